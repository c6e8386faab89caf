// `npx kundig verify`: the report of the service for a file or an address, without a database, and what it ends with.

import { once } from 'node:events';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { parseCommand } from '../../src/commands.ts';
import { loadConfig } from '../../src/config.ts';
import { canonicalizeJson } from '../../src/openbadges/jcs.ts';
import { mergeReports, verifyFile } from '../../src/openbadges/verify/verify-file.ts';
import { renderFailure } from '../../src/problem-lines.ts';
import { unreadableExitCode, verdictExitCodes } from '../../src/verify-command.ts';
import { buildInternationalText, buildPng } from '../openbadges/container-samples.ts';
import { buildSampleBadge, buildSampleSigner, signSample } from '../openbadges/sample-badges.ts';
import { type Ended, makeFolder, runCommand } from './run-kundig.ts';

const { publicKeyMultibase } = buildSampleSigner();
const did = `did:key:${publicKeyMultibase}`;

/** A badge of an issuer whose key is its name, so that nothing has to be fetched. */
async function buildBadge(changes: object = {}): Promise<string> {
  const { credentialStatus: _, ...badge } = buildSampleBadge();
  const issuer = { ...badge.issuer, id: did };
  return canonicalizeJson(
    await signSample({ ...badge, issuer, ...changes }, buildSampleSigner(1, did).signer),
  );
}

/** With a second proof that does not hold. */
function addForged(badge: string): string {
  const { proof, ...unsigned } = JSON.parse(badge);
  const [first] = [proof].flat();
  return JSON.stringify({ ...unsigned, proof: [first, { ...first, created: '2020-01-01T00:00:00Z' }] });
}

function openFolder(t: Test) {
  const folder = makeFolder(t);
  mkdirSync(folder, { recursive: true });
  const write = (name: string, bytes: string | Uint8Array) => {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };
  // As a process of its own it takes a second; what it prints and ends with is made here.
  const run = async (...words: string[]): Promise<Ended> => {
    try {
      const { command, values } = parseCommand(['verify', ...words]);
      if (!command.runAlone) throw new Error('verify needs no database');
      const { lines, exitCode } = await command.runAlone(values, loadConfig({}));
      return { stdout: lines.map((line) => `${line}\n`).join(''), stderr: '', code: exitCode };
    } catch (error) {
      return { stdout: '', stderr: renderFailure(error, () => undefined), code: unreadableExitCode };
    }
  };
  const runProcess = (...words: string[]): Promise<Ended> => runCommand(t, ['verify', ...words], { env: {} });
  return { folder, write, run, runProcess };
}

t.test('a file is verified in plain words, and the exit code is the verdict', async (t) => {
  const { folder, write, run, runProcess } = openFolder(t);
  const good = await buildBadge();
  const withStatus = await signSample(buildSampleBadge());
  const cases: [name: string, bytes: string | Uint8Array, code: number, words: RegExp][] = [
    ['good.json', good, 0, /^Valid\. .*\n {2}Badge: Afwas\n {2}Maker: De Gedekte Tafel\n/],
    ['good.png', buildPng(buildInternationalText('openbadgecredential', good)), 0, /^Valid\. /],
    ['altered.json', good.replace('Afwas', 'Afwaz'), 1, /^Not genuine\. [\s\S]*\(signature-invalid\)/],
    ['forged-beside.json', addForged(good), 1, / 1\. .*\(proofs-verified\)\n.* 2\. .*\(signature-invalid\)/],
    ['no-badge.png', buildPng(), 1, /There is no badge in this file/],
    ['expired.json', await buildBadge({ validUntil: '2026-11-02T00:00:00Z' }), 2, /\(expired\)/],
    ['unreachable.json', JSON.stringify(withStatus), 3, /^Could not check everything\. /],
  ];
  for (const [name, bytes, code, words] of cases) {
    const ended = await run(write(name, bytes));
    t.match(ended, { code, stderr: '', stdout: words }, name);
  }
  t.match(await run(join(folder, 'good.json'), '--language', 'nl'), { code: 0, stdout: /^Geldig\. / });
  t.match(await run(join(folder, 'good.json'), '--email', 'a@b.example'), {
    code: 0,
    stdout: /\(recipient-unknown\)/,
  });
  const unreadable: [words: string[], line: RegExp][] = [
    [[join(folder, 'nothing.json')], /can not be read \(ENOENT\)/],
    [[folder], /can not be read \(EISDIR\)/],
    [[], /name one FILE\|URL/],
    [['a', 'b'], /name one FILE\|URL/],
    [['a', '--nonsense'], /Unknown option/],
    [[join(folder, 'good.json'), '--language', 'xx'], /--language must be one of nl, en/],
    [['http://badges.example.org/x'], /not-https/],
    [['https://127.0.0.1/x'], /address-forbidden/],
  ];
  for (const [words, line] of unreadable) {
    t.match(await run(...words), { code: 4, stdout: '', stderr: line }, words.join(' '));
  }
  t.same(Object.values(verdictExitCodes).toSorted(), [0, 1, 2, 3]);
  // Where the README breaks its lines is no part of what it says.
  const told = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8').replaceAll(/\s+/g, ' ');
  for (const [verdict, code] of Object.entries(verdictExitCodes)) t.match(told, `${code} (\`${verdict}\`)`);
  t.match(told, `${unreadableExitCode} (nothing there to check)`);
  const altered = join(folder, 'altered.json');
  t.same(await runProcess(altered), await run(altered), 'the command itself');
  t.match(await runProcess('nothing'), { code: 4, stdout: '', stderr: /can not be read/ });
});

t.test('the report in JSON is the one that the library gives', async (t) => {
  const { write, run } = openFolder(t);
  const good = await buildBadge();
  const file = write('badge.json', good);
  const ended = await run(file, '--json');
  t.equal(ended.code, 0);
  const { checkedAt, ...told } = JSON.parse(ended.stdout);
  const now = new Date(checkedAt);
  const context = {
    now,
    findTrust: () => 'unknown' as const,
    fetchDocument: () => Promise.reject(new Error('unreachable')),
  };
  t.same(told, JSON.parse(JSON.stringify(mergeReports(await verifyFile(Buffer.from(good), context)))));
  const both = `{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiablePresentation"],"verifiableCredential":[${good},${good.replace('Afwas', 'Afwaz')}]}`;
  const several = await run(write('both.json', both), '--json');
  t.equal(several.code, 1, 'the strongest counts');
  t.equal(JSON.parse(several.stdout).reports.length, 2);
});

t.test('what is behind an address is fetched, and says how old its documents are', async (t) => {
  const good = await buildBadge();
  const server = createServer((_request, response) => {
    response.end(buildPng(buildInternationalText('openbadgecredential', good)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => server.close());
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = { FETCH_ALLOW_PRIVATE: host };
  const ended = await runCommand(t, ['verify', `http://${host}/badge`, '--json'], { env });
  t.match(ended, { code: 0, stderr: '' });
  t.match(JSON.parse(ended.stdout), { verdict: 'valid', format: 'png' });
});

t.test('nothing in a badge can give orders to a terminal', async (t) => {
  const { write, run } = openFolder(t);
  const name = 'Afwas\u001b[2J\u202e\nValid. Always.';
  const { stdout } = await run(write('badge.json', await buildBadge({ name })));
  t.match(stdout, 'Afwas\\u{1b}[2J\\u{202e}\\u{a}Valid. Always.');
  t.notOk(['\u001b', '\u202e', '\nValid. Always'].some((order) => stdout.includes(order)));
  const json = await run(write('badge.json', await buildBadge({ name: 'Af\u009b2Jwas\u202e' })), '--json');
  t.match(json.stdout, /"name": "Af\\u009b2Jwas\\u202e"/);
  t.match(JSON.parse(json.stdout), { credential: { name: 'Af\u009b2Jwas\u202e' } }, 'and is the same JSON');
  t.match(await run('/no/such\u001b]0;title\u0007\u202e.json'), {
    stderr: /such\\u\{1b\}\]0;title\\u\{7\}\\u\{202e\}\.json can not be read/,
  });
});

t.test('a file without an end is read no further than a badge goes', async (t) => {
  const { folder, run } = openFolder(t);
  const link = join(folder, 'badge.json');
  symlinkSync('/dev/zero', link);
  t.match(await run(link), { code: 3, stdout: /too-large/ });
});
