// Turkish words for the groups of badges.
import type { HolderTexts } from '../holder-texts.ts';

export const categories: HolderTexts['categories'] = {
  keuken: 'Mutfakta',
  gasten: 'Misafirlerle',
  werk: 'Her işte',
  superbadge: 'Süper rozetler',
};
