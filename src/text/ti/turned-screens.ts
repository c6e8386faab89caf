// Tigrinya words of the screen that is turned to the participant.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('ti');

export const turnedScreen: HolderTexts['turnedScreen'] = {
  confirmTitle: ({ name }) => `እዚ ቅኑዕ ድዩ፣ ${name}?`,
  confirmLead: ({ day }) => `እዚ ኣብ ${day} ተራእዩ።`,
  confirmDays: ({ days }) => counted(days, { one: 'ኣብዚ ሰሙን # መዓልቲ', other: 'ኣብዚ ሰሙን # መዓልታት' }),
  yes: 'እወ፣ ቅኑዕ እዩ',
  talk: 'መጀመርታ ንዛረብ',
  talkHint: 'መጀመርታ ክትዛረብ ትደሊ ዶ? ሽዑ ነዚ ንዕቅቦ። እቲ ባጅ ድሓር ይመጽእ።',
  awardedTitle: ({ name }) => `እንቋዕ ሓጎሰካ፣ ${name}!`,
  awardedLead: ({ badge }) => `ባጅ ${badge} ኣለካ።`,
  qrHint: 'ብቴሌፎንካ ስካን ግበሮ። ሽዑ እቲ ባጅ ምሳኻ እዩ።',
  codeHint: 'ወይ ነዚ ኮድ ጽሓፎ፦',
  keptTitle: ({ name }) => `ተዓቂቡ፣ ${name}`,
  keptLead: 'ኢንተርነት ምስ ተመልሰ ክንሰዶ ኢና።',
};
