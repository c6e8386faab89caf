// The style sheet and other files that pages load. A name holds the hash of its content, so that it never changes.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '../base/problem.ts';
import { cutWebFont } from '../base/web-fonts.ts';
import { type Compressed, compressOnce } from './compression.ts';
import { findFont, fontSheets } from './fonts.ts';
import { addVary } from './negotiation.ts';
import type { App } from './route-module.ts';

type Asset = {
  href: string;
  mediaType: string;
  body: Buffer;
  compressed: Compressed;
  /** Addresses of the modules that this one loads, and that those load. */
  imports: readonly string[];
};

const mediaTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Modules of packages that our scripts load; their imports of each other are led to these names. */
const packageFiles: Record<string, { module: string; imports: Record<string, string> }> = {
  'qr.js': { module: 'qr', imports: {} },
  'qr-decode.js': { module: 'qr/decode.js', imports: { './index.js': './qr.js' } },
};

const assets: ReadonlyMap<string, Asset> = loadAssets(join(import.meta.dirname, 'assets'));
const byFile: ReadonlyMap<string, Asset> = new Map(
  [...assets.values()].map((asset) => [asset.href.slice('/assets/'.length), asset]),
);

/** The address of a file in `assets/`, such as `/assets/kundig.1a2b3c4d5e6f.css` for `kundig.css`. */
export function findAssetHref(name: string): string {
  const asset = assets.get(name);
  if (asset === undefined) {
    throw new RangeError(`There is no asset ${name}`);
  }
  return asset.href;
}

/** The addresses of the modules that a module loads, for whoever has to have all of them. */
export function listImportHrefs(name: string): readonly string[] {
  return assets.get(name)?.imports ?? [];
}

/** What is in a file of `assets/`, for those few that have to be served under an address of their own. */
export function readAsset(name: string): Pick<Asset, 'body' | 'mediaType'> {
  const asset = assets.get(name);
  if (asset === undefined) {
    throw new RangeError(`There is no asset ${name}`);
  }
  return asset;
}

/** Serves the assets; a name with another hash is not found. */
export function registerAssets(app: App): void {
  app.get<{ Params: { file: string } }>('/assets/:file', async (request, reply) => {
    reply.header('cache-control', 'public, max-age=31536000, immutable');
    const font = findFont(request.params.file);
    if (font) return reply.type('font/woff2').send(Buffer.from(await cutWebFont(font)));
    const asset = byFile.get(request.params.file);
    if (asset === undefined) throw new Problem('not-found');
    const { body, encoding } = await asset.compressed(request.headers['accept-encoding']);
    addVary(reply, 'Accept-Encoding');
    if (encoding) reply.header('content-encoding', encoding);
    return reply.type(asset.mediaType).send(body);
  });
}

function loadAssets(folder: string): Map<string, Asset> {
  const known = new Map<string, Asset>();
  const names = readdirSync(folder).filter((name) => extname(name) in mediaTypes);
  const load = (name: string): Asset => {
    const asset = known.get(name) ?? buildAsset(name, readSource(folder, name), load);
    known.set(name, asset);
    return asset;
  };
  for (const name of [...names, ...Object.keys(packageFiles), ...Object.keys(fontSheets)]) load(name);
  return known;
}

function readSource(folder: string, name: string): Buffer {
  const written = fontSheets[name];
  if (written !== undefined) return Buffer.from(written);
  const packaged = packageFiles[name];
  if (packaged === undefined) return readFileSync(join(folder, name));
  const source = readFileSync(fileURLToPath(import.meta.resolve(packaged.module)), 'utf8');
  return Buffer.from(
    Object.entries(packaged.imports).reduce(
      (text, [from, to]) => text.replaceAll(`'${from}'`, `'${to}'`),
      source,
    ),
  );
}

/** `load` gives what a module imports, whose name holds a hash too. */
function buildAsset(file: string, source: Buffer, load: (name: string) => Asset): Asset {
  const { name, ext } = parse(file);
  const imports = new Set<string>();
  const follow = (imported: string) => {
    const asset = load(imported);
    for (const href of [asset.href, ...asset.imports]) imports.add(href);
    return asset.href;
  };
  const body = ext === '.css' ? shrinkStyles(source) : ext === '.js' ? linkModules(source, follow) : source;
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  const href = `/assets/${name}.${hash}${ext}`;
  return {
    href,
    mediaType: mediaTypes[ext] ?? '',
    body,
    compressed: compressOnce(body),
    imports: [...imports],
  };
}

/** Leads the imports of a module to the addresses at which the others are served. */
function linkModules(source: Buffer, follow: (name: string) => string): Buffer {
  const text = source.toString('utf8');
  return Buffer.from(
    text.replace(
      /^(import .*|\} from |.*\bimport\()'\.\/([\w-]+\.js)'/gm,
      (_, before: string, name: string) => `${before}'${follow(name)}'`,
    ),
  );
}

/** Leaves out comments, and the spaces and noughts that only people need. No string in our styles holds two spaces. */
function shrinkStyles(source: Buffer): Buffer {
  const text = source
    .toString('utf8')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replaceAll(': ', ':')
    .replace(/(?<=[ :,(-])0\./g, '.')
    .replaceAll(';}', '}');
  return Buffer.from(text.trim());
}
