// The VC API adapter against the data model as the public suite of W3C tests it: row by row, both when it issues and
// when it verifies, and with the suite's own input files.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import type { EndpointName } from '../../src/openbadges/vc-api/endpoints.ts';
import type { Json } from './api-client.ts';
import {
  buildCredential,
  buildStranger,
  challenge,
  checkRefused,
  domain,
  noCorpus,
  openTrial,
  presentAs,
  sign,
  type Trial,
} from './trial.ts';

const v2 = 'https://www.w3.org/ns/credentials/v2';
const examples = 'https://www.w3.org/ns/credentials/examples/v2';
const issuers: EndpointName[] = ['eddsa-rdfc-2022', 'ecdsa-rdfc-2019', 'ecdsa-sd-2023', 'vc-jwt'];

const inline = (terms: Json) => ({ '@context': [v2, terms] });
const typed = (type: string) => `https://example.org/#${type}`;
const stale = {
  digestSRI: 'sha384-NSOcNpmdIVUxIJGvGUoe22FjTWrXiaXlsZ8q6912LdnR3KraQO2n75Ica4wK4Qeg',
  digestMultibase: 'uJKGMkOmFbVJhEfKTduMC2XCyvRAYLjOVmZWwIH1wQ7k',
};
const current = {
  digestSRI: 'sha384-l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU',
  digestMultibase: 'uWZVc7WaX1h4D8rJVb-vlMIqxaEKEb1tYbX8fet7JJzQ',
};
const wrongSri = { digestSRI: `sha384-${Buffer.alloc(48, 1).toString('base64')}` };
const entry = {
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '94567',
  statusListCredential: 'https://status.example/lists/1',
};

type Changes = object | ((did: string) => object);
type Row = [row: string, name: string, isGood: boolean, changes: Changes];

/** What a credential has, and whether it may. A function gets the issuer that it has to be of. */
const rows: Row[] = [
  ['4.3', 'no @context', false, { '@context': undefined }],
  ['4.3', '@context of the examples alone', false, { '@context': [examples] }],
  ['4.3', 'the base context second', false, { '@context': [examples, v2] }],
  ['4.3', 'a number as context', false, { '@context': [v2, 123192875] }],
  ['4.3', 'null as context', false, { '@context': [v2, null] }],
  ['4.3', 'no URL as context', false, { '@context': [v2, 'https ://not-a-url/contexts/example/v1'] }],
  ['4.3', 'a context that nobody knows', false, { '@context': [v2, 'https://unknown.example/context'] }],
  ['4.3', '@context as one object', false, { '@context': { '@vocab': 'https://example.org/#' } }],
  ['4.3', 'a second context by URL', true, { '@context': [v2, examples] }],
  ['4.3', 'a second context written out', true, inline({ Example: typed('Example') })],
  ['4.4', 'no id', true, {}],
  ['4.4', 'an id', true, { id: 'https://example.org/credentials/1' }],
  ['4.4', 'null as id', false, { id: null }],
  ['4.4', 'two ids', false, { id: ['https://example.org/1', 'https://example.org/2'] }],
  ['4.4', 'no URL as id', false, { id: 'https ://not-a-url/vcs/1' }],
  ['4.4', 'two ids of the subject', false, { credentialSubject: { id: ['did:example:1', 'did:example:2'] } }],
  ['4.5', 'no type', false, { type: undefined }],
  ['4.5', 'an empty type', false, { type: [] }],
  ['4.5', 'another type alone', false, { '@context': [v2, examples], type: ['RelationshipCredential'] }],
  ['4.5', 'a type that is not mapped', false, { type: ['VerifiableCredential', 'ExampleTestCredential'] }],
  [
    ...(['4.5', 'a type mapped to no URL', false] as const),
    { ...inline({ Odd: 'https ://not-a-url#Odd' }), type: ['VerifiableCredential', 'Odd'] },
  ],
  [
    ...(['4.5', 'a type mapped to a URL', true] as const),
    { ...inline({ Example: typed('Example') }), type: ['VerifiableCredential', 'Example'] },
  ],
  ['4.5', 'types as URLs, in any order', true, { type: [typed('A'), 'VerifiableCredential', typed('B')] }],
  ...['credentialStatus', 'termsOfUse', 'evidence', 'refreshService', 'credentialSchema'].flatMap(
    (member): Row[] => [
      ['4.5', `${member} without a type`, false, { [member]: { id: 'did:example:1' } }],
      ['4.5', `${member} with nothing in it`, false, { [member]: {} }],
      [
        '4.5',
        `${member} of a type that is not mapped`,
        false,
        { [member]: { id: 'did:example:1', type: 'Odd' } },
      ],
      ['4.5', `${member} of a type`, true, { [member]: { id: 'did:example:1', type: typed('Kind') } }],
      [
        ...(['4.5', `two of ${member}`, true] as const),
        { [member]: [1, 2].map((n) => ({ id: `did:example:${n}`, type: typed('Kind') })) },
      ],
    ],
  ),
  ...['name', 'description'].flatMap((member): Row[] => {
    const text = { '@value': 'Afwas', '@language': 'nl' };
    const values: [name: string, isGood: boolean, value: unknown][] = [
      ['a text', true, 'Afwas'],
      ['a text with its language', true, text],
      ['a text with its direction', true, { ...text, '@direction': 'ltr' }],
      ['several languages', true, [text, { '@value': 'Dishes', '@language': 'en' }]],
      ['a text with more in it', false, { ...text, url: 'did:example:1' }],
      ['a number', false, 5],
      ['an empty object', false, {}],
    ];
    return values.flatMap(([name, isGood, value]): Row[] => [
      ['4.6', `${member}: ${name}`, isGood, { [member]: value }],
      ['4.6', `issuer.${member}: ${name}`, isGood, (did) => ({ issuer: { id: did, [member]: value } })],
    ]);
  }),
  ['4.7', 'an issuer as an object', true, (did) => ({ issuer: { id: did } })],
  ['4.7', 'no issuer', false, { issuer: undefined }],
  ['4.7', 'null as issuer', false, { issuer: null }],
  ['4.7', 'no URL as issuer', false, { issuer: 'fake-issuer' }],
  ['4.7', 'a number as issuer', false, { issuer: 4 }],
  ['4.7', 'an issuer without an id', false, { issuer: { name: 'Somebody' } }],
  ['4.7', 'an issuer with null as id', false, { issuer: { id: null } }],
  ['4.7', 'an issuer whose id is no URL', false, { issuer: { id: 'fake-issuer' } }],
  ['4.7', 'another issuer', false, { issuer: buildStranger().did }],
  ['4.8', 'no subject', false, { credentialSubject: undefined }],
  ['4.8', 'an empty subject', false, { credentialSubject: {} }],
  ['4.8', 'an empty one of two subjects', false, { credentialSubject: [{ id: 'did:example:1' }, {}] }],
  ['4.8', 'subjects that are no objects', false, { credentialSubject: [null, true, 4] }],
  ['4.8', 'two subjects', true, { credentialSubject: [{ id: 'did:example:1' }, { id: 'did:example:2' }] }],
  ['4.9', 'validFrom with milliseconds', true, { validFrom: '2023-02-26T01:02:58.447Z' }],
  ['4.9', 'validFrom with an offset', true, { validFrom: '2023-02-25T19:10:39-06:00' }],
  ['4.9', 'validFrom far ahead', true, { validFrom: '4023-02-26T01:02:58.447Z' }],
  ['4.9', 'validFrom in words', false, { validFrom: 'Sat 25 Feb 2023 07:16:31 PM CST' }],
  ['4.9', 'validFrom without an offset', false, { validFrom: '2023-02-25T19:10:39' }],
  ['4.9', 'validFrom in lower case', false, { validFrom: '2023-02-25t19:10:39z' }],
  ['4.9', 'validFrom on a day that is none', false, { validFrom: '2023-02-30T19:10:39Z' }],
  ['4.9', 'validFrom as a list', false, { validFrom: ['2023-02-25T19:10:39Z'] }],
  ['4.9', 'validUntil in the past', true, { validUntil: '2023-02-26T01:19:20Z' }],
  ['4.9', 'validUntil in words', false, { validUntil: 'Sun, 26 Feb 2023 01:22:14 +0000' }],
  [
    ...(['4.9', 'an end before the start', false] as const),
    { validFrom: '2023-02-26T00:00:01Z', validUntil: '2023-02-26T00:00:00Z' },
  ],
  [
    ...(['4.9', 'an end on the start, in another zone', true] as const),
    { validFrom: '2023-02-26T01:00:00Z', validUntil: '2023-02-26T02:00:00+01:00' },
  ],
  ['4.10', 'a status without an id', true, { credentialStatus: { type: typed('Status') } }],
  ['4.10', 'a status of a number as type', false, { credentialStatus: { id: 'did:example:1', type: 2 } }],
  [
    '4.10',
    'a status with two ids',
    false,
    { credentialStatus: { id: ['did:a:1', 'did:a:2'], type: typed('S') } },
  ],
  [
    '4.10',
    'a status whose id is no URL',
    false,
    { credentialStatus: { id: 'https ://x/4', type: typed('S') } },
  ],
  ['4.10', 'an entry of a status list', true, { credentialStatus: entry }],
  ['4.10', 'two entries', true, { credentialStatus: [entry, { ...entry, statusPurpose: 'suspension' }] }],
  ['4.10', 'an entry without a purpose', false, { credentialStatus: { ...entry, statusPurpose: undefined } }],
  [
    '4.10',
    'an entry whose index is a number',
    false,
    { credentialStatus: { ...entry, statusListIndex: 94567 } },
  ],
  ['4.10', 'an entry below the list', false, { credentialStatus: { ...entry, statusListIndex: '-1' } }],
  ['4.10', 'an entry with true as index', false, { credentialStatus: { ...entry, statusListIndex: true } }],
  ['4.10', 'an entry of no list', false, { credentialStatus: { ...entry, statusListCredential: 'list' } }],
  [
    ...(['4.10', 'an entry with the id of its list', false] as const),
    { credentialStatus: { ...entry, id: entry.statusListCredential } },
  ],
  ['4.10', 'an entry of no bits', false, { credentialStatus: { ...entry, statusSize: 0 } }],
  ['4.10', 'an entry of two bits without messages', false, { credentialStatus: { ...entry, statusSize: 2 } }],
  ['4.11', 'a schema without an id', false, { credentialSchema: { type: typed('Schema') } }],
  [
    '4.11',
    'a schema whose id is no URL',
    false,
    { credentialSchema: { id: 'https ://x', type: typed('S') } },
  ],
  ['5.2', 'a context that redefines a term', false, inline({ VerifiableCredential: typed('Bad') })],
  [
    ...(['5.2', 'a context that redefines a protected term of another', false] as const),
    { '@context': [v2, { '@protected': true, Ex: typed('A') }, { Ex: typed('B') }] },
  ],
  ['5.3', 'related resources as texts', false, { relatedResource: [v2] }],
  ['5.3', 'one without an id', false, { relatedResource: [{ ...current }] }],
  ['5.3', 'two of one id', false, { relatedResource: [1, 2].map(() => ({ id: v2, ...current })) }],
  ['5.3', 'one without a digest', false, { relatedResource: [{ id: v2, mediaType: 'application/ld+json' }] }],
  ['5.3', 'a digest of other bytes', false, { relatedResource: [{ id: v2, ...wrongSri }] }],
  ['5.3', 'one good digest and one wrong', false, { relatedResource: [{ id: v2, ...current, ...wrongSri }] }],
  [
    '5.3',
    'a digest that is none',
    false,
    { relatedResource: [{ id: 'https://x.example/', digestSRI: 'sha256-ab' }] },
  ],
  ['5.3', 'the digest of the context', true, { relatedResource: [{ id: v2, digestSRI: current.digestSRI }] }],
  [
    '5.3',
    'the same as multibase',
    true,
    { relatedResource: [{ id: v2, digestMultibase: current.digestMultibase }] },
  ],
  ['5.3', 'the digests of the edition of 2024', true, { relatedResource: [{ id: v2, ...stale }] }],
  [
    '5.3',
    'one as an object',
    true,
    { relatedResource: { id: v2, mediaType: 'application/ld+json', ...current } },
  ],
  [
    '5.3',
    'bytes that are not at hand',
    true,
    { relatedResource: [{ id: 'https://x.example/', ...wrongSri }] },
  ],
  [
    ...(['7.3', 'an id that leans on the address of the document', false] as const),
    { ...inline({ '@vocab': 'https://example.org/#' }), credentialSubject: { part: { id: 'relative' } } },
  ],
  ['4.12', 'a proof without a type', false, { proof: { created: '2023-07-28T22:25:05Z', proofValue: 'z3' } }],
];

const build = (did: string, changes: Changes): Json =>
  buildCredential(did, typeof changes === 'function' ? changes(did) : changes);

t.test('each row of the data model holds when it is issued', async (t) => {
  const trial = await openTrial(t);
  for (const endpoint of issuers) {
    for (const [row, name, isGood, changes] of rows) {
      const answer = await trial.issue(endpoint, build(trial.did(endpoint), changes));
      const told = `${endpoint} ${row} ${name}`;
      if (!isGood) checkRefused(t, answer, told);
      else t.equal(answer.status, 201, `${told} ${answer.text.slice(0, 200)}`);
    }
  }
});

t.test(
  'each row of the data model holds when it is verified, also where the signature is good',
  async (t) => {
    const trial = await openTrial(t);
    // The engine of this suite signs whatever JSON-LD can read, so that the shape alone has to tell.
    const endpoint = 'ecdsa-rdfc-2019';
    const did = trial.did(endpoint);
    const good = await sign(buildCredential(did), trial.signer(endpoint));
    t.equal((await trial.verify(endpoint, good)).status, 200);
    let signed = 0;
    for (const [row, name, isGood, changes] of rows) {
      const document = build(did, changes);
      const isProofRow = row === '4.12';
      const secured = isProofRow
        ? undefined
        : await sign(document, trial.signer(endpoint)).catch(() => undefined);
      if (secured) signed += 1;
      const answer = await trial.verify(
        endpoint,
        secured ?? { ...document, proof: document.proof ?? good.proof },
      );
      if (!isGood) checkRefused(t, answer, `${row} ${name}`);
      else
        t.same(
          [answer.status, answer.json.verified],
          [200, true],
          `${row} ${name} ${answer.text.slice(0, 200)}`,
        );
    }
    t.ok(signed > rows.length / 2, `${signed} of ${rows.length} could be signed`);
  },
);

t.test(
  'the input files of the suite of W3C are taken and refused as their names say',
  { skip: noCorpus },
  async (t) => {
    const folder = join(process.env.KUNDIG_CORPUS!, 'w3c-vcdm2-input');
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    t.ok(files.length >= 100);
    const read = (file: string, did: string): Json =>
      JSON.parse(
        readFileSync(join(folder, file), 'utf8')
          .replaceAll('FUTURE DATE', '2036-01-01T00:00:00Z')
          .replaceAll('PAST DATE', '2020-01-01T00:00:00Z')
          .replaceAll('did:key:z6MkpJySvETLnxhQG9DzEdmKJtysBDjuuTeDfUj1uNNCUqcj', did),
      );
    const trial = await openTrial(t);
    for (const endpoint of issuers) {
      const did = trial.did(endpoint);
      for (const file of files.filter((name) => !name.startsWith('presentation-'))) {
        const document = read(file, did);
        // As the suite does: it writes the configured issuer where the file leaves it open.
        if (!('issuer' in document) && !file.includes('no-issuer')) document.issuer = did;
        const { issuer } = document;
        if (typeof issuer === 'object' && issuer !== null && !('id' in issuer)) issuer.id = did;
        const answer = await trial.issue(endpoint, document);
        t.equal(
          answer.status,
          file.endsWith('-ok.json') ? 201 : 400,
          `${endpoint} ${file} ${answer.text.slice(0, 200)}`,
        );
        if (answer.status === 400) checkRefused(t, answer, file);
        // Its proof names no key.
        if (answer.status !== 201 || file === 'credential-proof-ok.json') continue;
        const shown = endpoint === 'ecdsa-sd-2023' ? await derive(trial, answer.json) : answer.json;
        const { status, text } = await trial.verify(endpoint, shown, { checks: ['proof'] });
        t.equal(status, 200, `${endpoint} verifies ${file} ${text.slice(0, 200)}`);
      }
    }
    const holder = buildStranger();
    // Signed with the key of the suite these are the same document as one of those that are good.
    const same = [
      'presentation-self-asserted-vc-no-holder.json',
      'presentation-self-asserted-vc-issuer-mismatch.json',
    ];
    // Its JWT names no key at all.
    const keyless = 'presentation-enveloped-vc-ok.json';
    for (const file of files.filter((name) => name.startsWith('presentation-'))) {
      const presentation = read(file, holder.did);
      const signed = await presentAs(holder, presentation).catch(() => presentation);
      const answer = await trial.present('eddsa-rdfc-2022', signed, { domain, challenge });
      const isGood = (file.endsWith('-ok.json') && file !== keyless) || same.includes(file);
      if (isGood) t.equal(answer.status, 200, `${file} ${answer.text.slice(0, 200)}`);
      else checkRefused(t, answer, file);
    }
  },
);

async function derive(
  trial: Trial,
  verifiableCredential: Json,
  selectivePointers = ['/issuer', '/credentialSubject'],
): Promise<Json> {
  const body = { verifiableCredential, options: { selectivePointers } };
  const answer = await trial.post('/ecdsa-sd-2023/credentials/derive', body);
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.json;
}
