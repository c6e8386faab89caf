// Files made to keep a verifier busy, to fill its memory or to confuse it: each as large as it may be, or larger.
import { deflateSync } from 'node:zlib';
import type { JsonObject } from '../src/openbadges/json.ts';
import {
  buildBakedSvg,
  buildChunk,
  buildInternationalText,
  buildPdf,
  buildPng,
  buildSvg,
  listPdfObjects,
} from './openbadges/container-samples.ts';

export type HostileFile = { name: string; bytes: Buffer };

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** A credential with its proof, and so many nameless nodes in it that are told apart by nothing. */
function addNamelessNodes(credential: JsonObject, count: number): string {
  const subject = credential.credentialSubject as JsonObject;
  const achievement = subject.achievement as JsonObject;
  const alignment = Array.from({ length: count }, () => ({
    type: ['Alignment'],
    targetName: 'x',
    targetUrl: 'https://a.example/',
  }));
  const changed = { ...subject, achievement: { ...achievement, alignment } };
  return JSON.stringify({ ...credential, credentialSubject: changed });
}

/** Every hostile file, made from a good credential: some within all limits and as slow as they allow. */
export function listHostileFiles(good: string): HostileFile[] {
  const credential = JSON.parse(good) as JsonObject;
  const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024));
  const long = 'x'.repeat(300_000);
  const entities = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join(
    '',
  );
  const loop = buildPdf({
    ...listPdfObjects(Buffer.from(good)),
    2: '<< /Kids [3 0 R 2 0 R] >>',
    3: '<< /Kids [2 0 R] >>',
  });
  const texts: [string, string][] = [
    ['450 nameless nodes', addNamelessNodes(credential, 430)],
    ['5,000 nameless nodes', addNamelessNodes(credential, 5000)],
    ['deep nesting', nested(20_000)],
    ['nesting within the limit', JSON.stringify({ ...credential, a: JSON.parse(nested(28)) })],
    ['a context of 300 kB', JSON.stringify({ ...credential, '@context': [{ '@vocab': long }] })],
    [
      '60 kB of terms in a context',
      JSON.stringify({ ...credential, '@context': { a: long.slice(0, 60_000) } }),
    ],
    [
      'many proofs',
      JSON.stringify({ ...credential, proof: Array.from({ length: 300 }, () => credential.proof) }),
    ],
    [
      'eight proofs',
      JSON.stringify({ ...credential, proof: Array.from({ length: 8 }, () => credential.proof) }),
    ],
    [
      'many names',
      JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`n${n}`, n]))),
    ],
    [
      'a JWT of 200 kB',
      `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(`{"a":"${long.slice(0, 150_000)}"}`).toString('base64url')}.AAAA`,
    ],
  ];
  const files: [string, Buffer][] = [
    [
      'a PNG bomb',
      buildPng(
        buildChunk('iTXt', Buffer.concat([Buffer.from('openbadgecredential\0\x01\0\0\0', 'latin1'), bomb])),
      ),
    ],
    ['20,000 chunks', buildPng(...Array.from({ length: 20_000 }, () => buildChunk('tEXt', 'a\0b')))],
    ['a PNG of lies', Buffer.concat([buildPng(), Buffer.from('ffffffff69545874', 'hex')])],
    [
      'an entity bomb',
      buildSvg({ before: `<!DOCTYPE svg [<!ENTITY l0 "lol">${entities}]>`, inside: '<title>&l9;</title>' }),
    ],
    ['a deep drawing', buildSvg({ inside: `${'<g>'.repeat(30_000)}${'</g>'.repeat(30_000)}` })],
    [
      'a drawing of attributes',
      buildBakedSvg(`<path ${Array.from({ length: 20_000 }, (_, n) => `a${n}="1"`).join(' ')}/>`),
    ],
    ['a PDF in circles', loop],
    [
      'a PDF bomb',
      buildPdf({
        ...listPdfObjects(Buffer.from(good)),
        5: { dictionary: '/Type /EmbeddedFile /Filter /FlateDecode', bytes: bomb },
      }),
    ],
    ['nested pictures', buildPng(buildInternationalText('openbadgecredential', good.repeat(40)))],
  ];
  return [
    ...texts.map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
    ...files.map(([name, bytes]) => ({ name, bytes })),
  ];
}
