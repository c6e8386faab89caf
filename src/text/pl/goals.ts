// Polish words of the superbadge that a participant goes for.
import type { HolderTexts } from '../holder-texts.ts';

export const goals: HolderTexts['goals'] = {
  title: 'Twój cel',
  lead: 'Jaką superodznakę chcesz zdobyć?',
  free: 'Wybierasz jedną. Potem możesz wybrać inną.',
  you: 'Chcesz zdobyć:',
  choose: 'Wybierz cel',
  want: 'Chcę to',
  chosen: 'To jest twój cel.',
  change: 'Wybierz coś innego',
  stop: 'Teraz nie chcę celu',
};
