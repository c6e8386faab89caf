// What internet.nl looks for in the headers of a site and in its security.txt, a row per rule: standards as its checker
// reads them (http_headers.py, and sectxt for RFC 9116). A name of a rule in the answer is a fault.

type Headers = Record<string, string | string[] | number | undefined>;
type Policy = Map<string, string[]>;

const read = (headers: Headers, name: string): string => String(headers[name] ?? '');
const readValues = (headers: Headers, name: string): string[] =>
  read(headers, name)
    .split(',')
    .map((value) => value.trim());

/** Directives by name; a repeated one is not read, as in CSP3 2.2.1. */
function readPolicy(headers: Headers): Policy {
  const policy: Policy = new Map();
  for (const part of read(headers, 'content-security-policy').split(';')) {
    const [name = '', ...sources] = part.trim().toLowerCase().split(/\s+/);
    if (name !== '' && !policy.has(name)) policy.set(name, sources);
  }
  return policy;
}

const listSources = (policy: Policy) =>
  [...policy].flatMap(([name, sources]) => (name === 'sandbox' ? [] : sources));
const isHost = (source: string) => !source.startsWith("'") && !/^[a-z]+:$/.test(source);
const findHost = (source: string) => source.replace(/^[a-z*]+:\/\//, '').replace(/[:/].*$/, '');
/** 'none' alone, or 'self' and besides it nothing but hosts of the site. */
function keepsHome(sources: string[] | undefined, domain: string): boolean {
  if (sources === undefined) return false;
  if (sources.length === 1 && sources[0] === "'none'") return true;
  const others = sources.filter((source) => source !== "'self'" && source !== "'report-sample'");
  return sources.includes("'self'") && others.every((source) => findHost(source).endsWith(domain));
}
const isClosed = (sources: string[] | undefined) =>
  sources?.some((source) => ["'none'", "'self'"].includes(source)) === true;
const isNamed = (sources: string[] | undefined) =>
  sources?.some((source) => ["'none'", "'self'"].includes(source) || isHost(source)) === true;
const takesData = (policy: Policy, name: string) =>
  ['data:', '*'].some((source) => (policy.get(name) ?? policy.get('default-src') ?? []).includes(source));

type Rule<Read> = { title: string; isBroken: (read: Read, domain: string) => boolean };

const policyRules: Rule<Policy>[] = [
  { title: 'unsafe-inline', isBroken: (policy) => listSources(policy).includes("'unsafe-inline'") },
  { title: 'unsafe-eval', isBroken: (policy) => listSources(policy).includes("'unsafe-eval'") },
  { title: 'unsafe-hashes', isBroken: (policy) => listSources(policy).includes("'unsafe-hashes'") },
  { title: 'http', isBroken: (policy) => listSources(policy).some((source) => /^(http|\*):/.test(source)) },
  { title: 'bare https', isBroken: (policy) => listSources(policy).includes('https:') },
  {
    title: 'host without scheme',
    isBroken: (policy) => listSources(policy).some((source) => isHost(source) && !source.includes('://')),
  },
  {
    title: 'host for all',
    isBroken: (policy) => listSources(policy).some((source) => ['*', '127.0.0.1'].includes(findHost(source))),
  },
  {
    title: 'data in scripts or objects',
    isBroken: (policy) => takesData(policy, 'script-src') || takesData(policy, 'object-src'),
  },
  { title: 'default-src', isBroken: (policy, domain) => !keepsHome(policy.get('default-src'), domain) },
  { title: 'base-uri', isBroken: (policy, domain) => !keepsHome(policy.get('base-uri'), domain) },
  { title: 'form-action', isBroken: (policy) => !isNamed(policy.get('form-action')) },
  { title: 'frame-ancestors', isBroken: (policy) => !isClosed(policy.get('frame-ancestors')) },
  {
    title: 'frame-src',
    isBroken: (policy, domain) =>
      !keepsHome(policy.get('default-src'), domain) &&
      !isNamed(policy.get('frame-src') ?? policy.get('child-src') ?? policy.get('default-src')),
  },
];

/** A year, in seconds. */
const longEnough = 31_536_000;

const headerRules: Rule<Headers>[] = [
  {
    title: 'Strict-Transport-Security',
    isBroken: (headers) => {
      const [first = ''] = readValues(headers, 'strict-transport-security');
      return !(Number(/max-age=(\d+)/i.exec(first)?.[1]) >= longEnough);
    },
  },
  {
    title: 'X-Frame-Options',
    isBroken: (headers) => !/^(deny|sameorigin)$/i.test(readValues(headers, 'x-frame-options')[0] ?? ''),
  },
  {
    title: 'X-Content-Type-Options',
    isBroken: (headers) => !/^nosniff$/i.test(readValues(headers, 'x-content-type-options')[0] ?? ''),
  },
  {
    title: 'Referrer-Policy',
    isBroken: (headers) =>
      !['no-referrer', 'same-origin'].includes(readValues(headers, 'referrer-policy').at(-1) ?? ''),
  },
];

/** The rules that the headers of an answer of this domain break. */
export function findHeaderFaults(headers: Headers, domain: string): string[] {
  const policy = readPolicy(headers);
  return [
    ...policyRules.filter(({ isBroken }) => isBroken(policy, domain)),
    ...headerRules.filter(({ isBroken }) => isBroken(headers, domain)),
  ].map(({ title }) => title);
}

type SecurityTxt = {
  status: number;
  contentType: string;
  fields: [string, string][];
  url: string;
  now: Date;
};

const listField = ({ fields }: SecurityTxt, wanted: string) =>
  fields.filter(([name]) => name === wanted).map(([, value]) => value);
const days = (from: Date, until: string) => (Date.parse(until) - from.getTime()) / 86_400_000;
/** Who has to renew it by hand wants to know this long before. Ours is counted anew at each asking. */
const nearDays = 30;

const securityTxtRules: Rule<SecurityTxt>[] = [
  { title: 'status', isBroken: ({ status }) => status !== 200 },
  {
    title: 'media type',
    isBroken: ({ contentType }) => !/^text\/plain; ?charset=utf-8$/i.test(contentType),
  },
  { title: 'unknown line', isBroken: ({ fields }) => fields.some(([name]) => !/^[a-z][a-z-]*$/.test(name)) },
  {
    title: 'Contact',
    isBroken: (file) => {
      const contacts = listField(file, 'contact');
      return (
        contacts.length === 0 || !contacts.every((value) => /^(https:\/\/|mailto:|tel:)\S+$/.test(value))
      );
    },
  },
  {
    title: 'Expires',
    isBroken: (file) => {
      const [value = '', ...more] = listField(file, 'expires');
      const isDateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value);
      return more.length > 0 || !isDateTime || !(days(file.now, value) > 0);
    },
  },
  {
    title: 'expires soon',
    isBroken: (file) => days(file.now, listField(file, 'expires')[0] ?? '') < nearDays,
  },
  { title: 'expires late', isBroken: (file) => days(file.now, listField(file, 'expires')[0] ?? '') > 365 },
  {
    title: 'Preferred-Languages',
    isBroken: (file) => {
      const lists = listField(file, 'preferred-languages');
      return lists.length > 1 || !lists.every((list) => /^[a-z]{2,3}(, ?[a-z]{2,3})*$/.test(list));
    },
  },
  {
    title: 'Canonical',
    isBroken: (file) => {
      const places = listField(file, 'canonical');
      return places.length > 0 && !places.includes(file.url);
    },
  },
];

/** The rules that a security.txt breaks: RFC 9116 2 and 2.5, as sectxt reads them. */
export function findSecurityTxtFaults(
  answer: { status: number; contentType: string; text: string },
  { url, now }: { url: string; now: Date },
): string[] {
  const fields = answer.text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line): [string, string] => {
      const at = line.indexOf(':');
      return [line.slice(0, at === -1 ? 0 : at).toLowerCase(), line.slice(at + 1).trim()];
    });
  return securityTxtRules
    .filter(({ isBroken }) => isBroken({ ...answer, fields, url, now }, ''))
    .map(({ title }) => title);
}
