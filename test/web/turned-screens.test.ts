// The screen that is turned to the participant speaks their language; whoever holds it keeps theirs. Nothing that was
// tapped is lost by choosing a language.
import t from 'tap';
import { updateParticipant } from '../../src/domain/participants.ts';
import { createParticipantSignInLink, createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { type HolderLanguage, holderLanguageCodes, holderLanguages } from '../../src/text/languages.ts';
import { type Client, openClient } from './api-client.ts';
import { openVisitor, type Visitor } from './visitor.ts';

async function openSheet(client: Client, language: HolderLanguage | null): Promise<Visitor> {
  const { services, staff, participants } = client.world;
  const { ruud } = staff;
  const participantId = participants.samira.id;
  await updateParticipant(services, ruud, { participantId, changes: { language } });
  const { link } = await createStaffSignInLink(services, ruud.id);
  const visitor = openVisitor(client.app);
  await visitor.open(link);
  await visitor.press('Ga verder');
  await visitor.open(`/beoordelen/${participantId}/bediening`);
  for (const { name, value } of visitor.page.forms.flatMap(({ fields }) => fields)) {
    if (name.startsWith('results.') && value === 'independent') visitor.choose(name, value);
  }
  return visitor;
}

const readLanguage = async ({ get, world }: Client) =>
  (await get('ruud', `/v1/participants/${world.participants.samira.id}`)).json.language;

t.test('a participant reads "Klopt dit?" and the new badge in their own language', async (t) => {
  const client = await openClient(t);
  for (const language of holderLanguageCodes) {
    const { texts, direction } = holderLanguages[language];
    const words = texts.turnedScreen;
    const visitor = await openSheet(client, language);
    await visitor.press('Verder');
    const { page } = visitor;
    t.match(page.html, '<html lang="nl"', 'the page stays in the language of who holds the screen');
    t.match(page.text, 'Draai het scherm naar de deelnemer.');
    t.ok(page.html.includes(`<div lang="${language}" dir="${direction}">`), language);
    for (const text of [words.confirmTitle({ name: 'Samira' }), words.yes, words.talk, words.talkHint]) {
      t.ok(page.text.includes(text), `${language}: ${text}`);
    }
    if (holderLanguages[language].elsewhere !== language) {
      t.match(page.html, /<bdi lang="nl">Bediening<\/bdi>/, 'words that are not in it are marked');
    }
    await visitor.press(words.yes);
    t.ok(visitor.page.text.includes(words.awardedTitle({ name: 'Samira' })), language);
    t.ok(visitor.page.text.includes(words.qrHint), language);
    t.match(visitor.page.text, 'Volgende persoon', 'what the assessor does next stays in theirs');
    await visitor.press('Ongedaan maken');
  }
});

t.test('a language is chosen on the screen itself, and is the participant’s from then on', async (t) => {
  const client = await openClient(t);
  const visitor = await openSheet(client, null);
  visitor.choose('day', 'yesterday');
  await visitor.press('Verder');
  t.match(visitor.page.text, 'Klopt dit, Samira?');
  t.notMatch(visitor.page.html, /href="\?taal=/, 'no link that would lose what was tapped');
  await visitor.press('العربية');
  t.equal(visitor.page.status, 200);
  t.match(visitor.page.html, '<div lang="ar" dir="rtl">');
  t.equal(await readLanguage(client), 'ar');
  await visitor.press('Iets veranderen');
  const chosen = visitor.page.forms
    .flatMap(({ fields }) => fields)
    .filter(({ name, checked }) => checked && (name === 'day' || name.startsWith('results.')))
    .map(({ value }) => value);
  t.strictSame([...new Set(chosen)], ['independent', 'yesterday'], 'nothing of the sheet is lost');
  await visitor.press('Verder');
  await visitor.press('Nederlands');
  t.equal(await readLanguage(client), 'nl');
  await visitor.press('English', { language: 'xx' });
  t.equal(visitor.page.status, 200);
  t.equal(await readLanguage(client), 'nl', 'what is no language changes nothing');
});

t.test('their own page sets it too, but no link on another site', async (t) => {
  const client = await openClient(t);
  const samira = openVisitor(client.app);
  const { services, staff, participants } = client.world;
  await samira.open((await createParticipantSignInLink(services, staff.ruud, participants.samira.id)).link);
  await samira.press('Ga verder');
  await samira.open('/mijn?taal=pl');
  t.equal(await readLanguage(client), 'pl');
  const cookie = [...samira.cookies].map((pair) => pair.join('=')).join('; ');
  const headers = { accept: 'text/html', cookie, 'sec-fetch-site': 'cross-site' };
  const shown = await client.app.inject({ url: '/mijn?taal=ar', headers });
  t.match(shown.payload, '<html lang="ar" dir="rtl"', 'what the link asks is shown');
  t.equal(await readLanguage(client), 'pl');
});

t.test('what was all seen before is asked in the language of the participant at once', async (t) => {
  const client = await openClient(t);
  const visitor = await openSheet(client, 'ar');
  const { texts } = holderLanguages.ar;
  await visitor.press('Verder');
  await visitor.press(texts.turnedScreen.talk);
  await visitor.open(`/beoordelen/${client.world.participants.samira.id}/bediening`);
  const question = /<div lang="ar" dir="rtl"><div class="k-read">[\s\S]*?<\/button><\/div><\/div>/;
  const [asked = ''] = question.exec(visitor.page.html) ?? [];
  for (const text of [
    texts.turnedScreen.confirmTitle({ name: 'Samira' }),
    texts.levels.independent,
    texts.forms.listen,
  ]) {
    t.ok(asked.includes(text), text);
  }
  t.equal(asked.split('<li>').length, 6, 'with all five criteria');
  t.match(visitor.page.html, /src="\/assets\/read-aloud[^"]*\.js"/);
  t.notMatch(visitor.page.html, /href="\?taal=/);
  await visitor.press('English');
  t.match(visitor.page.html, '<div lang="en" dir="ltr">');
  t.equal(await readLanguage(client), 'en');
  await visitor.press('Iets veranderen');
  t.match(visitor.page.text, 'Wat heb je Samira zien doen? Alles is al eens gezien.');
  await visitor.press('Verder');
  await visitor.press(holderLanguages.en.texts.turnedScreen.talk);
  t.match(visitor.page.url, /^\/beoordelingen\//);
  await visitor.open(`/beoordelen/${client.world.participants.samira.id}/bediening?stap=gezien`);
  t.match(visitor.page.text, 'Wat heb je Samira zien doen?', 'of what is on paper the day is chosen first');
});

t.test('what was seen at a lower level is tapped anew, from what it was', async (t) => {
  const client = await openClient(t);
  const visitor = await openSheet(client, null);
  for (const { name, value } of visitor.page.forms.flatMap(({ fields }) => fields)) {
    if (name.startsWith('results.') && value === 'with-help') visitor.choose(name, value);
  }
  await visitor.press('Verder');
  await visitor.press('Ja, klopt');
  await visitor.open(`/beoordelen/${client.world.participants.samira.id}/bediening`);
  t.match(visitor.page.text, 'Wat heb je Samira zien doen? Alles is al eens gezien.');
  t.match(visitor.page.html, /value="with-help" checked/);
});

t.test('a group and a practice badge offer no language: nobody is theirs to keep it for', async (t) => {
  const client = await openClient(t);
  const visitor = await openSheet(client, 'ar');
  const { samira, kees } = client.world.participants;
  for (const url of [`/beoordelen/groep/bar?wie=${samira.id}&wie=${kees.id}`, '/oefenen/bar']) {
    await visitor.open(url);
    for (const { name, value } of visitor.page.forms.flatMap(({ fields }) => fields)) {
      if (name.startsWith('results.') && value === 'independent') visitor.choose(name, value);
    }
    await visitor.press('Verder');
    t.match(visitor.page.text, /Klopt dit/);
    t.notMatch(visitor.page.html, /name="language"/);
    await visitor.press('Iets veranderen', { language: 'tr', step: 'look' });
    t.match(visitor.page.text, /Klopt dit/);
  }
  t.equal(await readLanguage(client), 'ar');
});
