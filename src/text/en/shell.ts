// English words of the frame around every page, and of forms and buttons that all pages share.
import type { Texts } from '../nl.ts';

export const shell: Texts['shell'] = {
  siteName: 'Kundig',
  skipToContent: 'Skip to content',
  languageSwitch: 'Language',
  mainNavigation: 'Menu',
  start: 'Start',
  myBadges: 'My badges',
  check: 'Check',
  catalogue: 'All badges',
  explanation: 'How does it work?',
  signIn: 'Sign in',
  signOut: 'Sign out',
  previewTitle: 'See a badge',
  previewDescription: 'See what somebody has shown at work.',
  whatIsThis:
    'A badge shows what somebody can do at work. A supervisor has seen it. A badge is not a diploma.',
  demo: 'Trial: people and badges are invented.',
  help: 'Need help? Ask your supervisor.',
};

export const staffMenu: Texts['staffMenu'] = {
  award: 'Give badge',
  people: 'Participants',
  approvals: 'Approve',
  team: 'Team',
  account: 'Account',
  help: 'Need help? Ask your administrator.',
  lock: 'Lock',
  lockedOffline: 'The screen is locked. There is no internet now.',
  retry: 'Try again',
  signedInAs: ({ name }) => `Signed in as ${name}`,
};

export const forms: Texts['forms'] = {
  send: 'Send',
  save: 'Save',
  next: 'Next',
  back: 'Back',
  undo: 'Undo',
  copy: 'Copy',
  print: 'Print',
  download: 'Save on this device',
  optional: 'optional',
  listen: 'Listen',
  stopListening: 'Stop',
  errorsTitle: 'Please look at this again',
  step: ({ current, total }) => `Step ${current} of ${total}`,
  code: 'Code',
  codeSpelled: ({ groups }) => `Code: ${groups}`,
  qrAlt: 'QR code with the link',
  noticeInfo: 'Please note',
  noticeSuccess: 'Done',
  noticeWarning: 'Careful',
};
