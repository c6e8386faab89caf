// did:web: a DID that says at which address its document lies. Pure reading and writing of names.
// did:web Method Specification, Read (Resolve).

const didWeb = /^did:web:([A-Za-z0-9.-]+)(?:%3[Aa](\d{1,5}))?((?::[A-Za-z0-9._~%-]+)*)$/;
const localHost = /^(localhost|127\.0\.0\.1)$/;

/**
 * The DID for documents under a public URL. Its own path comes before `path`; a port becomes `%3A`.
 * `https://badges.example:8443/kundig` with `['issuers', 'x']` gives `did:web:badges.example%3A8443:kundig:issuers:x`.
 */
export function buildDidWeb(publicUrl: string, path: string[]): string {
  const url = new URL(publicUrl);
  const segments = [...url.pathname.split('/').filter((segment) => segment !== ''), ...path];
  return ['did', 'web', url.host.replace(':', '%3A'), ...segments].join(':');
}

/**
 * Where the document of a did:web lies; undefined when it is no well-formed did:web. Always https, but for
 * the machine itself (localhost), which has no certificate to show.
 */
export function findDidWebUrl(did: string): string | undefined {
  const [, host, port, rest] = didWeb.exec(did) ?? [];
  if (host === undefined) return undefined;
  const path = rest ? rest.replaceAll(':', '/') : '/.well-known';
  const scheme = localHost.test(host) ? 'http' : 'https';
  const address = `${scheme}://${host}${port === undefined ? '' : `:${port}`}${path}/did.json`;
  // A path that a URL parser would rewrite (dots, broken escapes, hidden slashes) names no one place.
  const isPlain = URL.canParse(address) && new URL(address).pathname === `${path}/did.json`;
  return isPlain && !/%(2[ef]|5c)/i.test(path) ? address : undefined;
}
