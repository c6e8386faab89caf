// Papiamento words for how well something was seen.
import type { HolderTexts } from '../holder-texts.ts';

export const levels: HolderTexts['levels'] = {
  'not-yet': 'no mirá ainda',
  'with-help': 'ku yudansa',
  independent: 'su so',
  teaches: 'ta mustra otro',
};
