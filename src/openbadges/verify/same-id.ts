// When two ids are the same. OB 3.0, Credential Equality: after percent-decoding and trimming.

function normalize(id: string): string {
  try {
    return decodeURIComponent(id).trim();
  } catch {
    return id.trim();
  }
}

/** Whether both are texts that say the same id. */
export function isSameId(one: unknown, other: unknown): boolean {
  return typeof one === 'string' && typeof other === 'string' && normalize(one) === normalize(other);
}
