// Arabic words of a link that is sent.
import type { HolderTexts } from '../holder-texts.ts';

export const messages: HolderTexts['messages'] = {
  subject: 'رابطك',
  hello: ({ name }) => `مرحبًا ${name}،`,
  lead: 'هذا رابطك:',
  once: 'الرابط يعمل مرة واحدة. لا تعطه لأحد.',
  until: ({ day }) => `يعمل حتى نهاية ${day}.`,
  notYou: 'لا تعرف ما هذا؟ إذن لا تفعل شيئًا.',
  short: ({ link }) => `رابطك: ${link} يعمل مرة واحدة. لا تعطه لأحد.`,
};
