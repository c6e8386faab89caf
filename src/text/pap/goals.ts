// Papiamento words of the superbadge that a participant goes for.
import type { HolderTexts } from '../holder-texts.ts';

export const goals: HolderTexts['goals'] = {
  title: 'Bo meta',
  lead: 'Kua super badge bo ke?',
  free: 'Bo ta skohe un. Despues bo por skohe otro.',
  you: 'Bo ke:',
  choose: 'Skohe un meta',
  want: 'Mi ke esaki',
  chosen: 'Esaki ta bo meta.',
  change: 'Skohe otro kos',
  stop: 'Mi no ke un meta awor',
};
