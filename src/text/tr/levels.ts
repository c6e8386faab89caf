// Turkish words for how well something was seen.
import type { HolderTexts } from '../holder-texts.ts';

export const levels: HolderTexts['levels'] = {
  'not-yet': 'henüz görülmedi',
  'with-help': 'yardımla',
  independent: 'kendi başına',
  teaches: 'öğretir',
};
