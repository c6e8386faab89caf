// Builds what main.ts and cli.ts hand to the rules, out of the configuration: database, keys, clock, network.
import { systemClock } from './base/clock.ts';
import { buildDocumentCache } from './base/document-cache.ts';
import { buildFetchDocument, type FetchDocument } from './base/fetch-document.ts';
import { buildIdentityProvider } from './base/identity-provider.ts';
import { randomIds } from './base/ids.ts';
import { buildSendMail } from './base/send-mail.ts';
import type { Config } from './config.ts';
import { defaultContainerLimits } from './openbadges/containers/limits.ts';
import { addTrialContexts } from './openbadges/contexts.ts';
import { isJsonObject, type JsonObject, parseStrictJson } from './openbadges/json.ts';
import type { TrialDocuments } from './openbadges/vc-api/resources.ts';
import { buildTrialIssuers, type VcApi } from './openbadges/vc-api/trial-issuers.ts';
import { buildRenderingThreads } from './rendering-threads.ts';
import { buildKeyVault, type Services } from './services.ts';
import { demoKeyPrefix } from './settings.ts';
import { chooseDataFolder, loadDataFolderKey } from './store/data-folder.ts';
import { closeDatabase, openDatabase } from './store/database.ts';
import { startEmbeddedPostgres } from './store/embedded-postgres.ts';
import { migrateDatabase } from './store/migrate.ts';
import { findRunningPostgres } from './store/running-postgres.ts';
import { buildVerificationThreads, type FileLimits } from './verify-files.ts';

export type OpenedServices = {
  services: Services;
  /** Where the embedded PostgreSQL keeps everything; undefined with a DATABASE_URL. */
  dataFolder: string | undefined;
  close(): Promise<void>;
};

type Source = { url: string; sealingKey: Uint8Array; dataFolder: string | undefined; stop(): Promise<void> };

const contextLimits = { maxDepth: 64, maxObjects: 10_000, maxValues: 100_000 };

export type OpenOptions = {
  /** Gets one line at a time, without personal data. */
  log: (line: string) => void;
  /** A command may work on the embedded PostgreSQL of a server that runs; a second server may not. */
  mayJoin?: boolean;
};

async function openSource(config: Config, options: OpenOptions): Promise<Source> {
  const { databaseUrl, sealingKey } = config;
  // config.ts refuses a DATABASE_URL without a key.
  if (databaseUrl && sealingKey) {
    return { url: databaseUrl, sealingKey, dataFolder: undefined, stop: async () => {} };
  }
  const dataFolder = await chooseDataFolder(config.dataDirectory);
  const running = options.mayJoin ? await findRunningPostgres(dataFolder) : undefined;
  if (running) {
    const ownKey = sealingKey ?? (await loadDataFolderKey(dataFolder, demoKeyPrefix));
    return { url: running, sealingKey: ownKey, dataFolder, stop: async () => {} };
  }
  const postgres = await startEmbeddedPostgres({ dataDirectory: dataFolder, log: options.log });
  try {
    const ownKey = sealingKey ?? (await loadDataFolderKey(dataFolder, demoKeyPrefix));
    return { url: postgres.url, sealingKey: ownKey, dataFolder, stop: () => postgres.stop() };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** What a foreign file may weigh, in the words of those who open and check it. */
export function buildFileLimits({ verification }: Config): FileLimits {
  const { maxBytes, maxDepth, maxValues, maxProofs, maxDocuments } = verification;
  const { maxFileBytes, maxInflatedBytes, maxCredentials } = verification;
  const { maxTextBytes, maxObjects, maxValues: maxFileValues } = defaultContainerLimits;
  return {
    limits: { maxBytes, maxDepth, maxObjects: verification.maxNodes, maxValues, maxProofs, maxDocuments },
    containerLimits: {
      maxBytes: maxFileBytes,
      maxInflatedBytes,
      maxContents: maxCredentials,
      // A file may hold several of the largest.
      maxTextBytes: Math.max(maxTextBytes, 4 * maxBytes),
      maxObjects: Math.max(maxObjects, 4 * verification.maxNodes),
      maxValues: Math.max(maxFileValues, 4 * maxValues),
    },
  };
}

/** The guarded way to the documents of others, with copies of those that are about no person. */
export function buildFetch(config: Config): FetchDocument {
  const fetchDocument = buildFetchDocument({
    timeoutSeconds: config.fetchTimeoutSeconds,
    maxBytes: config.fetchMaxBytes,
    maxRedirects: config.fetchMaxRedirects,
    allowPrivate: config.fetchAllowPrivate,
  });
  return buildDocumentCache(fetchDocument, config.fetchCache);
}

/** What the operator of a trial brought in is read from there; all else from the network. */
function mapDocuments(fetchDocument: FetchDocument, documents: TrialDocuments): FetchDocument {
  return async (url, options) => {
    const bytes = documents.get(url);
    return bytes
      ? { bytes, body: Buffer.from(bytes).toString('utf8'), url, fetchedAt: systemClock.now() }
      : fetchDocument(url, options);
  };
}

/** Those of the documents that define words. */
function findContexts(documents: TrialDocuments): Map<string, JsonObject> {
  const found = [...documents].map(([url, bytes]): [string, unknown] => [
    url,
    (parseStrictJson(Buffer.from(bytes).toString('utf8'), contextLimits) as { value?: unknown }).value,
  ]);
  const isContext = (entry: [string, unknown]): entry is [string, JsonObject] =>
    isJsonObject(entry[1]) && isJsonObject(entry[1]['@context']);
  return new Map(found.filter(isContext));
}

/** The adapter for test suites, with new keys. */
function buildVcApi({ vcApi }: Config): VcApi | undefined {
  if (!vcApi) return undefined;
  const { documents } = vcApi;
  addTrialContexts(findContexts(documents));
  return { issuers: buildTrialIssuers(randomIds.integer), documents };
}

function buildServices(config: Config, source: Source) {
  const db = openDatabase({
    url: source.url,
    pool: config.postgresPool,
    prepare: config.postgresPrepare,
  });
  const { timeoutSeconds, ...threadLimits } = config.verification;
  const threads = buildVerificationThreads(buildFileLimits(config), {
    ...threadLimits,
    seconds: timeoutSeconds,
  });
  const rendering = config.rendering && buildRenderingThreads(config.rendering);
  const services: Services = {
    db,
    clock: systemClock,
    ids: randomIds,
    keys: buildKeyVault(source.sealingKey),
    fetchDocument: mapDocuments(buildFetch(config), config.vcApi?.documents ?? new Map()),
    verifyFile: threads.verifyFile,
    runRendering: rendering?.runRendering,
    vcApi: buildVcApi(config),
    sendMail: config.mail && buildSendMail(config.mail),
    identityProvider:
      config.identityProvider &&
      buildIdentityProvider(config.identityProvider, { timeoutSeconds: config.fetchTimeoutSeconds }),
    settings: {
      publicUrl: config.publicUrl,
      demo: source.dataFolder !== undefined,
      rateLimits: config.rateLimits,
      trustProxy: config.trustProxy,
      maxFileBytes: config.verification.maxFileBytes,
      securityContact: config.securityContact ?? null,
      posts: config.posts,
      theme: config.theme,
    },
  };
  return { db, services, closeThreads: () => Promise.all([threads.close(), rendering?.close()]) };
}

/**
 * Opens the database, an embedded one if none is configured, and brings its tables up to date.
 * @throws Problem data-folder-in-use, embedded-postgres-failed, database-too-old, database-newer,
 *   database-unavailable
 */
export async function openServices(config: Config, options: OpenOptions): Promise<OpenedServices> {
  const source = await openSource(config, options);
  try {
    await migrateDatabase(source.url);
  } catch (error) {
    await source.stop();
    throw error;
  }
  const { db, services, closeThreads } = buildServices(config, source);
  return {
    services,
    dataFolder: source.dataFolder,
    async close() {
      await closeThreads();
      await closeDatabase(db);
      await source.stop();
    },
  };
}
