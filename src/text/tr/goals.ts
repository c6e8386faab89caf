// Turkish words of the superbadge that a participant goes for.
import type { HolderTexts } from '../holder-texts.ts';

export const goals: HolderTexts['goals'] = {
  title: 'Hedefin',
  lead: 'Hangi süper rozeti istiyorsun?',
  free: 'Bir tane seçersin. Sonra başka birini seçebilirsin.',
  you: 'İstediğin:',
  choose: 'Bir hedef seç',
  want: 'Bunu istiyorum',
  chosen: 'Hedefin bu.',
  change: 'Başka bir şey seç',
  stop: 'Şimdi hedef istemiyorum',
};
