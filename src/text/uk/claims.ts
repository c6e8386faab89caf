// Ukrainian words for what a participant says of themselves.
import type { HolderTexts } from '../holder-texts.ts';

export const claims: HolderTexts['claims'] = {
  title: 'Що я вже вмію?',
  lead: 'Подивіться на відзнаки. Ви вже щось умієте? Скажіть про це.',
  open: 'Переглянути відзнаки',
  said: 'Ви кажете: я вже це вмію',
  has: 'у вас є',
  canTitle: 'Ви вже це вмієте?',
  canHint: 'Натисніть кнопку. Ваш наставник подивиться разом з вами.',
  can: 'Я вже це вмію',
  claimed: 'Ви кажете: я вже це вмію.',
  claimedHint: 'Ваш наставник про це знає.',
  together: 'Ви подивитеся разом.',
  takeBack: 'Скасувати це',
  back: 'Усі відзнаки',
};

export const selfAssessments: HolderTexts['selfAssessments'] = {
  title: 'Скажіть самі',
  lead: 'Як справи? Натисніть те, що вам підходить.',
  levels: {
    'not-yet': 'поки нічого не кажу',
    'with-help': 'з допомогою',
    independent: 'самостійно',
    teaches: 'показую іншим',
  },
  save: 'Зберегти',
  change: 'Змінити те, що ви кажете',
  besideTitle: 'Поруч',
  says: 'Ви',
  seen: 'Ваш наставник',
  beside: 'Що кажете ви і що побачили, поруч.',
  together: 'Це заповнили разом.',
  private: 'Це бачите лише ви і ваші наставники. Це не зараховується до відзнаки.',
};
