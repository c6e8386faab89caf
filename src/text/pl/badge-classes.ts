// Polish words for the groups of badges.
import type { HolderTexts } from '../holder-texts.ts';

export const categories: HolderTexts['categories'] = {
  keuken: 'W kuchni',
  gasten: 'Z gośćmi',
  werk: 'W każdej pracy',
  superbadge: 'Superodznaki',
};
