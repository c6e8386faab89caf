// Tigrinya words of questions about a participant.
import type { HolderTexts } from '../holder-texts.ts';

export const ownQuestions: HolderTexts['ownQuestions'] = {
  title: 'ሕቶታት ብዛዕባኻ',
  lead: 'መላግቦኻ ወይ ኮድካ ዘለዎ ሰብ ብዛዕባ ስራሕካ ክሓትት ይኽእል ድዩ? ንስኻ ትመርጽ።',
  how: 'እቲ ሕቶ ናብ ሓላፊ ስራሕካ ይኸይድ። ንስኻ ነቲ ሕቶን መልስን ተንብቦ።',
  isOpen: 'እወ። ሰብ ክሓትት ይኽእል።',
  isClosed: 'ኣይፋል። ዋላ ሓደ ክሓትት ኣይክእልን።',
  open: 'ሕቶታት ክፈት',
  close: 'ሕቶታት ዕጾ',
  perCode: 'ንነፍሲ ወከፍ ኮድ',
  codeOpen: 'ሕቶታት ክፉት',
  codeClosed: 'ሕቶታት ዕጹው',
  listTitle: 'ዝተሓቱ ሕቶታት',
  none: 'ክሳብ ሕጂ ሕቶታት የለን።',
  from: 'ካብ',
  answer: 'መልሲ',
  waiting: 'ክሳብ ሕጂ መልሲ የለን።',
  declined: 'ሓላፊ ስራሕ ኣይምልስን።',
  withdrawn: 'ንስኻ መልሲ ኣይደለኻን።',
  withdraw: 'ነዚ መልሲ ኣይደልን',
  withdrawAnswer: 'ነቲ መልሲ ኣጥፍኣዮ',
  forgotten: 'ድሕሪ 60 መዓልቲ ነቲ ሕቶን መልስን ንድምስሶ።',
};
