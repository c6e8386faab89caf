// Journeys of the participant.
import { awardBadge } from '../world.ts';
import { count, findCode, type Journey } from './journeys.ts';
import { readShown } from './person.ts';

export const holderJourneys: Journey[] = [
  {
    name: 'a participant comes in with the code of a card, shares badges, and closes the code for everybody',
    mostTaps: 8,
    mostTyped: 1,
    async make({ t, world, base, enter }) {
      await awardBadge(world, { to: 'kees', badgeClass: 'snijtechnieken' });
      const ruud = await enter('ruud');
      await ruud.open(`${base}/deelnemers/${world.participants.kees.id}/inlogkaart`);
      await ruud.go('Maak een inlogkaart');
      const card = findCode(await readShown(ruud.page));

      const kees = await enter();
      await kees.open(`${base}/inloggen`);
      await kees.write('code', card);
      await kees.go('Verder');
      await kees.sees('Dag Kees');
      await kees.go('Maak een code');
      await kees.choose('displayName', 'first');
      await kees.go('Maak de code');
      const code = findCode(await readShown(kees.page));
      const employer = await enter();
      await employer.open(`${base}/c/${code}`);
      await employer.sees('De badges van Kees');
      await kees.go('Zet de code dicht');
      await kees.sees('De code is dicht');
      const closed = Date.now();
      await employer.page.reload();
      await employer.sees('Hier is niets');
      t.ok(Date.now() - closed < 5000, 'closed for everybody within 5 seconds');
      return count(kees);
    },
  },
  {
    name: 'a participant says it themselves, beside what the supervisor saw',
    mostTaps: 10,
    mostTyped: 0,
    async make({ base, enter }) {
      const kees = await enter('kees');
      await kees.open(`${base}/mijn/kan-ik-al/bar`);
      await kees.chooseAll('with-help');
      await kees.go('Bewaar');
      await kees.sees('Bewaard');
      return count(kees);
    },
  },
  {
    name: 'a participant asks to be forgotten, and thinks again',
    mostTaps: 4,
    mostTyped: 0,
    async make({ base, enter }) {
      const kees = await enter('kees');
      await kees.open(`${base}/mijn/gegevens`);
      await kees.go('Ik wil dat alles weg is');
      await kees.go('Ja, vraag om alles te wissen');
      await kees.sees('Iemand van je werk gaat dat doen.');
      await kees.go('Ik wil het toch niet');
      await kees.sees('De vraag is ingetrokken.');
      return count(kees);
    },
  },
  {
    name: 'a participant chooses a goal, and leaves it again',
    mostTaps: 5,
    mostTyped: 0,
    async make({ enter }) {
      const samira = await enter('samira');
      await samira.go('Kies een doel');
      await samira.go('Dit wil ik');
      await samira.sees(/Jij wilt: .*nog \d te gaan/);
      await samira.go('Kies iets anders');
      await samira.go('Ik wil nu geen doel');
      await samira.sees('Kies een doel');
      return count(samira);
    },
  },
  {
    name: 'a participant no longer wants a badge, and it is gone for everybody',
    mostTaps: 4,
    mostTyped: 0,
    async make({ world, base, enter }) {
      const { credentialId } = await awardBadge(world, { to: 'samira', badgeClass: 'lunch-en-broodjes' });
      const employer = await enter();
      await employer.open(`${base}/credentials/${credentialId}`);
      await employer.sees(/Geldig Deze badge is echt/);
      const samira = await enter('samira');
      await samira.go('Bekijk en deel', `.m-badge:has([href*="${credentialId}"])`);
      await samira.go('Ik wil deze badge niet meer');
      await samira.sees('Je kunt dit niet terugdraaien.');
      await samira.go('Ja, trek de badge in');
      await samira.sees('De badge is ingetrokken');
      await employer.page.reload();
      await employer.sees('Hier is niets');
      return count(samira);
    },
  },
];
