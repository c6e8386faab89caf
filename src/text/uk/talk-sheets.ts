// Ukrainian words of the sheet for a talk.
import type { HolderTexts } from '../holder-texts.ts';

export const talkSheet: HolderTexts['talkSheet'] = {
  title: ({ name }) => `Аркуш для розмови: ${name}`,
  open: 'Аркуш для розмови',
  hint: 'Надрукуйте цей аркуш для розмови. Заповніть його разом.',
  forOthers: 'Для розмови з іншими',
  forOthersHint: 'На цьому аркуші лише відзнаки і наступний крок.',
  forUs: 'Для нас обох',
  together: 'Заповніть разом',
  good: 'Це йде добре',
  learn: 'Цього хочу навчитися',
  agree: 'Про це домовляємося',
  supervisor: 'Наставник',
  kept: 'Цей аркуш ваш. Ви обираєте, хто його побачить. Ми нічого не зберігаємо з розмови.',
};
