// English words of practising.
import type { Texts } from '../nl.ts';

export const rehearsal: Texts['rehearsal'] = {
  title: 'Practise',
  lead: [
    'Give a practice badge to a colleague, with the same form as in real life.',
    'Nothing is kept about a person. The badge is never valid.',
  ],
  colleague: 'colleague',
  seenTitle: 'What did you see your colleague do?',
  choose: 'Choose a badge to practise with',
  notYet: 'Well practised. A real badge only comes when everything has been seen.',
  talked: 'Well practised. After “talk first” the badge is not given yet.',
  again: 'Practise once more',
  mark: { word: 'Practice badge', meaning: 'This is not a real badge. It was made to practise.' },
  whyTitle: 'Why is it not valid?',
  why: [
    'Its signature belongs to no maker at all.',
    'Its end date was over when it was made.',
    'It is about nobody, and it counts for nothing.',
  ],
  gone: 'After 7 days it is gone.',
  check: 'Check it yourself',
  noteTitle: 'This is a practice badge.',
  note: 'It is not valid on purpose. A supervisor practised with it.',
  link: 'Practise with a badge that does not count',
};
