// Papiamento words for the groups of badges.
import type { HolderTexts } from '../holder-texts.ts';

export const categories: HolderTexts['categories'] = {
  keuken: 'Den kushina',
  gasten: 'Ku bishitante',
  werk: 'Na kualke trabou',
  superbadge: 'Super badge',
};
