// Arabic words of the superbadge that a participant goes for.
import type { HolderTexts } from '../holder-texts.ts';

export const goals: HolderTexts['goals'] = {
  title: 'هدفك',
  lead: 'أي شارة كبيرة تريد؟',
  free: 'لك أن تختار واحدة. ويمكن اختيار غيرها لاحقًا.',
  you: 'تريد:',
  choose: 'اختيار هدف',
  want: 'أريد هذا',
  chosen: 'هذا هدفك.',
  change: 'اختيار شيء آخر',
  stop: 'لا أريد هدفًا الآن',
};
