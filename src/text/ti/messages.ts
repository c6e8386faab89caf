// Tigrinya words of a link that is sent.
import type { HolderTexts } from '../holder-texts.ts';

export const messages: HolderTexts['messages'] = {
  subject: 'መላግቦኻ',
  hello: ({ name }) => `ሰላም ${name}፡`,
  lead: 'እዚ መላግቦኻ እዩ፦',
  once: 'እቲ መላግቦ ሓደ ግዜ ይሰርሕ። ንማንም ኣይትሃብ።',
  until: ({ day }) => `ክሳብ መወዳእታ ${day} ይሰርሕ።`,
  notYou: 'ነዚ ኣይትፈልጦን ዲኻ? ምንም ክትገብር ኣየድልን።',
  short: ({ link }) => `መላግቦኻ፦ ${link} ሓደ ግዜ ይሰርሕ። ንማንም ኣይትሃብ።`,
};

export const card: HolderTexts['card'] = {
  title: ({ name }) => `ን ${name}`,
  how: ['ነቲ QR ኮድ ብስልክኻ ስካን ግበሮ።', 'ነቲ መልጎም ጠውቖ። ሕጂ ባጅታትካ ትርኢ።', 'እዚ ካርድ ሓደ ግዜ ይሰርሕ። ንማንም ኣይተርእዮ።'],
  orCode: ({ address }) => `ካሜራ የለን? ናብ ${address} ኪድ፡ ነዚ ኮድ ጽሓፍ፦`,
  until: ({ day }) => `እቲ ካርድ ክሳብ መወዳእታ ${day} ይሰርሕ።`,
};
