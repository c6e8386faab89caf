#!/usr/bin/env node
// Starts src/cli.ts with a Node that runs TypeScript: the one that came with `npm ci`, or this one.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const find = (path) => fileURLToPath(new URL(path, import.meta.url));
const shipped = find('../node_modules/.bin/node');
const isShipped = existsSync(shipped);

if (isShipped || process.features.typescript) {
  const node = isShipped ? shipped : process.execPath;
  const { status, signal } = spawnSync(node, [find('../src/cli.ts'), ...process.argv.slice(2)], {
    stdio: 'inherit',
    // As in start.js.
    env: { NODE_COMPILE_CACHE: find('../node_modules/.cache/compile'), ...process.env },
  });
  process.exitCode = signal ? 1 : (status ?? 1);
} else {
  console.error(`Kundig needs Node 22.18 or later, and this is ${process.version}.`);
  process.exitCode = 1;
}
