// Tigrinya words of a participant's own pages.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('ti');

export const mine: HolderTexts['mine'] = {
  hello: ({ name }) => `ሰላም ${name}`,
  count: ({ count }) => counted(count, { one: '# ባጅ ኣለካ።', other: '# ባጅታት ኣለዉኻ።' }),
  proud: 'እዚ ትኽእል ኢኻ። ሰብ ኣብ ስራሕካ ርእይዎ ኣሎ።',
  none: 'ክሳብ ሕጂ ባጅ የብልካን።',
  noneHint: 'ኣብ ስራሕካ እትኽእሎ ከተርኢ ትኽእል። ሽዑ ባጅ ትረክብ።',
  badgesTitle: 'ባጅታትካ',
  newest: 'እቲ ሓድሽ ባጅካ',
  nextTitle: 'ቀጻሊ ስጉምትኻ',
  nextFor: 'ንዚ ባጅ፦',
  superbadgesTitle: 'ዓበይቲ ባጅታት',
  superbadgesLead: 'ብጉጅለ ባጅታት ሓደ ዓቢ ባጅ ትረክብ።',
  toGo: ({ count }) => counted(count, { one: '# ተሪፉ', other: '# ተሪፎም' }),
  pathHas: 'ኣለካ',
  pathOpen: 'ገና ዘይተረኽበ',
  complete: 'ኩሉ ኣሎ። ሰብ ገና ይርኢ ኣሎ።',
  helps: 'እዚ ይሕግዝ፦',
  codesTitle: 'ንሲቪኻ ዝኸውን ኮድ',
  codesLead: 'ሰብ ኣየኖት ባጅታት ከም ዝርኢ ንስኻ ትመርጽ። ኮድ ትረክብ። ኣብ ሲቪኻ ተእትዎ።',
  whoSeesTitle: 'መን እንታይ ይርኢ?',
  whoSees: [
    'ሓላፊ ስራሕካ ባጅታትካን ክሳብ ሕጂ ዘርኣኻዮን ይርኢ።',
    'ሓላፊኻ እውን ነዚ ይርኢ። ባጅታት ዘጽድቕ ወይ ዘመሓድር ባጅታትካ ጥራይ ይርኢ።',
    'ኣስራሒ ብመላግቦ ወይ ብኮድ እተርእዮ ጥራይ ይርኢ።',
    'ኣብ ባጅ ስም ወይ መዓልቲ የለን።',
    'ንኹሉ ክትዓጽዎ ትኽእል። ብኡንብኡ ይሰርሕ።',
  ],
  closedNote: 'ዕጹው',
  openBadge: 'ርአን ኣካፍልን',
  revokedTitle: 'ዝተሰሓቡ ባጅታት',
};

export const ownBadge: HolderTexts['ownBadge'] = {
  linkTitle: 'መላግቦ',
  linkHint: 'እዚ መላግቦ ዘለዎ ሰብ ነቲ ባጅ ክርእዮ ይኽእል።',
  takeAlong: 'ዓቅብ ወይ ኣካፍል',
  seeAsOthers: 'ካልኦት ከምዚ ይርእይዎ',
  openNow: 'እዚ ባጅ ክፉት እዩ።',
  openMeaning: 'መላግቦ ወይ ኮድ ዘለዎ ክርእዮ ይኽእል።',
  close: 'ዕጾ',
  closedNow: 'እዚ ባጅ ዕጹው እዩ።',
  closedMeaning: 'ማንም ክርእዮ ኣይክእልን። ብኮድ እውን ኣይክእልን።',
  open: 'ክፈቶ',
  revokedNow: 'እዚ ባጅ ተሳሒቡ። ደጊም ኣየገልግልን።',
  withdraw: 'ነዚ ባጅ ደጊም ኣይደልዮን',
  withdrawTitle: 'እዚ ባጅ ክጠፍእ ትደሊ ዲኻ?',
  withdrawLead: ['እቲ ባጅ ደጊም ኣየገልግልን።', 'ደጊም ማንም ክርእዮ ኣይክእልን።', 'ክምለስ ኣይክእልን። ደሓር እንተ ደሊኻዮ፡ ኩሉ እንደገና ተርኢ።'],
  withdrawOr: 'ማንም ከይርእዮ ጥራይ ትደሊ ዲኻ? ዕጾ። ደሓር ክትቅይሮ ትኽእል።',
  withdrawYes: 'እወ፡ ነቲ ባጅ ሰሓቦ',
  withdrawNo: 'ኣይፋል፡ ነቲ ባጅ እሕዞ',
  requestTitle: 'እዚ ባጅ ቅኑዕ ኣይኮነን ድዩ?',
  requestLead: 'ክስሓብ ሕተት። እቲ ምኽንያት ኣብ መንጎኹም ይተርፍ።',
  requestReason: 'ንምንታይ?',
  request: 'ክስሓብ ሕተት',
  requestNow: 'ሰሓቦ',
  reasonNeeded: 'ምኽንያት ምረጽ።',
};

export const ownNotices: HolderTexts['ownNotices'] = {
  'code-dicht': 'እቲ ኮድ ዕጹው እዩ። ማንም ክጥቀመሉ ኣይክእልን።',
  'code-nieuw': 'ሓድሽ ኮድ ኣሎ። እቲ ኣረጊት ደጊም ኣይሰርሕን።',
  'badge-dicht': 'እቲ ባጅ ዕጹው እዩ። ብመላግቦ ወይ ብኮድ ማንም ኣይርእዮን።',
  'badge-open': 'እቲ ባጅ ክፉት እዩ። መላግቦ ወይ ኮድ ዘለዎ ክርእዮ ይኽእል።',
  'badge-weg': 'እቲ ባጅ ተሳሒቡ።',
  gezegd: 'ሓላፊ ስራሕካ ይፈልጥ እዩ። ብሓባር ክትርእዩ ኢኹም።',
  teruggenomen: 'ተመሊሱ።',
  bewaard: 'ተዓቂቡ።',
  'code-naam': 'ኣብቲ ኮድ ዘሎ ስም ተቐይሩ።',
  'naam-gevraagd': 'ተሓቲቱ። ካብ ስራሕካ ሰብ ስምካ ክርኢ እዩ።',
  'wissen-gevraagd': 'ተሓቲቱ። ካብ ስራሕካ ሰብ ንኹሉ ክድምስሶ እዩ።',
  'vraag-terug': 'እቲ ሕቶ ተሳሒቡ።',
};
