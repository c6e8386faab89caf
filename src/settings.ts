// Every setting, its reading and its words. Knows no files and no environment: config.ts brings those together.
import { statSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { identitySettings } from './identity-settings.ts';
import { renderingSettings, verificationSettings, wholeNumber } from './thread-settings.ts';

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof logLevels)[number];

/** The key file that a demo makes for itself begins with this, so that it is not taken for a real one. */
export const demoKeyPrefix = 'demo-';

const trueOrFalse = (zero: boolean) =>
  z
    .enum(['true', 'false'], 'must be true or false')
    .transform((value) => value === 'true')
    .default(zero);

const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

const keyText = z
  .string()
  .regex(
    /^(demo-)?[\w+/-]{43}=?$/,
    'must be 32 random bytes as base64 (make one with `openssl rand -base64 32`)',
  )
  .transform((value) => Buffer.from(value.replace(demoKeyPrefix, ''), 'base64url'))
  .refine(
    (key) => key.length === 32 && new Set(key).size >= 12,
    'is not random (make one with `openssl rand -base64 32`)',
  );

/** Each name that the environment may set, in the order of docs/configuration.md. */
export const settings = z.object({
  HOST: z.string().default('127.0.0.1').describe('Address to listen on. `0.0.0.0` for every address.'),
  PORT: wholeNumber(1, 65_535, 8080).describe('Port to listen on.'),
  PUBLIC_URL: z
    .string()
    .superRefine(checkOrigin)
    .transform((value) => new URL(value).origin)
    .optional()
    .describe(
      'Address under which the outside reaches this service: `https://`, a host name, no path. It is part of ' +
        'every credential and can not change once there is one. Without it: `http://localhost:PORT`, or ' +
        '`https://localhost:PORT` with a certificate; nobody outside this machine can check such badges.',
    ),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, 'must begin with postgres:// or postgresql://')
    .refine((value) => URL.canParse(value), 'is not a valid address (percent-encode the password)')
    .optional()
    .describe(
      'PostgreSQL 15 or later, as `postgres://user:password@host:5432/name`; `?sslmode=require` asks for TLS, ' +
        '`?host=/folder` means a Unix socket. Without it an embedded PostgreSQL runs in the data folder, for ' +
        'trying out. Can be given in a file: `DATABASE_URL_FILE`.',
    ),
  DATA_DIR: z
    .string()
    .optional()
    .describe(
      'Folder of the embedded PostgreSQL and its key. Without it: `data` in the checkout, or a folder under ' +
        '`/var/lib/kundig` when started as root from a checkout that only root can read.',
    ),
  KUNDIG_KEY: keyText
    .optional()
    .describe(
      'Key that seals the signing keys in the database: 32 random bytes as base64. Needed with `DATABASE_URL`; ' +
        'without both a key is made and kept in the data folder. Better given in a file: `KUNDIG_KEY_FILE`.',
    ),
  TLS_CERT_FILE: z
    .string()
    .optional()
    .describe('PEM file with the certificate (chain). With it and `TLS_KEY_FILE` the service speaks https.'),
  TLS_KEY_FILE: z.string().optional().describe('PEM file with the private key of the certificate.'),
  THEME_CSS: z
    .string()
    .optional()
    .describe(
      'Style sheet of your own, read at the start and loaded after ours on every page: it sets the token names of ' +
        'NL Design System that `src/web/assets/kundig.css` reads, such as `--utrecht-link-color`. With it our own ' +
        'colours for the dark are left out: pages stay light unless the sheet has colours for the dark too.',
    ),
  THEME_CLASS: z
    .string()
    .regex(/^[A-Za-z][\w-]*$/, 'must be one class name')
    .optional()
    .describe('Class of the whole page, for a `THEME_CSS` that asks for one.'),
  LOG_LEVEL: z
    .enum(logLevels, `must be one of ${logLevels.join(', ')}`)
    .optional()
    .describe(
      `Least important lines that are logged: ${logLevels.join(', ')}. Without it: \`info\` with ` +
        '`DATABASE_URL`, `warn` without, so that a trial shows what it says at its start.',
    ),
  BADGE_TEMPLATES_DIR: z
    .string()
    .refine(isFolder, 'is not a folder that can be read')
    .optional()
    .describe('Folder with the badge templates. Without it: `badge-templates` in the checkout.'),
  POSTGRES_PREPARE: trueOrFalse(true).describe(
    'Whether statements are prepared on the server. `false` behind PgBouncer in transaction mode.',
  ),
  POSTGRES_POOL: wholeNumber(1, 1000, 10).describe('Most connections to PostgreSQL at once.'),
  TRUST_PROXY: list
    .transform(parseProxies)
    .refine((value) => value !== undefined, 'must be false, a number of proxies, or their addresses')
    .transform((value) => value ?? false)
    .default(false)
    .describe(
      'Who may say (X-Forwarded-For) where a request came from: the number of proxies in front of this service, ' +
        'or their addresses and ranges, by commas. A number needs a port that nobody else can reach. Without it everybody ' +
        'who comes through a proxy counts as one address.',
    ),
  RATE_LIMIT_CODES_PER_MINUTE: wholeNumber(1, 1_000_000, 20).describe(
    'CV codes that one address block may look up per minute.',
  ),
  RATE_LIMIT_CODES_TOTAL_PER_MINUTE: wholeNumber(1, 1_000_000, 600).describe(
    'CV codes that everybody together may look up per minute.',
  ),
  RATE_LIMIT_VERIFICATIONS_PER_MINUTE: wholeNumber(1, 1_000_000, 30).describe(
    'Verifications that one address block may ask for per minute.',
  ),
  RATE_LIMIT_SIGN_INS_PER_MINUTE: wholeNumber(1, 1_000_000, 10).describe(
    'Sign-in attempts that one address block may make per minute. On shared tablets 6 times as many PINs may be tried.',
  ),
  POST_IDLE_SECONDS: wholeNumber(30, 3600, 180).describe(
    'Seconds after which a shared tablet locks when nobody touches it.',
  ),
  POST_SHIFT_HOURS: wholeNumber(1, 24, 10).describe(
    'Hours after which a shared tablet signs everybody out and asks for a strong sign-in again.',
  ),
  ...verificationSettings,
  ...renderingSettings,
  FETCH_TIMEOUT_SECONDS: wholeNumber(1, 60, 5).describe(
    'Longest wait, in seconds, for a DID document, a status list or a badge of another issuer.',
  ),
  FETCH_MAX_BYTES: wholeNumber(1024, 67_108_864, 8_388_608).describe(
    'Largest answer that is read from another address, in bytes. DID documents and credentials of others may ' +
      'have 64 kB, status lists 1 MB, whatever stands here.',
  ),
  FETCH_MAX_REDIRECTS: wholeNumber(0, 10, 3).describe(
    'Redirects that are followed; each is checked like the first address.',
  ),
  FETCH_CACHE_SECONDS: wholeNumber(0, 86_400, 300).describe(
    'Longest time, in seconds, that a DID document or status list of another issuer is used again without asking, ' +
      'whatever its server allows. A report says how old its copies were. Credentials are never kept.',
  ),
  FETCH_CACHE_BYTES: wholeNumber(0, 1_073_741_824, 16_777_216).describe(
    'Memory for those copies, in bytes; the least used goes first. `0` keeps none.',
  ),
  FETCH_ALLOW_PRIVATE: list
    .optional()
    .describe(
      'For trials and tests: hosts (`host` or `host:port`, by commas) that may be fetched though their address ' +
        'is private or they speak plain http. Only while `PUBLIC_URL` is on localhost.',
    ),
  VC_API_ADAPTER: trueOrFalse(false).describe(
    'For test suites: `true` offers the VC API under `/vc-api`, where anybody may have anything signed with keys ' +
      'made at the start. It refuses to start where there is an issuer. See `docs/vc-api.md`.',
  ),
  VC_API_DOCUMENTS: z
    .string()
    .optional()
    .describe(
      'For test suites, with `VC_API_ADAPTER` alone: JSON file that maps https addresses to files, relative to ' +
        'itself. They are read from there and not from the network: contexts, DID documents, status lists.',
    ),
  ...identitySettings,
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'must begin with smtp:// or smtps://')
    .refine(
      (value) => URL.canParse(value),
      'must be an address such as smtp://user:password@mail.example.org:587',
    )
    .optional()
    .describe(
      'Mail server that sends participants a link to sign in with, and tells staff that something waits: `smtp://user:password@host:587`, or `smtps://`. ' +
        'Without it no mail is sent.',
    ),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, 'must be an address, or Name <address>')
    .optional()
    .describe('Sender of that mail, such as `Kundig <kundig@example.org>`. Choose a neutral name.'),
  SMTP_REQUIRE_TLS: trueOrFalse(true).describe(
    '`false` sends mail without TLS where the mail server has none: on a network of your own only.',
  ),
  SECURITY_CONTACT: z
    .string()
    .regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, 'must begin with mailto: or https://')
    .optional()
    .describe('Where to report a vulnerability, for `/.well-known/security.txt`: `mailto:` or `https://`.'),
});

/** Settings that may also come from the file named by NAME_FILE. */
export const secretSettings: readonly (keyof typeof settings.shape)[] = [
  'DATABASE_URL',
  'KUNDIG_KEY',
  'SMTP_URL',
  'OIDC_CLIENT_KEY',
  'OIDC_CLIENT_SECRET',
];

/** Set by those who run the tests; the service does not read them. */
export const testSettings = /^KUNDIG_(CORPUS|TEST_\w+)$/;

function checkOrigin(value: string, context: z.RefinementCtx): void {
  const reject = (message: string) => context.addIssue({ code: 'custom', message });
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    reject('must be an address such as https://badges.example.org');
  } else if (`${url.origin}/` !== url.href) {
    reject('must be an origin: no path, query or user name');
  } else if (url.protocol === 'http:' && !isLocal(value)) {
    reject('must be https (plain http only for localhost)');
  } else if (isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0 && url.hostname !== '127.0.0.1') {
    reject('must have a host name, not an IP address (did:web can not carry one)');
  }
}

/** Whether an address is on this machine, so that nobody else can reach it. */
export function isLocal(address: string): boolean {
  const name = URL.canParse(address) ? new URL(address).hostname : '';
  return name === 'localhost' || name.endsWith('.localhost') || name === '127.0.0.1' || name === '[::1]';
}

function parseProxies(items: string[]): false | number | string[] | undefined {
  const [only] = items;
  if (items.length === 1 && only === 'false') {
    return false;
  }
  if (items.length === 1 && only !== undefined && /^[1-9]$/.test(only)) {
    return Number(only);
  }
  // A range that holds everybody would let anybody choose their own address.
  const isAddress = (item: string) => {
    const [, address = '', length = '1'] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(item) ?? [];
    return Number(length) >= 1 && Number(length) <= { 0: 0, 4: 32, 6: 128 }[isIP(address) as 0 | 4 | 6];
  };
  return items.length > 0 && items.every(isAddress) ? items : undefined;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
