// Files that carry credentials: what goes in comes out exactly, what others made is read, what is bent is refused.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import t from 'tap';
import { formatNames } from '../../src/openbadges/containers/container.ts';
import { findFormat, formats, openContainer } from '../../src/openbadges/containers/formats.ts';
import { findMemberSource, listItemSources } from '../../src/openbadges/containers/json-source.ts';
import { parseCompactJws } from '../../src/openbadges/containers/jws.ts';
import { defaultContainerLimits as limits } from '../../src/openbadges/containers/limits.ts';
import {
  assertion,
  buildBakedSvg,
  buildChunk,
  buildInternationalText,
  buildJws,
  buildPackedPdf,
  buildPdf,
  buildPdfkitPdf,
  buildPng,
  buildSvg,
  credential,
  listPdfObjects,
} from './container-samples.ts';
import { decoders, fuzz } from './decoder-fuzz.ts';

const jws = buildJws(credential);
const link = 'https://old.example.org/a/1';
const corpus = process.env.KUNDIG_CORPUS;

/** What a file holds, one short line each, or its fault. */
function tell(bytes: Uint8Array | string, bounds = limits): string | string[] {
  const opened = openContainer(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, bounds);
  if (opened.fault !== undefined) return opened.fault;
  return opened.contents.map((content) => {
    const within = content.within === undefined ? '' : ` in ${content.within}`;
    return content.kind === 'unreadable'
      ? `${content.fault}${within}`
      : `${content.kind} ${content.version}${within}`;
  });
}

/** The texts of what a file holds. */
function read(bytes: Uint8Array | string): string[] {
  const opened = openContainer(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, limits);
  return opened.fault !== undefined ? [`fault: ${opened.fault}`] : opened.contents.map(({ text }) => text);
}

/** The text that was baked, before anybody asks what it is. */
function unbakeText(name: 'png' | 'svg', bytes: Uint8Array): string | undefined {
  const unbaked = findFormat(name).unbake(bytes, limits);
  const [part] = unbaked.fault === undefined ? unbaked.parts : [];
  return part && 'text' in part ? part.text : unbaked.fault;
}

function bake(name: 'png' | 'svg', image: Uint8Array, text: string): Buffer {
  const baked = findFormat(name).bake!(image, text, limits);
  return baked.fault === undefined ? Buffer.from(baked.image) : Buffer.from(`fault: ${baked.fault}`);
}

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
  fc.json(),
  fc.constantFrom(jws, credential, ']]>', ']]]]>>', '\r\n{"a":"\r"}\r', '&amp;<svg>', '\ufeff{}'),
);

t.test('every format has one row', async (t) => {
  t.strictSame(
    formats.map(({ name }) => name),
    [...formatNames],
  );
  t.strictSame(
    formats.filter((format) => 'bake' in format).map(({ name }) => name),
    ['png', 'svg'],
  );
  const mediaTypes = formats.flatMap((format) => format.mediaTypes);
  t.equal(new Set(mediaTypes).size, mediaTypes.length);
});

t.test('a PNG gives back exactly the text that was baked, and keeps every other byte', async (t) => {
  const image = buildPng();
  const headerEnd = 8 + 25;
  fc.assert(
    fc.property(anyText, anyText, (text, other) => {
      const baked = bake('png', image, text);
      const chunk = buildChunk('iTXt', `openbadgecredential\0\0\0\0\0${text}`);
      const isInPlace = baked.equals(
        Buffer.concat([image.subarray(0, headerEnd), chunk, image.subarray(headerEnd)]),
      );
      const isIdempotent = bake('png', baked, text).equals(baked);
      const isReplaced = bake('png', bake('png', image, other), text).equals(baked);
      return isInPlace && isIdempotent && isReplaced && unbakeText('png', baked) === text;
    }),
  );
  t.strictSame(
    bake('png', buildPng(buildChunk('tEXt', `openbadges\0${link}`)), jws),
    bake('png', image, jws),
  );
  t.same(bake('png', Buffer.concat([image, Buffer.from('tail')]), jws).subarray(-4), Buffer.from('tail'));
  t.equal(String(bake('png', image, '\ud800')), 'fault: unbakeable');
  t.equal(String(bake('png', image, 'a'.repeat(limits.maxTextBytes + 1))), 'fault: too-large');
  t.equal(String(bake('png', image.subarray(0, 50), jws)), 'fault: png-broken');
});

t.test('an SVG gives back exactly the text that was baked, and keeps every other byte', async (t) => {
  // What XML cannot spell at all, and what would be no text.
  const isSpeakable = (text: string) => !/[^\t\n\r\u0020-\ufffd]/.test(text) && text.trim() !== '';
  const image = buildSvg();
  const rootEnd = image.indexOf('>', image.indexOf('<svg'));
  const declaration = ' xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"';
  fc.assert(
    fc.property(anyText.filter(isSpeakable), anyText.filter(isSpeakable), (text, other) => {
      const baked = bake('svg', image, text);
      const inside = baked.subarray(
        rootEnd + declaration.length + 1,
        baked.length - image.length + rootEnd + 1,
      );
      const outside = [image.subarray(0, rootEnd), declaration, '>', inside, image.subarray(rootEnd + 1)];
      const isInPlace = baked.equals(Buffer.concat(outside.map((piece) => Buffer.from(piece as string))));
      const isIdempotent = bake('svg', baked, text).equals(baked);
      const isReplaced = bake('svg', bake('svg', image, other), text).equals(baked);
      return isInPlace && isIdempotent && isReplaced && unbakeText('svg', baked) === text;
    }),
  );
  for (const text of ['\ufffe', '\u0007', ' ', '\ud800']) {
    t.match(String(bake('svg', image, text)), /^fault: /, JSON.stringify(text));
  }
});

t.test('a badge goes into an SVG as the standard lays it out', async (t) => {
  const render = (image: string, text: string) => String(bake('svg', Buffer.from(image), text));
  const svg = 'xmlns="http://www.w3.org/2000/svg"';
  const ours = 'xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"';
  t.equal(
    render(`<svg ${svg}/>`, jws),
    `<svg ${svg} ${ours}><openbadges:credential verify="${jws}"/></svg>`,
    'a signed token is an attribute',
  );
  t.equal(
    render(`\ufeff<s:svg xmlns:s="http://www.w3.org/2000/svg" ${ours} />`, '{"a":"]]>"}'),
    `\ufeff<s:svg xmlns:s="http://www.w3.org/2000/svg" ${ours} ><openbadges:credential><![CDATA[{"a":"]]]]><![CDATA[>"}]]></openbadges:credential></s:svg>`,
    'JSON is a body, in pieces where it would end one',
  );
  const old = 'xmlns:openbadges="http://openbadges.org"';
  t.equal(
    render(`<svg ${svg} ${old}>\n<openbadges:assertion verify="${link}"/>\n</svg>`, '{}'),
    `<svg ${svg} ${old}><openbadges:credential ${ours}><![CDATA[{}]]></openbadges:credential>\n\n</svg>`,
    'an older badge makes way, and its prefix keeps its meaning',
  );
});

t.test('badges of others are read however they were baked', async (t) => {
  const png = (...chunks: Uint8Array[]) => buildPng(...chunks);
  const packed = deflateSync(assertion);
  const cases: [says: string, bytes: Uint8Array | string, held: string[], text: string][] = [
    ['plain JSON', credential, ['credential-json ob3'], credential],
    ['JSON behind a byte order mark', `\ufeff ${credential}`, ['credential-json ob3'], ` ${credential}`],
    ['an assertion', assertion, ['credential-json ob2'], assertion],
    ['JSON that is no credential', '{"a":1}', ['credential-json ob3'], '{"a":1}'],
    ['a token', `\n${jws}\n`, ['jwt ob3'], jws],
    ['a signed assertion', buildJws(assertion), ['jwt ob2'], buildJws(assertion)],
    ['iTXt', png(buildInternationalText('openbadgecredential', jws)), ['jwt ob3'], jws],
    [
      'compressed iTXt',
      png(buildInternationalText('openbadgecredential', credential, true)),
      ['credential-json ob3'],
      credential,
    ],
    ['an older keyword', png(buildInternationalText('openbadges', jws)), ['jwt ob3'], jws],
    ['a link in tEXt', png(buildChunk('tEXt', `openbadges\0${link}`)), ['assertion-url ob2'], link],
    [
      'Latin letters in tEXt',
      png(buildChunk('tEXt', Buffer.from('openbadges\0{"badge":"é"}', 'latin1'))),
      ['credential-json ob2'],
      '{"badge":"é"}',
    ],
    [
      'zTXt',
      png(buildChunk('zTXt', Buffer.concat([Buffer.from('openbadges\0\0'), packed]))),
      ['credential-json ob2'],
      assertion,
    ],
    [
      'any prefix, a body laid out around CDATA',
      buildBakedSvg(`<b:credential>\n  <![CDATA[ {"a":1} ]]>\n</b:credential>`),
      ['credential-json ob3'],
      ' {"a":1} ',
    ],
    [
      'a body without CDATA',
      buildBakedSvg('<b:credential>{&quot;a&quot;:1}</b:credential>'),
      ['credential-json ob3'],
      '{"a":1}',
    ],
    ['an attribute', buildBakedSvg(`<b:credential verify="${jws}"></b:credential>`), ['jwt ob3'], jws],
    [
      'an older element with a body, which wins',
      buildBakedSvg(`<old:assertion verify="${link}">${assertion}</old:assertion>`),
      ['credential-json ob2'],
      assertion,
    ],
    [
      'a document type without declarations',
      buildSvg({
        before: '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">',
        root: 'xmlns:b="http://openbadges.org"',
        inside: `<b:assertion verify="${link}"/>`,
      }),
      ['assertion-url ob2'],
      link,
    ],
  ];
  for (const [says, bytes, held, text] of cases) {
    t.strictSame(tell(bytes), held, says);
    t.strictSame(read(bytes), [text], says);
  }
  const both = png(
    buildInternationalText('openbadgecredential', credential),
    buildInternationalText('openbadges', assertion),
  );
  t.strictSame(read(both), [credential, assertion], 'one of each edition are two badges');
});

t.test('a presentation stands before its credentials, each in the bytes it was written with', async (t) => {
  const spaced = `{ "type" : [ "VerifiableCredential" ],\r\n\t"n": 1.0e0, "x":"\\u00e9}]" }`;
  const envelope = (id: string) => JSON.stringify({ type: 'EnvelopedVerifiableCredential', id });
  const enveloped = `data:application/vc+jwt,${jws}`;
  const items = [
    spaced,
    envelope(enveloped),
    envelope(`data:application/vc+jwt;base64,${Buffer.from(jws).toString('base64')}`),
    JSON.stringify(jws),
    envelope('data:application/vc+cose;base64,AAAA'),
    envelope('urn:uuid:1'),
    '7',
  ];
  const present = (...inside: string[]) =>
    `{"type":"VerifiablePresentation", "verifiableCredential" : [${inside.join(' ,\n')}] }`;
  const presentation = present(...items);
  const held = [
    'presentation ob3',
    'credential-json ob3 in 0',
    'jwt ob3 in 0',
    'jwt ob3 in 0',
    'jwt ob3 in 0',
    'format-unsupported in 0',
    'envelope-malformed in 0',
    'format-unsupported in 0',
  ];
  t.strictSame(tell(presentation), held);
  t.strictSame(read(presentation).slice(0, 5), [presentation, spaced, jws, jws, jws]);
  t.strictSame(tell(buildJws(presentation)), held, 'in a token of its own');
  t.equal(read(buildJws(presentation))[1], spaced);
  t.equal(read(buildJws(`{"vp": ${presentation}}`))[1], spaced, 'under a claim, as before VCDM 2.0');
  t.strictSame(tell(present()), ['presentation ob3']);
  t.strictSame(tell('{"type":"VerifiablePresentation"}'), ['presentation ob3']);
  t.equal(
    read(`{"type":["VerifiablePresentation"],"verifiableCredential": ${spaced}}`)[1],
    spaced,
    'one without a list',
  );
  t.strictSame(tell(present(present(credential), credential)), [
    'presentation ob3',
    'presentation ob3 in 0',
    'credential-json ob3 in 1',
    'credential-json ob3 in 0',
  ]);
  const asPresentation = JSON.stringify({
    type: 'EnvelopedVerifiablePresentation',
    id: `data:application/vp+jwt,${buildJws(present(credential))}`,
  });
  t.strictSame(tell(asPresentation), ['presentation ob3', 'credential-json ob3 in 0']);
  t.strictSame(tell(envelope(enveloped)), ['jwt ob3']);
  t.equal(tell(envelope('data:application/vc+sd-jwt,a.b.c~')), 'format-unsupported');
  t.equal(tell(`${jws}~WyJhIl0~`), 'format-unsupported', 'selective disclosure');
  const deep = Array.from({ length: limits.maxNesting + 1 }).reduce(
    (inner: string) => present(inner),
    credential,
  );
  t.equal(tell(deep), 'too-deep');
  t.equal(tell(present(...Array(limits.maxContents).fill('{}'))), 'too-many-contents');
  t.equal(tell(present(...Array(limits.maxContents - 1).fill('{}'))).length, limits.maxContents);
});

t.test('the text of a value inside JSON is found exactly', async (t) => {
  t.equal(findMemberSource('{"a":{"b":1}, "b": [ 2 ] }', 'b'), '[ 2 ]');
  t.equal(findMemberSource('{"a":{"b":1}}', 'b'), undefined);
  const blank = fc.constantFrom('', ' ', '\n', '\t\r\n ');
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.jsonValue(), blank, blank, fc.nat(2)), { minLength: 1 }), (items) => {
      const texts = items.map(([value, , , indent]) => JSON.stringify(value, null, indent));
      const laid = items.map(([, before, after], at) => `${before}${texts[at]}${after}`);
      const list = `[${laid.join(',')}]`;
      const object = `{${laid.map((text, at) => `"\\u006b${at}" :${text}`).join(',')}}`;
      const isListed = JSON.stringify(listItemSources(list)) === JSON.stringify(texts);
      return isListed && texts.every((text, at) => findMemberSource(object, `k${at}`) === text);
    }),
  );
});

t.test('a token is taken apart in its one spelling only', async (t) => {
  const [header = '', payload = '', signature = ''] = jws.split('.');
  const parsed = parseCompactJws(jws, limits);
  t.match(parsed, {
    header: { alg: 'RS256' },
    payloadText: credential,
    signingInput: `${header}.${payload}`,
  });
  const malformed = [
    '',
    'a.b',
    `${header}.${payload}`,
    `${header}.${payload}.`,
    `${jws}.${signature}`,
    `${jws}=`,
    `${jws} `,
    `.${payload}.${signature}`,
    `${header}..${signature}`,
    `${header}.${payload}.+/+/`,
    `${header}.${payload}.A`,
    `${header}.${payload}.QR`,
    `${Buffer.from('[1]').toString('base64url')}.${payload}.${signature}`,
    buildJws('7'),
    buildJws('{'),
  ];
  for (const text of malformed) t.strictSame(parseCompactJws(text, limits), { fault: 'jwt-malformed' }, text);
  t.strictSame(parseCompactJws(buildJws('{"a":1,"a":1}'), limits), { fault: 'duplicate-keys' });
  t.strictSame(parseCompactJws(`${header}.__79.${signature}`, limits), { fault: 'not-utf-8' });
  t.equal(tell(`${header}.${payload}.`), 'jwt-malformed');
});

t.test('credentials attached to a PDF are read, whoever made it', async (t) => {
  const text = Buffer.from(credential);
  const files = [
    { name: 'badge.json', bytes: text },
    { name: 'terms.txt', bytes: Buffer.from('some words') },
    { name: 'invoice.json', bytes: Buffer.from('{"total":3}') },
    { name: 'badge.jwt', bytes: Buffer.from(jws) },
    { name: 'badge.png', bytes: bake('png', buildPng(), credential) },
    { name: 'picture.png', bytes: buildPng() },
    { name: 'broken.json', bytes: Buffer.from('{') },
  ];
  const held = [credential, jws, credential, ''];
  for (const options of [{}, { compress: false }, { pdfVersion: '1.7', tagged: true }] as const) {
    const made = await buildPdfkitPdf(files, options);
    t.strictSame(read(made).toSorted(), held.toSorted(), 'by pdfkit');
    t.ok(tell(made).includes('not-json'), 'the broken one is told');
  }
  t.strictSame(read(buildPdf(listPdfObjects(text))), [credential], 'by hand');
  const packed = { 1: '<</Names<</EmbeddedFiles<</Names[(a)5 0 R]>>>>>>', 5: '<</EF<</F 2 0 R>>>>' };
  t.strictSame(read(buildPackedPdf(packed, text)), [credential], 'with packed objects and references');

  const first = buildPdf(listPdfObjects(text));
  const at = first.length + 1;
  const newer = `\n5 0 obj\n<</Length ${jws.length}>>stream\n${jws}\nendstream endobj\n`;
  const appended = (previous: number) =>
    Buffer.concat([
      first,
      Buffer.from(
        `${newer}xref\n5 1\n${String(at).padStart(10, '0')} 00000 n \ntrailer<</Root 1 0 R/Prev ${previous}>>\nstartxref\n${first.length + newer.length}\n%%EOF`,
      ),
    ]);
  t.strictSame(read(appended(first.lastIndexOf('xref\n0'))), [jws], 'what was written last holds');
  t.equal(tell(appended(first.length + newer.length)), 'pdf-broken', 'a section that follows itself');

  t.equal(tell(await buildPdfkitPdf([])), 'no-credential');
  t.equal(tell(await buildPdfkitPdf([{ name: 'x.json', bytes: Buffer.from('{"x":1}') }])), 'no-credential');
  t.equal(tell(await buildPdfkitPdf([{ name: 'x.json', bytes: Buffer.from('{') }])), 'not-json');
  t.equal(tell(await buildPdfkitPdf(files, { userPassword: 'a' })), 'pdf-encrypted');
  t.equal(tell(await buildPdfkitPdf([{ name: 'a.pdf', bytes: first }])), 'no-credential', 'a PDF in a PDF');
});

/** A zlib text of a gigabyte of noughts, in a megabyte. */
function buildBomb(): Buffer {
  const block = deflateRawSync(Buffer.alloc(1 << 20), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([Buffer.from('789c', 'hex'), ...Array(1024).fill(block), Buffer.from('0300', 'hex')]);
}

const bomb = buildBomb();

function buildBombedReferences(): Buffer {
  const head = '%PDF-1.7\n1 0 obj <</Type/XRef/Size 9/W[1 2 1]/Filter/FlateDecode/Length';
  return Buffer.concat([
    Buffer.from(`${head} ${bomb.length}>> stream\n`),
    bomb,
    Buffer.from('\nendstream endobj startxref 9 %%EOF'),
  ]);
}
const zipped = '/Filter /FlateDecode';
const kid = (number: number) => `<< /Kids [${number} 0 R] >>`;
const holder = { dictionary: '/Type /ObjStm /N 1 /First 4', bytes: Buffer.from('3 0 null') };
const pdf = (changes: Record<number, string | { dictionary: string; bytes: Uint8Array }>, trailer = '') =>
  buildPdf({ ...listPdfObjects(Buffer.from(credential)), ...changes }, trailer);
const text = (body: Uint8Array) => buildPng(buildChunk('iTXt', body));
const entities = Array.from({ length: 9 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join(
  '',
);
const once = buildInternationalText('openbadgecredential', credential);

const hostile: [says: string, bytes: Uint8Array | string, fault: string][] = [
  ['nothing', '', 'format-unknown'],
  ['blanks', ' \n', 'format-unknown'],
  ['a page', '<!doctype html><html></html>', 'format-unknown'],
  ['a link alone', link, 'format-unknown'],
  ['a huge file', Buffer.alloc(limits.maxBytes + 1), 'too-large'],
  ['a huge text', `{"a":"${'a'.repeat(limits.maxTextBytes)}"}`, 'too-large'],
  ['bytes that are no text', Buffer.from('7b22ff227d', 'hex'), 'not-utf-8'],
  ['lists in lists', '['.repeat(200_000), 'not-json'],
  ['lists in lists, closed', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'too-deep'],
  ['many objects', `[${'{},'.repeat(limits.maxObjects)}{}]`, 'too-many-parts'],
  ['a name twice', '{"type":1,"type":2}', 'duplicate-keys'],
  ['a list', '[{}]', 'not-an-object'],
  ['tildes', `${jws}${'~'.repeat(200_000)}`, 'format-unsupported'],

  ['a picture without a badge', buildPng(), 'no-credential'],
  [
    'a gigabyte in iTXt',
    text(Buffer.concat([Buffer.from('openbadges\0\x01\0\0\0'), bomb])),
    'inflates-too-far',
  ],
  [
    'a gigabyte in zTXt',
    buildPng(buildChunk('zTXt', Buffer.concat([Buffer.from('openbadges\0\0'), bomb]))),
    'inflates-too-far',
  ],
  ['the same keyword twice', buildPng(once, once), 'several-credentials'],
  ['a hundred thousand chunks', buildPng(...Array(100_000).fill(buildChunk('teSt', ''))), 'too-many-parts'],
  ['a cut picture', buildPng(once).subarray(0, -6), 'png-broken'],
  ['no end', buildPng(once).subarray(0, -12), 'png-broken'],
  ['a chunk longer than the file', Buffer.from(buildPng(once)).fill(0xff, 33, 37), 'png-broken'],
  ['a wrong checksum', Buffer.from(buildPng(once)).fill(0, 30, 31), 'png-broken'],
  ['a header twice', buildPng(buildChunk('IHDR', '')), 'png-broken'],
  ['a transfer that changed line ends', Buffer.from(buildPng(once)).fill(0x0a, 4, 5), 'png-broken'],
  ['a chunk type that is no word', buildPng(buildChunk('a b ', '')), 'png-broken'],
  ['iTXt that ends early', text(Buffer.from('openbadges\0\0\0nl')), 'png-broken'],
  ['an unknown compression', text(Buffer.from('openbadges\0\x01\x01\0\0')), 'png-broken'],
  ['zlib that is none', text(Buffer.from('openbadges\0\x01\0\0\0????')), 'png-broken'],
  ['a text that is not UTF-8', text(Buffer.from('openbadges\0\0\0\0\0\xff', 'latin1')), 'not-utf-8'],
  ['the newer keyword in tEXt', buildPng(buildChunk('tEXt', 'openbadgecredential\0{}')), 'png-broken'],
  [
    'a link under the newer keyword',
    buildPng(buildInternationalText('openbadgecredential', link)),
    'not-json',
  ],
  ['an empty text', buildPng(buildInternationalText('openbadges', '')), 'not-json'],

  ['a drawing without a badge', buildSvg(), 'no-credential'],
  [
    'entities in entities',
    buildSvg({ before: `<!DOCTYPE svg [<!ENTITY e0 "ha">${entities}]>`, inside: '&e9;' }),
    'svg-entities',
  ],
  [
    'an entity from elsewhere',
    buildSvg({ before: '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' }),
    'svg-entities',
  ],
  ['an entity nobody declared', buildSvg({ inside: '&x;' }), 'svg-broken'],
  ['groups in groups', buildSvg({ inside: `${'<g>'.repeat(50_000)}${'</g>'.repeat(50_000)}` }), 'too-deep'],
  ['many comments', buildSvg({ inside: '<!-- -->'.repeat(100_000) }), 'too-many-parts'],
  ['many elements', buildSvg({ inside: '<g/>'.repeat(100_000) }), 'too-many-parts'],
  [
    'many attributes',
    buildSvg({ root: Array.from({ length: 100_000 }, (_, n) => `a${n}=""`).join(' ') }),
    'too-many-parts',
  ],
  ['two elements', buildBakedSvg(`<b:credential verify="${jws}"/>`.repeat(2)), 'several-credentials'],
  [
    'a body beside a token',
    buildBakedSvg(`<b:credential verify="${jws}">{}</b:credential>`),
    'several-credentials',
  ],
  ['an empty element', buildBakedSvg('<b:credential/>'), 'no-credential'],
  ['an element in a badge', buildBakedSvg('<b:credential><g/></b:credential>'), 'svg-broken'],
  [
    'a badge of another name space',
    buildSvg({ root: 'xmlns:b="urn:b"', inside: '<b:credential>{}</b:credential>' }),
    'no-credential',
  ],
  ['another root', '<svg:svg xmlns:svg="urn:x"/>', 'svg-broken'],
  ['no end of the drawing', buildSvg().subarray(0, -8), 'svg-broken'],
  ['a name without a space', buildSvg({ inside: '<b:credential/>' }), 'svg-broken'],
  [
    'another encoding',
    '<?xml version="1.0" encoding="utf-7"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    'svg-broken',
  ],
  ['a newer XML', '<?xml version="1.1"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'svg-broken'],

  ['a name of a PDF alone', '%PDF-1.7\n', 'pdf-broken'],
  ['a PDF that begins elsewhere', '%PDF-1.7\nstartxref\n99999\n%%EOF', 'pdf-broken'],
  ['a gigabyte attached', pdf({ 5: { dictionary: zipped, bytes: bomb } }), 'inflates-too-far'],
  [
    'an attachment packed otherwise',
    pdf({ 5: { dictionary: '/Filter /LZWDecode', bytes: bomb } }),
    'pdf-filter-unsupported',
  ],
  [
    'an attachment packed twice',
    pdf({ 5: { dictionary: '/Filter [/FlateDecode /FlateDecode]', bytes: bomb } }),
    'pdf-filter-unsupported',
  ],
  ['an object that is itself', pdf({ 2: '2 0 R' }), 'pdf-broken'],
  ['two objects that are each other', pdf({ 2: '3 0 R', 3: '2 0 R' }), 'pdf-broken'],
  ['a stream as long as itself', pdf({ 5: '<< /Length 5 0 R >>\nstream\nx\nendstream' }), 'pdf-broken'],
  ['a stream longer than the file', pdf({ 5: '<< /Length 999999 >>\nstream\nx\nendstream' }), 'pdf-broken'],
  ['a tree that is its own branch', pdf({ 3: kid(2), 2: kid(3) }), 'pdf-broken'],
  ['branches without a number', pdf({ 2: '<< /Kids [<< /Kids [] >>] >>' }), 'pdf-broken'],
  ['lists in lists in a PDF', pdf({ 2: '['.repeat(100_000) }), 'too-deep'],
  ['a long list', pdf({ 2: `<< /Names [${'0 '.repeat(limits.maxNodes)}] >>` }), 'too-many-parts'],
  [
    'one list on many branches',
    pdf({
      2: `<< /Kids [${Array.from({ length: 1000 }, (_, n) => `${n + 10} 0 R`).join(' ')}] >>`,
      3: `[${'(a) 4 0 R '.repeat(2000)}]`,
      ...Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [n + 10, '<< /Names 3 0 R >>'])),
    }),
    'too-many-parts',
  ],
  [
    'many attachments',
    pdf({
      2: `<< /Names [${Array.from({ length: 40 }, (_, n) => `(a) << /EF << /F ${n + 10} 0 R >> >>`).join(' ')}] >>`,
    }),
    'too-many-contents',
  ],
  ['many references', pdf({ [limits.maxChunks + 5]: 'null' }), 'too-many-parts'],
  ['a locked file', pdf({}, '/Encrypt 4 0 R'), 'pdf-encrypted'],
  ['a hidden section that is none', pdf({}, '/XRefStm 9'), 'pdf-broken'],
  ['a gigabyte of packed objects', buildPackedPdf({ 1: '' }, holder.bytes, bomb), 'inflates-too-far'],
  ['a gigabyte of references', buildBombedReferences(), 'inflates-too-far'],
  ['no catalogue', pdf({ 1: 'null' }), 'pdf-broken'],
  ['a text that never ends', pdf({ 2: '(((' }), 'pdf-broken'],
  ['a key twice', pdf({ 2: '<< /Kids [] /Kids [] >>' }), 'pdf-broken'],
  [
    'objects that hold their holder',
    buildPackedPdf({ 1: '<</Names 3 0 R>>', 3: '1 0 R' }, holder.bytes),
    'pdf-broken',
  ],
];

t.test('whatever is bent or made to hurt is refused by name, and soon', async (t) => {
  const start = process.hrtime.bigint();
  for (const [says, bytes, fault] of hostile) t.equal(tell(bytes), fault, says);
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  t.ok(milliseconds < 10_000, `${hostile.length} files took ${Math.round(milliseconds)} ms`);
});

for (const decoder of decoders) {
  t.test(`${decoder.name}: 2,000 bent or random inputs are all answered`, async (t) => {
    for (const seed of decoder.seeds) t.ok(decoder.isAnswered(seed));
    t.doesNotThrow(() => fuzz(decoder, 2000));
  });
}

const skip = corpus === undefined || !existsSync(corpus) ? 'KUNDIG_CORPUS names no folder' : false;

t.test('samples that others baked hold what their index says', { skip }, async (t) => {
  const rows = readFileSync(join(corpus!, 'index.tsv'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'));
  const kinds: Record<string, string[]> = {
    unbaked: ['no-credential'],
    invalid: ['not-json'],
    valid: ['credential-json ob2', 'assertion-url ob2'],
    'integrity ok, issuer not confirmed': ['credential-json ob3', 'jwt ob3'],
  };
  const samples = rows.filter(
    ([file, , format]) => /^(bakery|1edtech-ob30)\//.test(file ?? '') && /png|svg/.test(format ?? ''),
  );
  t.equal(samples.length, 11);
  for (const [file, , , , , , , strict] of samples) {
    const held = tell(readFileSync(join(corpus!, file!)));
    t.ok(kinds[strict!]?.includes(String(held)), `${file}: ${held}`);
  }
  for (const [file = '', , format] of rows) {
    if (!/^(jff-plugfest|1edtech-ob30|w3c-vectors|dcc-fixtures)\//.test(file) || format !== 'json') continue;
    const bytes = readFileSync(join(corpus!, file));
    // One sample is an empty file.
    t.equal(read(bytes)[0], bytes.length > 0 ? bytes.toString() : 'fault: format-unknown', file);
  }
});
