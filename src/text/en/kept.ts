// English words of what is kept on a device without network.
import type { Texts } from '../nl.ts';

export const keptBar: Texts['keptBar'] = {
  waiting: { one: '1 kept, not sent yet', many: '{count} kept, not sent yet' },
  refused: { one: '1 could not be sent. Please look.', many: '{count} could not be sent. Please look.' },
  sent: { one: '1 sent after all', many: '{count} sent after all' },
};

export const kept: Texts['kept'] = {
  title: 'Kept on this device',
  topKept: 'Kept, not sent yet',
  lead: 'It goes by itself as soon as there is network. You can just carry on.',
  offline: 'No network. Everything is kept here.',
  needsScripts: 'This page only works with JavaScript. Without JavaScript everything is sent at once.',
  loading: 'One moment',
  unable: 'This device can keep nothing. Award the badge when there is network again.',
  signedOutTitle: 'You are not signed in here',
  signedOut: 'Sign in when there is network again. What you kept is still there.',
  notKept: 'What you just tapped was not kept. Sign in when there is network again, and tap it once more.',
  noPageTitle: 'No network',
  noPage: 'This page needs the network. You can still award a badge.',
  storing: 'Keeping it',
  all: 'See everything on this device',
  none: 'Nothing waits.',
  waiting: 'Not sent yet',
  refused: 'This could not be sent',
  sent: 'Sent',
  somebody: 'Somebody who is not here any more',
  waitingState: 'kept',
  drop: 'Throw away',
  retry: 'Try again',
  mend: 'Change',
  look: 'Look',
  full: 'The device is full. This was not kept. Make room and tap again.',
  faults: {
    'invalid-request': 'The day or the badge is not right any more. A day may lie up to 30 days back.',
    'not-found': 'This person is not at your place any more.',
    'badge-class-retired': 'This badge is not awarded any more.',
    forbidden: 'You may not assess this any more.',
    unreadable: 'This can not be read on this device any more.',
    other: 'This was not taken. Ask your administrator.',
  },
};
