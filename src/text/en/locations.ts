// English words about locations.
import type { Texts } from '../nl.ts';

const people = (count: number) => (count === 1 ? '1 participant' : `${count} participants`);

export const places: Texts['places'] = {
  title: 'Locations',
  lead: 'People work and learn at these locations.',
  closedTitle: 'Closed',
  counts: ({ participants, staff }) =>
    `${people(participants)}, ${staff === 1 ? '1 colleague' : `${staff} colleagues`}`,
  addTitle: 'Add a location',
  name: 'Name of the location',
  nameHint:
    'Use an ordinary name, such as that of the restaurant. The name should say nothing about the people.',
  add: 'Add',
  rename: 'Save',
  nameFault: 'Choose another name: on one line, not in use, and without words that give something away.',
  closeTitle: 'Close this location?',
  closeLead: [
    'No new badges are given from then on. Earlier badges stay valid.',
    'Everybody is signed out of the tablets of this location at once.',
  ],
  stillHere: ({ count }) =>
    count === 1
      ? 'There is still 1 participant. Move this person first.'
      : `There are still ${count} participants. Move them first.`,
  nobodyHere: 'There are no participants here any more.',
  moveTitle: 'Who is still here?',
  moveLead: 'Choose who moves, and where to. What was seen goes along.',
  more: ({ shown, count }) => `You see ${shown} of ${count}. The rest comes after the move.`,
  to: 'To which location?',
  toFault: 'Choose a location to move to.',
  whoFault: 'Choose who moves.',
  nowhere: 'No other location is open. Ask an administrator to add one.',
  move: 'Move',
  close: 'Close this location',
  closeAnyway: 'Close anyway',
  closed: ({ name }) => `${name} is closed. No badges are given here any more.`,
  reopen: 'Open this location again',
  toPlaces: 'To the locations',
};
