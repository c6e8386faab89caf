// Ukrainian words of what a badge is, for who gets one.
import type { HolderTexts } from '../holder-texts.ts';

export const ownExplanation: HolderTexts['ownExplanation'] = {
  title: 'Як це працює?',
  name: 'Я отримую відзнаки',
  steps: [
    'Ви працюєте. Наставник дивиться.',
    'Ви показуєте, що вмієте. Тоді ви отримуєте відзнаку.',
    'Відзнака ваша. Ви обираєте, хто її бачить.',
  ],
  privacyTitle: 'Чого не бачать інші',
  privacy: [
    'На відзнаці немає імені, адреси та дня.',
    'Те, чого ще не бачили, ніде не записано.',
    'Ми не знаємо, який роботодавець дивиться відзнаку. Пошукові системи її не знаходять.',
  ],
  catalogue: 'Дивитися всі відзнаки',
  others: 'Пояснення для іншої людини',
};
