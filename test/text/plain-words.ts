// What makes a text hard to read: long sentences, words of offices and of makers of software, short forms, and words
// that judge somebody. As a language adviser would look at it: A2 for a participant, B1 for everybody else.

/** Sentences of a text, as a reader meets them. */
export const listSentences = (text: string): string[] => text.split(/(?<=[.?!])\s+/);

export const countWords = (sentence: string): number =>
  sentence.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;

export const findLongSentences = (text: string, most: number): string[] =>
  listSentences(text).filter((sentence) => countWords(sentence) > most);

/** By hard word, what to say instead. A hyphen at the end: each word that begins so. */
type HardWords = Record<string, string>;

/** Words of who makes software or badges. */
const jargon: HardWords = {
  api: 'koppeling',
  'applicatie-': 'app',
  'assertion-': 'badge',
  'authentic-': 'inloggen',
  'autoris-': 'mogen',
  'backend-': 'Kundig',
  'cache-': 'bewaren',
  'certificaat-': 'bewijs of papier',
  'configur-': 'instellen',
  'credential-': 'bewijs',
  'database-': 'Kundig',
  'deelcertificaat-': 'badge',
  'encrypt-': 'op slot',
  'fallback-': 'anders',
  'functionaliteit-': 'wat het kan',
  'gebruiker-': 'wie dit gebruikt',
  'gebruikersnaam-': 'naam',
  'hash-': 'niets',
  http: 'adres',
  'identific-': 'wie iemand is',
  'interface-': 'scherm',
  'issuer-': 'maker',
  json: 'bestand',
  'metadata-': 'gegevens',
  'module-': 'deel',
  'parameter-': 'keuze',
  'server-': 'Kundig',
  'sessie-': 'ingelogd zijn',
  'sjablo-': 'badge',
  'software-': 'app',
  'synchron-': 'versturen',
  'template-': 'badge',
  'token-': 'code',
  'update-': 'nieuwe versie',
  'upload-': 'sturen',
  'uri-': 'adres',
  url: 'adres',
  "url's": 'adressen',
  'valid-': 'controleren',
  'verif-': 'controleren',
  'wallet-': 'app die badges bewaart',
};

/** Words of offices: each has a plain one. */
const officialese: HardWords = {
  aangaande: 'over',
  'aanvang-': 'begin',
  'adequa-': 'goed',
  alsmede: 'en ook',
  alsnog: 'nu wel',
  alsook: 'en ook',
  alvorens: 'voordat',
  'behoeve van': 'voor',
  behoudens: 'behalve',
  'beschikbaar-': 'er is',
  'beschikt over': 'heeft',
  'betrekking tot': 'over',
  betreffende: 'over',
  betreft: 'gaat over',
  bovenstaand: 'hierboven',
  bovenstaande: 'hierboven',
  circa: 'ongeveer',
  'competentie-': 'wat iemand kan',
  conform: 'volgens',
  criteria: 'wat je laat zien',
  criterium: 'wat je laat zien',
  daadwerkelijk: 'echt',
  daartoe: 'daarvoor',
  degene: 'wie',
  derhalve: 'daarom',
  desbetreffende: 'deze',
  desgewenst: 'als je wilt',
  diegene: 'wie',
  dient: 'moet',
  dienen: 'moeten',
  'divers-': 'verschillende',
  doorgaans: 'meestal',
  echter: 'maar',
  'effectu-': 'doen',
  'enig bezwaar': 'nee',
  enkele: 'een paar',
  'evalu-': 'terugkijken',
  evenals: 'net als',
  eveneens: 'ook',
  eventuele: 'misschien',
  eventueel: 'misschien',
  'facilit-': 'helpen',
  gedurende: 'tijdens',
  gelieve: 'doe',
  'genereer-': 'maken',
  'genereren-': 'maken',
  'hanteer-': 'gebruiken',
  hanteren: 'gebruiken',
  hetgeen: 'wat',
  hiertoe: 'hiervoor',
  hoogstens: 'niet meer dan',
  hooguit: 'niet meer dan',
  immers: 'want',
  'implement-': 'invoeren',
  'in verband met': 'door',
  indien: 'als',
  'indicatie-': 'wat het lijkt',
  'initieel-': 'eerst',
  inzake: 'over',
  'kwalific-': 'wat iemand kan',
  krachtens: 'volgens',
  'legitim-': 'laten zien wie je bent',
  middels: 'met',
  mits: 'als',
  momenteel: 'nu',
  'naar aanleiding van': 'door',
  nadien: 'daarna',
  noodzakelijk: 'nodig',
  omtrent: 'over',
  onderstaand: 'hieronder',
  onderstaande: 'hieronder',
  ontbreekt: 'is er niet',
  'op basis van': 'met',
  'op grond van': 'door',
  'optie-': 'keuze',
  optioneel: 'hoeft niet',
  overeenkomstig: 'volgens',
  'particip-': 'meedoen',
  'per abuis': 'per ongeluk',
  'persoonsgegeven-': 'gegevens',
  'procedure-': 'hoe het gaat',
  'raadpleg-': 'bekijken',
  'realiser-': 'maken',
  reeds: 'al',
  'registr-': 'opschrijven',
  'registreer-': 'opschrijven',
  'relevant-': 'wat ertoe doet',
  respectievelijk: 'en',
  slechts: 'alleen',
  'specific-': 'precies zeggen',
  'specifiek-': 'dit ene',
  'techneut-': 'wie techniek kent',
  teneinde: 'om',
  tevens: 'ook',
  thans: 'nu',
  'trachten-': 'proberen',
  uitsluitend: 'alleen',
  'verkrijg-': 'krijgen',
  'vermeld-': 'noemen',
  'verstrek-': 'geven',
  'verwerken-': 'gebruiken',
  'verwerking-': 'gebruik',
  vigerende: 'nu',
  'voldoen aan': 'goed zijn voor',
  voornemens: 'van plan',
  voorts: 'ook',
  'waarborg-': 'zorgen voor',
  wederom: 'weer',
  'wijzig-': 'veranderen',
  zodanig: 'zo',
};

/** Words that judge somebody, or say that it is their fault. */
const judging: HardWords = {
  'faalt-': 'niets',
  'faald-': 'niets',
  fout: 'klopt niet',
  fouten: 'klopt niet',
  'foutmelding-': 'wat er mis is',
  'gefaald-': 'niets',
  gezakt: 'nog niet gezien',
  'mislukt-': 'lukte niet',
  'niet behaald': 'nog niet gezien',
  ongeldig: 'niet geldig',
  ongeldige: 'niet geldig',
  'onvoldoende-': 'nog niet gezien',
};

/** B1, so well for staff and employers, but not on a participant's own pages. */
const aboveA2: HardWords = {
  'accoun-': 'jouw pagina',
  'beoordel-': 'kijken',
  'beschrijving-': 'wat het betekent',
  browser: 'telefoon',
  csv: 'lijst',
  'eigenaar-': 'van wie het is',
  'formulier-': 'vragen',
  'instelling-': 'keuze',
  'kenmerk-': 'nummer',
  'melding-': 'bericht',
  'niveau-': 'hoe goed',
  'ongewenst-': 'niets',
  'onderdeel-': 'deel',
  'passkey-': 'niets',
  'privacy-': 'wie wat ziet',
  'profiel-': 'jouw pagina',
  'toestemming-': 'ja zeggen',
  'verantwoord-': 'niets',
  'voorwaard-': 'niets',
  'website-': 'pagina',
};

const hardEnglish: HardWords = {
  'additional-': 'more',
  api: 'link',
  'approximately-': 'about',
  'assertion-': 'badge',
  'authentic-': 'sign in',
  'commenc-': 'begin',
  concerning: 'about',
  'credential-': 'badge',
  'facilitat-': 'help',
  'fail-': 'did not work',
  furthermore: 'also',
  'hash-': 'nothing',
  hereby: 'nothing',
  'in order to': 'to',
  'insufficient-': 'not seen yet',
  'invalid-': 'does not count',
  'issuer-': 'maker',
  json: 'file',
  'metadata-': 'details',
  notwithstanding: 'but',
  'obtain-': 'get',
  'prior to': 'before',
  'pursuant-': 'nothing',
  regarding: 'about',
  shall: 'will',
  'subsequent-': 'later',
  'sufficient-': 'enough',
  'terminat-': 'end',
  therefore: 'so',
  thereof: 'of it',
  'token-': 'code',
  upon: 'on',
  'utilis-': 'use',
  'validat-': 'check',
  'verif-': 'check',
  'wallet-': 'app',
  whilst: 'while',
};

const buildFinder = (...lists: HardWords[]) => {
  const rows = Object.entries(Object.assign({}, ...lists) as HardWords).map(([word, plain]) => {
    const isBeginning = word.endsWith('-');
    const body = (isBeginning ? word.slice(0, -1) : word).replaceAll(' ', '\\s+');
    const source = `(?<![\\p{L}\\p{N}])${body}${isBeginning ? '' : '(?![\\p{L}\\p{N}])'}`;
    return { line: `${word} (say: ${plain})`, source, pattern: new RegExp(source, 'iu') };
  });
  const any = new RegExp(rows.map(({ source }) => source).join('|'), 'iu');
  return (text: string): string[] => {
    const visible = text.replaceAll('\u00ad', '');
    if (!any.test(visible)) return [];
    return rows.filter(({ pattern }) => pattern.test(visible)).map(({ line }) => line);
  };
};

/** "bijv.", "m.b.t.", "min": who reads slowly has to guess what is meant. Initials have capitals. */
const shortForms = [
  /(?<![\p{L}\p{N}])(bijv|bv|dwz|enz|etc|evt|excl|incl|jl|max|min|mbt|nl|nvt|nr|oa|svp|tel|tov|ivm|zsm)(?![\p{L}\p{N}])\.?/iu,
  /(?<!\p{L})(\p{Ll}\.){2,}/u,
];

const findShortForms = (text: string): string[] =>
  shortForms.flatMap((pattern) => pattern.exec(text)?.[0] ?? []).map((found) => `${found} (write it out)`);

const findHardDutch = buildFinder(jargon, officialese, judging);
const findAboveA2 = buildFinder(aboveA2);

/** Hard words of a Dutch text at B1; each with what to say. */
export const findHardWords = (text: string): string[] => [...findHardDutch(text), ...findShortForms(text)];

/** The same at A2, for who just begins to read Dutch. */
export const findHolderHardWords = (text: string): string[] => [...findHardWords(text), ...findAboveA2(text)];

export const findHardEnglishWords = buildFinder(hardEnglish);

/** Long words that every participant here knows: each is said on the floor every day, or read on a phone. */
const knownLongWords =
  /^(werkbegeleiders?|leidinggevenden?|gespreksblad|gefeliciteerd|mailadressen|e-mailadres(sen)?)$/iu;

/** Words that are too long to read at once: more than 13 letters. */
export const findLongWords = (text: string): string[] =>
  (text.replaceAll('\u00ad', '').match(/[\p{L}-]{14,}/gu) ?? []).filter((word) => !knownLongWords.test(word));

/** Health, money, home, origin, and what offices keep: of no use on a badge (items 2 to 6 and 8 of the rules of privacy). */
const privateWords =
  /(?<!\p{L})(bsn|burgerservicenummer|geboortedat\p{L}+|geboorteplaats|geslacht|nationaliteit\p{L}*|afkomst|herkomst|taalniveau|loonwaarde|zrm|zelfredzaamheid\p{L}*|participatietrede|dariuz|competensys|emdr|diagnos\p{L}+|verzuim\p{L}*|ziekmeld\p{L}+|verslav\p{L}+|schulden|schuldhulp\p{L}*|bewindvoer\p{L}+|detentie|gevangenis\p{L}*|strafblad|zwanger\p{L}*|medicijn\p{L}*|medisch\p{L}*|beperking\p{L}*|gezondheid\p{L}*|gezinssituatie|kinderopvang|werkcoach\p{L}*|ontwikkelcoach\p{L}*|jobcoach\p{L}*|inburger\p{L}+|vluchteling\p{L}*|werkloos\p{L}*|werkzoekend\p{L}*|loonkostensubsidie|health|debts?|addict\p{L}*|disab\p{L}+|pregnan\p{L}+|prison|nationality|refugees?|asylum|welfare|unemploy\p{L}*|jobseekers?|reintegration|social security|target group|date of birth)(?!\p{L})/giu;

export const findPrivateWords = (text: string): string[] =>
  [...text.matchAll(privateWords)].map(([word]) => word.toLowerCase());
