// Arabic words of the sheet for a talk.
import type { HolderTexts } from '../holder-texts.ts';

export const talkSheet: HolderTexts['talkSheet'] = {
  title: ({ name }) => `ورقة حوار: ${name}`,
  open: 'ورقة للحوار',
  hint: 'اطبع هذه الورقة للحوار. املآها معًا.',
  forOthers: 'لحوار مع آخرين',
  forOthersHint: 'في هذه الورقة الشارات والخطوة التالية فقط.',
  forUs: 'لنا معًا',
  together: 'نملؤها معًا',
  good: 'هذا يسير جيدًا',
  learn: 'هذا أريد أن أتعلمه',
  agree: 'نتفق على هذا',
  supervisor: 'المشرف',
  kept: 'هذه الورقة لك. أنت تختار من يراها. نحن لا نحفظ شيئًا من الحوار.',
};
