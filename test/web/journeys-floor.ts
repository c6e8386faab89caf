// Journeys of the floor: awarding, alone or in a group, from paper, with a second pair of eyes, and for practice.
import { addSeconds, findDay } from '../../src/base/clock.ts';
import { recordAssessment } from '../../src/domain/assessments.ts';
import { defineBadgeClassVersion, loadBadgeClass, loadBadgeImage } from '../../src/domain/badge-classes.ts';
import { buildResults, type World } from '../world.ts';
import { count, type Journey } from './journeys.ts';

/** A badge class with other rules from now on, of which all is seen of Samira on a day. */
async function seeAll(
  { services, staff, participants }: World,
  { slug, change, day }: { slug: string; change: object; day: Date },
): Promise<void> {
  const { template, version } = await loadBadgeClass(services, slug);
  const imageSvg = await loadBadgeImage(services, slug, version);
  const changed = { ...template, ...change };
  await defineBadgeClassVersion(services, staff.beheer, { slug, template: changed, imageSvg });
  await recordAssessment(services, staff.ruud, {
    participantId: participants.samira.id,
    badgeClass: slug,
    observedOn: findDay(day),
    results: await buildResults(services, slug),
  });
}

export const floorJourneys: Journey[] = [
  {
    name: 'a supervisor awards, from the sign-in link to the badge on the screen, and takes it back',
    mostTaps: 12,
    mostTyped: 0,
    async make({ enter, findLink }) {
      const ruud = await enter();
      await ruud.open(await findLink('ruud'));
      await ruud.go('Ga verder');
      await ruud.go('Samira B.');
      await ruud.go('Bediening');
      await ruud.chooseAll('independent');
      await ruud.go('Verder');
      await ruud.sees('Klopt dit, Samira?');
      await ruud.go('Ja, klopt');
      await ruud.sees('Je hebt de badge Bediening.');
      const counts = count(ruud);
      await ruud.go('Ongedaan maken');
      await ruud.sees('Ongedaan gemaakt');
      return counts;
    },
  },
  {
    name: 'two people at once, of whom one wants to talk first and agrees later',
    mostTaps: 16,
    mostTyped: 0,
    async make({ enter, world: { participants } }) {
      const els = await enter('els');
      await els.go('Badge geven');
      await els.go('Meer mensen tegelijk');
      await els.choose('wie', participants.samira.id);
      await els.choose('wie', participants.kees.id);
      await els.go('Verder');
      await els.go('Communicatie');
      await els.chooseAll('independent');
      await els.go('Verder');
      await els.choose(`answer.${participants.kees.id}`, 'talk');
      await els.go('Bewaar voor 2 mensen');
      await els.sees(/Kees W\. praat eerst nog even.*Samira B\. heeft de badge gekregen/);
      await els.go('praat eerst nog even');
      await els.go('Ja, het klopt nu');
      await els.sees('Gefeliciteerd, Kees!');
      return count(els);
    },
  },
  {
    name: 'what was all seen before is awarded in one screen',
    mostTaps: 4,
    mostTyped: 0,
    async make({ world, enter }) {
      const awardRule = { type: 'every-criterion', level: 'independent', days: 2 };
      const yesterday = addSeconds(world.services.clock.now(), -24 * 3600);
      await seeAll(world, { slug: 'plannen', change: { awardRule }, day: yesterday });
      const ruud = await enter('ruud');
      await ruud.go('Samira B.');
      await ruud.go('Plannen');
      await ruud.sees('Klopt dit, Samira?');
      await ruud.go('Ja, klopt');
      await ruud.sees('Je hebt de badge Plannen.');
      return count(ruud);
    },
  },
  {
    name: 'a participant says "dit kan ik al", and the floor looks straight away',
    mostTaps: 3,
    mostTyped: 0,
    async make({ enter }) {
      const samira = await enter('samira');
      await samira.go('Bekijk de badges');
      await samira.go('Afwas');
      await samira.go('Dit kan ik al');
      await samira.sees('Je werkbegeleider weet het');
      const ruud = await enter('ruud');
      await ruud.go('Kijk nu');
      await ruud.sees('Wat heb je Samira zien doen?');
      await ruud.chooseAll('with-help');
      await ruud.go('Verder');
      await ruud.go('Ja, klopt');
      await ruud.sees('Goed bezig, Samira!');
      return count(samira);
    },
  },
  {
    name: 'a shared tablet is opened with a PIN, used and locked',
    mostTaps: 6,
    mostTyped: 3,
    async make({ base, enter }) {
      const tablet = await enter('ruud');
      await tablet.open(`${base}/ik`);
      await tablet.write('pin', '2580');
      await tablet.write('again', '2580');
      await tablet.go('Bewaar de pincode');
      await tablet.go('Maak dit een gedeelde tablet');
      await tablet.go('Ruud Verbeek');
      await tablet.write('pin', '2580');
      await tablet.go('Open');
      await tablet.sees('Dag Ruud');
      await tablet.go('Vergrendel');
      await tablet.sees('Wie ben jij?');
      return count(tablet);
    },
  },
  {
    name: 'what was ticked on paper is entered later, and the week shows it',
    mostTaps: 12,
    mostTyped: 0,
    async make({ base, enter, world: { participants } }) {
      const ruud = await enter('ruud');
      await ruud.open(`${base}/deelnemers/${participants.kees.id}`);
      await ruud.go('Een blad om te printen');
      await ruud.go('Plannen');
      await ruud.sees(/Voor: Kees de Wit.*Later invoeren\? Scan de code\./);
      // The sheet for several people carries this code.
      await ruud.open(`${base}/bladen/plannen/invoeren`);
      await ruud.go('Kees');
      await ruud.choose('day', 'yesterday');
      await ruud.chooseAll('with-help');
      await ruud.go('Verder');
      await ruud.go('Ja, klopt');
      await ruud.sees('Goed bezig, Kees!');
      const counts = count(ruud);
      await ruud.open(`${base}/week`);
      await ruud.sees(/Kees W\..*Plannen/);
      return counts;
    },
  },
  {
    name: 'a badge that takes two supervisors: one sees, the other approves',
    mostTaps: 2,
    mostTyped: 0,
    async make({ world, enter }) {
      const change = { policy: 'second-assessor' };
      await seeAll(world, { slug: 'representatief', change, day: world.services.clock.now() });
      const els = await enter('els');
      await els.go('Bekijk de lijst');
      await els.sees(/· Samira/);
      await els.go('Goedkeuren', 'main');
      await els.sees('Goedgekeurd. De badge is gegeven.');
      return count(els);
    },
  },
  {
    name: 'a supervisor practises, and the badge fails on purpose',
    mostTaps: 9,
    mostTyped: 0,
    async make({ base, enter }) {
      const ruud = await enter('ruud');
      await ruud.open(`${base}/oefenen`);
      await ruud.go('Bediening');
      await ruud.chooseAll('independent');
      await ruud.go('Verder');
      await ruud.sees('Klopt dit, collega?');
      await ruud.go('Ja, klopt');
      await ruud.sees(/Oefenbadge: Bediening .*Dit is geen echte badge\./);
      await ruud.go('Controleer hem zelf');
      await ruud.sees(/Niet echt .*Dit is een oefenbadge\. Hij is met opzet niet geldig\./);
      return count(ruud);
    },
  },
  {
    name: 'a small step is given, and its participant reads it',
    mostTaps: 2,
    mostTyped: 0,
    async make({ base, enter, world: { participants } }) {
      const ruud = await enter('ruud');
      await ruud.open(`${base}/deelnemers/${participants.samira.id}`);
      await ruud.go('Geef een stapje');
      await ruud.go('Je hielp een collega.');
      await ruud.sees('Het stapje is gegeven.');
      const samira = await enter('samira');
      await samira.sees('Je hielp een collega.');
      return count(ruud);
    },
  },
];
