// Tigrinya words of signing in.
import type { HolderTexts } from '../holder-texts.ts';

export const signIn: HolderTexts['signIn'] = {
  title: 'እቶ',
  hello: ({ name }) => `ሰላም ${name}`,
  lead: 'እዚ መላግቦ ናትካ እዩ። ንምቕጻል ነቲ መልጎም ጠውቖ።',
  button: 'ቀጽል',
  once: 'እቲ መላግቦ ሓደ ግዜ ይሰርሕ። ካልእ ሰብ ዲኻ? ኣይትጠውቖ።',
  deviceTitle: 'እዚ መሳርሒ ናይ መን እዩ?',
  ownDevice: 'ናተይ',
  ownDeviceHint: 'ከም ዝኣተኻ ትጸንሕ።',
  sharedDevice: 'ናይ ካልእ ሰብ፡ ወይ ናይ ብዙሓት',
  sharedDeviceHint: 'ድሕሪ ሓደ ሰዓት ትወጽእ። ምስ ወዳእካ ባዕልኻ ውጻእ።',
  codeTitle: 'ኮድ ዘለዎ ካርድ ኣለካ ድዩ?',
  codeLabel: 'ኣብ ካርድኻ ዘሎ ኮድ',
  codeHint: 'እቲ ኮድ 12 ፊደልን ቁጽርን ኣለዎ። ዓቢ ወይ ንእሽቶ ፊደል ፍልልይ የብሉን።',
  codeButton: 'ቀጽል',
  codeFault: 'እዚ ኮድ ቅኑዕ ኣይኮነን። ነቶም 12 ፊደላት እንደገና ርአ።',
  codeUsed: 'እዚ ኮድ ደጊም ኣይሰርሕን። ንሓላፊ ስራሕካ ሓድሽ ካርድ ሕተት።',
  howTitle: 'እቶ',
  how: [
    'ብመላግቦ ወይ ብካርድ ትኣቱ። ካብ ሓላፊ ስራሕካ ትረኽቦ።',
    'መላግቦ ወይ ካርድ ሓደ ግዜ ይሰርሕ። መሕለፊ ቃል ኣየድልን።',
    'ካርድኻ ኣይሰርሕን ድዩ? ወይ ስልክኻ ጠፊኡ? ንሓላፊ ስራሕካ ሓድሽ ካርድ ሕተት።',
  ],
};
