// Tigrinya words of the superbadge that a participant goes for.
import type { HolderTexts } from '../holder-texts.ts';

export const goals: HolderTexts['goals'] = {
  title: 'ዕላማኻ',
  lead: 'ኣየናይ ዓቢ ባጅ ትደሊ?',
  free: 'ሓደ ትመርጽ። ደሓር ካልእ ክትመርጽ ትኽእል።',
  you: 'ትደሊ፦',
  choose: 'ዕላማ ምረጽ',
  want: 'እዚ እደሊ',
  chosen: 'እዚ ዕላማኻ እዩ።',
  change: 'ካልእ ምረጽ',
  stop: 'ሕጂ ዕላማ ኣይደልን',
};
