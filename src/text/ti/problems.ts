// Tigrinya words for what went wrong, and what to do now.
import type { HolderTexts } from '../holder-texts.ts';

export const problems: HolderTexts['problems'] = {
  'invalid-request': { title: 'ገለ ነገር ቅኑዕ ኣይኮነን', advice: 'ተመለስ፡ ዝጸሓፍካዮ ርአ፡ እንደገና ስደዶ።' },
  'not-authenticated': { title: 'ቅድም እቶ', advice: 'መእተዊ መላግቦ ክፈት። መላግቦ የብልካን? ንሓላፊ ስራሕካ ሕተት።' },
  'sign-in-link-invalid': { title: 'እዚ መላግቦ ደጊም ኣይሰርሕን', advice: 'መእተዊ መላግቦ ሓደ ግዜን ንሓጺር ግዜን ይሰርሕ። ሓድሽ ሕተት።' },
  forbidden: { title: 'ነዚ ክትገብሮ ኣይትኽእልን', advice: 'ንሓላፊ ስራሕካ ሕተት።' },
  'form-expired': { title: 'እዚ ቅጥዒ ደጊም ኣየገልግልን', advice: 'ነቲ ገጽ እንደገና ክፈቶ፡ ነቲ ቅጥዒ እንደገና ምልኣዮ።' },
  'not-found': { title: 'ኣብዚ ምንም የለን', advice: 'መላግቦ ወይ ኮድ ቅኑዕ ምዃኑ ርአ። ምናልባት እዚ ገጽ ተዓጽዩ።' },
  'too-many-requests': { title: 'ቁሩብ ተጸበ', advice: 'ብዙሕ ፈተነታት ነይሩ። ሓደ ደቒቕ ተጸበ፡ እንደገና ፈትን።' },
  'credential-withdrawn': { title: 'እዚ ባጅ ድሮ ተሳሒቡ', advice: 'ክምለስ ኣይክእልን። ንሓላፊ ስራሕካ ሕተት።' },
  'share-closed': { title: 'እዚ ኮድ ዕጹው እዩ', advice: 'ዕጹው ኮድ ኣይክፈትን። ሓድሽ ኮድ ፍጠር።' },
  'signing-unavailable': { title: 'ሕጂ ባጅ ክስራሕ ኣይክእልን', advice: 'ምንም ኣይተዓቀበን። ድሕሪ ቁሩብ ደቓይቕ እንደገና ፈትን።' },
  'database-unavailable': { title: 'ቀልጢፍና ክንምለስ ኢና', advice: 'ምንም ኣይተዓቀበን። ድሕሪ ፍርቂ ደቒቕ እንደገና ፈትን።' },
  'internal-error': { title: 'ኣባና ጌጋ ተፈጢሩ', advice: 'ናትካ ጌጋ ኣይኮነን። ደሓር እንደገና ፈትን።' },
};

export const problemPage: HolderTexts['problemPage'] = {
  details: 'ንኣመሓዳሪ',
  code: 'ስም ናይቲ ጸገም',
  id: 'ቁጽሪ ናይዚ ሕቶ',
  toStart: 'ናብ መጀመርታ ገጽ',
  listTitle: 'እዚ ኣገልግሎት ዝፈልጦም ጸገማት',
  status: 'መልሲ',
  retryHelps: 'ደሓር ምፍታን ክሕግዝ ይኽእል።',
  retryUseless: 'እንደገና ምፍታን ኣይሕግዝን።',
};
