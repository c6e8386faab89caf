import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, isIP } from 'node:net';
import fc from 'fast-check';
import t, { type Test } from 'tap';
import { buildDocumentCache } from '../../src/base/document-cache.ts';
import {
  buildFetchDocument,
  checkUrl,
  type FetchDocument,
  isPublicAddress,
} from '../../src/base/fetch-document.ts';
import { buildCertificate } from '../certificate.ts';

const limits = { timeoutSeconds: 5, maxBytes: 10_000, maxRedirects: 3, allowPrivate: [] as string[] };
const wanted = { accept: 'application/did+json', maxBytes: 10_000 };

/** A server of this machine that counts who connects. */
async function openServer(t: Test, answer: RequestListener, server: Server = createServer()) {
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  server.on('request', answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port, host: `127.0.0.1:${port}`, countConnections: () => connections };
}

async function findFailure(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'fetched',
    (error: Error) => error.message,
  );
}

/** Each way to write an address that leads into a private network, or nowhere. PORT is where somebody listens. */
const disguises: [address: string, reason: string][] = [
  // loopback as a name
  ['https://localhost:PORT/', 'address-forbidden'],
  ['https://LOCALHOST:PORT/', 'address-forbidden'],
  ['https://localhost.:PORT/', 'address-forbidden'],
  ['https://x.localhost:PORT/', 'address-forbidden'],
  ['https://x.localhost.:PORT/', 'address-forbidden'],
  ['https://intranet:PORT/', 'address-forbidden'],
  ['https://intranet.:PORT/', 'address-forbidden'],
  ['https://printer.local/', 'address-forbidden'],
  ['https://metadata.google.internal/computeMetadata/v1/', 'address-forbidden'],
  ['https://router.home.arpa/', 'address-forbidden'],
  // IPv4 in full, short, decimal, octal, hexadecimal, with dots and other digits
  ['https://127.0.0.1:PORT/', 'address-forbidden'],
  ['https://127.0.0.1.:PORT/', 'address-forbidden'],
  ['https://127.1:PORT/', 'address-forbidden'],
  ['https://127.0.1:PORT/', 'address-forbidden'],
  ['https://127.255.255.254:PORT/', 'address-forbidden'],
  ['https://2130706433:PORT/', 'address-forbidden'],
  ['https://2130706433.:PORT/', 'address-forbidden'],
  ['https://017700000001:PORT/', 'address-forbidden'],
  ['https://0177.0.0.1:PORT/', 'address-forbidden'],
  ['https://0177.0x0.0.01:PORT/', 'address-forbidden'],
  ['https://0x7f000001:PORT/', 'address-forbidden'],
  ['https://0x7F.0.0.1:PORT/', 'address-forbidden'],
  ['https://0x7f.1:PORT/', 'address-forbidden'],
  ['https://%31%32%37.0.0.1:PORT/', 'address-forbidden'],
  ['https://１２７.0.0.1:PORT/', 'address-forbidden'],
  ['https://①②⑦.⓪.⓪.①:PORT/', 'address-forbidden'],
  ['https://127。0。0。1:PORT/', 'address-forbidden'],
  ['https://0:PORT/', 'address-forbidden'],
  ['https://0.0.0.0:PORT/', 'address-forbidden'],
  ['https:\\\\127.0.0.1:PORT\\', 'address-forbidden'],
  ['https:127.0.0.1:PORT', 'address-forbidden'],
  ['https:///127.0.0.1:PORT/', 'address-forbidden'],
  ['  https://127.0.0.1:PORT/  ', 'address-forbidden'],
  ['https://1\t2\n7.0.0.1:PORT/', 'address-forbidden'],
  // other ranges of IPv4
  ['https://10.0.0.1/', 'address-forbidden'],
  ['https://172.16.0.1/', 'address-forbidden'],
  ['https://172.31.255.255/', 'address-forbidden'],
  ['https://192.168.1.1/', 'address-forbidden'],
  ['https://100.64.0.1/', 'address-forbidden'],
  ['https://169.254.169.254/latest/meta-data/', 'address-forbidden'],
  ['https://0xA9FEA9FE/', 'address-forbidden'],
  ['https://192.0.0.8/', 'address-forbidden'],
  ['https://192.0.2.1/', 'address-forbidden'],
  ['https://198.18.0.1/', 'address-forbidden'],
  ['https://203.0.113.7/', 'address-forbidden'],
  ['https://224.0.0.1/', 'address-forbidden'],
  ['https://240.0.0.1/', 'address-forbidden'],
  ['https://255.255.255.255/', 'address-forbidden'],
  // IPv6: loopback, unspecified, mapped, compatible, translated, tunnelled, local, documentation, not given out
  ['https://[::1]:PORT/', 'address-forbidden'],
  ['https://[0:0:0:0:0:0:0:1]:PORT/', 'address-forbidden'],
  ['https://[::]:PORT/', 'address-forbidden'],
  ['https://[::ffff:127.0.0.1]:PORT/', 'address-forbidden'],
  ['https://[::ffff:7f00:1]:PORT/', 'address-forbidden'],
  ['https://[::ffff:8.8.8.8]:PORT/', 'address-forbidden'],
  ['https://[::ffff:0:127.0.0.1]:PORT/', 'address-forbidden'],
  ['https://[::127.0.0.1]:PORT/', 'address-forbidden'],
  ['https://[64:ff9b::127.0.0.1]:PORT/', 'address-forbidden'],
  ['https://[64:ff9b:1::10.0.0.1]/', 'address-forbidden'],
  ['https://[2002:7f00:1::]/', 'address-forbidden'],
  ['https://[2001::1]/', 'address-forbidden'],
  ['https://[fe80::1]/', 'address-forbidden'],
  ['https://[fec0::1]/', 'address-forbidden'],
  ['https://[fc00::1]/', 'address-forbidden'],
  ['https://[fd12:3456::1]/', 'address-forbidden'],
  ['https://[ff02::1]/', 'address-forbidden'],
  ['https://[2001:db8::1]/', 'address-forbidden'],
  ['https://[3fff::1]/', 'address-forbidden'],
  ['https://[100::1]/', 'address-forbidden'],
  ['https://[4000::1]/', 'address-forbidden'],
  // not https, or with a name and password in front
  ['http://127.0.0.1:PORT/', 'not-https'],
  ['http://badges.example.org/', 'not-https'],
  ['https://user@127.0.0.1:PORT/', 'not-https'],
  ['https://user:password@badges.example.org/', 'not-https'],
  ['https://badges.example.org@127.0.0.1:PORT/', 'not-https'],
  ['ftp://badges.example.org/', 'not-https'],
  ['file:///etc/hostname', 'not-https'],
  ['data:application/json,{}', 'not-https'],
  ['gopher://127.0.0.1:PORT/', 'not-https'],
  ['javascript:0', 'not-https'],
  ['blob:https://badges.example.org/1', 'not-https'],
  // no address at all: zone ids and broken ports are no part of a URL
  ['https://[fe80::1%25eth0]/', 'answered-badly'],
  ['https://[fe80::1%eth0]/', 'answered-badly'],
  ['https://[::1', 'answered-badly'],
  ['https://127.0.0.256/', 'answered-badly'],
  ['https://4294967296/', 'answered-badly'],
  ['https://badges.example.org:99999/', 'answered-badly'],
  ['https://', 'answered-badly'],
  ['//127.0.0.1:PORT/', 'answered-badly'],
  ['127.0.0.1:PORT', 'answered-badly'],
  ['', 'answered-badly'],
];

t.test('no address into a private network is connected to, however it is written', async (t) => {
  const answer: RequestListener = (_request, response) => response.end('{}');
  const listener = await openServer(t, answer);
  const fetchDocument = buildFetchDocument(limits);
  for (const [address, reason] of disguises) {
    const text = address.replace('PORT', String(listener.port));
    t.equal(await findFailure(fetchDocument(text, wanted)), reason, text);
  }
  t.equal(listener.countConnections(), 0, 'nobody connected');
});

t.test('at least 60 ways are tried', async (t) => {
  t.ok(new Set(disguises.map(([address]) => address)).size >= 60);
});

t.test('a name that leads into a private network is not connected to', async (t) => {
  const listener = await openServer(t, (_request, response) => response.end('{}'));
  const url = `https://badges.example.org:${listener.port}/`;
  const fetchFrom = (...addresses: string[]) => {
    const findAddresses = async () => addresses.map((address) => ({ address, family: isIP(address) }));
    return findFailure(buildFetchDocument(limits, undefined, findAddresses)(url, wanted));
  };
  const privates = ['127.0.0.1', '10.0.0.1', '100.64.0.1', '169.254.169.254', '::1', '::ffff:127.0.0.1'];
  for (const address of [...privates, '64:ff9b::7f00:1', 'fd00::1', 'fe80::1', '0.0.0.0']) {
    t.equal(await fetchFrom(address), 'address-forbidden', address);
    t.equal(await fetchFrom('8.8.8.8', address), 'address-forbidden', `${address} behind a public one`);
  }
  t.equal(await fetchFrom(), 'address-forbidden', 'no address at all');
  t.equal(listener.countConnections(), 0, 'nobody connected');
});

t.test('a name is asked once, and the connection goes to the address that was judged', async (t) => {
  const listener = await openServer(t, (_request, response) => response.end('{}'));
  // Allowed, so that the address that was judged may be the one where somebody listens.
  const host = `badges.example.org:${listener.port}`;
  const answers = ['127.0.0.1', '10.0.0.1', '10.0.0.2'];
  let asked = 0;
  const findAddresses = async () => [{ address: answers[asked++]!, family: 4 }];
  const fetchDocument = buildFetchDocument({ ...limits, allowPrivate: [host] }, undefined, findAddresses);
  t.equal(await findFailure(fetchDocument(`http://${host}/`, wanted)), 'fetched');
  t.same([asked, listener.countConnections()], [1, 1]);
});

t.test('a public address may be asked, on any port', async (t) => {
  for (const address of [
    'https://badges.example.org/did.json',
    'https://badges.example.org:8443/did.json?a=b',
    'https://badges.example.org./',
    'https://8.8.8.8/',
    'https://172.32.0.1/',
    'https://[2a00:1450:400e::1]/',
    'https://bücher.example/',
    'https://localhost.example.org/',
  ]) {
    t.equal(checkUrl(address).protocol, 'https:', address);
  }
});

t.test('an address that a name leads to is judged by the same ranges', async (t) => {
  const isPublic = (address: string) => isPublicAddress(address);
  for (const address of ['8.8.8.8', '1.1.1.1', '172.32.0.1', '2606:4700::1111', '2a00:1450:400e::1']) {
    t.ok(isPublic(address), address);
  }
  const notPublic = ['fe80::1%eth0', '2a00:1450::1%eth0', '192.88.99.1', '192.52.193.1', '2620:4f:8000::1'];
  const notCanonical = ['2130706433', '0x7f.1', '0177.0.0.1', '8.8.8.8.', '127.1', 'localhost', '', '[::1]'];
  for (const address of [...notPublic, '100:0:0:1::1', '5f00::1', ...notCanonical]) {
    t.notOk(isPublic(address), address);
  }
  const byte = fc.nat(255);
  const privateAddress = fc.oneof(
    fc.tuple(fc.constantFrom(10, 127, 0), byte, byte, byte),
    fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
    fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
    fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
    fc.tuple(fc.integer({ min: 224, max: 255 }), byte, byte, byte),
  );
  fc.assert(
    fc.property(privateAddress, ([a, b, c, d]) => {
      const address = `${a}.${b}.${c}.${d}`;
      const number = ((a * 256 + b) * 256 + c) * 256 + d;
      return (
        !isPublic(address) &&
        !isPublic(`::ffff:${address}`) &&
        !isPublic(`::${address}`) &&
        !isPublic(`64:ff9b::${address}`) &&
        [`${number}`, `0x${number.toString(16)}`, `0${number.toString(8)}`].every((host) => {
          try {
            checkUrl(`https://${host}/`);
            return false;
          } catch {
            return true;
          }
        })
      );
    }),
  );
});

t.test('a host that a trial allows is fetched, with what was asked for', async (t) => {
  const seen: (string | undefined)[] = [];
  const server = await openServer(t, (request, response) => {
    seen.push(request.headers.accept, request.headers.cookie, request.headers.authorization);
    response.end('{"id":"did:web:x"}');
  });
  const now = new Date('2026-11-18T10:00:00Z');
  const fetchDocument = buildFetchDocument({ ...limits, allowPrivate: [server.host] }, { now: () => now });
  const url = `http://${server.host}/did.json`;
  const fetched = await fetchDocument(url, wanted);
  t.match(fetched, { body: '{"id":"did:web:x"}', url, fetchedAt: now });
  t.equal(Buffer.from(fetched.bytes).toString('latin1'), '{"id":"did:web:x"}', 'as bytes too');
  t.same(seen, [wanted.accept, undefined, undefined]);
  const other = await openServer(t, (_request, response) => response.end('{}'));
  t.equal(
    await findFailure(fetchDocument(`http://${other.host}/`, wanted)),
    'not-https',
    'another port is not allowed with it',
  );
  t.equal(other.countConnections(), 0);
});

t.test('a redirect is judged like a first address', async (t) => {
  const target = await openServer(t, (_request, response) => response.end('secret'));
  const server = await openServer(t, (request, response) => {
    const location = decodeURIComponent(request.url?.slice(1) ?? '');
    response.writeHead(302, location === '' ? {} : { location }).end();
  });
  const fetchDocument = buildFetchDocument({ ...limits, allowPrivate: [server.host] });
  const follow = (location: string) =>
    findFailure(fetchDocument(`http://${server.host}/${encodeURIComponent(location)}`, wanted));
  t.equal(await follow(`http://${target.host}/`), 'not-https');
  t.equal(await follow(`https://${target.host}/`), 'address-forbidden');
  t.equal(await follow(`//${target.host}/`), 'not-https', 'relative to http');
  t.equal(await follow('https://169.254.169.254/latest/meta-data/'), 'address-forbidden');
  t.equal(await follow(`https://[::ffff:127.0.0.1]:${target.port}/`), 'address-forbidden');
  t.equal(await follow(`https://user:password@${target.host}/`), 'not-https');
  t.equal(await follow('file:///etc/hostname'), 'not-https');
  t.equal(await follow('https://['), 'answered-badly');
  t.equal(await follow(''), 'answered-badly', 'without a location');
  t.equal(target.countConnections(), 0, 'nobody connected to where the redirect leads');
});

t.test('redirects end', async (t) => {
  const server = await openServer(t, (request, response) => {
    const left = Number(request.url?.slice(1));
    if (left === 0) response.end('arrived');
    else response.writeHead(307, { location: `/${left - 1}` }).end();
  });
  const fetchDocument = buildFetchDocument({ ...limits, allowPrivate: [server.host] });
  const arrived = await fetchDocument(`http://${server.host}/3`, wanted);
  t.match(arrived, { body: 'arrived', url: `http://${server.host}/0` });
  t.equal(await findFailure(fetchDocument(`http://${server.host}/4`, wanted)), 'too-many-redirects');
});

t.test('only a 200 is an answer', async (t) => {
  const server = await openServer(t, (request, response) => {
    response.writeHead(Number(request.url?.slice(1))).end('{}');
  });
  const fetchDocument = buildFetchDocument({ ...limits, allowPrivate: [server.host] });
  for (const status of [201, 204, 206, 300, 304, 400, 401, 404, 429, 500, 503]) {
    t.equal(
      await findFailure(fetchDocument(`http://${server.host}/${status}`, wanted)),
      'answered-badly',
      `${status}`,
    );
  }
  t.equal(await findFailure(fetchDocument(`http://${server.host}/410`, wanted)), 'gone');
});

t.test('bytes that are no text arrive as they were sent', async (t) => {
  const sent = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00, 0x80]);
  const server = await openServer(t, (_request, response) => response.end(sent));
  const fetchDocument = buildFetchDocument({ ...limits, allowPrivate: [server.host] });
  t.same(Buffer.from((await fetchDocument(`http://${server.host}/`, wanted)).bytes), sent);
});

t.test('a copy is kept as long as its server and the operator allow', async (t) => {
  let current = new Date('2026-11-18T10:00:00Z');
  const clock = { now: () => current };
  const move = (seconds: number) => {
    current = new Date(current.getTime() + seconds * 1000);
  };
  const asked: string[] = [];
  const server = await openServer(t, (request, response) => {
    const { pathname, search } = new URL(request.url ?? '', 'http://x');
    asked.push(`${pathname}${request.headers['if-none-match'] ?? ''}`);
    if (search !== '') response.setHeader('cache-control', decodeURIComponent(search.slice(1)));
    if (pathname === '/tagged') response.setHeader('etag', '"1"');
    if (pathname === '/old') response.setHeader('age', '80');
    if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
    else response.writeHead(pathname === '/gone' ? 410 : 200).end('{}');
  });
  const keeping = { maxSeconds: 300, maxBytes: 100_000 };
  const build = (changes = {}) => {
    const fetchDocument = buildFetchDocument({ ...limits, allowPrivate: [server.host] }, clock);
    return buildDocumentCache(fetchDocument, { ...keeping, ...changes }, clock);
  };
  /** How often the server is asked for one document, at these moments. */
  const count = async (path: string, cache: FetchDocument, moments: number[], mayKeep = true) => {
    asked.length = 0;
    for (const seconds of moments) {
      move(seconds);
      await cache(`http://${server.host}${path}`, { ...wanted, mayKeep }).catch(() => {});
    }
    return asked.length;
  };
  t.equal(await count('/a', build(), [0, 59, 1]), 2, 'a minute where nothing is said');
  t.equal(await count('/a', build(), [0, 0], false), 2, 'never what is about somebody');
  t.equal(await count('/a?max-age=100', build(), [0, 99, 1]), 2);
  t.equal(await count('/old?public,%20max-age=100', build(), [0, 19, 1]), 2, 'time on the way counts');
  t.equal(await count('/a?max-age=9000', build(), [0, 299, 1]), 2, 'the operator has the last word');
  t.equal(await count('/a?no-store', build(), [0, 0, 0]), 3);
  t.equal(await count('/a?no-cache', build(), [0, 0]), 2);
  t.equal(await count('/gone', build(), [0, 0]), 2, 'failures are not kept');
  t.equal(await count('/a', build({ maxBytes: 0 }), [0, 0]), 2, 'no room, no copies');

  const tagged = build();
  await count('/tagged?max-age=10', tagged, [0, 5]);
  const fetchTagged = () => tagged(`http://${server.host}/tagged?max-age=10`, { ...wanted, mayKeep: true });
  t.same((await fetchTagged()).fetchedAt, new Date(current.getTime() - 5000), 'a copy knows its age');
  move(10);
  asked.length = 0;
  t.match(await fetchTagged(), { body: '{}', fetchedAt: current }, 'confirmed now');
  t.same(asked, ['/tagged"1"']);

  const small = build({ maxBytes: 2500 });
  await count('/1', small, [0]);
  await count('/2', small, [0]);
  await count('/1', small, [0]);
  await count('/3', small, [0]);
  t.equal(await count('/1', small, [0]), 0, 'what was used last is kept');
  t.equal(await count('/2', small, [0]), 1, 'the least used is gone');

  asked.length = 0;
  const many = build();
  const url = `http://${server.host}/many`;
  await Promise.all(Array.from({ length: 20 }, () => many(url, { ...wanted, mayKeep: true })));
  t.same(asked, ['/many'], 'twenty at once are one');
});

t.test('a document over the limit is cut off, also one that does not say how long it is', async (t) => {
  let sent = 0;
  const server = await openServer(t, (request, response) => {
    if (request.url === '/exact') {
      response.end('x'.repeat(10_000));
      return;
    }
    const send = () => {
      while (response.writable) {
        sent += 65_536;
        if (!response.write(Buffer.alloc(65_536, 'x'))) break;
      }
    };
    response.on('drain', send);
    send();
  });
  const fetchDocument = buildFetchDocument({ ...limits, allowPrivate: [server.host] });
  const fetched = await fetchDocument(`http://${server.host}/exact`, wanted);
  t.equal(fetched.body.length, 10_000);
  t.equal(await findFailure(fetchDocument(`http://${server.host}/endless`, wanted)), 'too-large');
  t.ok(sent < 50_000_000, 'and no more is read');
  const small = { ...wanted, maxBytes: 9_999 };
  t.equal(
    await findFailure(fetchDocument(`http://${server.host}/exact`, small)),
    'too-large',
    'the limit of the caller counts when it is smaller',
  );
});

t.test('an answer that does not come or does not end is not waited for', async (t) => {
  const server = await openServer(t, (request, response) => {
    if (request.url === '/silent') return;
    if (request.url === '/broken') {
      response.writeHead(200, { 'content-length': '100' }).write('{');
      setTimeout(() => response.destroy(), 50);
      return;
    }
    response.writeHead(200).write('{');
    const drip = setInterval(() => response.write(' '), 100);
    response.on('close', () => clearInterval(drip));
  });
  const allowPrivate = [server.host, 'no-such-host.invalid', '127.0.0.1:1'];
  const fetchDocument = buildFetchDocument({ ...limits, timeoutSeconds: 0.5, allowPrivate });
  t.equal(await findFailure(fetchDocument(`http://${server.host}/silent`, wanted)), 'timed-out');
  t.equal(await findFailure(fetchDocument(`http://${server.host}/dripping`, wanted)), 'timed-out');
  t.equal(await findFailure(fetchDocument(`http://${server.host}/broken`, wanted)), 'unreachable');
  t.equal(await findFailure(fetchDocument('http://127.0.0.1:1/', wanted)), 'unreachable');
  const unknown = await findFailure(fetchDocument('http://no-such-host.invalid/', wanted));
  t.match(unknown, /^(unreachable|timed-out)$/, 'without a network the system may take its time');
});

t.test('a certificate that nobody vouches for is refused, also for an allowed host', async (t) => {
  const { certificate: cert, key } = buildCertificate();
  const server = await openServer(
    t,
    (_request, response) => response.end('{}'),
    createHttpsServer({ cert, key }) as unknown as Server,
  );
  const fetchDocument = buildFetchDocument({ ...limits, allowPrivate: [server.host] });
  t.equal(await findFailure(fetchDocument(`https://${server.host}/`, wanted)), 'unreachable');
});
