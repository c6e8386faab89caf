// Ukrainian words for how well something was seen.
import type { HolderTexts } from '../holder-texts.ts';

export const levels: HolderTexts['levels'] = {
  'not-yet': 'ще не бачили',
  'with-help': 'з допомогою',
  independent: 'самостійно',
  teaches: 'показує іншим',
};
