// Every page, with whom it is for and a world in which there is something on it: for the test of care and for pictures.
// A new page is a row in one of the lists; a GET route without one is a row in `withoutPage`, with the reason.
import { findDay } from '../../src/base/clock.ts';
import { recordAssessment } from '../../src/domain/assessments.ts';
import { recordClaim } from '../../src/domain/claims.ts';
import { createHolderRequest } from '../../src/domain/holder-requests.ts';
import { setPin } from '../../src/domain/pins.ts';
import { setQuestionsOpen } from '../../src/domain/question-settings.ts';
import { askQuestion, listQuestions } from '../../src/domain/questions.ts';
import { recordRehearsal } from '../../src/domain/rehearsals.ts';
import { recordSelfAssessment } from '../../src/domain/self-assessments.ts';
import { createShare } from '../../src/domain/shares.ts';
import { createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { giveSmallStep, kindSentences } from '../../src/domain/small-steps.ts';
import { awardBadge, buildResults, type World } from '../world.ts';

export type Known = {
  /** Kees: has a badge and a code, is on his way, said what he can, was asked about, and asked to be forgotten. */
  person: string;
  badge: string;
  code: string;
  share: string;
  assessment: string;
  rehearsal: string;
  question: string;
  request: string;
  answer: string;
  location: string;
  colleague: string;
  link: string;
};

/** `staff` is an assessor. */
export const readers = [
  'anybody',
  'staff',
  'manager',
  'approver',
  'reader',
  'admin',
  'tablet',
  'holder',
] as const;
export type Reader = (typeof readers)[number];

export const pages: Record<Reader, (known: Known) => string[]> = {
  anybody: ({ badge, code, rehearsal, answer, link }) => [
    '/',
    '/uitleg',
    '/uitleg/deelnemer',
    '/uitleg/werkgever',
    '/badges',
    '/controleer',
    `/controleer?code=${code}`,
    `/c/${code}`,
    `/c/${code}/naam`,
    `/c/${code}/vraag`,
    `/credentials/${badge}`,
    `/credentials/${badge}/naam`,
    `/credentials/${badge}/vraag`,
    answer,
    `/oefenbadges/${rehearsal}`,
    '/achievements/gastvrouw-gastheer/1',
    '/achievements/op-tijd-komen/1',
    '/issuers/gouden-lepel',
    '/inloggen',
    link,
    '/nuttig',
    '/nergens',
    '/problems',
    '/problems/not-found',
  ],
  staff: ({ person, badge, share, assessment, question }) => [
    '/',
    '/ik',
    '/beoordelen',
    `/beoordelen/${person}`,
    `/beoordelen/${person}/op-tijd-komen`,
    `/beoordelen/${person}/bar`,
    '/beoordelen/groep',
    `/beoordelen/groep/bar?wie=${person}`,
    `/beoordelingen/${assessment}`,
    '/bewaard',
    '/bladen',
    '/bladen/bar',
    `/bladen/bar/invoeren?wie=${person}`,
    '/deelnemers',
    `/deelnemers/${person}`,
    `/deelnemers/${person}/wijzigen`,
    `/deelnemers/${person}/afronden`,
    `/deelnemers/${person}/codes`,
    `/deelnemers/${person}/codes/${share}`,
    `/deelnemers/${person}/badges/${badge}`,
    `/deelnemers/${person}/badges/${badge}/bewaren`,
    `/deelnemers/${person}/badges/${badge}/intrekken`,
    `/deelnemers/${person}/inlogkaart`,
    `/deelnemers/${person}/gegevens`,
    `/deelnemers/${person}/gegevens/wissen`,
    `/deelnemers/${person}/gespreksblad`,
    `/deelnemers/${person}/doel`,
    `/deelnemers/${person}/kan-ik-al`,
    `/deelnemers/${person}/kan-ik-al/afwas`,
    `/deelnemers/${person}/stapje`,
    `/deelnemers/${person}/stapjes`,
    `/deelnemers/${person}/vragen`,
    `/deelnemers/${person}/wie-ziet-wat`,
    '/kan-ik-al',
    '/oefenen',
    '/oefenen/bar',
    '/poster',
    '/vragen',
    `/vragen/${question}`,
    '/wachtrij',
    '/week',
  ],
  // What these see otherwise than an assessor or an admin does.
  manager: ({ person, location, colleague }) => [
    '/',
    '/deelnemers',
    `/deelnemers/${person}`,
    '/team',
    `/team/${colleague}`,
    `/plekken/${location}`,
    '/wachtrij',
  ],
  approver: ({ person }) => ['/', '/deelnemers', `/deelnemers/${person}`, '/wachtrij'],
  reader: ({ person }) => ['/', '/deelnemers', `/deelnemers/${person}`],
  admin: ({ request, location, colleague }) => [
    '/',
    '/deelnemers/kaarten',
    '/deelnemers/lijst',
    '/plekken',
    `/plekken/${location}`,
    '/team',
    '/team/badges',
    '/team/badges/snijtechnieken',
    '/team/badges/snijtechnieken/versie',
    '/team/nieuwe-badge',
    '/team/nieuwe-badge?soort=superbadge',
    '/team/nuttig',
    `/team/${colleague}`,
    '/verzoeken',
    `/verzoeken/${request}/wissen`,
    '/wachtrij',
  ],
  tablet: ({ colleague }) => ['/post', '/post/erbij', `/post/${colleague}`],
  holder: ({ badge, share }) => [
    '/mijn',
    '/mijn/codes',
    '/mijn/doel',
    `/mijn/codes/${share}`,
    `/mijn/badges/${badge}`,
    `/mijn/badges/${badge}/weg`,
    `/mijn/badges/${badge}/bewaren`,
    '/mijn/gegevens',
    '/mijn/gegevens/wissen',
    '/mijn/gespreksblad',
    '/mijn/kan-ik-al',
    '/mijn/kan-ik-al/afwas',
    '/mijn/stapjes',
    '/mijn/vragen',
    '/mijn/wie-ziet-wat',
    '/mijn/nergens',
  ],
};

/** What a GET answers where it is no page of its own. The API is not here: openapi.json lists it. */
export const withoutPage: Record<string, string> = {
  '/.well-known/jwks.json': 'document',
  '/.well-known/security.txt': 'document',
  '/achievements/:slug/:version/image.svg': 'picture',
  '/assets/:file': 'part of pages',
  '/theme/:file': 'part of pages',
  '/beoordelen/meenemen': 'data for the device',
  '/beoordelingen': 'leads on',
  '/beoordelingen/:id/code': 'leads on',
  '/beoordelingen/:id/gepraat': 'leads on',
  '/beoordelingen/:id/notitie': 'leads on',
  '/beoordelingen/:id/nu': 'leads on',
  '/beoordelingen/:id/ongedaan': 'leads on',
  '/c/:code/badges.pdf': 'paper',
  '/controleer/bestand': 'leads on',
  '/credentials/:id/badge.json': 'document',
  '/credentials/:id/badge.jwt': 'document',
  '/credentials/:id/badge.pdf': 'paper',
  '/credentials/:id/badge.png': 'picture',
  '/credentials/:id/badge.svg': 'picture',
  '/credentials/:id/card.pdf': 'paper',
  '/credentials/:id/share.png': 'picture',
  '/deelnemers/:participantId/badges/:credentialId/certificaat.pdf': 'paper',
  '/deelnemers/:participantId/badges/:credentialId/dicht': 'leads on',
  '/deelnemers/:participantId/badges/:credentialId/open': 'leads on',
  '/deelnemers/:participantId/gegevens.zip': 'file',
  '/deelnemers/:participantId/koelkastkaart.pdf': 'paper',
  '/deelnemers/:participantId/vragen/weg': 'leads on',
  '/healthz': 'for machines',
  '/icons/:icon': 'picture',
  '/issuers/:slug/did.json': 'document',
  '/issuers/:slug/jwks.json': 'document',
  '/issuers/:slug/keys/:thumbprint': 'document',
  '/manifest.webmanifest': 'for machines',
  '/mijn/badges/:credentialId/certificaat.pdf': 'paper',
  '/mijn/badges/:credentialId/dicht': 'leads on',
  '/mijn/badges/:credentialId/open': 'leads on',
  '/mijn/gegevens.zip': 'file',
  '/mijn/koelkastkaart.pdf': 'paper',
  '/mijn/vragen/weg': 'leads on',
  '/oefenbadges/:id/image.svg': 'picture',
  '/oefenen/did.json': 'document',
  '/offline-worker.js': 'part of pages',
  '/readyz': 'for machines',
  '/robots.txt': 'for machines',
  '/sitemap.xml': 'for machines',
  '/status-lists/:number': 'document',
  '/inloggen/organisatie': 'leads on',
  '/inloggen/organisatie/terug': 'leads on',
  '/uitloggen': 'leads on',
};

/** The route that answers a path: a word in it goes before a parameter. */
function findRoute(routes: string[], path: string): string | undefined {
  const [bare = ''] = path.split('?');
  return routes
    .filter((route) => new RegExp(`^${route.replace(/:\w+/g, '[^/]+').replaceAll('.', '\\.')}$`).test(bare))
    .toSorted((a, b) => a.split(':').length - b.split(':').length)[0];
}

/** Routes that no list names, and reasons for routes that need none. `routes`: every address that GET is answered at. */
export function listUnlooked(routes: string[], known: Known): string[] {
  const own = [...new Set(routes)].filter((route) => !route.startsWith('/v1'));
  const looked = new Set(
    readers.flatMap((reader) => pages[reader](known)).map((path) => findRoute(own, path)),
  );
  const isExcused = (route: string) => route in withoutPage;
  return [
    ...own.filter((route) => looked.has(route) === isExcused(route)),
    ...Object.keys(withoutPage).filter((route) => !own.includes(route)),
  ];
}

/** Makes what the pages show. */
export async function fillWorld(world: World): Promise<Known> {
  const { services, staff, participants, locations } = world;
  const person = participants.kees.id;
  const { id: awarded, credentialId: badge } = await awardBadge(world, {
    to: 'kees',
    badgeClass: 'snijtechnieken',
  });
  const results = await buildResults(services, 'bar');
  const observedOn = findDay(services.clock.now());
  const [first = ['', 'independent'] as const] = Object.entries(results);
  const seen = { participantId: person, badgeClass: 'bar', observedOn, results: Object.fromEntries([first]) };
  await recordAssessment(services, staff.ruud, seen);
  const { id: share, code } = await createShare(services, staff.ruud, {
    participantId: person,
    credentialIds: [badge],
    displayName: 'full',
  });
  await recordClaim(services, staff.ruud, { participantId: person, badgeClass: 'afwas', isClaimed: true });
  const said = await buildResults(services, 'afwas');
  await recordSelfAssessment(services, staff.ruud, {
    participantId: person,
    badgeClass: 'afwas',
    results: said,
  });
  const [sentence = ''] = kindSentences;
  await giveSmallStep(services, staff.ruud, { participantId: person, sentence });
  const rehearsal = await recordRehearsal(services, staff.ruud, { badgeClass: 'bar', results });
  const wish = { kind: 'erase' } as const;
  const request = await createHolderRequest(services, staff.ruud, { participantId: person, wish });
  await setPin(services, staff.ruud, '2580');
  const { link } = await createStaffSignInLink(services, staff.els.id);
  return {
    person,
    badge,
    code,
    share,
    assessment: awarded,
    rehearsal: rehearsal?.id ?? '',
    request: request.id,
    location: locations.linde,
    colleague: staff.ruud.id,
    link: new URL(link).pathname,
    ...(await askAbout(world, { person, badge, code })),
  };
}

/** One question waits, and can be asked by either way. */
async function askAbout(
  { services, staff }: World,
  { person, code }: Pick<Known, 'person' | 'badge' | 'code'>,
) {
  await setQuestionsOpen(services, staff.ruud, { participantId: person, isOpen: true });
  const asked = { question: 'Kan Kees ook in de bediening werken?', asker: 'Restaurant', isConfirmed: true };
  const { answerLink } = await askQuestion(services, { code }, asked);
  const [question] = await listQuestions(services, staff.ruud, 'waiting');
  return { answer: new URL(answerLink).pathname, question: question?.id ?? '' };
}
