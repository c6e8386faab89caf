// Turkish words for small steps.
import type { HolderTexts } from '../holder-texts.ts';

export const smallSteps: HolderTexts['smallSteps'] = {
  sentences: {
    'tried-something-new': 'Yeni bir şey denedin.',
    'asked-for-help': 'Yardım istedin. Aferin.',
    'helped-a-colleague': 'Bir iş arkadaşına yardım ettin.',
    'listened-well': 'İyi dinledin.',
    'kept-going': 'Zorken bile devam ettin.',
    'saw-what-was-needed': 'Ne gerektiğini kendin gördün.',
    'worked-neatly': 'Çok düzenli çalıştın.',
    'kept-calm': 'Kalabalıkta sakin kaldın.',
    'kind-to-guests': 'Misafirlere karşı naziktin.',
    'learned-something': 'Yeni bir şey öğrendin.',
    'explained-well': 'Bir şeyi iyi anlattın.',
    'brought-good-cheer': 'Seninle ortam güzeldi.',
  },
  title: 'Küçük adımların',
  lead: 'İşte biri sende bunu gördü.',
  all: 'Tüm küçük adımlar',
  private: 'Küçük adımlar sadece senin ve iş sorumluların içindir.',
  more: 'Daha fazla',
};
