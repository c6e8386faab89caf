// Tigrinya words of what a badge is, for who gets one.
import type { HolderTexts } from '../holder-texts.ts';

export const ownExplanation: HolderTexts['ownExplanation'] = {
  title: 'ከመይ ይሰርሕ?',
  name: 'ባጅታት እረክብ',
  steps: ['ትሰርሕ። ሓላፊ ስራሕካ ይርኢ።', 'እትኽእሎ ተርኢ። ሽዑ ባጅ ትረክብ።', 'እቲ ባጅ ናትካ እዩ። መን ከም ዝርእዮ ንስኻ ትመርጽ።'],
  privacyTitle: 'ካልኦት ዘይርእይዎ',
  privacy: [
    'ኣብ ባጅ ስም፡ ኣድራሻ ወይ መዓልቲ የለን።',
    'ክሳብ ሕጂ ዘይተራእየ ኣብ ዝኾነ ቦታ ኣይጽሓፍን።',
    'ኣየናይ ኣስራሒ ነቲ ባጅ ከም ዝርኢ ኣይንፈልጥን። መድለይቲ መርበብ ነቲ ባጅ ኣይረኽብዎን።',
  ],
  catalogue: 'ኩሎም ባጅታት ርአ',
  others: 'መግለጺ ንኻልእ ሰብ',
};
