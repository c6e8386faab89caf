// Locations, for those who keep them.

type Name = { name: string };

const people = (count: number) => (count === 1 ? '1 deelnemer' : `${count} deelnemers`);

export const places = {
  title: 'Plekken',
  lead: 'Op deze plekken wordt gewerkt en geleerd.',
  closedTitle: 'Gesloten',
  counts: ({ participants, staff }: { participants: number; staff: number }) =>
    `${people(participants)}, ${staff === 1 ? '1 collega' : `${staff} collega’s`}`,
  addTitle: 'Een plek toevoegen',
  name: 'Naam van de plek',
  nameHint: 'Gebruik een gewone naam, zoals die van de zaak. Laat de naam niets zeggen over de mensen.',
  add: 'Toevoegen',
  rename: 'Bewaren',
  nameFault: 'Kies een andere naam, op één regel. De naam mag niets verklappen en nog niet bestaan.',
  closeTitle: 'Deze plek sluiten?',
  closeLead: [
    'Er komen dan geen nieuwe badges bij. Badges van eerder blijven geldig.',
    'Op de tablets van deze plek is iedereen meteen uitgelogd.',
  ],
  stillHere: ({ count }: { count: number }) =>
    count === 1
      ? 'Er is nog 1 deelnemer. Verhuis die persoon eerst.'
      : `Er zijn nog ${count} deelnemers. Verhuis hen eerst.`,
  nobodyHere: 'Er zijn hier geen deelnemers meer.',
  moveTitle: 'Wie is hier nog?',
  moveLead: 'Kies wie er verhuist en waarheen. Wat al is gezien, gaat mee.',
  more: ({ shown, count }: { shown: number; count: number }) =>
    `Je ziet er ${shown} van de ${count}. Na het verhuizen komt de rest.`,
  to: 'Naar welke plek?',
  toFault: 'Kies naar welke plek.',
  whoFault: 'Kies wie er verhuist.',
  nowhere: 'Er is geen andere plek open. Vraag een beheerder om een plek toe te voegen.',
  move: 'Verhuis',
  close: 'Sluit deze plek',
  closeAnyway: 'Sluit toch',
  closed: ({ name }: Name) => `${name} is gesloten. Hier worden geen badges meer gegeven.`,
  reopen: 'Open deze plek weer',
  toPlaces: 'Naar de plekken',
};
