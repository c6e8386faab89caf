// A file of any kind as the verifier meets it: every credential in it gets its own report, and every part that cannot
// be read is said. What is in the containers themselves is the matter of containers.test.ts.
import { deflateSync } from 'node:zlib';
import t from 'tap';
import { canonicalizeJson } from '../../src/openbadges/jcs.ts';
import { signCredentialJwt } from '../../src/openbadges/proofs/vc-jwt.ts';
import { mergeReports, verifyFile } from '../../src/openbadges/verify/verify-file.ts';
import { codesElsewhere } from './codes-elsewhere.ts';
import {
  buildBakedSvg,
  buildInternationalText,
  buildJws,
  buildPdf,
  buildPdfkitPdf,
  buildPng,
  buildSvg,
  listPdfObjects,
} from './container-samples.ts';
import {
  buildFetch,
  buildSampleBadge,
  buildSampleSigner,
  publishSample,
  sampleNow,
  signSample,
} from './sample-badges.ts';

const { signer } = buildSampleSigner();
const good = canonicalizeJson(await signSample(buildSampleBadge()));
const jwt = await signCredentialJwt(buildSampleBadge(), { signer });
const altered = good.replace('Afwas', 'Afwaz');
const published = await publishSample();
const seen = new Set<string>();

const verify = async (file: string | Uint8Array, containerLimits = {}) => {
  const fetchDocument = buildFetch(published);
  const verification = await verifyFile(Buffer.from(file as string), {
    now: sampleNow,
    fetchDocument,
    containerLimits,
  });
  for (const { reason } of verification.reports) seen.add(reason);
  return verification;
};
const tell = async (file: string | Uint8Array, containerLimits = {}) => {
  const { format = 'none', reports } = await verify(file, containerLimits);
  return [format, ...reports.map(({ verdict, reason }) => `${verdict}: ${reason}`)];
};
const valid = 'valid: proofs-verified';

t.test('one badge is valid in every container', async (t) => {
  const attached = await buildPdfkitPdf([{ name: 'badge.json', bytes: Buffer.from(good) }]);
  const enveloped = (mediaType: string) => ({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: `data:${mediaType},${jwt}`,
    type: 'EnvelopedVerifiableCredential',
  });
  const ways: [name: string, file: string | Uint8Array, format: string][] = [
    ['as JSON', good, 'json'],
    ['with a byte order mark', `\ufeff${good}`, 'json'],
    ['as a JWT', `${jwt}\n`, 'jwt'],
    ['in a PNG', buildPng(buildInternationalText('openbadgecredential', good)), 'png'],
    ['packed in a PNG', buildPng(buildInternationalText('openbadgecredential', good, true)), 'png'],
    ['as a JWT in a PNG', buildPng(buildInternationalText('openbadgecredential', jwt)), 'png'],
    ['in an SVG', buildBakedSvg(`<b:credential><![CDATA[${good}]]></b:credential>`), 'svg'],
    ['as a JWT in an SVG', buildBakedSvg(`<b:credential verify="${jwt}"/>`), 'svg'],
    ['attached to a PDF', attached, 'pdf'],
    ['in an envelope', JSON.stringify(enveloped('application/vc+jwt')), 'json'],
    [
      'in a presentation',
      JSON.stringify({
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        type: 'VerifiablePresentation',
        verifiableCredential: [JSON.parse(good)],
      }),
      'json',
    ],
  ];
  for (const [name, file, format] of ways) t.strictSame(await tell(file), [format, valid], name);
});

t.test('of several the strongest verdict stands on top, and what cannot be read is said', async (t) => {
  const presentation = (credentials: string[]) =>
    `{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiablePresentation"],"verifiableCredential":[${credentials.join(',')}]}`;
  const sdJwt = `"${jwt}~WyJhIl0~"`;
  const file = presentation([good, JSON.stringify(jwt), altered, sdJwt, '{"type":"x"}']);
  t.strictSame(await tell(file), [
    'json',
    valid,
    valid,
    'not-genuine: signature-invalid',
    'incomplete: format-unsupported',
    'not-genuine: contexts-misplaced',
  ]);
  const merged = mergeReports(await verify(file));
  t.match(merged, { verdict: 'not-genuine', reason: 'signature-invalid', format: 'json' });
  t.equal(merged.reports?.length, 5);
  t.notOk(mergeReports(await verify(good)).reports, 'one is one');
  t.strictSame(await tell(presentation([])), ['json', 'not-genuine: no-credential']);
  const many = (length: number) => presentation(Array.from({ length }, () => good));
  t.strictSame(await tell(many(40)), ['json', 'incomplete: too-many-contents']);
  t.strictSame(await tell(many(100)), ['json', 'incomplete: too-large']);
  t.strictSame(await tell(presentation([good, good, good]), { maxContents: 3 }), [
    'json',
    'incomplete: too-many-contents',
  ]);
});

t.test('a badge of 2.0 is checked by the rules of 2.0, wherever it stands', async (t) => {
  const assertion = JSON.stringify({
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    id: 'https://old.example.org/a/1',
    recipient: { type: 'email', hashed: false, identity: 'samira@keuken.example' },
    badge: 'https://old.example.org/b/1',
    verification: { type: 'HostedBadge' },
    issuedOn: '2020-05-01T10:00:00Z',
  });
  const unreachable = 'incomplete: hosted-unavailable';
  t.strictSame(await tell(assertion), ['json', unreachable]);
  const inPng = (text: string) => buildPng(buildInternationalText('openbadges', text));
  t.strictSame(await tell(inPng(assertion)), ['png', unreachable]);
  t.strictSame(await tell(inPng('https://old.example.org/a/1')), ['png', unreachable], 'its address alone');
  t.strictSame(await tell(buildBakedSvg('<old:assertion verify="https://old.example.org/a/1"/>')), [
    'svg',
    unreachable,
  ]);
  const both = buildPng(
    buildInternationalText('openbadges', 'https://old.example.org/a/1'),
    buildInternationalText('openbadgecredential', good),
  );
  t.strictSame(await tell(both), ['png', unreachable, valid], 'both editions in one picture');
  const signed = buildJws(assertion.replace('HostedBadge', 'SignedBadge'));
  t.match((await tell(signed))[1], /^(incomplete|not-genuine): (?!contexts)/);
});

t.test('a file in which nothing can be read says why', async (t) => {
  const bomb = deflateSync(Buffer.alloc(3 * 1024 * 1024, 0x20));
  const broken = buildPng(buildInternationalText('openbadgecredential', good));
  broken[60]! ^= 1;
  const element = '<b:credential><![CDATA[{}]]></b:credential>';
  const pdf = (changes: object, trailer = '') =>
    buildPdf({ ...listPdfObjects(Buffer.from(good)), ...changes }, trailer);
  const envelope = { type: 'EnvelopedVerifiableCredential', id: 'data:application/vc+jwt,x' };
  const files: [name: string, file: string | Uint8Array, ...told: string[]][] = [
    ['nothing', '', 'none', 'not-genuine: format-unknown'],
    ['a web page', '<!doctype html><title>x</title>', 'none', 'not-genuine: format-unknown'],
    ['half of JSON', '{"a":', 'json', 'not-genuine: not-json'],
    ['other letters', Buffer.from([0x7b, 0xff, 0x7d]), 'json', 'not-genuine: not-utf-8'],
    ['an empty picture', buildPng(), 'png', 'not-genuine: no-credential'],
    ['an empty drawing', buildSvg(), 'svg', 'not-genuine: no-credential'],
    ['a bent picture', broken, 'png', 'not-genuine: png-broken'],
    ['a bent drawing', buildBakedSvg('<b:credential>'), 'svg', 'not-genuine: svg-broken'],
    [
      'a drawing with entities',
      buildSvg({ before: '<!DOCTYPE svg [<!ENTITY a "a">]>' }),
      'svg',
      'not-genuine: svg-entities',
    ],
    ['two of one edition', buildBakedSvg(element + element), 'svg', 'incomplete: several-credentials'],
    ['half a PDF', pdf({}).subarray(0, 300), 'pdf', 'not-genuine: pdf-broken'],
    ['a locked PDF', pdf({}, '/Encrypt 4 0 R'), 'pdf', 'incomplete: pdf-encrypted'],
    [
      'a PDF of other packing',
      pdf({ 5: { dictionary: '/Type /EmbeddedFile /Filter /LZWDecode', bytes: Buffer.from('x') } }),
      'pdf',
      'incomplete: pdf-filter-unsupported',
    ],
    [
      'a PDF that swells',
      pdf({ 5: { dictionary: '/Type /EmbeddedFile /Filter /FlateDecode', bytes: bomb } }),
      'pdf',
      'incomplete: inflates-too-far',
    ],
    ['an empty envelope', JSON.stringify(envelope), 'json', 'not-genuine: envelope-malformed'],
    ['a JWT of nothing', 'eyJhbGciOiJub25lIn0.e30.AA', 'jwt', 'not-genuine: contexts-misplaced'],
  ];
  for (const [name, file, ...told] of files) t.strictSame(await tell(file), told, name);
  const { reports } = await verify(buildPng());
  t.equal(reports[0]?.credential, null);
  t.ok(reports[0]?.outcomes.slice(1).every(({ code }) => code === 'not-reached'));
});

t.test('every answer about a file was given', async (t) => {
  t.strictSame(
    codesElsewhere.files.filter((code) => !seen.has(code)),
    [],
  );
});
