// The style sheet and other files that pages load. A name holds the hash of its content, so that it never changes.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, parse } from 'node:path';
import { Problem } from '../base/problem.ts';
import type { App } from './route-module.ts';

type Asset = { href: string; mediaType: string; body: Buffer };

const mediaTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
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

/** Serves the assets; a name with another hash is not found. */
export function registerAssets(app: App): void {
  app.get<{ Params: { file: string } }>('/assets/:file', (request, reply) => {
    const asset = byFile.get(request.params.file);
    if (asset === undefined) {
      throw new Problem('not-found');
    }
    return reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type(asset.mediaType)
      .send(asset.body);
  });
}

function loadAssets(folder: string): Map<string, Asset> {
  const known = readdirSync(folder).filter((name) => extname(name) in mediaTypes);
  return new Map(known.map((name) => [name, loadAsset(folder, name)]));
}

function loadAsset(folder: string, file: string): Asset {
  const source = readFileSync(join(folder, file));
  const body = extname(file) === '.css' ? shrinkStyles(source) : source;
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  const { name, ext } = parse(file);
  return { href: `/assets/${name}.${hash}${ext}`, mediaType: mediaTypes[ext] ?? '', body };
}

/** Leaves out comments and the spaces that only people need. No string in our styles holds two spaces. */
function shrinkStyles(source: Buffer): Buffer {
  const text = source
    .toString('utf8')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replaceAll(';}', '}');
  return Buffer.from(text.trim());
}
