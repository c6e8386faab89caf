// Tigrinya words about codes for a CV.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('ti');

export const shares: HolderTexts['shares'] = {
  newTitle: 'ንሲቪ ዝኸውን ኮድ',
  chooseBadges: 'ሰብ ኣየኖት ባጅታት ክርኢ ይኽእል?',
  chooseBadgesHint: 'ዘይመረጽካዮ ማንም ኣይርእዮን። ከም ዘሎ እውን ኣይፍለጥን።',
  chooseName: 'ኣየናይ ስም ይጸሓፍ?',
  names: { full: 'ምሉእ ስም', first: 'ቀዳማይ ስም ጥራይ', initials: 'መጀመርታ ፊደላት ጥራይ', none: 'ብዘይ ስም' },
  make: 'ነቲ ኮድ ፍጠር',
  makeNew: 'ኮድ ፍጠር',
  noBadges: 'ክሳብ ሕጂ ክፉት ባጅ የለን። ደሓር ኮድ ክትፈጥር ትኽእል።',
  faults: { credentialIds: 'እንተወሓደ ሓደ ክፉት ባጅ ምረጽ።', displayName: 'ኣየናይ ስም ከም ዝጸሓፍ ምረጽ።' },
  madeTitle: 'እቲ ኮድ',
  onCv: 'ነዚ ኮድ ኣብ ሲቪ ኣእትዎ፦',
  cvLine: ({ link }) => `ባጅታተይ፦ ${link}`,
  orScan: 'ወይ ነዚ QR ኮድ ኣርኢ።',
  shows: 'ኮድ ዘለዎ ሰብ ነዚ ይርኢ',
  nameShown: ({ name }) => `ስም፦ ${name}`,
  noNameShown: 'ስም የለን።',
  seeAsOthers: 'ካልኦት ከምዚ ይርእይዎ',
  close: 'ነቲ ኮድ ዕጾ',
  closeHint: 'እቲ ኮድ ደጊም ኣይሰርሕን።',
  renew: 'ሓድሽ ኮድ ፍጠር',
  renewHint: 'እቲ ኣረጊት ኮድ ደጊም ኣይሰርሕን። ባጅታትን ስምን ኣይቅየሩን።',
  closed: 'እዚ ኮድ ዕጹው እዩ። ማንም ክጥቀመሉ ኣይክእልን።',
  badgesIn: ({ count }) => counted(count, { one: '# ባጅ', other: '# ባጅታት' }),
};
