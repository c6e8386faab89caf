// The commands of `npx kundig`: one table, a row each. A command gets its options and gives the lines to print.
import { parseArgs } from 'node:util';
import { Problem } from './base/problem.ts';
import type { Config } from './config.ts';
import { actsOfRoles, type Role } from './domain/actors.ts';
import { retireBadgeClassAsOperator } from './domain/badge-classes.ts';
import { loadCatalogue } from './domain/catalogue.ts';
import { rotateKey } from './domain/issuers.ts';
import {
  createLocation,
  createStaff,
  loadStaff,
  loadStaffOverview,
  setUpInstallation,
} from './domain/setup.ts';
import { createApiToken, createStaffSignInLink } from './domain/sign-in.ts';
import type { Services } from './services.ts';

export type Values = Record<string, string | undefined>;

type Option = { name: string; meaning: string; isRequired?: boolean };
export type Command = {
  name: string;
  meaning: string;
  options: Option[];
  run: (services: Services, values: Values, config: Config) => Promise<string[]>;
};

const roles = [...new Set(Object.values(actsOfRoles).flat())] as Role[];

async function findLocationIds(services: Services, names: string | undefined): Promise<string[]> {
  if (names === undefined) return [];
  const { locations } = await loadStaffOverview(services);
  return names.split(',').map((name) => {
    const found = locations.find((location) => location.name === name.trim());
    if (!found) throw new Problem('command-invalid', { reason: `there is no location '${name.trim()}'` });
    return found.id;
  });
}

function parseRole(text: string | undefined): Role {
  const role = roles.find((candidate) => candidate === text);
  if (!role) throw new Problem('command-invalid', { reason: `--role must be one of ${roles.join(', ')}` });
  return role;
}

function parseSlug(text: string): string {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 60) return text;
  throw new Problem('command-invalid', { reason: '--slug must be lower-case letters, digits and hyphens' });
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
    ],
    async run(services, values, config) {
      const slug = parseSlug(values.slug!);
      await loadCatalogue(services, config.badgeTemplatesDirectory);
      const { signIn, token } = await setUpInstallation(services, {
        issuer: values.issuer!,
        slug,
        email: values.email ?? null,
        location: values.location!,
        admin: values.admin!,
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
      { name: 'again', meaning: 'yes: take it up again' },
    ],
    async run(services, values) {
      const retired = values.again !== 'yes';
      await retireBadgeClassAsOperator(services, { slug: values.slug!, retired });
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
    async run(services, values) {
      const { issuerId } = await loadStaffOverview(services);
      return [`location ${await createLocation(services, { issuerId, name: values.name! })} ${values.name}`];
    },
  },
  {
    name: 'add-staff',
    meaning: 'add a person or system with a role',
    options: [
      { name: 'name', meaning: 'for colleagues; never in a badge', isRequired: true },
      { name: 'role', meaning: roles.join(', '), isRequired: true },
      { name: 'locations', meaning: 'names of locations, by commas' },
      { name: 'system', meaning: 'yes: a system, not a person' },
    ],
    async run(services, values) {
      const { issuerId } = await loadStaffOverview(services);
      const staff = await createStaff(services, {
        issuerId,
        name: values.name!,
        kind: values.system === 'yes' ? 'system' : 'person',
        role: parseRole(values.role),
        locationIds: await findLocationIds(services, values.locations),
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
    options: [{ name: 'issuer', meaning: 'slug of the issuer', isRequired: true }],
    run: async (services, values) => [`signs with ${await rotateKey(services, values.issuer!)} from now on`],
  },
];

/** How to use the commands, for people. */
export function renderHelp(): string {
  const rows = commands.flatMap(({ name, meaning, options }) => [
    `  npx kundig ${name.padEnd(14)} ${meaning}`,
    ...options.map((option) => {
      const flag = `--${option.name} TEXT`;
      return `      ${option.isRequired ? flag : `[${flag}]`}  ${option.meaning}`;
    }),
  ]);
  return ['Commands (settings come from the environment, see docs/configuration.md):', ...rows].join('\n');
}

/**
 * Finds the command and reads its options.
 * @throws Problem command-invalid
 */
export function parseCommand(args: string[]): { command: Command; values: Values } {
  const [name, ...rest] = args;
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) throw new Problem('command-invalid', { reason: `there is no command '${name ?? ''}'` });
  const options = Object.fromEntries(
    command.options.map((option) => [option.name, { type: 'string' as const }]),
  );
  let values: Values;
  try {
    values = parseArgs({ args: rest, options, strict: true }).values as Values;
  } catch (cause) {
    throw new Problem('command-invalid', { reason: (cause as Error).message }, { cause });
  }
  const missing = command.options.filter((option) => option.isRequired && !values[option.name]?.trim());
  if (missing.length > 0) {
    const reason = `${missing.map((option) => `--${option.name}`).join(', ')} missing`;
    throw new Problem('command-invalid', { reason });
  }
  return { command, values };
}
