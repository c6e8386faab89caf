// Ukrainian words of the superbadge that a participant goes for.
import type { HolderTexts } from '../holder-texts.ts';

export const goals: HolderTexts['goals'] = {
  title: 'Ваша мета',
  lead: 'Яку супервідзнаку ви хочете?',
  free: 'Ви обираєте одну. Потім можна обрати іншу.',
  you: 'Ви хочете:',
  choose: 'Обрати мету',
  want: 'Я цього хочу',
  chosen: 'Це ваша мета.',
  change: 'Обрати щось інше',
  stop: 'Зараз я не хочу мети',
};
