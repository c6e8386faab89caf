#!/usr/bin/env node
// Starts src/cli.ts with a Node that runs TypeScript: this one, or the one that came with `npm ci`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
const shipped = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
const node = existsSync(shipped) ? shipped : process.execPath;
// As in start.js.
const cache = fileURLToPath(new URL('../node_modules/.cache/compile', import.meta.url));
const { status, signal } = spawnSync(node, [cli, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { NODE_COMPILE_CACHE: cache, ...process.env },
});
process.exit(signal ? 1 : (status ?? 1));
