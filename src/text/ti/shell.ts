// Tigrinya words of the frame around every page, and of forms and buttons.
import type { HolderTexts } from '../holder-texts.ts';

export const shell: HolderTexts['shell'] = {
  siteName: 'Kundig',
  skipToContent: 'ናብ ትሕዝቶ ኪድ',
  languageSwitch: 'ቋንቋ',
  mainNavigation: 'ዝርዝር',
  start: 'መጀመርታ',
  myBadges: 'ባጅታተይ',
  check: 'ኣረጋግጽ',
  catalogue: 'ኩሎም ባጅታት',
  explanation: 'ከመይ ይሰርሕ?',
  signIn: 'እቶ',
  signOut: 'ውጻእ',
  previewTitle: 'ባጅ ርአ',
  previewDescription: 'ሰብ ኣብ ስራሕ ዘርኣዮ ርአ።',
  whatIsThis: 'ባጅ ሰብ ኣብ ስራሕ እንታይ ከም ዝኽእል የርኢ። ሓላፊ ስራሕ ርእይዎ ኣሎ። ባጅ ዲፕሎማ ኣይኮነን።',
  demo: 'እዚ ናይ ፈተነ እዩ። ሰባትን ባጅታትን ናይ ሓቂ ኣይኮኑን።',
  help: 'ሓገዝ የድልየካ ድዩ? ንሓላፊ ስራሕካ ሕተት።',
};

export const forms: HolderTexts['forms'] = {
  send: 'ስደድ',
  save: 'ዓቅብ',
  next: 'ቀጽል',
  back: 'ተመለስ',
  undo: 'ምለሶ',
  copy: 'ቅዳሕ',
  print: 'ኣሕትም',
  download: 'ኣብዚ መሳርሒ ዓቅብ',
  optional: 'ግድን ኣይኮነን',
  listen: 'ስማዕ',
  stopListening: 'ደው ኣብል',
  errorsTitle: 'ነዚ እንደገና ርአ',
  step: ({ current, total }) => `ደረጃ ${current} ካብ ${total}`,
  code: 'ኮድ',
  codeSpelled: ({ groups }) => `ኮድ፦ ${groups}`,
  qrAlt: 'መላግቦ ዘለዎ QR ኮድ',
  noticeInfo: 'ሓበሬታ',
  noticeSuccess: 'ተዛዚሙ',
  noticeWarning: 'ተጠንቀቕ',
};
