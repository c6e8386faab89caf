// The one way a document becomes bytes: RFC 8785. Everything signed, stored, served or digested goes through it.
import canonicalize from 'canonicalize';

/**
 * The RFC 8785 text of a JSON value: sorted names, no space, one spelling per number.
 * @throws Error for what JSON cannot hold (NaN, Infinity, a lone surrogate, a circle, undefined).
 */
export function canonicalizeJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('undefined is not JSON');
  return text;
}
