// Reads the settings once at the start, out of the environment and the files that it names, and tells every fault
// at once. The only room that sees process.env. The settings themselves are in settings.ts.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { ProviderSettings } from './base/identity-provider.ts';
import { Problem } from './base/problem.ts';
import type { MailServer } from './base/send-mail.ts';
import { readIdentityProvider } from './identity-settings.ts';
import { demoKeyPrefix, isLocal, type LogLevel, secretSettings, settings, testSettings } from './settings.ts';
import {
  buildRendering,
  buildVerification,
  type RenderingConfig,
  type VerificationConfig,
} from './thread-settings.ts';
import { readTrialDocuments, type TrialDocuments } from './trial-documents.ts';

export type Environment = Record<string, string | undefined>;

export type ConfigurationFault = { setting: string; reason: string };

export type Config = {
  host: string;
  port: number;
  /** The origin under which the outside reaches this service, without a slash at its end. */
  publicUrl: string;
  /** Undefined: the embedded PostgreSQL in the data folder. */
  databaseUrl: string | undefined;
  /** Undefined: `data` in the checkout, or a folder under /var/lib (see store/data-folder.ts). */
  dataDirectory: string | undefined;
  /** 32 bytes that seal the signing keys; undefined: the key in the data folder. */
  sealingKey: Buffer | undefined;
  /** PEM texts. */
  tls: { certificate: string; key: string } | undefined;
  /** The text of a style sheet, and the class that it asks for. */
  theme: { css: string; className: string | undefined } | undefined;
  logLevel: LogLevel;
  badgeTemplatesDirectory: string;
  postgresPrepare: boolean;
  postgresPool: number;
  /** Number of proxies in front, or their addresses; false: none, X-Forwarded-* is not believed. */
  trustProxy: false | number | string[];
  rateLimits: {
    /** Looking up CV codes, per address block. */
    codesPerMinute: number;
    /** Looking up CV codes, by everybody together. */
    codesTotalPerMinute: number;
    verificationsPerMinute: number;
    signInsPerMinute: number;
  };
  /** What strangers hand in to be verified. */
  verification: VerificationConfig;
  /** Undefined: papers and pictures are drawn where requests are answered. */
  rendering: RenderingConfig | undefined;
  /** Shared tablets. */
  posts: { idleSeconds: number; shiftSeconds: number };
  fetchTimeoutSeconds: number;
  fetchMaxBytes: number;
  fetchMaxRedirects: number;
  /** Copies of documents about no person; no bytes: none. */
  fetchCache: { maxSeconds: number; maxBytes: number };
  /** `host` or `host:port` that may be fetched though they are private or plain http; for trials and tests. */
  fetchAllowPrivate: string[];
  /** The adapter for test suites, with what its operator brought in by address; undefined when it is off. */
  vcApi: { documents: TrialDocuments } | undefined;
  /** Undefined: no mail is sent. */
  mail: MailServer | undefined;
  /** At which staff sign in; undefined: by passkeys and links only. */
  identityProvider: ProviderSettings | undefined;
  /** `mailto:` or `https:` address for /.well-known/security.txt. */
  securityContact: string | undefined;
};

type Settings = z.output<typeof settings>;

const checkout = join(import.meta.dirname, '..');

/**
 * Reads and checks every setting. An empty value counts as none.
 * @throws Problem configuration-invalid, with every fault: `facts.faults` is a list of `{ setting, reason }`
 */
export function loadConfig(env: Environment = process.env): Config {
  const faults: ConfigurationFault[] = findUnknownSettings(env);
  const given = readSecretFiles(dropEmpty(env), faults);
  const parsed = settings.safeParse(given);
  for (const issue of parsed.error?.issues ?? []) {
    faults.push({ setting: String(issue.path[0]), reason: issue.message });
  }
  const tls = readTls(given, faults);
  const vcApi = readVcApi(given, faults);
  const identityProvider = readIdentityProvider(given, faults);
  const css = given.THEME_CSS && readSettingFile('THEME_CSS', given.THEME_CSS, faults);
  checkTogether(given, faults);
  if (!parsed.success || faults.length > 0) {
    throw new Problem('configuration-invalid', { faults });
  }
  const theme = css ? { css, className: parsed.data.THEME_CLASS } : undefined;
  return buildConfig(parsed.data, { tls, vcApi, theme, identityProvider });
}

type Read = Pick<Config, 'tls' | 'vcApi' | 'theme' | 'identityProvider'>;

function buildConfig(values: Settings, read: Read): Config {
  return {
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL ?? `${read.tls === undefined ? 'http' : 'https'}://localhost:${values.PORT}`,
    databaseUrl: values.DATABASE_URL,
    dataDirectory: values.DATA_DIR,
    sealingKey: values.KUNDIG_KEY,
    logLevel: values.LOG_LEVEL ?? (values.DATABASE_URL === undefined ? 'warn' : 'info'),
    badgeTemplatesDirectory: values.BADGE_TEMPLATES_DIR ?? join(checkout, 'badge-templates'),
    postgresPrepare: values.POSTGRES_PREPARE,
    postgresPool: values.POSTGRES_POOL,
    trustProxy: values.TRUST_PROXY,
    rateLimits: {
      codesPerMinute: values.RATE_LIMIT_CODES_PER_MINUTE,
      codesTotalPerMinute: values.RATE_LIMIT_CODES_TOTAL_PER_MINUTE,
      verificationsPerMinute: values.RATE_LIMIT_VERIFICATIONS_PER_MINUTE,
      signInsPerMinute: values.RATE_LIMIT_SIGN_INS_PER_MINUTE,
    },
    verification: buildVerification(values),
    rendering: buildRendering(values),
    posts: { idleSeconds: values.POST_IDLE_SECONDS, shiftSeconds: values.POST_SHIFT_HOURS * 3600 },
    fetchTimeoutSeconds: values.FETCH_TIMEOUT_SECONDS,
    fetchMaxBytes: values.FETCH_MAX_BYTES,
    fetchMaxRedirects: values.FETCH_MAX_REDIRECTS,
    fetchCache: { maxSeconds: values.FETCH_CACHE_SECONDS, maxBytes: values.FETCH_CACHE_BYTES },
    fetchAllowPrivate: values.FETCH_ALLOW_PRIVATE ?? [],
    mail: buildMail(values),
    securityContact: values.SECURITY_CONTACT,
    ...read,
  };
}

function buildMail({ SMTP_URL, MAIL_FROM, SMTP_REQUIRE_TLS }: Settings): MailServer | undefined {
  return SMTP_URL === undefined || MAIL_FROM === undefined
    ? undefined
    : { url: SMTP_URL, from: MAIL_FROM, requireTls: SMTP_REQUIRE_TLS };
}

function dropEmpty(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
}

/** A name with our prefix that nobody reads is a typing error, and would be silently without effect. */
function findUnknownSettings(env: Environment): ConfigurationFault[] {
  const known = new Set([...Object.keys(settings.shape), ...secretSettings.map((name) => `${name}_FILE`)]);
  return Object.keys(env)
    .filter(
      (name) =>
        /^(KUNDIG|OIDC|RATE_LIMIT|VC_API)_/.test(name) && !known.has(name) && !testSettings.test(name),
    )
    .map((setting) => ({ setting, reason: 'is not a setting of Kundig (a typing error?)' }));
}

function readSecretFiles(env: Environment, faults: ConfigurationFault[]): Environment {
  const result = { ...env };
  for (const name of secretSettings) {
    const file = env[`${name}_FILE`];
    if (file === undefined) {
      continue;
    }
    if (env[name] !== undefined) {
      faults.push({ setting: name, reason: `is given twice: also as ${name}_FILE` });
      continue;
    }
    const text = readSettingFile(`${name}_FILE`, file, faults);
    if (text?.trim() === '') {
      faults.push({ setting: `${name}_FILE`, reason: 'is an empty file' });
    } else if (text !== undefined) {
      result[name] = text.trim();
    }
  }
  return result;
}

function readSettingFile(setting: string, file: string, faults: ConfigurationFault[]): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    faults.push({ setting, reason: `can not be read: ${file} (${code})` });
    return undefined;
  }
}

function readTls(env: Environment, faults: ConfigurationFault[]): Config['tls'] {
  const { TLS_CERT_FILE: certificateFile, TLS_KEY_FILE: keyFile } = env;
  if (certificateFile === undefined && keyFile === undefined) {
    return undefined;
  }
  if (certificateFile === undefined || keyFile === undefined) {
    const setting = certificateFile === undefined ? 'TLS_CERT_FILE' : 'TLS_KEY_FILE';
    faults.push({ setting, reason: 'is missing: certificate and key are given together or not at all' });
    return undefined;
  }
  const certificate = readSettingFile('TLS_CERT_FILE', certificateFile, faults);
  const key = readSettingFile('TLS_KEY_FILE', keyFile, faults);
  if (certificate === undefined || key === undefined) {
    return undefined;
  }
  checkCertificate({ certificate, key }, faults);
  return { certificate, key };
}

function readVcApi(env: Environment, faults: ConfigurationFault[]): Config['vcApi'] {
  const { VC_API_ADAPTER: adapter, VC_API_DOCUMENTS: file } = env;
  if (file !== undefined && adapter !== 'true') {
    const reason = 'is for test suites: set VC_API_ADAPTER=true with it, or leave it out';
    faults.push({ setting: 'VC_API_DOCUMENTS', reason });
    return undefined;
  }
  if (adapter !== 'true') return undefined;
  const found = readTrialDocuments(file);
  faults.push(...(found.reasons ?? []).map((reason) => ({ setting: 'VC_API_DOCUMENTS', reason })));
  return found.documents && { documents: found.documents };
}

function checkCertificate(tls: NonNullable<Config['tls']>, faults: ConfigurationFault[]): void {
  const certificate = attempt(() => new X509Certificate(tls.certificate));
  const key = attempt(() => createPrivateKey(tls.key));
  if (certificate === undefined) {
    faults.push({ setting: 'TLS_CERT_FILE', reason: 'is not a PEM certificate' });
  }
  if (key === undefined) {
    faults.push({ setting: 'TLS_KEY_FILE', reason: 'is not a PEM private key (without a passphrase)' });
  }
  if (certificate !== undefined && key !== undefined && !certificate.checkPrivateKey(key)) {
    faults.push({ setting: 'TLS_KEY_FILE', reason: 'does not belong to the certificate in TLS_CERT_FILE' });
  }
}

/** What no setting can say alone. */
function checkTogether(env: Environment, faults: ConfigurationFault[]): void {
  const key = env.KUNDIG_KEY;
  if (env.DATABASE_URL !== undefined && key === undefined && env.KUNDIG_KEY_FILE === undefined) {
    faults.push({
      setting: 'KUNDIG_KEY',
      reason: 'is needed with DATABASE_URL (or KUNDIG_KEY_FILE; make a key with `openssl rand -base64 32`)',
    });
  }
  if (env.DATABASE_URL !== undefined && key?.startsWith(demoKeyPrefix)) {
    faults.push({
      setting: 'KUNDIG_KEY',
      reason: 'is the key of a demo; make one with `openssl rand -base64 32`',
    });
  }
  const hasServer = env.SMTP_URL !== undefined || env.SMTP_URL_FILE !== undefined;
  if (hasServer !== (env.MAIL_FROM !== undefined)) {
    faults.push({
      setting: hasServer ? 'MAIL_FROM' : 'SMTP_URL',
      reason: `is needed with ${hasServer ? 'SMTP_URL' : 'MAIL_FROM'}`,
    });
  }
  const origin = env.PUBLIC_URL;
  if (env.FETCH_ALLOW_PRIVATE !== undefined && origin !== undefined && !isLocal(origin)) {
    faults.push({
      setting: 'FETCH_ALLOW_PRIVATE',
      reason: 'is for trials: PUBLIC_URL has to be on localhost',
    });
  }
}

function attempt<T>(build: () => T): T | undefined {
  try {
    return build();
  } catch {
    return undefined;
  }
}
