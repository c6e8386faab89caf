// Arabic words for the groups of badges.
import type { HolderTexts } from '../holder-texts.ts';

export const categories: HolderTexts['categories'] = {
  keuken: 'في المطبخ',
  gasten: 'مع الضيوف',
  werk: 'في كل عمل',
  superbadge: 'الشارات الكبيرة',
};
