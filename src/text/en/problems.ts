// English words for what went wrong, and what to do now.
import type { Texts } from '../nl.ts';

export const problems: Texts['problems'] = {
  'invalid-request': {
    title: 'Something is not right',
    advice: 'Go back, look at what you filled in and send it again.',
  },
  'not-authenticated': {
    title: 'Sign in first',
    advice: 'Open your sign-in link. Do you have none? Ask your supervisor for one.',
  },
  'sign-in-link-invalid': {
    title: 'This link no longer works',
    advice: 'A sign-in link works once and for a short time. Ask for a new one.',
  },
  forbidden: {
    title: 'You may not do this',
    advice: 'Your role can not do this. Ask your manager or the administrator.',
  },
  'strong-sign-in-needed': {
    title: 'A PIN does not open this',
    advice: 'Sign in on your own device, with your passkey or a sign-in link.',
  },
  'own-key-needed': {
    title: 'A sign-in link does not open this',
    advice: 'You have a passkey or a work account. Sign in with it and try again.',
  },
  'sign-in-failed': {
    title: 'Signing in did not work',
    advice: 'Please try again. Or ask your manager for a sign-in link.',
  },
  'staff-unknown': {
    title: 'We do not know this work account here yet',
    advice:
      'Ask your manager or the administrator to add you. They fill in the e-mail address of your work account.',
  },
  'identity-provider-unavailable': {
    title: 'Signing in with your work account does not work now',
    advice: 'Try again later. Or use a passkey or a sign-in link.',
  },
  'pin-wrong': {
    title: 'This is not the right PIN',
    advice: 'Go back and try again.',
  },
  'pin-locked': {
    title: 'This PIN is locked',
    advice: 'Wait 10 minutes. Does it still not work? Choose a new PIN on your own phone.',
  },
  'form-expired': {
    title: 'This form is no longer valid',
    advice: 'Open the page again and fill in the form once more.',
  },
  'not-found': {
    title: 'There is nothing here',
    advice: 'Check the link or the code. This page may have been closed.',
  },
  'request-too-large': {
    title: 'This file is too large',
    advice: 'Choose a smaller file and try again.',
  },
  'unsupported-media-type': {
    title: 'We can not read this kind of file',
    advice: 'Choose another file and try again.',
  },
  'too-many-requests': {
    title: 'Please wait',
    advice: 'There were too many attempts. Wait a minute and try again.',
  },
  'idempotency-key-reused': {
    title: 'This was sent already',
    advice: 'Open the page again to send something else.',
  },
  'badge-template-invalid': {
    title: 'This template is not right',
    advice: 'Nothing was loaded. Look at the fields that are named.',
  },
  'badge-class-exists': {
    title: 'This badge exists already',
    advice: 'Make a new version of the badge.',
  },
  'own-account': {
    title: 'You can not do this to yourself',
    advice: 'Ask another administrator to do it. That way nobody locks themselves out.',
  },
  'location-closed': {
    title: 'This location is closed',
    advice: 'No badges are given here any more. Does somebody still work? Move them to another location.',
  },
  'badge-class-retired': {
    title: 'This badge is no longer given',
    advice: 'Choose another badge. Whoever has this badge keeps it.',
  },
  'undo-too-late': {
    title: 'This can no longer be undone',
    advice: 'Undo works for 10 minutes. After that, ask to withdraw the badge.',
  },
  'approval-decided': {
    title: 'This was decided already',
    advice: 'Somebody was there before you. Open the list again.',
  },
  'second-assessor-must-differ': {
    title: 'Somebody else has to look too',
    advice: 'Ask another supervisor to look.',
  },
  'rule-not-met': {
    title: 'This badge is not ready yet',
    advice: 'Something has changed. Look at what is still to be seen.',
  },
  'credential-closed': {
    title: 'This badge is closed',
    advice: 'Open it first. Then somebody can check it.',
  },
  'credential-withdrawn': {
    title: 'This badge is withdrawn already',
    advice: 'That can not be taken back. Give the badge again once everything was seen again.',
  },
  'revocation-decided': {
    title: 'This was decided already',
    advice: 'Somebody was there before you. Open the page again.',
  },
  'share-closed': {
    title: 'This code is closed',
    advice: 'A closed code stays closed. Make a new code.',
  },
  'question-decided': {
    title: 'This question no longer waits',
    advice: 'Somebody was before you, or the question was taken back. Open the page again.',
  },
  'holder-request-decided': {
    title: 'This request is done already',
    advice: 'Open the page again.',
  },
  'link-unreachable': {
    title: 'We can not open this link',
    advice: 'Check the link. Or paste the badge itself.',
  },
  'mail-unavailable': {
    title: 'Mail can not be sent here',
    advice: 'Hand over the card yourself, or send the link with your own phone.',
  },
  'rendering-busy': {
    title: 'Much is being made at once now',
    advice: 'Wait a few seconds. Then try again.',
  },
  'signing-unavailable': {
    title: 'The badge can not be made now',
    advice: 'Nothing was stored. Try again in a few minutes.',
  },
  'vc-api-refused': {
    title: 'This was refused',
    advice: 'The document is not in order. The answer says why.',
  },
  'vc-api-beside-issuers': {
    title: 'This is for trials only',
    advice: 'Badges are issued here, so the test interface is closed.',
  },
  'database-unavailable': {
    title: 'We will be back in a moment',
    advice: 'Nothing was stored. Try again in half a minute.',
  },
  'internal-error': {
    title: 'Something went wrong on our side',
    advice: 'It is not your fault. Try again in a while.',
  },
};

export const problemPage: Texts['problemPage'] = {
  details: 'For the administrator',
  code: 'Name of the problem',
  id: 'Number of this request',
  toStart: 'To the start page',
  listTitle: 'Problems that this service knows',
  status: 'Answer',
  retryHelps: 'Trying again later can help.',
  retryUseless: 'Trying again does not help.',
};
