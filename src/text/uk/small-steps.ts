// Ukrainian words for small steps.
import type { HolderTexts } from '../holder-texts.ts';

export const smallSteps: HolderTexts['smallSteps'] = {
  sentences: {
    'tried-something-new': 'Ви спробували щось нове.',
    'asked-for-help': 'Ви попросили про допомогу. Так тримати.',
    'helped-a-colleague': 'Ви допомогли колезі.',
    'listened-well': 'Ви добре слухали.',
    'kept-going': 'Ви не зупинилися, навіть коли було важко.',
    'saw-what-was-needed': 'Ви самі побачили, що потрібно.',
    'worked-neatly': 'Ви працювали дуже охайно.',
    'kept-calm': 'Ви залишалися спокійними, коли було багато роботи.',
    'kind-to-guests': 'Ви були привітні з гостями.',
    'learned-something': 'Ви навчилися чогось нового.',
    'explained-well': 'Ви добре щось пояснили.',
    'brought-good-cheer': 'З вами було приємно.',
  },
  title: 'Ваші маленькі кроки',
  lead: 'Хтось побачив це у вас на роботі.',
  all: 'Усі маленькі кроки',
  private: 'Маленькі кроки лише для вас і ваших наставників.',
  more: 'Більше',
};
