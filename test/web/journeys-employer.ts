// Journeys of the employer, who has no account.
import { createShare } from '../../src/domain/shares.ts';
import { awardBadge } from '../world.ts';
import { count, type Journey } from './journeys.ts';

export const employerJourneys: Journey[] = [
  {
    name: 'an employer checks a code that was mistyped at first, compares the name, and asks a question',
    mostTaps: 8,
    mostTyped: 5,
    async make({ t, world, base, enter }) {
      const { services, staff, participants } = world;
      const { credentialId } = await awardBadge(world, { to: 'noor', badgeClass: 'bar' });
      const { code } = await createShare(services, staff.fatima, {
        participantId: participants.noor.id,
        credentialIds: [credentialId],
        displayName: 'none',
      });
      const noor = await enter('noor');
      await noor.open(`${base}/mijn/vragen`);
      await noor.go('Zet vragen aan');
      const employer = await enter();
      await employer.open(`${base}/`);
      await employer.write('subject', `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`);
      await employer.go('Controleer');
      await employer.sees('Bijna goed. Eén teken klopt niet.');
      await employer.write('subject', code.toLowerCase());
      await employer.go('Controleer');
      await employer.sees(/Geldig Deze badge is echt/);
      await employer.go('Bekijk alle badges van deze code');
      await employer.write('name', 'noor jansen');
      await employer.go('Vergelijk de naam');
      await employer.sees('Deze naam hoort bij de badge.');
      await employer.go('Vraag de begeleider');
      await employer.write('question', 'Kan deze persoon zelf de bar afsluiten?');
      await employer.write('asker', 'Anna van De Zon');
      await employer.go('Verstuur de vraag');
      await employer.sees('Je vraag is verstuurd.');
      const fatima = await enter('fatima');
      await fatima.go('Bekijk de vragen');
      await fatima.go('Lees en antwoord');
      await fatima.write('answer', 'Ja, elke vrijdag.');
      await fatima.go('Verstuur het antwoord');
      await employer.page.reload();
      await employer.sees('Ja, elke vrijdag.');
      t.notMatch(await employer.page.content(), /Fatima|Aydin/);
      return count(employer);
    },
  },
  {
    name: 'an employer checks a file',
    mostTaps: 1,
    mostTyped: 0,
    async make({ world, base, enter, isScripted }) {
      const { document } = await awardBadge(world, { to: 'noor', badgeClass: 'bar' });
      const employer = await enter();
      await employer.open(`${base}/controleer`);
      // The window in which a file is chosen is the system's own.
      const file = { name: 'badge.json', mimeType: 'application/json', buffer: Buffer.from(document) };
      await employer.page.setInputFiles('input[type=file]', file);
      if (!isScripted) await employer.go('Controleer', '[data-drop]');
      await employer.sees(/Geldig Deze badge is echt.*Achter de bar/);
      return count(employer);
    },
  },
];
