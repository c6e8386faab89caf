// The pages that are no address: what comes back when something is wrong, when there is nothing yet, and when something
// was just done. Each is made through the forms of the app itself, and shown in the languages that its reader can have.
import type { FastifyInstance } from 'fastify';
import type { Test } from 'tap';
import { decideApproval, listApprovals } from '../../src/domain/approvals.ts';
import { defineBadgeClassVersion, loadBadgeClass, loadBadgeImage } from '../../src/domain/badge-classes.ts';
import { chooseGoal } from '../../src/domain/goals.ts';
import { updateLocation } from '../../src/domain/locations.ts';
import { createParticipant } from '../../src/domain/participants.ts';
import { setPin } from '../../src/domain/pins.ts';
import { createLocation, createStaff } from '../../src/domain/setup.ts';
import { createShare } from '../../src/domain/shares.ts';
import { createParticipantSignInLink, createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { updateStaffMember } from '../../src/domain/staff.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { closeDatabase, openDatabase } from '../../src/store/database.ts';
import { holderLanguages } from '../../src/text/languages.ts';
import { buildServer } from '../../src/web/server.ts';
import {
  buildSampleBadge,
  publishSample,
  sampleListUrl,
  signSample,
  signSampleList,
} from '../openbadges/sample-badges.ts';
import { awardBadge, type ParticipantName, type StaffName } from '../world.ts';
import { newBadge, picture } from './new-badge.ts';
import type { Known } from './page-list.ts';
import type { Site } from './site.ts';
import { openVisitor, type Page, type Visitor } from './visitor.ts';

/** The newcomer works where nobody is yet. */
type Who = StaffName | ParticipantName | 'newcomer';

type House = {
  site: Site;
  known: Known;
  visit(app?: FastifyInstance): Visitor;
  enter(name: Who): Promise<Visitor>;
  /** The same house with a limit of two, without its database, and with a fault that nobody foresaw. */
  strict: FastifyInstance;
  away: FastifyInstance;
  broken: FastifyInstance;
};

/** Does the last step in the language of the round. */
type Show = (visitor: Visitor, act: (visitor: Visitor) => Promise<Page>) => Promise<Page>;

export type State = {
  name: string;
  status: number;
  /** Meets participants: in Arabic too. */
  isForHolders?: boolean;
  /** What it says in Dutch, where the status alone would not tell it from others. */
  says?: string;
  show(house: House, show: Show): Promise<Page>;
};

export async function openStates(t: Test, site: Site, known: Known): Promise<House> {
  const { services } = site.world;
  const limits = {
    codesPerMinute: 2,
    codesTotalPerMinute: 9,
    verificationsPerMinute: 2,
    signInsPerMinute: 2,
  };
  const away = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/nothing' });
  const visit = (app = site.app) => openVisitor(app);
  const entered = new Map<string, Promise<Visitor>>();
  const house: House = {
    ...{ site, known, visit },
    strict: buildServer({
      services: { ...services, settings: { ...services.settings, rateLimits: limits } },
    }),
    away: buildServer({ services: { ...services, db: away } }),
    broken: buildServer({ services }),
    enter(name) {
      const found = entered.get(name) ?? signIn(site, name);
      entered.set(name, found);
      return found;
    },
  };
  house.broken.addHook('preHandler', async () => {
    throw new Error('a fault of the test of states');
  });
  t.teardown(async () => {
    await Promise.all([house.strict.close(), house.away.close(), house.broken.close()]);
    await closeDatabase(away);
  });
  await fill(house);
  await speakArabic(house);
  await closeSome(house);
  await answerQuestions(house);
  await erase(house);
  return house;
}

async function signIn(site: Site, name: Who): Promise<Visitor> {
  const visitor = openVisitor(site.app);
  await visitor.open(name === 'newcomer' ? await findNewcomer(site) : await site.findLink(name));
  await visitor.press('Ga verder');
  return visitor;
}

async function findNewcomer({ world: { services, issuer } }: Site): Promise<string> {
  const place = await createLocation(services, { issuerId: issuer.id, name: 'Lunchroom De Zon' });
  const person = { issuerId: issuer.id, name: 'Nieuw Hier', kind: 'person', role: 'assessor' } as const;
  const { id } = await createStaff(services, { ...person, locationIds: [place] });
  return (await createStaffSignInLink(services, id)).link;
}

function chooseAll(visitor: Visitor, level: string, most = 99): void {
  const fields = visitor.page.forms.flatMap(({ fields }) => fields);
  const names = fields
    .filter(({ name, value }) => name.startsWith('results.') && value === level)
    .map(({ name }) => name);
  for (const name of names.slice(0, most)) visitor.choose(name, level);
}

const places = new Map<string, string>();
/** An address that `fill` came by. */
const place = (name: string): string => places.get(name) ?? `/there-is-no-${name}`;

/** What some of the states rest on. */
async function fill(house: House): Promise<void> {
  const { site, enter } = house;
  const { services, staff, participants } = site.world;
  const { template, version } = await loadBadgeClass(services, 'plannen');
  const imageSvg = await loadBadgeImage(services, 'plannen', version);
  const careful = { ...template, policy: 'second-assessor' };
  await defineBadgeClassVersion(services, staff.beheer, { slug: 'plannen', template: careful, imageSvg });
  const ruud = await enter('ruud');
  const assess = async (badgeClass: string, { answer = 'Ja, klopt', most = 99 } = {}) => {
    await ruud.open(`/beoordelen/${participants.samira.id}/${badgeClass}`);
    chooseAll(ruud, 'independent', most);
    await ruud.press('Verder');
    return (await ruud.press(answer)).url;
  };
  places.set('held', await assess('receptie', { answer: 'Even praten' }));
  places.set('to be approved', await assess('plannen'));
  places.set('not yet', await assess('bediening', { most: 2 }));
  await assess('communicatie');
  places.set('undone', (await ruud.press('Ongedaan maken')).url);

  const { credentialId } = await awardBadge(site.world, { to: 'noor', badgeClass: 'bar' });
  const kept = await awardBadge(site.world, { to: 'noor', badgeClass: 'afwas' });
  const share = await createShare(services, staff.fatima, {
    ...{
      participantId: participants.noor.id,
      credentialIds: [credentialId, kept.credentialId, await earnSuperbadge(house)],
      displayName: 'first',
    },
  });
  places.set('withdrawn', `/credentials/${credentialId}`);
  places.set('not all valid', `/c/${share.code}`);
  places.set('share', `/mijn/codes/${share.id}`);
  places.set('badge', `/mijn/badges/${kept.credentialId}`);
  const fatima = await enter('fatima');
  await fatima.open(`/deelnemers/${participants.noor.id}/badges/${credentialId}/intrekken`);
  fatima.choose('reason', 'mistake');
  await fatima.press('Vraag om in te trekken');
  const beheer = await enter('beheer');
  await beheer.open('/wachtrij');
  await beheer.press('Ja, trek in');
  const noor = await enter('noor');
  await noor.open('/mijn/codes');
  noor.choose('displayName', 'none');
  await noor.press('Maak de code');
  places.set('closed share', noor.page.url);
  await noor.press('Zet de code dicht');
  await noor.open('/mijn/gegevens');
  noor.write('givenName', 'Nora');
  noor.write('familyName', 'Jansen');
  await noor.press('Vraag om te veranderen');
  await ruud.open(`/deelnemers/${participants.kees.id}/inlogkaart`);
  await ruud.press('Maak een inlogkaart');
  const card = /[0-9A-Z]{4} ?- ?[0-9A-Z]{4} ?- ?[0-9A-Z]{4}/.exec(ruud.page.text)?.[0] ?? '';
  places.set('used card', card);
  const kees = openVisitor(site.app);
  await kees.open('/inloggen');
  kees.write('code', card);
  await kees.press('Verder');
  await setPin(services, staff.ruud, '2580');
  await setPin(services, staff.els, '2580');
  for (const [url, document] of Object.entries({
    ...(await publishSample()),
    [sampleListUrl]: await signSampleList([], { validFrom: '2026-11-18T00:00:00Z' }),
  })) {
    site.world.documents.set(url, JSON.stringify(document));
  }
}

/** Noor has the badges of a superbadge, got it, and goes for another; gives its id. */
async function earnSuperbadge({ site: { world } }: House): Promise<string> {
  const { services, staff, participants } = world;
  for (const badgeClass of ['snijtechnieken', 'hygiene-in-de-keuken', 'keuken-voorbereiden']) {
    await awardBadge(world, { to: 'noor', badgeClass });
  }
  await runDueJobs(services);
  const { items } = await listApprovals(services, staff.joke, { state: 'waiting', limit: 9 });
  const approvalId = items.find(({ badgeClass }) => badgeClass === 'keukenassistent')?.id ?? '';
  const { credential } = await decideApproval(services, staff.joke, { approvalId, decision: 'approve' });
  const id = credential?.id ?? '';
  places.set('superbadge', `/credentials/${id}`);
  const goal = { participantId: participants.noor.id, badgeClass: 'betrouwbare-collega' };
  await chooseGoal(services, staff.fatima, goal);
  return id;
}

const { turnedScreen: arabic } = holderLanguages.ar.texts;

/** Amal reads Arabic on the screen of Ruud: seen but to be talked about, and a badge. Bo has it too, in a group. */
async function speakArabic({ site, enter }: House): Promise<void> {
  const { services, staff } = site.world;
  const amal = await createParticipant(services, staff.ruud, {
    ...{ givenName: 'Amal', familyName: 'Haddad', language: 'ar' },
  });
  const bo = await createParticipant(services, staff.ruud, { givenName: 'Bo', familyName: 'Smit' });
  const ruud = await enter('ruud');
  const assess = async (sheet: string, answer: string) => {
    await ruud.open(sheet);
    chooseAll(ruud, 'independent');
    await ruud.press('Verder');
    return (await ruud.press(answer)).url;
  };
  places.set('Arabic sheet', `/beoordelen/${amal.id}/receptie`);
  await assess(place('Arabic sheet'), arabic.talk);
  places.set('Arabic badge', await assess(`/beoordelen/${amal.id}/samenwerken`, arabic.yes));
  const group = `/beoordelen/groep/representatief?wie=${amal.id}&wie=${bo.id}`;
  places.set('group', await assess(group, 'Bewaar voor 2 mensen'));
  places.set('card', `/deelnemers/${bo.id}/inlogkaart`);
}

/** A colleague who left and a place that was closed. */
async function closeSome({ site }: House): Promise<void> {
  const { services, issuer, staff } = site.world;
  const locationId = await createLocation(services, { issuerId: issuer.id, name: 'Kantine De Haven' });
  const person = { issuerId: issuer.id, name: 'Oud Collega', kind: 'person', role: 'assessor' } as const;
  const { id: staffId } = await createStaff(services, { ...person, locationIds: [locationId] });
  await updateStaffMember(services, staff.beheer, { staffId, changes: { isActive: false } });
  await updateLocation(services, staff.beheer, { locationId, changes: { isOpen: false } });
  places.set('colleague who left', `/team/${staffId}`);
  places.set('closed place', `/plekken/${locationId}`);
}

/** Two questions about Kees: one gets an answer, the other none. */
async function answerQuestions({ known, visit, enter }: House): Promise<void> {
  const ruud = await enter('ruud');
  await ruud.open(`/vragen/${known.question}`);
  ruud.write('answer', 'Ja, elke vrijdag.');
  await ruud.press('Verstuur het antwoord');
  const employer = visit();
  await employer.open(`/c/${known.code}/vraag`);
  employer.write('question', 'Kan deze persoon zelf de zaak openen?');
  await employer.press('Verstuur de vraag');
  places.set('declined', new URL(employer.page.url, 'https://badges.example.org').pathname);
  await ruud.open('/vragen');
  await ruud.tap('Lees en antwoord');
  await ruud.press('Ik geef geen antwoord');
}

let erased: Visitor | undefined;

/** Somebody who asked that everything goes, and got it; gives what the manager was shown. */
async function erase({ site, enter }: House): Promise<void> {
  const { services, staff } = site.world;
  const wim = await createParticipant(services, staff.ruud, { givenName: 'Wim', familyName: 'Vos' });
  erased = openVisitor(site.app);
  await erased.open((await createParticipantSignInLink(services, staff.beheer, wim.id)).link);
  await erased.press('Ga verder');
  await erased.open('/mijn/gegevens');
  await erased.tap('Ik wil dat alles weg is');
  await erased.press('Ja, vraag om alles te wissen');
  const beheer = await enter('beheer');
  await beheer.open('/verzoeken');
  const { links } = beheer.page;
  await beheer.open(links[links.findIndex(({ href }) => href === `/deelnemers/${wim.id}`) + 1]?.href ?? '/');
  await beheer.press('Wis alles');
  places.set('erased told', beheer.page.url);
  places.set('erased', `/deelnemers/${wim.id}`);
}

const comeBack: State['show'] = async ({ visit }, show) =>
  show(erased ?? visit(), (one) => one.open('/mijn'));

/** A page by its address, of somebody or of anybody. */
const at =
  (path: string | ((house: House) => string), who?: Who): State['show'] =>
  async (house, show) => {
    const visitor = who === undefined ? house.visit() : await house.enter(who);
    return show(visitor, (one) => one.open(typeof path === 'string' ? path : path(house)));
  };

/** A form, sent as `fill` leaves it. */
const sent =
  (
    who: Who | null,
    path: (house: House) => string,
    button: string,
    fill = (_: Visitor) => {},
  ): State['show'] =>
  async (house, show) => {
    const visitor = who === null ? house.visit() : await house.enter(who);
    await visitor.open(path(house));
    fill(visitor);
    return show(visitor, (one) => one.press(button));
  };

const mistype = (code: string) => `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`;
const toHouse = (name: string) => () => place(name);
const samiraOf = ({ site }: House) => site.world.participants.samira.id;

/** Pastes a document where anybody checks. */
const pastes =
  (find: (house: House) => Promise<string>): State['show'] =>
  async (house, show) => {
    const content = await find(house);
    const visitor = house.visit();
    await visitor.open('/controleer');
    visitor.write('content', content);
    visitor.page.forms.splice(
      0,
      visitor.page.forms.findIndex(({ fields }) => fields.some(({ name }) => name === 'content')),
    );
    return show(visitor, (one) => one.press('Controleer'));
  };

/** A badge of this house, changed. */
const pasted = (change: (document: string) => string) =>
  pastes(async ({ site, known }) => change((await site.app.inject(`/credentials/${known.badge}`)).payload));

/** A badge of another maker, with its dates. */
const signedElsewhere = (dates: { validFrom?: string; validUntil?: string }) =>
  pastes(async () => JSON.stringify(await signSample({ ...buildSampleBadge(), ...dates })));

const ofAnybody: State[] = [
  {
    name: 'a code with a typing error',
    status: 400,
    async show({ visit, known }, show) {
      const visitor = visit();
      await visitor.open('/controleer');
      visitor.write('subject', mistype(known.code));
      return show(visitor, (one) => one.press('Controleer'));
    },
  },
  { name: 'nothing typed', status: 400, show: sent(null, () => '/controleer', 'Controleer') },
  { name: 'a code that is none', status: 404, isForHolders: true, show: at('/c/0000-0000-0000') },
  {
    name: 'a badge that is closed or unknown',
    status: 404,
    isForHolders: true,
    show: at(`/credentials/${'0'.repeat(26)}`),
  },
  { name: 'a badge that was withdrawn', status: 200, show: at(toHouse('withdrawn')) },
  {
    name: 'a code of which not all is valid, with a superbadge',
    status: 200,
    says: 'Bekijk de badge eronder',
    show: at(toHouse('not all valid')),
  },
  { name: 'a superbadge', status: 200, says: 'Superbadge', show: at(toHouse('superbadge')) },
  {
    name: 'a forged badge',
    status: 200,
    show: pasted((document) => document.replaceAll('Snijtechnieken', 'Snijden')),
  },
  {
    name: 'a badge that cannot be checked wholly',
    status: 200,
    show: pasted((document) => document.replaceAll(/did:web:[\w.%]+/g, 'did:web:elders.example')),
  },
  {
    name: 'what is no badge',
    status: 200,
    // Without a maker, and without a line that names none.
    says: 'Badge zonder naam Geldt tot',
    show: pasted(() => '{"a":1}'),
  },
  {
    name: 'a badge of another maker',
    status: 200,
    says: 'Deze badge is echt. Hij geldt nu.',
    show: signedElsewhere({}),
  },
  {
    name: 'a badge that is over',
    status: 200,
    says: 'De einddatum is voorbij.',
    show: signedElsewhere({ validUntil: '2026-11-10T00:00:00Z' }),
  },
  {
    name: 'a badge that counts later',
    status: 200,
    says: 'Deze badge geldt pas later.',
    show: signedElsewhere({ validFrom: '2026-12-01T00:00:00Z' }),
  },
  {
    name: 'a question that was answered',
    status: 200,
    says: 'Ja, elke vrijdag.',
    show: at(({ known }) => known.answer),
  },
  {
    name: 'a question that gets no answer',
    status: 200,
    says: 'De begeleider geeft op deze vraag geen antwoord.',
    show: at(toHouse('declined')),
  },
  {
    name: 'a fault that nobody foresaw',
    status: 500,
    isForHolders: true,
    says: 'Er ging iets mis bij ons',
    show: ({ visit, broken }, show) => show(visit(broken), (one) => one.open('/badges')),
  },
  {
    name: 'too many attempts',
    status: 429,
    isForHolders: true,
    async show({ visit, strict }, show) {
      const visitor = visit(strict);
      for (let turn = 0; turn < 3; turn += 1) await visitor.open('/c/0000-0000-0000');
      return show(visitor, (one) => one.open('/c/0000-0000-0000'));
    },
  },
  {
    name: 'the name belongs to the badge',
    status: 200,
    show: sent(
      null,
      ({ known }) => `/c/${known.code}`,
      'Vergelijk de naam',
      (one) => one.write('name', 'Kees de Wit'),
    ),
  },
  {
    name: 'the name does not belong to the badge',
    status: 200,
    show: sent(
      null,
      ({ known }) => `/c/${known.code}`,
      'Vergelijk de naam',
      (one) => one.write('name', 'Jan Jansen'),
    ),
  },
  { name: 'no name', status: 200, show: sent(null, ({ known }) => `/c/${known.code}`, 'Vergelijk de naam') },
  {
    name: 'a question about more than the work',
    status: 400,
    show: sent(
      null,
      ({ known }) => `/c/${known.code}/vraag`,
      'Verstuur de vraag',
      (one) => one.write('question', 'Is deze persoon vaak ziek?'),
    ),
  },
  {
    name: 'nobody may ask',
    status: 404,
    isForHolders: true,
    show: at(() => `${place('not all valid')}/vraag`),
  },
  {
    name: 'without database',
    status: 503,
    isForHolders: true,
    show: ({ visit, away }, show) => show(visit(away), (one) => one.open('/badges')),
  },
  { name: 'a link that was used', status: 401, isForHolders: true, show: at(`/inloggen/${'x'.repeat(43)}`) },
  {
    name: 'a code of a card with a typing error',
    status: 400,
    isForHolders: true,
    show: sent(
      null,
      () => '/inloggen',
      'Verder',
      (one) => one.write('code', '0000-0000-0001'),
    ),
  },
  {
    name: 'a code of a card that was used',
    status: 400,
    isForHolders: true,
    show: sent(
      null,
      () => '/inloggen',
      'Verder',
      (one) => one.write('code', place('used card')),
    ),
  },
  { name: 'nobody is signed in', status: 401, isForHolders: true, show: at('/mijn') },
];

/** A wrong PIN on a shared tablet, as often as it takes to get this answer. */
function tryPin(status: number): State['show'] {
  return async (house, show) => {
    const tablet = await findTablet(house);
    const { ruud, els } = house.site.world.staff;
    const open = async () => {
      await tablet.open(`/post/${status === 403 ? ruud.id : els.id}`);
      tablet.write('pin', '1111');
    };
    for (let turn = 0; status === 403 && turn < 10; turn += 1) {
      await open();
      if ((await tablet.press('Open')).status === status) break;
    }
    await open();
    return show(tablet, (one) => one.press('Open'));
  };
}

const ofStaff: State[] = [
  {
    name: 'nothing was tapped',
    status: 400,
    show: sent('ruud', (house) => `/beoordelen/${samiraOf(house)}/op-tijd-komen`, 'Verder'),
  },
  {
    name: 'klopt dit',
    status: 200,
    show: sent(
      'ruud',
      (house) => `/beoordelen/${samiraOf(house)}/afwas`,
      'Verder',
      (one) => chooseAll(one, 'teaches'),
    ),
  },
  {
    name: 'klopt dit, of what was all seen before, in Arabic',
    status: 200,
    says: arabic.confirmTitle({ name: 'Amal' }),
    show: at(toHouse('Arabic sheet'), 'ruud'),
  },
  {
    name: 'a new badge, in Arabic',
    status: 200,
    says: arabic.awardedTitle({ name: 'Amal' }),
    show: at(toHouse('Arabic badge'), 'ruud'),
  },
  {
    name: 'what came of a group',
    status: 200,
    says: 'Bewaard voor iedereen',
    show: at(toHouse('group'), 'ruud'),
  },
  {
    name: 'a card to sign in with',
    status: 200,
    show: sent('ruud', toHouse('card'), 'Maak een inlogkaart'),
  },
  {
    name: 'a colleague who left',
    status: 200,
    says: 'Laat weer toe',
    show: at(toHouse('colleague who left'), 'beheer'),
  },
  { name: 'a closed place', status: 200, show: at(toHouse('closed place'), 'beheer') },
  { name: 'a group of nobody', status: 400, show: at('/beoordelen/groep?stap=wat', 'ruud') },
  {
    name: 'klopt dit, for a group',
    status: 200,
    show: sent(
      'ruud',
      (house) => `/beoordelen/groep/afwas?wie=${samiraOf(house)}&wie=${house.known.person}`,
      'Verder',
      (one) => chooseAll(one, 'independent'),
    ),
  },
  { name: 'eerst even praten', status: 200, show: at(toHouse('held'), 'ruud') },
  { name: 'somebody else looks too', status: 200, show: at(toHouse('to be approved'), 'ruud') },
  { name: 'what waits for others', status: 200, show: at('/wachtrij', 'els') },
  { name: 'sent back without a reason', status: 400, show: sent('els', () => '/wachtrij', 'Terugsturen') },
  { name: 'approved by who may not', status: 409, show: sent('ruud', () => '/wachtrij', 'Goedkeuren') },
  { name: 'not all was seen yet', status: 200, show: at(toHouse('not yet'), 'ruud') },
  { name: 'undone', status: 200, show: at(toHouse('undone'), 'ruud') },
  {
    name: 'who has the badge',
    status: 200,
    show: at(({ known }) => `/beoordelen/${known.person}/snijtechnieken`, 'ruud'),
  },
  { name: 'somebody without a name', status: 400, show: sent('ruud', () => '/deelnemers', 'Toevoegen') },
  {
    name: 'a name that was emptied, and badges to take along without an address',
    status: 400,
    says: 'Vul het e-mailadres in, of haal het vinkje weg.',
    show: sent(
      'ruud',
      (house) => `/deelnemers/${samiraOf(house)}/wijzigen`,
      'Bewaren',
      (one) => {
        one.write('givenName', '');
        one.choose('emailInCredentials', 'yes');
      },
    ),
  },
  {
    name: 'a list with mistakes',
    status: 200,
    show: sent(
      'marloes',
      () => '/deelnemers/lijst',
      'Kijk de lijst na',
      (one) =>
        one.write('list', 'Voornaam;Achternaam;Plek\nAli;Öz;\nBo;;\nsamira;bensaid;\nCem;Kaya;Nergens'),
    ),
  },
  {
    name: 'an empty list',
    status: 400,
    show: sent('marloes', () => '/deelnemers/lijst', 'Kijk de lijst na'),
  },
  { name: 'a colleague without a name', status: 400, show: sent('beheer', () => '/team', 'Toevoegen') },
  {
    name: 'a place whose name is taken',
    status: 400,
    show: sent(
      'beheer',
      () => '/plekken',
      'Toevoegen',
      (one) => one.write('name', 'Eethuis De Linde'),
    ),
  },
  {
    name: 'a move of nobody to nowhere',
    status: 400,
    show: sent('beheer', ({ known }) => `/plekken/${known.location}`, 'Verhuis'),
  },
  {
    name: 'a withdrawal without a reason',
    status: 400,
    show: sent(
      'ruud',
      ({ known }) => `/deelnemers/${known.person}/badges/${known.badge}/intrekken`,
      'Vraag om in te trekken',
    ),
  },
  {
    name: 'a weak PIN',
    status: 400,
    show: sent(
      'els',
      () => '/ik',
      'Bewaar de pincode',
      (one) => {
        one.write('pin', '1111');
        one.write('again', '1111');
      },
    ),
  },
  {
    name: 'a badge of which nothing is filled in',
    status: 400,
    show: sent('beheer', () => '/team/nieuwe-badge', 'Kijk hoe het wordt'),
  },
  {
    name: 'a superbadge of nothing',
    status: 400,
    show: sent('beheer', () => '/team/nieuwe-badge?soort=superbadge', 'Kijk hoe het wordt'),
  },
  {
    name: 'a badge before it is made',
    status: 200,
    says: 'Klopt deze badge?',
    show: async (house, show) => {
      const beheer = await house.enter('beheer');
      await beheer.open('/team/nieuwe-badge');
      for (const [name, value] of Object.entries(newBadge)) beheer.write(name, value);
      beheer.choose('category', 'gasten');
      return show(beheer, (one) => one.press('Kijk hoe het wordt', { imageSvg: picture }));
    },
  },
  { name: 'a page of others', status: 403, show: at('/team', 'ruud') },
  {
    name: 'a participant of another place',
    status: 404,
    show: at((house) => `/deelnemers/${samiraOf(house)}`, 'fatima'),
  },
  ...[
    '/',
    '/beoordelen',
    '/beoordelen/groep',
    '/deelnemers',
    '/kan-ik-al',
    '/vragen',
    '/wachtrij',
    '/week',
  ].map((path): State => ({ name: `nothing yet: ${path}`, status: 200, show: at(path, 'newcomer') })),
  ...['/deelnemers', '/verzoeken', '/plekken'].map(
    (path): State => ({ name: `nothing yet, for an admin: ${path}`, status: 200, show: at(path, 'vreemd') }),
  ),
  {
    name: 'everything of somebody was erased',
    status: 200,
    says: 'Alles van deze deelnemer is gewist.',
    show: at(toHouse('erased told'), 'beheer'),
  },
  { name: 'somebody who was erased', status: 404, show: at(toHouse('erased'), 'ruud') },
  { name: 'questions that were answered', status: 200, says: 'Beantwoord', show: at('/vragen', 'ruud') },
  { name: 'a wrong PIN', status: 401, show: tryPin(401) },
  { name: 'a PIN that is locked', status: 403, show: tryPin(403) },
];

let tablet: Promise<Visitor> | undefined;
function findTablet({ site }: House): Promise<Visitor> {
  tablet ??= signIn(site, 'ruud').then(async (one) => {
    await one.open('/ik');
    await one.press('Maak dit een gedeelde tablet');
    return one;
  });
  return tablet;
}

const ofHolders: State[] = [
  ...[
    '/mijn',
    '/mijn/codes',
    '/mijn/vragen',
    '/mijn/stapjes',
    '/mijn/wie-ziet-wat',
    '/mijn/gegevens',
    '/mijn/gespreksblad',
  ].map((path): State => ({ name: `nothing yet: ${path}`, status: 200, show: at(path, 'samira') })),
  {
    name: 'a badge was withdrawn, and there is a goal',
    status: 200,
    says: 'Jij wilt:',
    show: at('/mijn', 'noor'),
  },
  {
    name: 'an answer about oneself',
    status: 200,
    says: 'Ja, elke vrijdag.',
    show: at('/mijn/vragen', 'kees'),
  },
  {
    name: 'who was erased comes back',
    status: 401,
    says: 'Log eerst in',
    show: comeBack,
  },
  {
    name: 'a code without a choice of name',
    status: 400,
    show: sent('noor', () => '/mijn/codes', 'Maak de code'),
  },
  { name: 'a code that is closed', status: 200, show: at(toHouse('closed share'), 'noor') },
  {
    name: 'another name with a code',
    status: 200,
    show: sent('noor', toHouse('share'), 'Bewaar deze naam', (one) => one.choose('displayName', 'initials')),
  },
  {
    name: 'a wish without a name',
    status: 400,
    show: sent('samira', () => '/mijn/gegevens', 'Vraag om te veranderen'),
  },
  { name: 'a name was asked for', status: 200, show: at('/mijn/gegevens', 'noor') },
  {
    name: 'said of oneself',
    status: 200,
    show: sent(
      'noor',
      () => '/mijn/kan-ik-al/bar',
      'Bewaar',
      (one) => chooseAll(one, 'with-help'),
    ),
  },
  {
    name: 'a badge of somebody else',
    status: 404,
    show: at(({ known }) => `/mijn/badges/${known.badge}`, 'noor'),
  },
  { name: 'a page of staff', status: 403, show: at('/beoordelen', 'noor') },
].map((state) => ({ ...state, isForHolders: true }));

export const states: State[] = [...ofAnybody, ...ofStaff, ...ofHolders];
