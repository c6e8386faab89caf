// The commands of `npx kundig`: one table, a row each. A command gets its options and gives the lines to print.
import { parseArgs } from 'node:util';
import { isProblem, Problem } from './base/problem.ts';
import type { Config } from './config.ts';
import { actsOfRoles, type Role } from './domain/actors.ts';
import { retireBadgeClassAsOperator } from './domain/badge-classes.ts';
import { loadCatalogue } from './domain/catalogue.ts';
import { type KeyKind, keyKinds, type ProofKeyKind, proofKeyKinds, rotateKey } from './domain/issuers.ts';
import { addLocation, addStaff, loadStaff, loadStaffOverview, setUpInstallation } from './domain/setup.ts';
import { createApiToken, createStaffSignInLink } from './domain/sign-in.ts';
import { joseFeatureNames, runJose } from './jose-command.ts';
import type { Services } from './services.ts';
import { trustCommands } from './trust-commands.ts';
import { runVerify } from './verify-command.ts';

/** Texts as given, without spaces around them; a flag that was given is 'true'. */
export type Values = Record<string, string | undefined>;

type Option = { name: string; meaning: string; isRequired?: boolean; isFlag?: boolean };
type Described = {
  name: string;
  meaning: string;
  options: Option[];
  /** The one thing that is named without an option, required. */
  argument?: { name: string; usage: string };
};
export type Command = Described &
  (
    | { run: (services: Services, values: Values, config: Config) => Promise<string[]>; runAlone?: never }
    /** Needs no database, and says itself what it ends with. */
    | { runAlone: (values: Values, config: Config) => Promise<{ lines: string[]; exitCode: number }> }
  );

const roles = [...new Set(Object.values(actsOfRoles).flat())] as Role[];

const kinds = Object.keys(keyKinds) as KeyKind[];

function parseList(text: string | undefined): string[] {
  const items = (text ?? '').split(',').map((item) => item.trim());
  return items.filter((item) => item !== '');
}

function parseRole(text: string | undefined): Role {
  const role = roles.find((candidate) => candidate === text);
  if (!role) throw new Problem('command-invalid', { reason: `--role must be one of ${roles.join(', ')}` });
  return role;
}

function parseKind(text: string | undefined): KeyKind | undefined {
  const kind = kinds.find((candidate) => candidate === text);
  if (text === undefined || kind) return kind;
  throw new Problem('command-invalid', { reason: `--kind must be one of ${kinds.join(', ')}` });
}

function parseProofKind(text: string | undefined): ProofKeyKind | undefined {
  const kind = proofKeyKinds.find((candidate) => candidate === text);
  if (text === undefined || kind) return kind;
  throw new Problem('command-invalid', { reason: `--key must be one of ${proofKeyKinds.join(', ')}` });
}

/** "Not found" says too little to somebody who typed a name. */
async function findNamed<T>(what: string, work: Promise<T>): Promise<T> {
  return work.catch((cause: unknown) => {
    if (!isProblem(cause, 'not-found')) throw cause;
    throw new Problem('command-invalid', { reason: `there is no ${what}` }, { cause });
  });
}

const staffOption = {
  name: 'staff',
  meaning: 'id of the person or system (see list-staff)',
  isRequired: true,
};

export const commands: Command[] = [
  {
    name: 'setup',
    meaning: 'make the first issuer, location and admin',
    options: [
      { name: 'issuer', meaning: 'neutral name of the issuer, as it stands on badges', isRequired: true },
      { name: 'slug', meaning: 'short name of the issuer in addresses', isRequired: true },
      { name: 'email', meaning: 'public e-mail address of the issuer' },
      { name: 'location', meaning: 'name of the first location', isRequired: true },
      { name: 'admin', meaning: 'name of the first admin', isRequired: true },
      {
        name: 'key',
        meaning: `what badges are signed with: ${proofKeyKinds.join(' (as when left out), ')} (ecdsa-rdfc-2019)`,
      },
    ],
    async run(services, values, config) {
      const slug = values.slug!;
      const keyKind = parseProofKind(values.key);
      // First what can fail: the token is shown only once.
      await loadCatalogue(services, config.badgeTemplatesDirectory);
      const { signIn, token } = await setUpInstallation(services, {
        issuer: values.issuer!,
        slug,
        email: values.email ?? null,
        location: values.location!,
        admin: values.admin!,
        keyKind,
      });
      return [
        `The issuer stands at ${services.settings.publicUrl}/issuers/${slug}`,
        `Sign in as admin (works once, until ${signIn.expiresAt.toISOString()}): ${signIn.link}`,
        `API token of the admin, shown this once: ${token}`,
      ];
    },
  },
  {
    name: 'load-badges',
    meaning: 'load badge-templates/; every change becomes a new version',
    options: [],
    async run(services, _values, config) {
      const summary = await loadCatalogue(services, config.badgeTemplatesDirectory);
      return summary.map(({ slug, version, change }) => `${slug} version ${version}: ${change}`);
    },
  },
  {
    name: 'retire-badge',
    meaning: 'stop awarding a badge class; what was awarded stays valid',
    options: [
      { name: 'slug', meaning: 'slug of the badge class', isRequired: true },
      { name: 'again', meaning: 'take it up again', isFlag: true },
    ],
    async run(services, values) {
      const retired = values.again === undefined;
      const retirement = { slug: values.slug!, retired };
      await findNamed(`badge class '${values.slug}'`, retireBadgeClassAsOperator(services, retirement));
      return [`${values.slug} is ${retired ? 'no longer awarded' : 'awarded again'}`];
    },
  },
  {
    name: 'list-staff',
    meaning: 'show locations and staff with their ids',
    options: [],
    async run(services) {
      const { locations, staff } = await loadStaffOverview(services);
      return [
        ...locations.map(({ id, name }) => `location ${id} ${name}`),
        ...staff.map(({ id, role, name }) => `staff ${id} ${role} ${name}`),
      ];
    },
  },
  {
    name: 'add-location',
    meaning: 'add a location',
    options: [{ name: 'name', meaning: 'its name', isRequired: true }],
    run: async (services, values) => [`location ${await addLocation(services, values.name!)} ${values.name}`],
  },
  {
    name: 'add-staff',
    meaning: 'add a person or system with a role',
    options: [
      { name: 'name', meaning: 'for colleagues; never in a badge', isRequired: true },
      { name: 'role', meaning: roles.join(', '), isRequired: true },
      { name: 'locations', meaning: 'names of locations, by commas' },
      { name: 'system', meaning: 'a system, not a person', isFlag: true },
    ],
    async run(services, values) {
      const staff = await addStaff(services, {
        name: values.name!,
        kind: values.system === undefined ? 'person' : 'system',
        role: parseRole(values.role),
        locations: parseList(values.locations),
      });
      return [`staff ${staff.id} ${staff.role} ${staff.name}`];
    },
  },
  {
    name: 'sign-in-link',
    meaning: 'make a one-time sign-in link for somebody of the staff',
    options: [staffOption],
    async run(services, values) {
      const { id } = await loadStaff(services, values.staff!);
      const { link, expiresAt } = await createStaffSignInLink(services, id);
      return [link, `works once, until ${expiresAt.toISOString()}`];
    },
  },
  {
    name: 'api-token',
    meaning: 'make an API token; an earlier one with the same label stops working',
    options: [staffOption, { name: 'label', meaning: 'what it is for', isRequired: true }],
    async run(services, values) {
      const { id } = await loadStaff(services, values.staff!);
      return [await createApiToken(services, { staffId: id, label: values.label! })];
    },
  },
  {
    name: 'rotate-key',
    meaning: 'sign with a new key from now on; the old one stays published',
    options: [
      { name: 'issuer', meaning: 'slug of the issuer', isRequired: true },
      { name: 'kind', meaning: `${kinds.join(', ')} (of JWTs); as the present one when left out` },
    ],
    async run(services, values) {
      const { issuer = '' } = values;
      const kind = parseKind(values.kind);
      const publicKey = await findNamed(`issuer '${issuer}'`, rotateKey(services, issuer, kind));
      return [`signs with ${publicKey} from now on`];
    },
  },
  {
    name: 'verify',
    meaning: 'check a badge; ends with 0 valid, 1 not genuine, 2 not in force, 3 incomplete, 4 unreadable',
    argument: { name: 'file', usage: 'FILE|URL' },
    options: [
      { name: 'json', meaning: 'the whole report, as the API gives it', isFlag: true },
      { name: 'email', meaning: 'is it the badge of this person?' },
      { name: 'language', meaning: 'of the words: en (as when left out), nl' },
    ],
    runAlone: ({ file = '', json, email, language = 'en' }, config) =>
      runVerify({ file, isJson: json !== undefined, email, language }, config),
  },
  {
    name: 'jose',
    meaning:
      'secure or check one document with one key, for the conformance suite of W3C; ends with 0 success, 1 failure, ' +
      '3 indeterminate, 4 error',
    argument: { name: 'act', usage: 'issue|verify' },
    options: [
      { name: 'input', meaning: 'file to read: JSON to secure, or a JWT to check', isRequired: true },
      { name: 'key', meaning: 'file with a verification method or a JWK', isRequired: true },
      { name: 'feature', meaning: joseFeatureNames.join(', '), isRequired: true },
      { name: 'output', meaning: 'file to write {"result", "data"} to', isRequired: true },
    ],
    runAlone: ({ act = '', input = '', key = '', feature = '', output = '' }) =>
      runJose({ act, input, key, feature, output }),
  },
  ...trustCommands,
];

/** Whether a command says by its exit code what it found, so that 1 is an answer. */
export function isVerdictCommand(name: string | undefined): boolean {
  return commands.some((command) => command.name === name && command.runAlone !== undefined);
}

function renderOption({ name, meaning, isRequired, isFlag }: Option): string {
  const usage = isFlag ? `--${name}` : `--${name} TEXT`;
  return `      ${(isRequired ? usage : `[${usage}]`).padEnd(20)} ${meaning}`;
}

/** How to use the commands, for people. */
export function renderHelp(): string {
  const rows = commands.flatMap(({ name, meaning, options, argument }) => [
    `  npx kundig ${[name, argument?.usage].filter(Boolean).join(' ').padEnd(13)} ${meaning}`,
    ...options.map(renderOption),
  ]);
  return ['Commands (settings come from the environment, see docs/configuration.md):', ...rows].join('\n');
}

function parseOptions(command: Command, args: string[]): Values {
  const options = Object.fromEntries(
    command.options.map(({ name, isFlag }) => [name, { type: isFlag ? 'boolean' : 'string' } as const]),
  );
  try {
    const { argument } = command;
    const { values, positionals } = parseArgs({
      args,
      options,
      strict: true,
      allowPositionals: argument !== undefined,
    });
    if (argument && positionals.length !== 1) throw new Error(`name one ${argument.usage}`);
    const named = Object.entries(values).map(([name, value]) => [name, String(value).trim()]);
    return Object.fromEntries([...named, ...(argument ? [[argument.name, positionals[0]]] : [])]);
  } catch (cause) {
    throw new Problem('command-invalid', { reason: (cause as Error).message }, { cause });
  }
}

/**
 * Finds the command and reads its options.
 * @throws Problem command-invalid
 */
export function parseCommand(args: string[]): { command: Command; values: Values } {
  const [name, ...rest] = args;
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) throw new Problem('command-invalid', { reason: `there is no command '${name ?? ''}'` });
  const values = parseOptions(command, rest);
  const missing = command.options.filter((option) => option.isRequired && !values[option.name]);
  const empty = command.options.filter((option) => !option.isRequired && values[option.name] === '');
  if (missing.length + empty.length > 0) {
    const reason = `${[...missing, ...empty].map((option) => `--${option.name}`).join(', ')} missing`;
    throw new Problem('command-invalid', { reason });
  }
  return { command, values };
}
