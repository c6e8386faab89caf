// Polish words for how well something was seen.
import type { HolderTexts } from '../holder-texts.ts';

export const levels: HolderTexts['levels'] = {
  'not-yet': 'jeszcze nie widziano',
  'with-help': 'z pomocą',
  independent: 'samodzielnie',
  teaches: 'pokazuje innym',
};
