// Turkish words of the screen that is turned to the participant.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('tr');

export const turnedScreen: HolderTexts['turnedScreen'] = {
  confirmTitle: ({ name }) => `Bu doğru mu, ${name}?`,
  confirmLead: ({ day }) => `Bu şu gün görüldü: ${day}.`,
  confirmDays: ({ days }) => counted(days, { one: 'Bu hafta # gün', other: 'Bu hafta # gün' }),
  yes: 'Evet, doğru',
  talk: 'Önce konuşalım',
  talkHint: 'Önce konuşmak ister misin? O zaman bunu saklarız. Rozet daha sonra gelir.',
  awardedTitle: ({ name }) => `Tebrikler, ${name}!`,
  awardedLead: ({ badge }) => `${badge} rozeti artık senin.`,
  qrHint: 'Telefonunla tara. O zaman rozet yanında olur.',
  codeHint: 'Ya da bu kodu yaz:',
  keptTitle: ({ name }) => `Saklandı, ${name}`,
  keptLead: 'İnternet gelince bunu göndeririz.',
};
