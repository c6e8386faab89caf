// Tigrinya words for small steps.
import type { HolderTexts } from '../holder-texts.ts';

export const smallSteps: HolderTexts['smallSteps'] = {
  sentences: {
    'tried-something-new': 'ሓድሽ ነገር ፈቲንካ።',
    'asked-for-help': 'ሓገዝ ሓቲትካ። ጽቡቕ ጌርካ።',
    'helped-a-colleague': 'ንብጻይ ስራሕካ ሓጊዝካ።',
    'listened-well': 'ጽቡቕ ሰሚዕካ።',
    'kept-going': 'ዋላ ከቢድ እናሃለወ ቀጺልካ።',
    'saw-what-was-needed': 'እንታይ ከም ዘድሊ ባዕልኻ ርኢኻ።',
    'worked-neatly': 'ብጣዕሚ ጽፉፍ ሰሪሕካ።',
    'kept-calm': 'ስራሕ ምስ በዝሐ ህዱእ ኔርካ።',
    'kind-to-guests': 'ንኣጋይሽ ሕያዋይ ኔርካ።',
    'learned-something': 'ሓድሽ ነገር ተማሂርካ።',
    'explained-well': 'ሓደ ነገር ጽቡቕ ኣብሪህካ።',
    'brought-good-cheer': 'ምሳኻ ጽቡቕ ግዜ ነይሩ።',
  },
  title: 'ንኣሽቱ ስጉምትታትካ',
  lead: 'ሓደ ሰብ እዚ ኣብ ስራሕ ርእዩልካ።',
  all: 'ኩሎም ንኣሽቱ ስጉምትታት',
  private: 'ንኣሽቱ ስጉምትታት ንዓኻን ንሓለፍቲ ስራሕካን ጥራይ እዩ።',
  more: 'ተወሳኺ',
};
