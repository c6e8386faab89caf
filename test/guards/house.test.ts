import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { findFormBreaches, findImportBreaches, findWordBreaches, longerFiles } from './house-rules.ts';
import { checkout, listImports, maskText, readFiles } from './source-text.ts';

const files = readFiles('src/**/*.ts');
const manifest = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'));
const packages = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies });

/** What the rule says of one file that does this. */
const plant = (file: string, text: string) => new Map([[file, `// A planted breach.\n${text}`]]);

t.test('the guards see the whole source', async (t) => {
  t.ok(files.size > 30);
  t.ok(files.has('src/config.ts'));
});

t.test('imports point down and packages come in by their doors', async (t) => {
  t.same(findImportBreaches(files, packages), []);
  const planted: [string, string, RegExp][] = [
    ['src/web/api/x.ts', "import { y } from '../../store/shares.ts';", /web may not import store/],
    ['src/web/x.ts', "import type { Config } from '../config.ts';", /web may not import config/],
    ['src/domain/x.ts', "import { y } from '../web/html.ts';", /domain may not import web/],
    ['src/store/x.ts', "export * from '../openbadges/jcs.ts';", /store may not import openbadges/],
    ['src/store/x.ts', "export { a } from '../domain/shares.ts';", /store may not import domain/],
    ['src/openbadges/proofs/x.ts', "import '../../base/problem.ts';", /openbadges may not import base/],
    ['src/text/x.ts', "const a = await import('../base/ids.ts');", /text may not import base/],
    ['src/base/x.ts', "type A = import('../services.ts').Services;", /base may not import services/],
    ['src/jobs/x.ts', 'import {\n  a,\n  b,\n} from "../store/jobs.ts";', /jobs may not import store/],
    ['src/domain/x.ts', `const a = await import(\`./\${name}.ts\`);`, /computed name/],
    ['src/domain/x.ts', "import { world } from '../../test/world.ts';", /outside src/],
    ['src/x.ts', '', /belongs to no floor/],
    ['src/attic/x.ts', '', /belongs to no floor/],
    ['src/domain/x.ts', "import Fastify from 'fastify';", /fastify only in/],
    ['src/domain/x.ts', "import cookie from '@fastify/cookie';", /@fastify\/cookie only in/],
    ['src/domain/x.ts', "import { eq } from 'drizzle-orm';", /drizzle-orm only in/],
    ['src/store/x.ts', "import { eq } from 'drizzle-orm';", /drizzle-orm only in/],
    ['src/domain/x.ts', "import { eq } from 'drizzle-orm/pg-core';", /drizzle-orm\/pg-core only in/],
    ['src/web/x.ts', "import postgres from 'postgres';", /postgres only in/],
    ['src/openbadges/jcs.ts', "import * as vc from '@digitalbazaar/vc';", /@digitalbazaar\/vc only in/],
    ['src/openbadges/keys.ts', "import jsonld from 'jsonld';", /jsonld only in/],
    ['src/web/x.ts', "import { jwtVerify } from 'jose';", /jose only in/],
    ['src/web/x.ts', "import { parse } from 'csv-parse/sync';", /csv-parse\/sync only in/],
    ['src/web/x.ts', "import * as a from '@simplewebauthn/server';", /@simplewebauthn\/server only in/],
    ['src/domain/x.ts', "import * as a from 'openid-client';", /openid-client only in/],
    ['src/domain/x.ts', "import { request } from 'node:https';", /node:https only in/],
    ['src/domain/x.ts', "import { isIP, connect } from 'node:net';", /node:net only in/],
    ['src/domain/x.ts', "import t from 'tap';", /not among the dependencies/],
  ];
  for (const [file, text, breach] of planted) {
    const found = findImportBreaches(plant(file, text), packages);
    t.match(found, [breach], `${file}: ${text}`);
    t.ok(found.every((line) => line.startsWith(`${file}: `)));
  }
  const allowed: [string, string][] = [
    ['src/domain/x.ts', "import { isIP } from 'node:net';"],
    ['src/domain/x.ts', "import { y } from '../store/shares.ts'; import { z } from 'zod';"],
    [
      'src/domain/x.ts',
      "// import { y } from '../web/html.ts';\nconst text = \"import a from '../web/html.ts'\";",
    ],
    ['src/main.ts', "import { buildServer } from './web/server.ts';"],
  ];
  for (const [file, text] of allowed) {
    t.same(findImportBreaches(plant(file, text), packages), [], text);
  }
});

t.test('words with a door stay behind it, and there are no forms that the house does not have', async (t) => {
  t.same(findWordBreaches(files), []);
  const planted: [string, RegExp][] = [
    ["console.log('x');", /console only/],
    [`const a = \`\${console.log(1)}\`;`, /console only/],
    ['const a = process.env.HOME;', /process\.env only/],
    ['const now = new Date();', /the time now only/],
    ['const now = new Date;', /the time now only/],
    ['const now = Date.now();', /the time now only/],
    ["await fetch('https://example.org');", /the network only/],
    ['export default 1;', /no default exports/],
    ['export { a as default };', /no default exports/],
    ["const a = require('fs');", /no require/],
    ['export enum Colour { Red }', /no enums/],
    ['namespace A {}', /no enums/],
    ['class Store {}', /no classes but Problem \(Store\)/],
    ['export class Problem extends Error {}', /no classes but Problem/],
    ['const A = class {};', /without a name/],
  ];
  for (const [text, breach] of planted) {
    t.match(findWordBreaches(plant('src/domain/x.ts', text)), [breach], text);
  }
  const allowed = [
    "// console.log(new Date())\nconst a = 'console.log process.env export default';",
    "const at = new Date('2026-11-01'); const b = new Date(a);",
    'const html = `<p class="note">class Store {}</p>`;',
    'const pattern = /console|class X {/;',
    'await services.fetch(1); prefetch(2); const attributes = { class: 1 };',
  ];
  for (const text of allowed) {
    t.same(findWordBreaches(plant('src/domain/x.ts', text)), [], text);
  }
});

t.test('files are short, begin by saying what they are for, and have names that say something', async (t) => {
  t.same(findFormBreaches(files), []);
  t.same(findFormBreaches(readFiles('src/web/assets/*.js')), []);
  t.ok(
    Object.keys(longerFiles).every((file) => files.has(file)),
    'no exception for a file that is gone',
  );
  const planted: [string, string, RegExp][] = [
    ['src/domain/x.ts', '\n'.repeat(300), /301 lines, over 300/],
    ['src/domain/share-helper.ts', '', /says nothing/],
    ['src/domain/utils.ts', '', /says nothing/],
    ['src/domain/services.ts', '', /says nothing/],
    ['src/domain/index.ts', '', /no index files/],
    ['src/domain/shareCodes.ts', '', /kebab-case/],
    ['src/domain/x.ts', 'export function handleShare() {}', /handleShare says nothing/],
    [
      'src/domain/x.ts',
      'const processRow = async (row: Row): Promise<void> => {};',
      /processRow says nothing/,
    ],
    ['src/domain/x.ts', 'function buildManager() {}', /buildManager says nothing/],
  ];
  for (const [file, text, breach] of planted) {
    t.match(findFormBreaches(plant(file, text)), [breach], `${file}: ${text.trim()}`);
  }
  t.match(findFormBreaches(new Map([['src/domain/x.ts', 'const a = 1;\n']])), [/without a line/]);
  t.same(findFormBreaches(plant('src/domain/x.ts', 'function processing() {}\nconst handled = 1;')), []);
});

t.test('the reading of source text', async (t) => {
  t.equal(maskText("a('b\\'c') // d"), "a('    ')     ");
  const hole = (code: string) => `\${${code}}`;
  t.equal(maskText(`\`x${hole('a')}y\` + b`), `\` ${hole('a')} \` + b`);
  const nested = `\`${hole(`\`${hole('a')}\``)}${hole('{}')}\` + b`;
  t.equal(maskText(nested), nested);
  t.equal(maskText('/* a\nb */ c'), '    \n     c');
  t.equal(maskText("x = /['\"]/; y = 'z'"), "x = /    /; y = ' '");
  t.equal(maskText("x = a / b; y = 'z' / c"), "x = a / b; y = ' ' / c");
  t.equal(maskText("// 😀\nb('é😀')").length, "// 😀\nb('é😀')".length);
  t.same(
    listImports(
      "import a, { type B } from './c.ts';\nimport './d.ts';\nexport type { E } from './f.ts';",
    ).map(({ specifier }) => specifier),
    ['./c.ts', './d.ts', './f.ts'],
  );
});
