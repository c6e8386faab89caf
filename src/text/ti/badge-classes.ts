// Tigrinya words for the groups of badges.
import type { HolderTexts } from '../holder-texts.ts';

export const categories: HolderTexts['categories'] = {
  keuken: 'ኣብ ክሽነ',
  gasten: 'ምስ ኣጋይሽ',
  werk: 'ኣብ ኩሉ ስራሕ',
  superbadge: 'ዓበይቲ ባጅታት',
};
