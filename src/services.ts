// What a rule may hold: the database, time, random names, signers, the way to foreign documents, settings.
// Handed to every function of domain/; in tests a literal with a fixed clock and counted ids.
import type { Clock } from './base/clock.ts';
import type { FetchDocument } from './base/fetch-document.ts';
import type { IdentityProvider } from './base/identity-provider.ts';
import type { Ids } from './base/ids.ts';
import { Problem } from './base/problem.ts';
import type { SendMail } from './base/send-mail.ts';
import {
  buildSigner,
  openSecret,
  type Signer,
  type SigningAlgorithm,
  sealSecret,
} from './openbadges/keys.ts';
import type { VcApi } from './openbadges/vc-api/trial-issuers.ts';
import type { RunRendering } from './rendering-threads.ts';
import { type Database, inTransaction as runInTransaction } from './store/database.ts';
import type { VerifyFile } from './verify-files.ts';

export type { Mail, SendMail } from './base/send-mail.ts';
export { describeDatabaseError, isDatabaseGone, isErasedMeanwhile } from './store/database-errors.ts';

/** When a shared tablet locks by itself, and how long one shift lasts. */
export type PostSettings = { idleSeconds: number; shiftSeconds: number };

const defaultPosts: PostSettings = { idleSeconds: 180, shiftSeconds: 10 * 3600 };

/** The settings that rules and pages need; main.ts fills them from the configuration. */
export type Settings = {
  /** Origin without a trailing slash, part of every id. */
  publicUrl: string;
  /** True for the invented issuer of a first start; pages then say that badges are examples. */
  demo: boolean;
  rateLimits: {
    codesPerMinute: number;
    codesTotalPerMinute: number;
    verificationsPerMinute: number;
    signInsPerMinute: number;
  };
  trustProxy: boolean | number | string[];
  /** Largest file that anybody can hand in to be verified. */
  maxFileBytes: number;
  securityContact: string | null;
  posts?: PostSettings | undefined;
  theme?: Theme | undefined;
};

/** A style sheet of the operator's own, as text, and the class of the page that it asks for. */
export type Theme = { css: string; className: string | undefined };

export function findPostSettings({ posts = defaultPosts }: Pick<Settings, 'posts'>): PostSettings {
  return posts;
}

export type SealedKey = { keyId: string; algorithm: SigningAlgorithm; sealedSeed: string };

/** Opens and seals signing keys, and what else may not be read in a row; the sealing key never leaves this closure. */
export type KeyVault = {
  /** @throws Problem signing-unavailable when the seal does not open. */
  openSigner(key: SealedKey): Promise<Signer>;
  seal(seed: Uint8Array, keyId: string): Promise<string>;
  /** @throws Error named `SealBroken` when it was sealed for another id or with another key. */
  open(sealed: string, keyId: string): Promise<Uint8Array>;
};

export type Services = {
  db: Database;
  clock: Clock;
  ids: Ids;
  keys: KeyVault;
  fetchDocument: FetchDocument;
  /** Opens and checks what strangers hand in; in threads, so that nobody else waits for it. */
  verifyFile: VerifyFile;
  /** Draws papers and pictures in threads; undefined: where they are asked for. */
  runRendering?: RunRendering | undefined;
  settings: Settings;
  /** Only where the settings name a mail server. */
  sendMail?: SendMail | undefined;
  /** Only where the settings name one at which staff sign in. */
  identityProvider?: IdentityProvider | undefined;
  /** Only with the switch for it: what signs and answers for test suites, with keys of its own. */
  vcApi?: VcApi | undefined;
};

/** Opened signers are kept for the life of the process: opening costs more than signing. */
export function buildKeyVault(sealingKey: Uint8Array): KeyVault {
  const signers = new Map<string, Signer>();
  return {
    async openSigner({ keyId, algorithm, sealedSeed }) {
      const known = signers.get(keyId);
      if (known) return known;
      const seed = await openSecret(sealedSeed, sealingKey, keyId).catch((cause: unknown) => {
        throw new Problem('signing-unavailable', {}, { cause });
      });
      const signer = buildSigner({ keyId, seed, algorithm });
      signers.set(keyId, signer);
      return signer;
    },
    seal: (seed, keyId) => sealSecret(seed, sealingKey, keyId),
    open: (sealed, keyId) => openSecret(sealed, sealingKey, keyId),
  };
}

/** Runs `work` in one transaction, or in the one that `services` already stands in. */
export function inTransaction<T>(services: Services, work: (services: Services) => Promise<T>): Promise<T> {
  return runInTransaction(services.db, (db) => work({ ...services, db }));
}
