// The VC API adapter as an operator of test suites starts it: on an empty data folder, with a certificate of its own
// making, and then where badges are issued, which it refuses.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { join } from 'node:path';
import t from 'tap';
import { buildDigestSri } from '../../src/openbadges/digests.ts';
import { buildCertificate } from '../certificate.ts';
import type { Json } from '../web/api-client.ts';
import { buildCredential, buildStranger, sign } from '../web/trial.ts';
import {
  checkRefusal,
  findFreePort,
  findPrinted,
  makeFolder,
  runCommand,
  startKundig,
} from './run-kundig.ts';

const v2 = 'https://www.w3.org/ns/credentials/v2';

/** One request, also to a certificate that nobody vouches for. */
function ask(url: string, body?: object): Promise<{ status: number; json: Json }> {
  const method = body ? 'POST' : 'GET';
  return new Promise((resolve, reject) => {
    const outgoing = (url.startsWith('https:') ? requestHttps : requestHttp)(
      url,
      { method, rejectUnauthorized: false, headers: { 'content-type': 'application/json' } } as object,
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, json: JSON.parse(Buffer.concat(chunks).toString()) }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body && JSON.stringify(body));
  });
}

t.test(
  'over https, under a public address of its own, with documents that the operator brought in',
  async (t) => {
    const folder = makeFolder(t);
    const { certificate, key } = buildCertificate();
    const place = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const web = buildStranger(51);
    const did = 'did:web:issuer.example';
    const publicKeyMultibase = web.did.slice('did:key:'.length);
    const method = { id: `${did}#1`, type: 'Multikey', controller: did, publicKeyMultibase };
    const picture = 'not a picture';
    place('context.json', JSON.stringify({ '@context': { Frob: 'https://example.org/#Frob' } }));
    place(
      'did.json',
      JSON.stringify({ id: did, verificationMethod: [method], assertionMethod: [method.id] }),
    );
    place('picture.png', picture);
    const documents = {
      'https://contexts.example/frob': 'context.json',
      // Which is known, and stays what it is.
      [v2]: 'context.json',
      'https://issuer.example/.well-known/did.json': 'did.json',
      'https://pictures.example/1': 'picture.png',
    };
    const port = await findFreePort();
    const env = {
      ...{ PORT: String(port), DATA_DIR: join(folder, 'data'), PUBLIC_URL: 'https://trial.example' },
      ...{ TLS_CERT_FILE: place('cert.pem', certificate), TLS_KEY_FILE: place('key.pem', key) },
      ...{ VC_API_ADAPTER: 'true', VC_API_DOCUMENTS: place('documents.json', JSON.stringify(documents)) },
    };
    const kundig = startKundig(t, { env });
    await kundig.waitUntilReady();
    for (const name of ['eddsa-rdfc-2022', 'ecdsa-rdfc-2019', 'ecdsa-sd-2023', 'vc-jwt']) {
      t.match(kundig.stdout(), new RegExp(`${name} +did:key:z`), `${name} has an issuer`);
    }
    const issuer = findPrinted(kundig.stdout(), /eddsa-rdfc-2022 +(did:key:\S+)/);
    const base = `https://localhost:${port}/vc-api/eddsa-rdfc-2022`;
    const credential = buildCredential(issuer, {
      ...{ '@context': [v2, 'https://contexts.example/frob'], type: ['VerifiableCredential', 'Frob'] },
      relatedResource: [{ id: 'https://pictures.example/1', digestSRI: buildDigestSri(picture) }],
    });
    const issued = await ask(`${base}/BitstringStatusList/credentials/issue`, { credential });
    t.equal(issued.status, 201);
    const { verifiableCredential } = issued.json;
    const list = 'https://trial.example/vc-api/eddsa-rdfc-2022/status-lists/revocation';
    t.match(verifiableCredential.credentialStatus, {
      statusListCredential: list,
      id: new RegExp(`^${list}#\\d+$`),
    });
    const options = { checks: ['proof', 'credentialStatus'] };
    const verified = await ask(`${base}/credentials/verify`, { verifiableCredential, options });
    t.same(verified, { status: 200, json: { verified: true, problemDetails: [] } });
    t.match((await ask(`${base}/status-lists/revocation`)).json, { id: list, issuer });
    const other = {
      ...credential,
      relatedResource: [{ id: 'https://pictures.example/1', digestSRI: buildDigestSri('') }],
    };
    t.equal((await ask(`${base}/credentials/issue`, { credential: other })).status, 400, 'another picture');
    // Of an issuer whose document only the map knows.
    const foreign = await sign(buildCredential(did), { ...web.signer, keyId: method.id });
    t.equal((await ask(`${base}/credentials/verify`, { verifiableCredential: foreign })).status, 200);
    t.equal((await kundig.stop()).code, 0);
  },
);

t.test('over http the credential is bare; beside an issuer it does not start', async (t) => {
  const folder = makeFolder(t);
  const port = String(await findFreePort());
  const data = { DATA_DIR: join(folder, 'data'), PORT: port };
  const kundig = startKundig(t, { env: { ...data, VC_API_ADAPTER: 'true' } });
  await kundig.waitUntilReady();
  t.notMatch(kundig.stdout(), /sign-in|token/i, 'nobody was invented');
  const issuer = findPrinted(kundig.stdout(), /vc-jwt +(did:key:\S+)/);
  const url = `http://localhost:${port}/vc-api/vc-jwt/credentials/issue`;
  const { status, json } = await ask(url, { credential: buildCredential(issuer) });
  t.same([status, json.type], [201, 'EnvelopedVerifiableCredential']);
  await kundig.stop();

  const words = ['setup', '--issuer', 'Echt', '--slug', 'echt', '--location', 'Plek', '--admin', 'Wie'];
  t.equal((await runCommand(t, words, { env: data })).code, 0);
  const ended = await startKundig(t, { env: { ...data, VC_API_ADAPTER: 'true' } }).end();
  checkRefusal(
    t,
    ended,
    'vc-api-beside-issuers',
    /echt.*empty DATA_DIR or a database of its own.*VC_API_ADAPTER/,
  );
  t.ok(existsSync(join(folder, 'data')) && readFileSync(join(folder, 'data', 'key')).length > 0);
});
