// Papiamento words for small steps.
import type { HolderTexts } from '../holder-texts.ts';

export const smallSteps: HolderTexts['smallSteps'] = {
  sentences: {
    'tried-something-new': 'Bo a purba algu nobo.',
    'asked-for-help': 'Bo a pidi yudansa. Bon hasí.',
    'helped-a-colleague': 'Bo a yuda un kolega.',
    'listened-well': 'Bo a skucha bon.',
    'kept-going': 'Bo a sigui, tambe ora tabata difísil.',
    'saw-what-was-needed': 'Bo mes a mira kiko tabata nesesario.',
    'worked-neatly': 'Bo a traha masha nechi.',
    'kept-calm': 'Bo a keda trankil ora tabata drùk.',
    'kind-to-guests': 'Bo tabata amabel ku e bishitantenan.',
    'learned-something': 'Bo a siña algu nobo.',
    'explained-well': 'Bo a splika algu bon.',
    'brought-good-cheer': 'Ku bo tabata dushi.',
  },
  title: 'Bo pasonan chikí',
  lead: 'Un hende a mira esaki di bo na trabou.',
  all: 'Tur paso chikí',
  private: 'Pasonan chikí ta pa bo i bo guianan di trabou so.',
  more: 'Mas',
};
