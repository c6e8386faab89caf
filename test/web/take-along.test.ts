// What a badge is taken along in: papers and pictures, read as a stranger's program reads them. Each leads to the same
// check, none tells a day, and none outlives the closing of the badge.
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import decodeQR from 'qr/decode.js';
import t from 'tap';
import { loadTypefaces } from '../../src/base/typefaces.ts';
import { recordAssessment } from '../../src/domain/assessments.ts';
import { readBadgeTemplates } from '../../src/domain/badge-folders.ts';
import { buildCertificate } from '../../src/domain/certificates.ts';
import { loadPublicCredential } from '../../src/domain/credential-views.ts';
import { createShare } from '../../src/domain/shares.ts';
import { createParticipantSignInLink } from '../../src/domain/sign-in.ts';
import { findForbiddenWords } from '../../src/text/forbidden-words.ts';
import { languages } from '../../src/text/languages.ts';
import { measureInkContrast, readPdf } from '../read-pdf.ts';
import { awardBadge, buildResults, worldUrl } from '../world.ts';
import { type Client, openClient } from './api-client.ts';
import { openVisitor, type Visitor } from './visitor.ts';

const slugs = ['bar', 'snijtechnieken', 'afwas', 'bediening', 'hygiene-in-de-keuken', 'receptie'] as const;

async function share(client: Client, credentialIds: string[], displayName: string) {
  const { id } = client.world.participants.samira;
  const made = await client.post('ruud', `/v1/participants/${id}/shares`, { credentialIds, displayName });
  if (made.status !== 201) throw new Error(made.text);
  return made.json;
}

async function signIn(client: Client): Promise<Visitor> {
  const { services, staff, participants } = client.world;
  const visitor = openVisitor(client.app);
  await visitor.open((await createParticipantSignInLink(services, staff.ruud, participants.samira.id)).link);
  await visitor.press('Ga verder');
  return visitor;
}

const cookiesOf = ({ cookies }: Visitor) =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

const honest = languages.nl.texts.certificates.honest;
const assessed = languages.nl.texts.certificates.assessed;

type Pixels = { width: number; height: number; data: Uint8Array };

/** What a drawing looks like, as red, green, blue and alpha of each pixel. */
function drawPixels(inside: string): Pixels {
  const image = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630">${inside}</svg>`,
  );
  const { width, height, pixels } = image.render();
  return { width, height, data: pixels };
}

const unpack = (png: Buffer) =>
  drawPixels(`<image width="1200" height="630" href="data:image/png;base64,${png.toString('base64')}"/>`);

/** Whether words stand somewhere in the column of a picture: all their ink, in one place. */
async function showsWords(
  picture: Pixels,
  words: string,
  type: { weight: 'bold' | 'regular'; size: number },
) {
  const typefaces = await loadTypefaces();
  const lines = typefaces.wrapText(words, { ...type, width: 600 });
  const place = { ...type, x: 540 };
  const outline = lines.map((line, at) =>
    typefaces.drawText(line, { ...place, y: 60 + at * type.size * 1.25 }),
  );
  const { data } = drawPixels(`<path d="${outline.join('')}"/>`);
  const ink = Array.from({ length: data.length / 4 }, (_, at) => at).filter((at) => data[at * 4 + 3] === 255);
  const isInk = (at: number) => (picture.data[at * 4 + 1] ?? 255) < 60;
  const rows = Array.from({ length: 400 }, (_, row) => row * picture.width);
  return ink.length > 1000 && rows.some((down) => ink.every((at) => isInk(at + down)));
}

const verify = async (client: Client, body: Buffer) => {
  const headers = { 'content-type': 'application/octet-stream' };
  return (await client.ask('/v1/verifications', { method: 'POST', body, headers })).json;
};

t.test('a certificate is one tagged page that anybody can read, check and print', async (t) => {
  const client = await openClient(t);
  const { credentialId, link, document } = await awardBadge(client.world, {
    to: 'samira',
    badgeClass: 'snijtechnieken',
  });
  const answer = await client.ask(`/credentials/${credentialId}/badge.pdf`);
  t.equal(answer.headers['content-type'], 'application/pdf');
  t.equal(answer.headers['content-disposition'], 'inline; filename="badge.pdf"');
  const pdf = await readPdf(answer.bytes);
  t.match(pdf, { pages: 1, language: 'nl', isTagged: true, links: [link] });
  t.match(pdf.info, { Title: 'Badge: Snijtechnieken', CreationDate: 'D:20261101000000Z' });
  t.match(pdf.metadata, /<pdfuaid:part>1<\/pdfuaid:part>/);
  t.same(pdf.size, { width: 595.275591, height: 841.889764 });
  const inOrder = [
    'Snijtechnieken',
    'Kan groente veilig en gelijk snijden',
    'Dit is gezien op het werk',
    'Je kiest het juiste mes',
    'Je laat je mes, snijplank en werkplek schoon achter.',
    'Niveau: Doet dit zelf.',
    'Wanneer: november 2026',
    'Maker: Stichting De Gouden Lepel',
    'Is dit echt? Kijk zelf.',
    link.replace('https://', ''),
    'Bewijs van wat iemand kan. Geen diploma.',
    'Beoordeeld op het werk, door een werkbegeleider.',
  ].map((words) => pdf.text.indexOf(words));
  t.same(
    inOrder,
    inOrder.toSorted((a, b) => a - b),
    pdf.text,
  );
  t.notOk(inOrder.includes(-1), pdf.text);
  const roles = pdf.tags.map(({ role }) => role);
  t.equal(roles.filter((role) => role === 'H1').length, 1);
  t.equal(roles.filter((role) => role === 'LI').length, 5);
  const pictures = pdf.tags.filter(({ role }) => role === 'Figure').map(({ alt }) => alt);
  t.same(pictures, ['Koksmes boven een snijplank met een wortel in plakjes', `QR-code van ${link}`]);
  t.equal(pdf.files[0]?.text, document, 'any reader finds the signed badge');
  t.match(answer.bytes.toString('latin1'), /\/AFRelationship \/Data/);
  t.equal((await verify(client, answer.bytes)).verdict, 'valid');

  const english = await readPdf((await client.ask(`/credentials/${credentialId}/badge.pdf?taal=en`)).bytes);
  t.match(english, { language: 'en', pages: 1 });
  t.match(english.text, 'Cutting techniques');
  t.match(english.text, 'Proof of what someone can do. Not a diploma.');
  const card = await readPdf((await client.ask(`/credentials/${credentialId}/card.pdf`)).bytes);
  t.match(card, { pages: 1, links: [link] });
  t.ok(card.size.width < 245 && card.size.height < 155, 'the size of a bank card');
  t.match(card.text, 'Geen diploma.');
  for (const { inks } of [pdf, english, card]) {
    t.ok(inks.length > 0);
    t.same(
      inks.filter((ink) => !(measureInkContrast(ink) >= 7)),
      [],
      'each word can be read in grey',
    );
  }
  t.ok(measureInkContrast('#ffffff') < 1.1 && measureInkContrast('#000000') > 20.9);
});

t.test(
  'a certificate in Dutch and English says all twice on one page, each tagged as what it is',
  async (t) => {
    const client = await openClient(t);
    const reading = await readBadgeTemplates(join(import.meta.dirname, '..', '..', 'badge-templates'));
    const samira = await signIn(client);
    const direct = (reading.ok ? reading.templates : []).flatMap(({ template }) =>
      template.kind === 'badge' && template.policy === 'direct' && template.awardRule.days === 1
        ? [template]
        : [],
    );
    // The longest says whether there is room for every other.
    const size = ({ description, criteria }: (typeof direct)[number]) =>
      JSON.stringify([description, criteria]).length;
    const [longest] = direct.toSorted((a, b) => size(b) - size(a));
    const { slug, name, criteria } = longest!;
    const { credentialId, link, document } = await awardBadge(client.world, {
      to: 'samira',
      badgeClass: slug,
    });
    const address = `/mijn/badges/${credentialId}/certificaat.pdf?displayName=full&papertaal=nl-en`;
    const ask = async (url: string) => client.ask(url, { headers: { cookie: cookiesOf(samira) } });
    const { bytes } = await ask(address);
    const pdf = await readPdf(bytes);
    t.match(pdf, { pages: 1, language: 'nl', isTagged: true, links: [link] });
    const text = pdf.text.replace(/\s+/g, ' ');
    for (const language of ['nl', 'en'] as const) {
      t.match(text, name[language]);
      for (const criterion of criteria) t.match(text, criterion.text[language]);
      t.match(text, languages[language].texts.certificates.honest);
      t.match(text, languages[language].texts.certificates.checkLead);
    }
    const second = pdf.tags.filter(({ language }) => language === 'en');
    t.ok(second.length >= criteria.length + 6, `${second.length} parts in English`);
    t.equal(pdf.files[0]?.text, document);
    t.equal((await verify(client, bytes)).verdict, 'valid');
    const url = `/v1/credentials/${credentialId}/certificate?also=en&size=card`;
    const card = await readPdf((await client.ask(url, { as: 'ruud' })).bytes);
    t.match(card.text, 'Geen diploma.');
    t.notMatch(card.text, 'Not a diploma', 'a card has room for one');
    await samira.open(`/mijn/badges/${credentialId}/bewaren?taal=en`);
    t.match(samira.page.html, /value="nl-en" checked/, 'offered first to who reads no Dutch');
  },
);

t.test('what was seen in an earlier month tells both months, and no day', async (t) => {
  const client = await openClient(t);
  const { services, staff, participants } = client.world;
  const before = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  t.notMatch(before.document, /activityEndDate|Laatst gezien/, 'the same month is said once');
  const seen = { participantId: participants.kees.id, badgeClass: 'snijtechnieken' };
  const results = Object.entries(await buildResults(services, 'snijtechnieken'));
  const see = (observedOn: string, some: typeof results) =>
    recordAssessment(services, staff.ruud, { ...seen, observedOn, results: Object.fromEntries(some) });
  await see('2026-10-23', results.slice(0, 1));
  const { award } = await see('2026-10-25', results.slice(1));
  const { id, document } = award.credential!;
  const { credentialSubject, evidence, validFrom } = JSON.parse(document);
  t.equal(validFrom, '2026-11-01T00:00:00Z');
  t.equal(credentialSubject.activityEndDate, '2026-10-01T00:00:00Z');
  const months = 'Laatst gezien in oktober 2026, uitgereikt in november 2026';
  t.same(evidence[0].narrative, `2 keer gezien op 2 dagen, door de werkbegeleider. ${months}.`);
  t.notMatch(document, /2026-1[01]-(?!01)|2[35] oktober/);
  t.equal((await verify(client, Buffer.from(document))).verdict, 'valid');
  const visitor = openVisitor(client.app);
  const page = await visitor.open(`/credentials/${id}`);
  t.match(page.text, /2 keer op 2 dagen, tot en met oktober 2026 .* sinds november 2026/);
  const english = await visitor.open(`/credentials/${id}?taal=en`);
  t.match(english.text, /2 times on 2 days, up to October 2026 .* since November 2026/);
  const read = async (name: string) =>
    (await readPdf((await client.ask(`/credentials/${id}/${name}`)).bytes)).text.replace(/\s+/g, ' ');
  t.match(await read('badge.pdf'), `Wanneer: ${months}`);
  t.match(await read('card.pdf'), months);
});

t.test('no paper or picture tells a day, a name or a place', async (t) => {
  const client = await openClient(t);
  const { services, clock } = client.world;
  const { credentialId } = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  const credential = await loadPublicCredential(services, credentialId);
  const choice = { size: 'a4', language: 'nl', holder: null } as const;
  const first = await buildCertificate(services, credential, choice);
  clock.set('2027-03-09T15:30:00.000Z');
  t.same(await buildCertificate(services, credential, choice), first, 'the same bytes on another day');
  for (const name of ['badge.pdf', 'card.pdf', 'share.png']) {
    const { bytes, headers } = await client.ask(`/credentials/${credentialId}/${name}`);
    t.equal(headers['last-modified'], undefined);
    const text = bytes.toString('latin1');
    t.notMatch(text, /2026-?11-?(?!01)[0-3]\d|2027-?03|Samira|Bensaid|Linde/, name);
    if (name.endsWith('pdf')) {
      const pdf = await readPdf(bytes);
      t.notMatch(pdf.text, /Samira|Bensaid|Linde|18 november/);
      t.same(findForbiddenWords(pdf.text), []);
    }
  }
});

t.test('a picture to send says what it is, and its code leads to the check', async (t) => {
  const client = await openClient(t);
  const { credentialId, link } = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  const { headers, bytes } = await client.ask(`/credentials/${credentialId}/share.png`);
  t.equal(headers['content-type'], 'image/png');
  const picture = unpack(bytes);
  t.equal(decodeQR(picture), link);
  t.ok(await showsWords(picture, honest, { weight: 'bold', size: 28 }), honest);
  t.ok(await showsWords(picture, assessed, { weight: 'regular', size: 24 }), assessed);
  t.notOk(await showsWords(picture, 'Bewijs van een diploma.', { weight: 'bold', size: 28 }));
});

t.test('a certificate of a badge that was withdrawn says so', async (t) => {
  const client = await openClient(t);
  const { credentialId } = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  const ask = async () => readPdf((await client.ask(`/credentials/${credentialId}/badge.pdf`)).bytes);
  const picture = await client.ask(`/credentials/${credentialId}/share.png`);
  t.notMatch((await ask()).text, 'Ingetrokken');
  await client.post('beheer', `/v1/credentials/${credentialId}/revocations`, { reason: 'mistake' });
  t.match((await ask()).text, 'Ingetrokken. Deze badge geldt niet meer.');
  const after = await client.ask(`/credentials/${credentialId}/share.png`);
  t.not(after.headers.etag, picture.headers.etag);
});

t.test('the badges of a code are one page, however many there are, with the chosen name', async (t) => {
  const client = await openClient(t);
  const { id } = client.world.participants.samira;
  const names = { givenName: 'Łukasz', familyName: 'Yıldız-Їжакевич' };
  await client.ask(`/v1/participants/${id}`, { method: 'PATCH', as: 'ruud', body: names });
  const ids: string[] = [];
  for (const badgeClass of slugs) {
    const { credential } = (await awardBadge(client.world, { to: 'samira', badgeClass })).award;
    ids.push(credential!.id);
  }
  const { code, link } = await share(client, ids, 'full');
  const answer = await client.ask(`/c/${code.toLowerCase()}/badges.pdf`);
  t.equal(answer.status, 200);
  const pdf = await readPdf(answer.bytes);
  t.match(pdf, { pages: 1, language: 'nl', isTagged: true, links: [link] });
  t.match(pdf.text, 'De badges van Łukasz Yıldız-Їжакевич', 'letters of three alphabets');
  t.match(pdf.text, code);
  t.match(pdf.text, honest);
  t.match(pdf.text, assessed);
  t.ok(pdf.tags.some(({ alt }) => alt === `QR-code van ${link}`));
  t.notMatch(String(pdf.info.Title), /Łukasz/, 'titles stand in lists of files');
  t.equal(pdf.files.length, slugs.length);
  t.equal((await verify(client, answer.bytes)).verdict, 'valid');
  const shy = await share(client, ids.slice(0, 1), 'none');
  const plain = await readPdf((await client.ask(`/c/${shy.code}/badges.pdf`)).bytes);
  t.notMatch(plain.text, /Łukasz|Yıldız/);
  t.equal(plain.files.length, 1, 'and nothing of the others');

  const unknown = await client.ask('/c/0000-0000-0000/badges.pdf');
  const headers = { 'if-none-match': answer.headers.etag! };
  await client.post('ruud', `/v1/participants/${id}/shares/${shy.id}/closures`);
  for (const credentialId of ids) {
    const path = `/v1/credentials/${credentialId}/visibility`;
    await client.ask(path, { method: 'PUT', as: 'ruud', body: { isOpen: false } });
  }
  for (const gone of [code, shy.code]) {
    const closed = await client.ask(`/c/${gone}/badges.pdf`, { headers });
    t.equal(closed.status, 404);
    t.equal(closed.text, unknown.text);
    t.equal(closed.headers.etag, undefined);
  }
  t.equal(link, `${worldUrl}/c/${code}`);
});

t.test('the participant keeps and sends a badge from one page', async (t) => {
  const client = await openClient(t);
  const { credentialId, link } = await awardBadge(client.world, {
    to: 'samira',
    badgeClass: 'snijtechnieken',
  });
  const visitor = await signIn(client);
  await visitor.open(`/mijn/badges/${credentialId}`);
  const page = await visitor.tap('Bewaar of deel');
  t.match(page.text, 'Een badge is geen diploma.');
  const find = (text: string) => new URL(page.links.find((found) => found.text === text)!.href, worldUrl);
  t.equal(find('WhatsApp').origin, 'https://wa.me');
  t.match(find('WhatsApp').searchParams.get('text'), link);
  t.match(find('Sms').href, /^sms:\?&body=Dit%20kan%20ik/);
  t.match(decodeURIComponent(find('E-mail').href), `mailto:?subject=Mijn badge: Snijtechnieken&body=`);
  t.same(Object.fromEntries(find('Zet op LinkedIn').searchParams), {
    startTask: 'CERTIFICATION_NAME',
    name: 'Snijtechnieken (badge, geen diploma)',
    organizationName: 'Stichting De Gouden Lepel',
    issueYear: '2026',
    issueMonth: '11',
    certUrl: link,
    certId: credentialId,
  });
  for (const { href } of page.links) t.notMatch(href, /Samira|Bensaid/, 'no name goes along');
  for (const name of ['badge.png', 'badge.svg', 'badge.json', 'badge.jwt', 'share.png'])
    t.match(page.html, `/credentials/${credentialId}/${name}`);
  t.notMatch(page.html, /share\.png\?taal/, 'a picture may not change the language of the pages');

  const ask = async (query: string) => {
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return client.ask(`/mijn/badges/${credentialId}/certificaat.pdf?${query}`, { headers: { cookie } });
  };
  const named = await ask('size=a4&displayName=full&papertaal=en');
  t.equal(named.headers['cache-control'], 'no-store', 'a name is kept by no cache');
  const paper = await readPdf(named.bytes);
  t.match(paper.text, 'Samira Bensaid');
  t.equal(paper.language, 'en');
  t.equal((await verify(client, named.bytes)).verdict, 'valid');
  t.match((await readPdf((await ask('size=card&displayName=initials')).bytes)).text, 'S.B.');
  t.notMatch((await readPdf((await ask('size=huge&displayName=everything')).bytes)).text, /Samira|S\.B/);

  await visitor.open(`/mijn/badges/${credentialId}`);
  await visitor.press('Zet dicht');
  const closed = await visitor.open(`/mijn/badges/${credentialId}/bewaren`);
  t.equal(closed.url, `/mijn/badges/${credentialId}`);
  t.equal((await ask('displayName=full')).status, 409);
  const api = `/v1/credentials/${credentialId}/certificate`;
  t.equal((await client.get('ruud', api)).json.code, 'credential-closed');
  t.equal((await client.get('fatima', api)).json.code, 'not-found', 'not at another location');
});

t.test('staff print together with the participant, and only their own', async (t) => {
  const client = await openClient(t);
  const { participants } = client.world;
  const { credentialId } = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  const url = `/v1/credentials/${credentialId}/certificate`;
  const paper = await client.get('ruud', `${url}?displayName=full&size=a4&language=nl`);
  t.equal(paper.headers['content-type'], 'application/pdf');
  t.match((await readPdf(paper.bytes)).text, 'Samira Bensaid');
  t.notMatch((await readPdf((await client.get('ruud', url)).bytes)).text, 'Samira', 'no name unless chosen');
  t.equal((await client.get('ruud', `${url}?size=poster`)).json.code, 'invalid-request');
  await client.post('beheer', `/v1/credentials/${credentialId}/revocations`, { reason: 'mistake' });
  t.equal((await client.get('ruud', url)).json.code, 'credential-withdrawn');
  t.equal((await client.get('fatima', `/v1/participants/${participants.samira.id}/fridge-card`)).status, 404);
});

t.test('the card for the fridge shows what is there, and in grey what is nearest', async (t) => {
  const client = await openClient(t);
  const { services, staff, participants } = client.world;
  const { credentialId } = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  const url = `/v1/participants/${participants.samira.id}/fridge-card`;
  const ask = async () => readPdf((await client.get('ruud', url)).bytes);
  const before = await ask();
  t.match(before.text, 'Dit kan Samira!');
  t.match(before.text, 'Kijk of dit klopt: badges.example.org/controleer');
  t.notMatch(before.text, /Bijna|Bensaid|Linde|Lepel/);
  const results = await buildResults(services, 'communicatie');
  const [first] = Object.keys(results);
  await recordAssessment(services, staff.ruud, {
    participantId: participants.samira.id,
    badgeClass: 'communicatie',
    observedOn: '2026-11-18',
    results: { [first!]: 'independent' },
  });
  const { code, link } = await share(client, [credentialId], 'none');
  const after = await ask();
  for (const { text } of [before, after]) {
    t.match(text, honest);
    t.match(text, assessed);
  }
  t.ok(after.tags.some(({ alt }) => alt === `QR-code van ${link}`));
  t.match(after.text, /Bijna: Communicatie/);
  t.match(after.text, code);
  t.match(after, { pages: 1, isTagged: true });
  t.equal(after.files.length, 1);
});

t.test('the sheet of a code is the same bytes each time, so that who has it gets it once', async (t) => {
  const client = await openClient(t);
  const { services, staff, participants } = client.world;
  const credentialIds: string[] = [];
  for (const badgeClass of ['bar', 'afwas', 'receptie', 'bediening', 'communicatie', 'samenwerken']) {
    credentialIds.push((await awardBadge(client.world, { to: 'samira', badgeClass })).credentialId);
  }
  const wish = { participantId: participants.samira.id, credentialIds, displayName: 'none' as const };
  const { code } = await createShare(services, staff.ruud, wish);
  const first = await client.ask(`/c/${code}/badges.pdf`);
  // At once, so that the pictures of one are unpacked beside those of others.
  const others = await Promise.all(Array.from({ length: 8 }, () => client.ask(`/c/${code}/badges.pdf`)));
  for (const other of others) t.ok(other.bytes.equals(first.bytes));
  const headers = { 'if-none-match': String(first.headers.etag) };
  t.equal((await client.ask(`/c/${code}/badges.pdf`, { headers })).status, 304);
});

t.test('page, paper and file each say that it is no diploma and was seen at work', async (t) => {
  const client = await openClient(t);
  const { credentialId } = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  const path = `/credentials/${credentialId}`;
  const page = await client.ask(path, { headers: { accept: 'text/html' } });
  t.match(page.text, /Geen diploma\..*op het werk/s);
  const file = await client.ask(`${path}/badge.json`);
  t.match(file.text, /Dit bewijst wat iemand op het werk kan\. Het is geen diploma\./);
  for (const name of ['badge.pdf', 'card.pdf']) {
    t.match((await readPdf((await client.ask(`${path}/${name}`)).bytes)).text, 'Geen diploma.', name);
  }
});
