// Tigrinya words of the sheet for a talk.
import type { HolderTexts } from '../holder-texts.ts';

export const talkSheet: HolderTexts['talkSheet'] = {
  title: ({ name }) => `ናይ ዘተ ወረቐት፦ ${name}`,
  open: 'ወረቐት ንዘተ',
  hint: 'እዚ ወረቐት ንዘተ ኣሕትሞ። ብሓባር ምልእዎ።',
  forOthers: 'ምስ ካልኦት ንዘተ',
  forOthersHint: 'ኣብዚ ወረቐት ባጅታትን ዝቕጽል ስጉምትን ጥራይ ኣሎ።',
  forUs: 'ንክልቴና',
  together: 'ብሓባር ምልእዎ',
  good: 'እዚ ጽቡቕ ይኸይድ ኣሎ',
  learn: 'እዚ ክመሃሮ እደሊ',
  agree: 'እዚ ንሰማማዕ',
  supervisor: 'ሓላፊ ስራሕ',
  kept: 'እዚ ወረቐት ናትካ እዩ። መን ከም ዝርእዮ ንስኻ ትመርጽ። ካብቲ ዘተ ዋላ ሓንቲ ኣይንዕቅብን።',
};
