// Tigrinya words for how well something was seen.
import type { HolderTexts } from '../holder-texts.ts';

export const levels: HolderTexts['levels'] = {
  'not-yet': 'ገና ዘይተራእየ',
  'with-help': 'ብሓገዝ',
  independent: 'ብዘይ ሓገዝ',
  teaches: 'ንኻልኦት ምርኣይ',
};
