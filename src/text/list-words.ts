// Every text of a catalogue with the path that leads to it, for tests and for people who read translations.

export type Words = { path: string; text: string };

/** Functions are called with each of the numbers for all they want to know, as facts or alone: `mine.toGo(3)`. */
export function listWords(value: unknown, path = '', numbers: readonly number[] = [1, 3]): Words[] {
  if (typeof value === 'string') {
    return [{ path, text: value }];
  }
  if (typeof value === 'function') {
    return numbers.flatMap((count) => {
      const facts = new Proxy({}, { get: (_, key) => (key === Symbol.toPrimitive ? () => count : count) });
      return listWords(value(facts, facts), `${path}(${count})`, numbers);
    });
  }
  return Object.entries(value ?? {}).flatMap(([key, part]) =>
    listWords(part, path === '' ? key : `${path}.${key}`, numbers),
  );
}
