// Ukrainian words for the groups of badges.
import type { HolderTexts } from '../holder-texts.ts';

export const categories: HolderTexts['categories'] = {
  keuken: 'На кухні',
  gasten: 'З гостями',
  werk: 'На будь-якій роботі',
  superbadge: 'Супервідзнаки',
};
