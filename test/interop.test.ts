// docs/interop.md is what is found: every sample of the corpus, and every badge class of ours in every container.
// `npm run interop` writes it; without the corpus there is nothing to hold it against.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { credentialForms, fileNames } from '../src/domain/credential-files.ts';
import { canonicalizeJson } from '../src/openbadges/jcs.ts';
import { verifyIndependently, verifyJwtIndependently } from './independent-verifier.ts';
import { judgeRow, listRows, noCorpus } from './openbadges/corpus-samples.ts';
import { type OwnForm, openOwn, renderInteropDoc } from './openbadges/interop-doc.ts';
import { awardEverything, type Client, type Json, openClient } from './web/api-client.ts';

const file = join(import.meta.dirname, '../docs/interop.md');
const mustWrite = process.env.KUNDIG_WRITE_INTEROP !== undefined;

async function isValidHere(client: Client, body: Buffer): Promise<boolean> {
  const headers = { 'content-type': 'application/octet-stream' };
  const { json } = await client.ask('/v1/verifications', { method: 'POST', body, headers });
  return json.verdict === 'valid';
}

// The same text is in several containers, and reading it as RDF is most of the work.
const seen = new Map<string, Promise<boolean>>();

function isGoodElsewhere(text: string, publicKeyMultibase: string): Promise<boolean> {
  const known = seen.get(text) ?? verifyIndependently(JSON.parse(text), publicKeyMultibase);
  seen.set(text, known);
  return known;
}

t.setTimeout(300_000);

/** All our badges in one form, read by both. */
async function readForm(
  client: Client,
  { form, credentials }: { form: keyof typeof fileNames; credentials: Json[] },
): Promise<OwnForm> {
  const row = { form: fileNames[form], proof: 'eddsa-rdfc-2022', files: 0, here: 0, independent: 0 };
  for (const credential of credentials) {
    const { bytes } = await client.ask(`${new URL(credential.id).pathname}/${fileNames[form]}`);
    const text = openOwn(bytes);
    const keys: Json[] = (await client.ask(`/issuers/${client.world.issuer.slug}/did.json`)).json
      .verificationMethod;
    row.files += 1;
    if (await isValidHere(client, bytes)) row.here += 1;
    if (form === 'jwt') {
      row.proof = `VC-JWT ${JSON.parse(Buffer.from(text.split('.')[0]!, 'base64url').toString()).alg}`;
      const { publicKeyJwk } = keys.find(({ type }) => type === 'JsonWebKey');
      if (verifyJwtIndependently(text, publicKeyJwk)) row.independent += 1;
    } else if (text === canonicalizeJson(credential)) {
      const { publicKeyMultibase } = keys.find(({ type }) => type === 'Multikey');
      if (await isGoodElsewhere(text, publicKeyMultibase)) row.independent += 1;
    }
  }
  return row;
}

t.test('docs/interop.md says what is found', { skip: noCorpus }, async (t) => {
  const judged = [];
  for (const row of listRows()) judged.push(await judgeRow(row));
  const client = await openClient(t);
  const credentials = await awardEverything(client);
  const forms: OwnForm[] = [];
  for (const form of credentialForms) forms.push(await readForm(client, { form, credentials }));
  for (const { form, files, here, independent } of forms) {
    t.same([here, independent], [files, files], `${form}: all good to both`);
  }
  const text = renderInteropDoc(judged, { badgeClasses: credentials.length, forms });
  if (mustWrite) writeFileSync(file, text);
  t.equal(readFileSync(file, 'utf8'), text, 'run npm run interop');
});
