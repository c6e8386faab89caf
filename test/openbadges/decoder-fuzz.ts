// Every decoder of strangers' bytes against bent samples and plain noise: it answers, by a text or by a named fault,
// and never throws. Shared by the short and the long run.
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { containerFaults } from '../../src/openbadges/containers/container.ts';
import { openContainer } from '../../src/openbadges/containers/formats.ts';
import { isCompactJws, parseCompactJws } from '../../src/openbadges/containers/jws.ts';
import { defaultContainerLimits } from '../../src/openbadges/containers/limits.ts';
import { parseStrictJson } from '../../src/openbadges/json.ts';
import { encodeBase58btc, encodeBase64url, parseMultibase } from '../../src/openbadges/multibase.ts';
import { decodeBitstring, encodeBitstring } from '../../src/openbadges/status/bitstring.ts';
import {
  assertion,
  buildBakedSvg,
  buildChunk,
  buildInternationalText,
  buildJws,
  buildPackedPdf,
  buildPdf,
  buildPng,
  credential,
  listPdfObjects,
} from './container-samples.ts';

type Decoder = { name: string; seeds: Uint8Array[]; isAnswered(bytes: Uint8Array): boolean };

const known = new Set<string>(containerFaults.filter((fault) => fault !== 'decoder-broke'));

function isOpenedOrRefused(bytes: Uint8Array): boolean {
  const opened = openContainer(bytes, defaultContainerLimits);
  if (opened.fault !== undefined) return known.has(opened.fault);
  return opened.contents.every((content) =>
    content.kind === 'unreadable' ? known.has(content.fault) : content.text !== '',
  );
}

const toText = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
const presentation = `{"type":["VerifiablePresentation"],"verifiableCredential":[${credential}, ${JSON.stringify({ type: 'EnvelopedVerifiableCredential', id: `data:application/vc+jwt,${buildJws(credential)}` })}]}`;
const held = { 1: '<</Names<</EmbeddedFiles<</Names[(a)5 0 R]>>>>>>', 5: '<</EF<</F 2 0 R>>>>' };
const objects = listPdfObjects(Buffer.from(credential));

export const decoders: Decoder[] = [
  {
    name: 'PNG',
    seeds: [
      buildPng(buildInternationalText('openbadgecredential', credential)),
      buildPng(buildInternationalText('openbadges', assertion, true)),
    ],
    isAnswered: isOpenedOrRefused,
  },
  {
    name: 'PNG with sound checksums',
    seeds: [1, 0].map((flag) =>
      Buffer.concat([
        Buffer.from(`openbadges\0${String.fromCharCode(flag)}\0nl\0sleutel\0`, 'latin1'),
        flag === 1 ? deflateSync(assertion) : Buffer.from(assertion),
      ]),
    ),
    isAnswered: (bytes) =>
      ['iTXt', 'zTXt'].every((type) => isOpenedOrRefused(buildPng(buildChunk(type, bytes)))),
  },
  {
    name: 'SVG',
    seeds: [
      buildBakedSvg(`<b:credential><![CDATA[${credential.replaceAll(']]>', ']]&gt;')}]]></b:credential>`),
      buildBakedSvg(`<old:assertion verify="https://old.example.org/a/1"> </old:assertion>`),
    ],
    isAnswered: isOpenedOrRefused,
  },
  {
    name: 'PDF',
    seeds: [
      buildPdf(listPdfObjects(Buffer.from(credential))),
      buildPackedPdf(held, Buffer.from(buildJws(credential))),
    ],
    isAnswered: isOpenedOrRefused,
  },
  {
    name: 'PDF with sound references',
    seeds: Object.values(objects)
      .filter((part) => typeof part === 'string')
      .map((part) => Buffer.from(part)),
    isAnswered: (bytes) => {
      const text = Buffer.from(bytes).toString('latin1');
      return [1, 2, 3, 4].every((number) => isOpenedOrRefused(buildPdf({ ...objects, [number]: text })));
    },
  },
  {
    name: 'JWT',
    seeds: [buildJws(credential), buildJws(presentation)].map((text) => Buffer.from(text)),
    isAnswered: (bytes) => {
      const jws = parseCompactJws(toText(bytes), defaultContainerLimits);
      const isKnown = 'fault' in jws ? known.has(jws.fault) : isCompactJws(toText(bytes));
      return isKnown && isOpenedOrRefused(bytes);
    },
  },
  {
    name: 'JWT with sound spelling',
    seeds: [credential, presentation, '{"alg":"RS256"}'].map((text) => Buffer.from(text)),
    isAnswered: (bytes) =>
      [buildJws(toText(bytes)), buildJws(credential, toText(bytes))].every((text) =>
        isOpenedOrRefused(Buffer.from(text)),
      ),
  },
  {
    name: 'JSON',
    seeds: [presentation, assertion].map((text) => Buffer.from(text)),
    isAnswered: (bytes) => {
      const parsed = parseStrictJson(toText(bytes), defaultContainerLimits);
      return (parsed.fault === undefined || known.has(parsed.fault)) && isOpenedOrRefused(bytes);
    },
  },
  {
    name: 'multibase',
    seeds: [encodeBase58btc(Buffer.from('z6Mk key')), encodeBase64url(Buffer.from('u key'))].map((text) =>
      Buffer.from(text),
    ),
    isAnswered: (bytes) => {
      const text = toText(bytes);
      const decoded = parseMultibase(text);
      const encode = text.startsWith('z') ? encodeBase58btc : encodeBase64url;
      return decoded === undefined || encode(decoded) === text;
    },
  },
  {
    name: 'bitstring',
    seeds: [Buffer.from(encodeBitstring([3, 131_071]))],
    isAnswered: (bytes) => {
      const bits = decodeBitstring(toText(bytes));
      return bits === undefined || bits.length === bits.bytes.length * 8;
    },
  },
];

type Edit = { kind: 'flip' | 'cut' | 'insert' | 'repeat'; at: number; bytes: Uint8Array };

function bend(seed: Uint8Array, { kind, at, bytes }: Edit): Uint8Array {
  const place = seed.length === 0 ? 0 : at % seed.length;
  const [head, tail] = [seed.subarray(0, place), seed.subarray(place)];
  const pieces = {
    flip: [head, bytes, tail.subarray(bytes.length)],
    cut: [head, tail.subarray(bytes.length * 4)],
    insert: [head, bytes, tail],
    repeat: [head, tail.subarray(0, 40), tail],
  };
  return new Uint8Array(Buffer.concat(pieces[kind]));
}

function listArbitrary({ seeds }: Decoder): fc.Arbitrary<Uint8Array> {
  const bytes = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 6 }),
    fc
      .constantFrom(...' <>[]{}()/"\\:,.~&#%0\n\0\u00ff'.split(''), ' 0 R', '<<', ']]>', '\ud83e')
      .map((text) => Buffer.from(text, 'latin1')),
  );
  const edit = fc.record({
    kind: fc.constantFrom('flip' as const, 'cut' as const, 'insert' as const, 'repeat' as const),
    at: fc.nat(1 << 20),
    bytes,
  });
  const bent = fc
    .tuple(fc.constantFrom(...seeds), fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([seed, edits]) => edits.reduce(bend, seed));
  const headed = fc
    .tuple(fc.constantFrom(...seeds), fc.nat(64), fc.uint8Array({ maxLength: 200 }))
    .map(([seed, length, noise]) => new Uint8Array(Buffer.concat([seed.subarray(0, length), noise])));
  return fc.oneof({ weight: 8, arbitrary: bent }, { weight: 2, arbitrary: headed });
}

/** Throws with the bytes that were not answered. */
export function fuzz(decoder: Decoder, cases: number): void {
  fc.assert(
    fc.property(listArbitrary(decoder), (bytes) => decoder.isAnswered(bytes)),
    { numRuns: cases },
  );
}
