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
