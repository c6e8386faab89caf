// Journeys of managers, approvers and admins: people and places, and what takes a second person.
import { awardBadge } from '../world.ts';
import { count, type Journey } from './journeys.ts';

export const officeJourneys: Journey[] = [
  {
    name: 'a manager adds somebody and makes their card',
    mostTaps: 5,
    mostTyped: 2,
    async make({ enter }) {
      const marloes = await enter('marloes');
      await marloes.go('Deelnemers');
      await marloes.write('givenName', 'Ayse');
      await marloes.write('familyName', 'Can');
      await marloes.go('Toevoegen');
      await marloes.sees('Ayse Can');
      await marloes.go('Maak een inlogkaart');
      await marloes.go('Maak een inlogkaart');
      await marloes.sees('Inlogkaart voor Ayse');
      return count(marloes);
    },
  },
  {
    name: 'a withdrawal is asked for by one and confirmed by another',
    mostTaps: 4,
    mostTyped: 0,
    async make({ world, base, enter }) {
      const { credentialId } = await awardBadge(world, { to: 'kees', badgeClass: 'receptie' });
      const ruud = await enter('ruud');
      await ruud.open(`${base}/deelnemers/${world.participants.kees.id}/badges/${credentialId}`);
      await ruud.go('Klopt deze badge niet?');
      await ruud.choose('reason', 'mistake');
      await ruud.go('Vraag om in te trekken');
      await ruud.sees('Het verzoek staat in de lijst');
      const marloes = await enter('marloes');
      await marloes.go('Bekijk de lijst');
      await marloes.go('Ja, trek in');
      await marloes.sees('De badge is ingetrokken');
      const employer = await enter();
      await employer.open(`${base}/credentials/${credentialId}`);
      await employer.sees('Ingetrokken Deze badge is echt, maar hij geldt niet meer.');
      return count(ruud);
    },
  },
  {
    name: 'a manager pastes a list, mends two rows in place, and makes their cards',
    mostTaps: 6,
    mostTyped: 2,
    async make({ enter }) {
      const marloes = await enter('marloes');
      await marloes.go('Deelnemers');
      await marloes.go('Een lijst toevoegen');
      await marloes.write('list', 'Ali;Oz\nBo;\nCem;Kaya;Nergens');
      await marloes.go('Kijk de lijst na');
      await marloes.sees(/Rij 2: Vul de achternaam in\. .*Rij 3: Kies een plek\./);
      await marloes.write('rows.1.familyName', 'Berg');
      await marloes.choose('rows.2.skip', 'yes');
      await marloes.go('Kijk opnieuw na en voeg toe');
      await marloes.sees('Er zijn 2 mensen toegevoegd.');
      await marloes.go('Maak hun inlogkaarten');
      await marloes.sees('Er zijn 2 kaarten.');
      return count(marloes);
    },
  },
  {
    name: 'an admin moves everybody from a place, closes it, and opens it again',
    mostTaps: 20,
    mostTyped: 0,
    async make({ world, base, enter }) {
      const { anker, linde } = world.locations;
      const beheer = await enter('beheer');
      await beheer.open(`${base}/plekken/${anker}`);
      await beheer.sees('Er is nog 1 deelnemer. Verhuis die persoon eerst.');
      await beheer.choose('participantIds', world.participants.noor.id);
      await beheer.choose('to', linde);
      await beheer.go('Verhuis');
      await beheer.sees('Er zijn hier geen deelnemers meer.');
      await beheer.go('Sluit deze plek');
      await beheer.sees('Hier worden geen badges meer gegeven.');
      await beheer.go('Open deze plek weer');
      await beheer.sees('De plek is weer open.');
      return count(beheer);
    },
  },
];
