// "Jij wilt ...": a participant chooses a superbadge to go for; it stands on top of their own page with how many badges
// are to go, and the one next step is a step towards it. It counts towards nothing and is in nothing that others get.
import t, { type Test } from 'tap';
import { createParticipantSignInLink, createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { awardBadge } from '../world.ts';
import { buildAssessment, openClient } from './api-client.ts';
import { openVisitor, type Visitor } from './visitor.ts';

async function openHouse(t: Test) {
  const client = await openClient(t);
  const { services, staff, participants } = client.world;
  const signIn = async (name: 'samira' | 'ruud', language = 'nl'): Promise<Visitor> => {
    const { link } =
      name === 'ruud'
        ? await createStaffSignInLink(services, staff.ruud.id)
        : await createParticipantSignInLink(services, staff.beheer, participants.samira.id);
    const visitor = openVisitor(client.app, language);
    await visitor.open(link);
    await visitor.press(language === 'nl' ? 'Ga verder' : 'Devam et');
    return visitor;
  };
  const goalUrl = `/v1/participants/${participants.samira.id}/goal`;
  const see = async (badgeClass: string) => {
    const body = await buildAssessment(client, { of: 'samira', badgeClass, level: 'with-help' });
    return client.post('ruud', '/v1/assessments', body);
  };
  return { ...client, signIn, goalUrl, see };
}

const pickOf = (visitor: Visitor, slug: string) =>
  visitor.page.forms.find(({ fields }) => fields.some(({ value }) => value === slug));

t.test('a goal stands on top, with what is to go and one step towards it', async (t) => {
  const house = await openHouse(t);
  // Begun, and not a part of what she wants.
  await house.see('receptie');
  const samira = await house.signIn('samira');
  t.match(samira.page.text, /Kies een doel.*Jouw volgende stap.*Voor deze badge: Receptie/);
  await samira.tap('Kies een doel');
  t.match(samira.page.text, /Jouw doel Welke superbadge wil jij\?/);
  t.ok(pickOf(samira, 'keukenassistent'));
  await samira.press('Dit wil ik', { badgeClass: 'keukenassistent' });
  t.equal(samira.page.url.split('?')[0], '/mijn');
  t.match(samira.page.text, /Jij wilt: Keukenassistent nog 4 te gaan Luister Kies iets anders/);
  t.match(
    samira.page.text,
    /Jouw volgende stap Laat dit zien: .*Voor deze badge: (Snijtechnieken|Hygiëne|Afwas)/,
  );
  t.equal(samira.page.text.match(/Laat dit zien:/g)?.length, 1, 'one step');
  await awardBadge(house.world, { to: 'samira', badgeClass: 'afwas' });
  await samira.open('/mijn');
  t.match(samira.page.text, /Jij wilt: Keukenassistent nog 3 te gaan/);
  await samira.open('/mijn/doel');
  t.match(samira.page.text, /Keukenassistent .*Dit is jouw doel\./);
  await samira.press('Ik wil nu geen doel');
  t.match(samira.page.text, /Kies een doel/);
  t.notMatch(samira.page.text, /Jij wilt/);
});

t.test('staff choose it together with them, over the API too, and only a superbadge', async (t) => {
  const house = await openHouse(t);
  const put = (badgeClass: string | null, as: 'ruud' | 'fatima' | 'beheer' = 'ruud') =>
    house.ask(house.goalUrl, { method: 'PUT', as, body: { badgeClass } });
  t.match((await house.get('ruud', house.goalUrl)).json, { badgeClass: null });
  t.match((await put('betrouwbare-collega')).json, { badgeClass: 'betrouwbare-collega' });
  t.match((await house.get('ruud', house.goalUrl)).json, { badgeClass: 'betrouwbare-collega' });
  for (const slug of ['bar', 'onbekend']) t.equal((await put(slug)).json.code, 'invalid-request', slug);
  t.equal((await put('keukenassistent', 'fatima')).status, 404, 'not of another place');
  t.equal((await put('keukenassistent', 'beheer')).status, 403);
  t.equal((await house.get('beheer', house.goalUrl)).status, 403, 'nobody of the office sees it');
  const ruud = await house.signIn('ruud');
  await ruud.open(`/deelnemers/${house.world.participants.samira.id}`);
  await ruud.tap('Kies een doel');
  t.match(ruud.page.text, /Jouw doel Samira .*Dit is jouw doel\./);
  await ruud.press('Dit wil ik', { badgeClass: 'gastvrouw-gastheer' });
  t.match((await house.get('ruud', house.goalUrl)).json, { badgeClass: 'gastvrouw-gastheer' });
  t.match((await put(null)).json, { badgeClass: null });
});

t.test('it is said in their language, and in nothing that others get', async (t) => {
  const house = await openHouse(t);
  await house.ask(house.goalUrl, { method: 'PUT', as: 'ruud', body: { badgeClass: 'keukenassistent' } });
  const { credentialId } = await awardBadge(house.world, { to: 'samira', badgeClass: 'bar' });
  const samira = await house.signIn('samira', 'tr');
  t.match(samira.page.text, /İstediğin: .{3,60} 4 rozet kaldı/);
  for (const url of [`/credentials/${credentialId}`, `/credentials/${credentialId}/badge.json`]) {
    t.notMatch((await house.ask(url, { headers: { accept: 'text/html' } })).text, /keukenassistent/i);
  }
  const data = await house.get(
    'ruud',
    `/v1/participants/${house.world.participants.samira.id}/personal-data`,
  );
  t.equal(data.json.tables.goals.length, 1, 'it is theirs to take along');
});
