// `npx kundig jose issue|verify`: the answers in a file that the conformance suite of VC-JOSE-COSE reads, what they
// end with, and what keeps it from answering.
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { parseCommand } from '../../src/commands.ts';
import { loadConfig } from '../../src/config.ts';
import { joseExitCodes, joseFeatureNames } from '../../src/jose-command.ts';
import { buildJwkSigner } from '../../src/openbadges/keys.ts';
import { signCompactJws } from '../../src/openbadges/proofs/vc-jwt.ts';
import { renderFailure } from '../../src/problem-lines.ts';
import { verifyJwtIndependently } from '../independent-verifier.ts';
import { corpus, listRows, noCorpus } from '../openbadges/corpus-samples.ts';
import { listJoseCases } from '../openbadges/jose-cases.ts';
import { makeFolder, runCommand } from './run-kundig.ts';

type Json = { [name: string]: unknown };
/** `data` is a JWT, a reason, or what was found; each test knows which. */
type Answer = { result: string; data: string & { code?: string } };

const controller = 'https://issuer.example/x';

/** A verification method with both halves of its key, as the suite keeps them. */
function buildMethod(curve: 'ed25519' | 'P-256' | 'P-521', of = controller) {
  const { privateKey, publicKey } =
    curve === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: curve });
  const kid = `name-of-${curve}`;
  return {
    ...{ id: `${of}#key-1`, type: 'JsonWebKey', controller: of },
    publicKeyJwk: { ...publicKey.export({ format: 'jwk' }), kid },
    secretKeyJwk: { ...privateKey.export({ format: 'jwk' }), kid },
  };
}

const keys = { p256: buildMethod('P-256'), p521: buildMethod('P-521'), ed25519: buildMethod('ed25519') };

const credential = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'urn:uuid:5f1b6c1e-0d6e-4f0b-9a51-2d0c7d1f4a11',
  type: ['VerifiableCredential'],
  issuer: controller,
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { id: 'urn:uuid:5f1b6c1e-0d6e-4f0b-9a51-2d0c7d1f4a12', name: 'Afwas' },
};

function buildPresentation(jwt: string, changes: object = {}) {
  const envelope = {
    '@context': 'https://www.w3.org/ns/credentials/v2',
    type: 'EnvelopedVerifiableCredential',
    id: `data:application/vc+jwt,${jwt}`,
  };
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    holder: controller,
    verifiableCredential: [envelope],
    ...changes,
  };
}

function openFolder(t: Test) {
  const folder = makeFolder(t);
  mkdirSync(folder, { recursive: true });
  const write = (name: string, content: unknown) => {
    const file = join(folder, name);
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  };
  const output = join(folder, 'answer.json');
  const readAnswer = () => JSON.parse(readFileSync(output, 'utf8')) as Answer;
  const run = async (act: string, feature: string, [input, key]: [string, string]) => {
    const files = ['--input', input, '--key', key, '--output', output];
    const { command, values } = parseCommand(['jose', act, ...files, '--feature', feature]);
    if (!command.runAlone) throw new Error('jose needs no database');
    const { exitCode } = await command.runAlone(values, loadConfig({}));
    const answer = readAnswer();
    t.equal(exitCode, joseExitCodes[answer.result as 'success'], 'it ends with what it says');
    return answer as Answer;
  };
  return { folder, write, output, readAnswer, run };
}

function alterPart(jwt: string, at: 0 | 1, change: (part: Json) => object): string {
  const parts = jwt.split('.');
  const part = JSON.parse(Buffer.from(parts[at]!, 'base64url').toString());
  parts[at] = Buffer.from(JSON.stringify(change(part))).toString('base64url');
  return parts.join('.');
}

t.test(
  'what is issued with any kind of key is verified, by itself and by code that is not ours',
  async (t) => {
    const { write, run } = openFolder(t);
    const input = write('credential.json', credential);
    for (const [name, method] of Object.entries(keys)) {
      const key = write(`${name}.json`, method);
      const issued = await run('issue', 'credential_jose', [input, key]);
      t.equal(issued.result, 'success', name);
      const jwt: string = issued.data;
      const [header, payload] = jwt
        .split('.')
        .slice(0, 2)
        .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
      t.match(header, { typ: 'vc+jwt', cty: 'vc', kid: `${controller}#key-1` });
      t.same(payload, { ...credential, iss: controller });
      if (name !== 'p521')
        t.ok(verifyJwtIndependently(jwt, method.publicKeyJwk as never), 'node:crypto alone');
      const found = await run('verify', 'credential_jose', [write('credential.jwt', `${jwt}\n`), key]);
      t.same(found, {
        result: 'success',
        data: { document: credential, mediaType: 'application/vc', warnings: [] },
      });
      const presentation = buildPresentation(jwt);
      const presented = await run('issue', 'presentation_jose', [
        write('presentation.json', presentation),
        key,
      ]);
      t.equal(presented.result, 'success');
      const seen = await run('verify', 'presentation_jose', [write('presentation.jwt', presented.data), key]);
      t.same(seen.data, { document: presentation, mediaType: 'application/vp', warnings: [] });
      const bare = write('bare.json', { ...method.publicKeyJwk, kid: undefined });
      t.equal(
        (await run('verify', 'credential_jose', [write('credential.jwt', jwt), bare])).result,
        'success',
      );
    }
  },
);

t.test('what is not secured as the standard says is a failure, and says why', async (t) => {
  const { write, run } = openFolder(t);
  const key = write('key.json', keys.ed25519);
  const issue = async (document: object, feature = 'credential_jose', by = key): Promise<string> => {
    const { result, data } = await run('issue', feature, [write('in.json', document), by]);
    if (result !== 'success') throw new Error(JSON.stringify(data));
    return data;
  };
  const good = await issue(credential);
  const sign = async (payload: object, header: object = { typ: 'vc+jwt', cty: 'vc' }) => {
    const signer = buildJwkSigner(keys.ed25519.secretKeyJwk as Json, keys.ed25519.id)!;
    return await signCompactJws({ header, payload }, signer);
  };
  const vp = { typ: 'vp+jwt', cty: 'vp' };
  const other = await issue(credential, 'credential_jose', write('other.json', keys.p256));
  const loose = buildPresentation(good, { verifiableCredential: [credential] });
  const unpacked = buildPresentation('not-a-jwt');
  const forged = buildPresentation(alterPart(good, 1, (payload) => ({ ...payload, name: 'Chef' })));
  const cases: [feature: string, text: string, code: string][] = [
    ['credential_jose', JSON.stringify(credential), 'jwt-malformed'],
    ['credential_jose', alterPart(good, 1, (payload) => ({ ...payload, name: 'Chef' })), 'signature-invalid'],
    [
      'credential_jose',
      alterPart(good, 0, (header) => ({ ...header, alg: 'none' })),
      'jwt-algorithm-forbidden',
    ],
    ['credential_jose', alterPart(good, 0, (header) => ({ ...header, crit: ['x'] })), 'jwt-header-wrong'],
    ['credential_jose', alterPart(good, 0, (header) => ({ ...header, kid: 'other' })), 'key-not-found'],
    ['credential_jose', other, 'jwt-header-wrong'],
    ['credential_jose', await sign(credential, { typ: 'bad', cty: 'vc' }), 'jwt-header-wrong'],
    ['credential_jose', await sign(credential, { typ: 'vc+jwt', cty: 'bad' }), 'jwt-header-wrong'],
    ['credential_jose', await sign(credential, { typ: 'JWT' }), 'jwt-header-wrong'],
    ['credential_jose', await sign({ ...credential, vc: credential }), 'jwt-claims-misplaced'],
    ['credential_jose', await sign({ ...credential, vp: 'x' }), 'jwt-claims-misplaced'],
    ['credential_jose', await sign({ ...credential, iss: 'https://other.example/' }), 'claims-differ'],
    ['credential_jose', await sign({ ...credential, issuer: 'https://other.example/' }), 'key-not-issuers'],
    ['credential_jose', await sign({ ...credential, undefinedTerm: 'x' }), 'terms-undefined'],
    ['credential_jose', await sign({ ...credential, '@context': [] }), 'contexts-misplaced'],
    ['credential_jose', await sign({ ...credential, 'urn:x': 'x' }), 'names-disguised'],
    ['credential_jose', await sign({ ...credential, credentialSubject: {} }), 'shape-broken'],
    ['credential_jose', await sign(buildPresentation(good), vp), 'jwt-header-wrong'],
    ['presentation_jose', good, 'jwt-header-wrong'],
    ['presentation_jose', await sign({ ...buildPresentation(good), vp: 'x' }, vp), 'jwt-claims-misplaced'],
    ['presentation_jose', await sign(loose, vp), 'shape-broken'],
    ['presentation_jose', await sign(unpacked, vp), 'shape-broken'],
    ['presentation_jose', await sign(forged, vp), 'signature-invalid'],
    ['presentation_jose', await sign(buildPresentation('e30.e30.x'), vp), 'jwt-malformed'],
    ['presentation_jose', await sign(buildPresentation(good, { id: 'x' }), vp), 'shape-broken'],
    ['presentation_jose', await sign({ ...buildPresentation(good), iss: 'urn:x' }, vp), 'claims-differ'],
    ['presentation_jose', await sign(buildPresentation(good, { holder: 'urn:x' }), vp), 'key-not-issuers'],
    ['presentation_jose', await sign(buildPresentation(good, { undefinedTerm: 1 }), vp), 'terms-undefined'],
  ];
  for (const [feature, text, code] of cases) {
    const { result, data } = await run('verify', feature, [write('in.jwt', text), key]);
    t.same([result, data.code ?? data], ['failure', code], `${feature} ${text.slice(0, 30)} ${code}`);
  }
  const refused: [feature: string, document: object, code: string][] = [
    ['credential_jose', { ...credential, undefinedTerm: 'x' }, 'terms-undefined'],
    ['credential_jose', { ...credential, issuer: undefined }, 'shape-broken'],
    ['presentation_jose', loose, 'refused'],
    ['presentation_jose', buildPresentation(good, { type: [] }), 'terms-undefined'],
  ];
  const vague = ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'];
  refused.push([
    'credential_jose',
    { ...credential, '@context': vague, badExtension: { a: 'b' } },
    'terms-undefined',
  ]);
  for (const [feature, document, code] of refused) {
    const { result, data } = await run('issue', feature, [write('in.json', document), key]);
    t.same([result, data.code], ['failure', code], JSON.stringify(document).slice(0, 200));
  }
});

t.test('time, and credentials by other keys, are told beside a success', async (t) => {
  const { write, run } = openFolder(t);
  const [mine, others] = [write('mine.json', keys.ed25519), write('others.json', keys.p256)];
  const ended = { ...credential, validUntil: '2026-01-02T00:00:00Z' };
  const { data: jwt } = await run('issue', 'credential_jose', [write('in.json', ended), others]);
  const found = await run('verify', 'credential_jose', [write('in.jwt', jwt), others]);
  t.match(found, { result: 'success', data: { warnings: ['expired'] } });
  const method = { ...keys.ed25519, id: `${controller}#key-2` };
  const second = write('second.json', method);
  const presentation = write('in.json', buildPresentation(jwt));
  const presented = await run('issue', 'presentation_jose', [presentation, second]);
  const seen = await run('verify', 'presentation_jose', [write('in.jwt', presented.data), second]);
  t.match(seen, { result: 'success', data: { warnings: ['not-verified: verifiableCredential.0'] } });
  t.equal((await run('verify', 'credential_jose', [write('in.jwt', jwt), mine])).result, 'failure');
});

t.test('what keeps it from answering is an error with a reason, also in the file', async (t) => {
  const { folder, write, output, readAnswer, run } = openFolder(t);
  const input = write('credential.json', credential);
  const key = write('key.json', keys.ed25519);
  const publicOnly = write('public.json', { ...keys.ed25519, secretKeyJwk: undefined });
  const cases: [act: string, feature: string, files: [string, string], reason: RegExp][] = [
    ['issue', 'credential_jose', [join(folder, 'none'), key], /none can not be read \(ENOENT\)/],
    ['issue', 'credential_jose', [folder, key], /can not be read \(EISDIR\)/],
    ['issue', 'credential_jose', [input, join(folder, 'none')], /none can not be read/],
    ['issue', 'credential_jose', [write('x0.json', '{'), key], /no JSON to go by \(not-json\)/],
    ['issue', 'credential_jose', [write('x1.json', '[]'), key], /no JSON object/],
    ['issue', 'credential_jose', [write('x2.json', ' '.repeat(300_000)), key], /larger than/],
    ['issue', 'credential_jose', [input, publicOnly], /no private key/],
    ['verify', 'credential_jose', [input, write('x3.json', '{"kty":"oct","k":"AA"}')], /no public key/],
    ['verify', 'credential_bbs', [input, key], /--feature must be one of credential_jose, presentation_jose/],
    ['verify', 'constructor', [input, key], /--feature must be/],
    ['revoke', 'credential_jose', [input, key], /name one of issue, verify/],
  ];
  for (const [act, feature, files, reason] of cases) {
    const { result, data } = await run(act, feature, files);
    t.equal(result, 'error');
    t.match(data, reason);
  }
  for (const feature of ['credential_sdjwt', 'presentation_cose']) {
    t.notOk(joseFeatureNames.includes(feature));
    const { result, data } = await run('verify', feature, [input, key]);
    t.same([result, data.code], ['indeterminate', 'format-unsupported']);
  }
  const words = (at: string) => [
    '--input',
    input,
    '--key',
    key,
    '--feature',
    'credential_jose',
    '--output',
    at,
  ];
  const runProcess = (...rest: string[]) => runCommand(t, ['jose', ...rest], { env: {} });
  t.match(await runProcess('issue', ...words(output)), { code: 0, stdout: 'success\n', stderr: '' });
  t.equal(readAnswer().result, 'success');
  t.match(await runProcess('issue', ...words(join(folder, 'no/such/place'))), {
    ...{ code: 4, stdout: '', stderr: /can not be written \(ENOENT\)/ },
  });
  t.throws(() => parseCommand(['jose', ...words(output)]), /./, 'an act must be named');
  try {
    parseCommand(['jose', 'verify', '--input', input]);
    t.fail('three options are missing');
  } catch (error) {
    t.match(
      renderFailure(error, () => undefined),
      /--key, --feature, --output missing/,
    );
  }
});

t.test(
  "each of the suite's own cases gets the answer it is due, and those of features not built say so",
  { skip: noCorpus },
  async (t) => {
    const { run } = openFolder(t);
    const rows = listRows().filter(({ path }) => path.startsWith('w3c-jose-cose/'));
    const cases = rows.flatMap((row) => listJoseCases(row).map((one) => ({ ...one, path: row.path })));
    t.equal(cases.filter(({ isBuilt }) => isBuilt).length, 16);
    const ran = new Set(cases.map(({ path }) => path));
    const left = rows.map(({ path }) => path).filter((path) => !ran.has(path));
    t.ok(
      left.every((path) => path.startsWith('w3c-jose-cose/vm-')),
      `but for the keys every file is put to the command: ${left}`,
    );
    for (const { path, act, feature, key, due, isBuilt } of cases) {
      const { result, data } = await run(act, feature, [
        join(corpus!, path),
        join(corpus!, 'w3c-jose-cose', key),
      ]);
      t.equal(result, due, `${act} ${feature} ${path}: ${JSON.stringify(data).slice(0, 100)}`);
      if (!isBuilt) t.same(data, { code: 'format-unsupported', detail: feature });
    }
  },
);
