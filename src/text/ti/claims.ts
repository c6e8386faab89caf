// Tigrinya words for what a participant says of themselves.
import type { HolderTexts } from '../holder-texts.ts';

export const claims: HolderTexts['claims'] = {
  title: 'ሕጂ እንታይ ክገብር እኽእል?',
  lead: 'ነቶም ባጅታት ርአ። ገለ ትኽእል ዲኻ? በሎ።',
  open: 'ነቶም ባጅታት ርአ',
  said: 'ንስኻ ትብል፦ እዚ እኽእሎ እየ',
  has: 'ኣለካ',
  canTitle: 'እዚ ትኽእሎ ዲኻ?',
  canHint: 'ነቲ መጠወቂ ጠውቕ። ሓላፊ ስራሕካ ምሳኻ ይርኢ።',
  can: 'እዚ እኽእሎ እየ',
  claimed: 'ንስኻ ትብል፦ እዚ እኽእሎ እየ።',
  claimedHint: 'ሓላፊ ስራሕካ ይፈልጥ እዩ።',
  together: 'ብሓባር ክትርእዩ ኢኹም።',
  takeBack: 'መልሶ',
  back: 'ኩሎም ባጅታት',
};

export const selfAssessments: HolderTexts['selfAssessments'] = {
  title: 'ባዕልኻ በሎ',
  lead: 'ከመይ ይኸይድ ኣሎ? ንዓኻ ዝሰማማዕ ጠውቕ።',
  levels: {
    'not-yet': 'ሕጂ ዋላ ሓንቲ ኣይብልን',
    'with-help': 'ብሓገዝ',
    independent: 'ባዕለይ',
    teaches: 'ንኻልኦት የርኢ እየ',
  },
  save: 'ዓቅቦ',
  change: 'እትብሎ ቀይር',
  besideTitle: 'ጎኒ ንጎኒ',
  says: 'ንስኻ',
  seen: 'ሓላፊ ስራሕካ',
  beside: 'ንስኻ እትብሎን ዝተራእየን ጎኒ ንጎኒ።',
  together: 'እዚ ብሓባር ተመሊኡ።',
  private: 'እዚ ንስኻን ሓለፍቲ ስራሕካን ጥራይ ትርእይዎ። ንባጅ ኣይቑጸርን።',
};
