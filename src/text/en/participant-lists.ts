// English words about many participants at once.
import type { Texts } from '../nl.ts';

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);

export const peopleList: Texts['peopleList'] = {
  title: 'Add a list',
  lead: 'Add many people at once, with a list from Excel or another spreadsheet.',
  how: [
    'Put the given name in the first column and the family name in the second.',
    'A third column may hold the location. It does not have to.',
    'Nothing else is needed. We do not keep it.',
  ],
  fileChoose: 'Choose a file',
  file: 'File (CSV)',
  fileHint: 'In Excel: Save as, then CSV.',
  pasteTitle: 'Or paste the list',
  pasteHint: 'Copy the rows from your spreadsheet and paste them here.',
  location: 'Where do these people work?',
  look: 'Look the list over',
  unreadable: 'We can not read this list. Choose a CSV file or paste the rows.',
  tooMany: 'There are too many people in the list. Add at most 100 at once.',
  nobody: 'There is nobody in the list.',
  checkTitle: 'Is the list right?',
  allGood: ({ count }) => `The list is right. It holds ${people(count)}.`,
  someGood: ({ good, bad }) =>
    `${people(good)} can be added. Have another look at ${bad === 1 ? 'this row' : `these ${bad} rows`}.`,
  row: ({ number }) => `Row ${number}`,
  goodTitle: ({ count }) => `These rows are right (${count})`,
  leaveOut: 'Leave this row out',
  faults: {
    givenName: 'Fill in the given name.',
    familyName: 'Fill in the family name.',
    location: 'Choose a location.',
    isOther: 'This name is here already.',
  },
  isOther: 'This is somebody else of the same name',
  addAll: 'Add everybody',
  addMended: 'Look again and add',
  addGood: ({ count }) => `Add only the good rows (${count})`,
  doneTitle: 'Added',
  done: ({ count }) => `${people(count)} added.`,
  leftTitle: 'These rows were not added',
  mend: 'Mend these rows',
  toCards: 'Make their sign-in cards',
  toPeople: 'To all participants',
  back: 'Another list',
};

export const peopleCards: Texts['peopleCards'] = {
  title: 'Print sign-in cards',
  lead: 'Make cards for several people at once. Give each card to that person only.',
  old: 'An earlier card then no longer works.',
  who: 'For whom?',
  whoFault: 'Choose for whom you make a card.',
  make: 'Make the cards',
  made: ({ count }) => (count === 1 ? 'There is 1 card.' : `There are ${count} cards.`),
  print: 'Print this page and cut the cards apart. The page can not be called up again.',
};

export const person: Texts['person'] = {
  change: 'Change details',
  title: ({ name }) => `Details of ${name}`,
  save: 'Save',
  moveHint: 'Does somebody move? What was seen goes along. The supervisors there then see this person.',
  email: 'E-mail address',
  emailHint: 'Only if this person asks for it. Else leave it empty.',
  inCredentials: 'Take along to another badge collection',
  inCredentialsHint:
    'By the address another collection knows whose badge it is. In the badge nobody can read it.',
  inCredentialsLabel: 'Put the address unreadable in new badges',
  faults: {
    email: 'This e-mail address is not right. Look at it once more.',
    emailInCredentials: 'Fill in the e-mail address, or clear the tick.',
  },
};
