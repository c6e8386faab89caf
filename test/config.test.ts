import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import t from 'tap';
import { isProblem } from '../src/base/problem.ts';
import { type ConfigurationFault, type Environment, loadConfig } from '../src/config.ts';
import { buildCertificate } from './certificate.ts';

const key = randomBytes(32).toString('base64');
const database = { DATABASE_URL: 'postgres://kundig:pass@db.example/kundig', KUNDIG_KEY: key };

function findFaults(env: Environment): ConfigurationFault[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (isProblem(error, 'configuration-invalid')) {
      return error.facts.faults as ConfigurationFault[];
    }
    throw error;
  }
  return [];
}

t.test('without any setting everything has a good value', async (t) => {
  const config = loadConfig({});
  t.match(config, {
    host: '127.0.0.1',
    port: 8080,
    publicUrl: 'http://localhost:8080',
    databaseUrl: undefined,
    dataDirectory: undefined,
    sealingKey: undefined,
    tls: undefined,
    logLevel: 'warn',
    postgresPrepare: true,
    postgresPool: 10,
    trustProxy: false,
    fetchAllowPrivate: [],
    securityContact: undefined,
  });
  t.match(config.badgeTemplatesDirectory, /\/badge-templates$/);
  t.same(loadConfig({ PORT: '', PUBLIC_URL: '', DATABASE_URL: '' }), config, 'an empty value is no value');
  t.same(loadConfig({ KUNDIG_CORPUS: '/somewhere', KUNDIG_TEST_POSTGRES_URL: 'x' }), config);
});

t.test('every setting reaches the configuration', async (t) => {
  const config = loadConfig({
    ...database,
    HOST: '0.0.0.0',
    PORT: '9000',
    PUBLIC_URL: 'https://Badges.example.org:8443/',
    DATA_DIR: '/srv/kundig',
    LOG_LEVEL: 'warn',
    BADGE_TEMPLATES_DIR: import.meta.dirname,
    POSTGRES_PREPARE: 'false',
    POSTGRES_POOL: '25',
    TRUST_PROXY: '10.0.0.1, 10.1.0.0/16',
    RATE_LIMIT_CODES_PER_MINUTE: '1',
    RATE_LIMIT_CODES_TOTAL_PER_MINUTE: '2',
    RATE_LIMIT_VERIFICATIONS_PER_MINUTE: '3',
    RATE_LIMIT_SIGN_INS_PER_MINUTE: '4',
    VERIFY_THREADS: '3',
    VERIFY_QUEUE: '5',
    VERIFY_WAIT_SECONDS: '6',
    VERIFY_TIMEOUT_SECONDS: '7',
    VERIFY_MEMORY_MEGABYTES: '128',
    VERIFY_MAX_FILE_BYTES: '100000',
    VERIFY_MAX_INFLATED_BYTES: '200000',
    VERIFY_MAX_CREDENTIALS: '9',
    VERIFY_MAX_BYTES: '2000',
    VERIFY_MAX_DEPTH: '16',
    VERIFY_MAX_NODES: '100',
    VERIFY_MAX_VALUES: '1000',
    VERIFY_MAX_PROOFS: '4',
    VERIFY_MAX_DOCUMENTS: '11',
    RENDER_THREADS: '2',
    RENDER_QUEUE: '8',
    POST_IDLE_SECONDS: '60',
    POST_SHIFT_HOURS: '2',
    FETCH_TIMEOUT_SECONDS: '9',
    FETCH_MAX_BYTES: '2048',
    FETCH_MAX_REDIRECTS: '0',
    FETCH_CACHE_SECONDS: '60',
    FETCH_CACHE_BYTES: '0',
    SECURITY_CONTACT: 'mailto:security@example.org',
  });
  t.same(config, {
    host: '0.0.0.0',
    port: 9000,
    publicUrl: 'https://badges.example.org:8443',
    databaseUrl: database.DATABASE_URL,
    dataDirectory: '/srv/kundig',
    sealingKey: Buffer.from(key, 'base64'),
    tls: undefined,
    logLevel: 'warn',
    badgeTemplatesDirectory: import.meta.dirname,
    postgresPrepare: false,
    postgresPool: 25,
    trustProxy: ['10.0.0.1', '10.1.0.0/16'],
    rateLimits: { codesPerMinute: 1, codesTotalPerMinute: 2, verificationsPerMinute: 3, signInsPerMinute: 4 },
    verification: {
      threads: 3,
      queue: 5,
      waitSeconds: 6,
      timeoutSeconds: 7,
      memoryMegabytes: 128,
      maxFileBytes: 100000,
      maxInflatedBytes: 200000,
      maxCredentials: 9,
      maxBytes: 2000,
      maxDepth: 16,
      maxNodes: 100,
      maxValues: 1000,
      maxProofs: 4,
      maxDocuments: 11,
    },
    rendering: { threads: 2, queue: 8, waitSeconds: 20, seconds: 20, memoryMegabytes: 512 },
    posts: { idleSeconds: 60, shiftSeconds: 7200 },
    fetchTimeoutSeconds: 9,
    fetchMaxBytes: 2048,
    fetchMaxRedirects: 0,
    fetchCache: { maxSeconds: 60, maxBytes: 0 },
    fetchAllowPrivate: [],
    securityContact: 'mailto:security@example.org',
  });
  t.equal(loadConfig({ RENDER_THREADS: '0' }).rendering, undefined, 'drawn where requests are answered');
  t.equal(loadConfig({ TRUST_PROXY: '2' }).trustProxy, 2);
  t.equal(loadConfig({ TRUST_PROXY: 'false' }).trustProxy, false);
  t.same(loadConfig({ FETCH_ALLOW_PRIVATE: 'localhost:9001, 10.0.0.2' }).fetchAllowPrivate, [
    'localhost:9001',
    '10.0.0.2',
  ]);
});

t.test('a wrong value is told with its setting and what it should be', async (t) => {
  const wrong: [string, string, RegExp][] = [
    ['PORT', 'eighty', /whole number from 1 to 65535/],
    ['PORT', '0', /whole number from 1 to 65535/],
    ['PORT', '65536', /whole number from 1 to 65535/],
    ['PORT', '80.5', /whole number/],
    ['PUBLIC_URL', 'badges.example.org', /must be an address/],
    ['PUBLIC_URL', 'ftp://badges.example.org', /must be an address/],
    ['PUBLIC_URL', 'https://badges.example.org/kundig', /no path/],
    ['PUBLIC_URL', 'https://badges.example.org/?a=1', /no path/],
    ['PUBLIC_URL', 'https://someone@badges.example.org', /user name/],
    ['PUBLIC_URL', 'http://badges.example.org', /must be https/],
    ['PUBLIC_URL', 'https://192.0.2.7', /not an IP address/],
    ['PUBLIC_URL', 'https://[2001:db8::1]', /not an IP address/],
    ['PUBLIC_URL', 'http://[::1]:8080', /not an IP address/],
    ['DATABASE_URL', 'mysql://db/kundig', /must begin with postgres/],
    ['DATABASE_URL', 'postgres://kundig:p/ss@[db', /not a valid address/],
    ['KUNDIG_KEY', 'secret', /32 random bytes/],
    ['KUNDIG_KEY', Buffer.alloc(32).toString('base64'), /not random/],
    ['LOG_LEVEL', 'loud', /must be one of silent/],
    ['BADGE_TEMPLATES_DIR', '/no/such/folder', /not a folder/],
    ['POSTGRES_PREPARE', 'yes', /must be true or false/],
    ['POSTGRES_POOL', '0', /whole number from 1/],
    ['TRUST_PROXY', 'true', /number of proxies/],
    ['TRUST_PROXY', 'proxy.example.org', /number of proxies/],
    ['TRUST_PROXY', '10.0.0.0/99', /number of proxies/],
    ['TRUST_PROXY', '10.0.0.1, 0.0.0.0/0', /number of proxies/],
    ['RATE_LIMIT_CODES_PER_MINUTE', '-1', /whole number/],
    ['FETCH_TIMEOUT_SECONDS', '61', /from 1 to 60/],
    ['FETCH_MAX_BYTES', '10', /from 1024/],
    ['SECURITY_CONTACT', 'security@example.org', /mailto: or https/],
  ];
  for (const [setting, value, reason] of wrong) {
    const faults = findFaults({ KUNDIG_KEY: key, [setting]: value });
    t.match(faults, [{ setting, reason }], `${setting}=${value}`);
    t.equal(faults.length, 1);
  }
  t.notMatch(JSON.stringify(findFaults({ KUNDIG_KEY: 'hunter2' })), /hunter2/, 'a secret is not repeated');
});

t.test('a style sheet of the operator is read at the start', async (t) => {
  const folder = t.testdir({ 'theme.css': '.own { --utrecht-link-color: #123456; }' });
  const file = join(folder, 'theme.css');
  t.same(loadConfig({ THEME_CSS: file, THEME_CLASS: 'own' }).theme, {
    css: '.own { --utrecht-link-color: #123456; }',
    className: 'own',
  });
  t.equal(loadConfig({ THEME_CLASS: 'own' }).theme, undefined, 'a class alone restyles nothing');
  t.match(findFaults({ THEME_CSS: join(folder, 'no.css') }), [
    { setting: 'THEME_CSS', reason: /can not be/ },
  ]);
  t.match(findFaults({ THEME_CLASS: 'a b"' }), [{ setting: 'THEME_CLASS', reason: /one class name/ }]);
});

t.test('all faults are told at once', async (t) => {
  const faults = findFaults({
    PORT: 'x',
    KUNDIG_KYE: 'typing error',
    RATE_LIMIT_CODES: '5',
    DATABASE_URL: database.DATABASE_URL,
    TLS_CERT_FILE: '/certificate.pem',
    LOG_LEVEL: 'loud',
  });
  t.same(
    faults.map(({ setting }) => setting),
    ['KUNDIG_KYE', 'RATE_LIMIT_CODES', 'PORT', 'LOG_LEVEL', 'TLS_KEY_FILE', 'KUNDIG_KEY'],
  );
});

t.test('an own database needs a key, and not that of a demo', async (t) => {
  const { DATABASE_URL } = database;
  t.match(findFaults({ DATABASE_URL }), [{ setting: 'KUNDIG_KEY', reason: /is needed/ }]);
  const demoKey = `demo-${randomBytes(32).toString('base64url')}`;
  t.match(findFaults({ DATABASE_URL, KUNDIG_KEY: demoKey }), [{ setting: 'KUNDIG_KEY', reason: /demo/ }]);
  t.same(loadConfig({ KUNDIG_KEY: demoKey }).sealingKey, Buffer.from(demoKey.slice(5), 'base64url'));
});

t.test('secrets can come from files', async (t) => {
  const folder = t.testdir({ key: `${key}\n`, url: `${database.DATABASE_URL}\n`, empty: ' \n' });
  const config = loadConfig({
    KUNDIG_KEY_FILE: join(folder, 'key'),
    DATABASE_URL_FILE: join(folder, 'url'),
  });
  t.same(config.sealingKey, Buffer.from(key, 'base64'));
  t.equal(config.databaseUrl, database.DATABASE_URL);
  t.match(findFaults({ KUNDIG_KEY: key, KUNDIG_KEY_FILE: join(folder, 'key') }), [
    { setting: 'KUNDIG_KEY', reason: /given twice/ },
  ]);
  t.match(findFaults({ KUNDIG_KEY_FILE: join(folder, 'none') }), [
    { setting: 'KUNDIG_KEY_FILE', reason: /can not be read.*ENOENT/ },
  ]);
  t.match(findFaults({ KUNDIG_KEY_FILE: join(folder, 'empty') }), [
    { setting: 'KUNDIG_KEY_FILE', reason: /empty/ },
  ]);
});

t.test('certificate and key are read, and have to belong together', async (t) => {
  const other = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
  const built = buildCertificate();
  const folder = t.testdir({
    'certificate.pem': built.certificate,
    'own.pem': built.key,
    'other.pem': other,
    'text.pem': 'no PEM',
  });
  const certificate = join(folder, 'certificate.pem');
  const own = join(folder, 'own.pem');
  const config = loadConfig({ TLS_CERT_FILE: certificate, TLS_KEY_FILE: own, PORT: '8443' });
  t.match(config.tls?.certificate, /BEGIN CERTIFICATE/);
  t.match(config.tls?.key, /BEGIN PRIVATE KEY/);
  t.equal(config.publicUrl, 'https://localhost:8443');

  t.match(findFaults({ TLS_CERT_FILE: certificate }), [{ setting: 'TLS_KEY_FILE', reason: /missing/ }]);
  t.match(findFaults({ TLS_KEY_FILE: own }), [{ setting: 'TLS_CERT_FILE', reason: /missing/ }]);
  t.match(findFaults({ TLS_CERT_FILE: certificate, TLS_KEY_FILE: join(folder, 'other.pem') }), [
    { setting: 'TLS_KEY_FILE', reason: /does not belong/ },
  ]);
  const text = join(folder, 'text.pem');
  t.match(findFaults({ TLS_CERT_FILE: text, TLS_KEY_FILE: text }), [
    { setting: 'TLS_CERT_FILE', reason: /not a PEM certificate/ },
    { setting: 'TLS_KEY_FILE', reason: /not a PEM private key/ },
  ]);
  t.match(findFaults({ TLS_CERT_FILE: '/no/such.pem', TLS_KEY_FILE: own }), [
    { setting: 'TLS_CERT_FILE', reason: /can not be read/ },
  ]);
});

t.test('private addresses may be fetched on a trial machine only', async (t) => {
  const FETCH_ALLOW_PRIVATE = 'localhost:9001';
  t.match(findFaults({ FETCH_ALLOW_PRIVATE, PUBLIC_URL: 'https://badges.example.org' }), [
    { setting: 'FETCH_ALLOW_PRIVATE', reason: /for trials/ },
  ]);
  t.same(findFaults({ ...database, FETCH_ALLOW_PRIVATE, PUBLIC_URL: 'http://localhost:8080' }), []);
});

t.test('the adapter for test suites has a switch, and its documents are for it alone', async (t) => {
  t.equal(loadConfig({}).vcApi, undefined);
  t.equal(loadConfig({ VC_API_ADAPTER: 'false' }).vcApi, undefined);
  const folder = t.testdir({
    'good.json': JSON.stringify({ 'https://a.example/1': 'file.json', 'https://a.example/2': './file.json' }),
    'file.json': '{}',
    'list.json': '[]',
    'odd.json': JSON.stringify({
      'http://a.example/': 'file.json',
      'https://a.example/': 5,
      'https://b.example/': 'no',
    }),
    'broken.json': '{',
  });
  const on = (name: string) => ({ VC_API_ADAPTER: 'true', VC_API_DOCUMENTS: join(folder, name) });
  t.same(loadConfig({ VC_API_ADAPTER: 'true' }).vcApi?.documents.size, 0);
  const { documents } = loadConfig(on('good.json')).vcApi!;
  t.same(
    [...documents].map(([url, bytes]) => [url, String(bytes)]),
    [
      ['https://a.example/1', '{}'],
      ['https://a.example/2', '{}'],
    ],
  );
  const setting = 'VC_API_DOCUMENTS';
  for (const env of [{}, { VC_API_ADAPTER: 'false' }]) {
    t.match(findFaults({ ...env, VC_API_DOCUMENTS: join(folder, 'good.json') }), [
      { setting, reason: /set VC_API_ADAPTER=true with it, or leave it out/ },
    ]);
  }
  t.match(findFaults(on('none.json')), [{ setting, reason: /can not be read: .*none\.json \(ENOENT\)/ }]);
  t.match(findFaults(on('broken.json')), [{ setting, reason: /is not JSON/ }]);
  t.match(findFaults(on('list.json')), [{ setting, reason: /one JSON object/ }]);
  t.match(findFaults(on('odd.json')), [
    { setting, reason: /not https: http:\/\/a\.example/ },
    { setting, reason: /no file for https:\/\/a\.example/ },
    { setting, reason: /can not be read: .*no \(ENOENT\)/ },
  ]);
  t.match(findFaults({ VC_API_ADAPTER: 'yes' }), [{ setting: 'VC_API_ADAPTER', reason: /true or false/ }]);
  t.match(findFaults({ VC_API_ADAPTR: 'true' }), [{ setting: 'VC_API_ADAPTR', reason: /typing error/ }]);
});

t.test('an identity provider needs its settings together, and a key that it can use', async (t) => {
  const pem = (pair: { privateKey: KeyObject }) =>
    pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const good = {
    OIDC_ISSUER: 'https://login.example.org/tenant/v2.0',
    OIDC_CLIENT_ID: 'kundig',
    OIDC_CLIENT_KEY: pem(generateKeyPairSync('ed25519')),
  };
  t.match(loadConfig(good).identityProvider, {
    issuer: 'https://login.example.org/tenant/v2.0',
    clientId: 'kundig',
    scope: 'openid email',
    claim: 'email',
    acr: [],
  });
  const { OIDC_CLIENT_KEY: _key, ...withSecret } = { ...good, OIDC_CLIENT_SECRET: 'x', OIDC_ACR: 'a, b' };
  t.match(loadConfig(withSecret).identityProvider, { proof: { secret: 'x' }, acr: ['a', 'b'] });
  t.equal(loadConfig({}).identityProvider, undefined);
  const faulty: [Environment, string[]][] = [
    [{ ...good, OIDC_ISSUER: undefined }, ['OIDC_CLIENT_ID', 'OIDC_CLIENT_KEY']],
    [{ ...good, OIDC_CLIENT_ID: undefined }, ['OIDC_CLIENT_ID']],
    [{ ...good, OIDC_CLIENT_KEY: undefined }, ['OIDC_CLIENT_KEY']],
    [{ ...good, OIDC_CLIENT_SECRET: 'x' }, ['OIDC_CLIENT_KEY']],
    [{ ...good, OIDC_CLIENT_KEY: 'no key' }, ['OIDC_CLIENT_KEY']],
    [
      { ...good, OIDC_CLIENT_KEY: pem(generateKeyPairSync('rsa', { modulusLength: 1024 })) },
      ['OIDC_CLIENT_KEY'],
    ],
    [
      { ...good, OIDC_CLIENT_KEY: pem(generateKeyPairSync('ec', { namedCurve: 'P-384' })) },
      ['OIDC_CLIENT_KEY'],
    ],
    [{ ...good, OIDC_CLIENT_KEY: pem(generateKeyPairSync('x25519')) }, ['OIDC_CLIENT_KEY']],
    [{ ...good, OIDC_ISSUER: 'http://login.example.org' }, ['OIDC_ISSUER']],
    [{ ...good, OIDC_ISSUER: 'https://login.example.org/?a' }, ['OIDC_ISSUER']],
    [{ ...good, OIDC_SCOPE: 'email' }, ['OIDC_SCOPE']],
    [{ ...good, OIDC_CLAIM: 'a b' }, ['OIDC_CLAIM']],
    [{ ...good, OIDC_CLIENTID: 'x' }, ['OIDC_CLIENTID']],
  ];
  for (const [env, settings] of faulty)
    t.same(
      findFaults(env).map(({ setting }) => setting),
      settings,
    );
});
