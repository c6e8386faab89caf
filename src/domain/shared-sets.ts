// What a CV code shows to whoever has it: the chosen badges, the name as its owner chose it, and the superbadges that
// these badges complete. Nothing that is not in the share is named or counted (decisions 14, 17).
import { Problem } from '../base/problem.ts';
import { findMonthOf } from '../openbadges/month.ts';
import type { Services } from '../services.ts';
import { findOpenShare, listSharedCredentials, type SharedCredentialRow } from '../store/shares.ts';
import { computeSuperbadge, listRuleSlugs } from './award-rules.ts';
import type { BadgeTemplate } from './badge-templates.ts';
import { findCredentialUrl } from './credentials.ts';
import { formatCode, parseCode } from './share-codes.ts';
import type { DisplayName } from './shares.ts';
import { listSuperbadges, type Superbadge } from './superbadges.ts';

type Names = { givenName: string; familyName: string };

const namesShown: Record<DisplayName, (names: Names) => string | null> = {
  full: ({ givenName, familyName }) => `${givenName} ${familyName}`,
  first: ({ givenName }) => givenName,
  initials: ({ givenName, familyName }) => `${takeInitial(givenName)}${takeInitial(familyName)}`,
  none: () => null,
};

function takeInitial(name: string): string {
  const [first = ''] = new Intl.Segmenter('nl', { granularity: 'grapheme' }).segment(name);
  return typeof first === 'string' ? first : `${first.segment.toLocaleUpperCase('nl')}.`;
}

/** The name as its owner chose to show it, or null for no name. */
export function renderDisplayName(choice: DisplayName, names: Names): string | null {
  return namesShown[choice](names);
}

export type SharedCredential = {
  link: string;
  id: string;
  badgeClass: string;
  kind: 'badge' | 'superbadge';
  version: number;
  name: string;
  /** What it says about the work, in Dutch and English. */
  description: { nl: string; en: string };
  /** yyyy-mm */
  month: string;
  status: 'in-force' | 'revoked';
  document: string;
};

export type SharedSet = {
  /** XXXX-XXXX-XXXX */
  code: string;
  link: string;
  displayName: string | null;
  credentials: SharedCredential[];
};

function toSharedCredential(services: Services, row: SharedCredentialRow): SharedCredential {
  const template = row.template as BadgeTemplate;
  const { validFrom } = JSON.parse(row.document) as { validFrom: string };
  return {
    link: findCredentialUrl(services, row.id),
    id: row.id,
    badgeClass: row.slug,
    kind: row.kind,
    version: row.version,
    name: template.name.nl,
    description: template.description,
    month: findMonthOf(validFrom),
    status: row.revokedAt ? 'revoked' : 'in-force',
    document: row.document,
  };
}

/** No share has this id. */
const noShare = '00000000-0000-0000-0000-000000000000';

/** The open share behind a code, and what is open in it. @throws Problem not-found */
export async function loadOpenShare(services: Services, typedCode: string) {
  // A code with a typing error is looked up too, as one that nobody has, so that its answer takes as long.
  const share = await findOpenShare(services.db, parseCode(typedCode) ?? '');
  const rows = await listSharedCredentials(services.db, share?.id ?? noShare);
  // A share whose badges were all closed shows nothing, not even a name: like one that does not exist, for which the
  // same is asked.
  if (!share || rows.length === 0) throw new Problem('not-found');
  return { share, rows };
}

/** What a code shows to whoever has it. @throws Problem not-found */
export async function loadSharedSet(services: Services, typedCode: string): Promise<SharedSet> {
  const { share, rows } = await loadOpenShare(services, typedCode);
  const code = formatCode(share.code);
  return {
    code,
    link: `${services.settings.publicUrl}/c/${code}`,
    displayName: renderDisplayName(share.displayName, share),
    credentials: rows.map((row) => toSharedCredential(services, row)),
  };
}

export type SharedSuperbadge = {
  badgeClass: string;
  name: { nl: string; en: string };
  description: { nl: string; en: string };
  imageUrl: string;
  /** The superbadge's own credential, when it is in the share too. */
  credential: { link: string; status: 'in-force' | 'revoked' } | null;
  supporting: SharedCredential[];
};

export type SharedSuperbadges = { code: string; displayName: string | null; superbadges: SharedSuperbadge[] };

function buildSharedSuperbadge(
  superbadge: Superbadge,
  shared: SharedCredential[],
): SharedSuperbadge | undefined {
  const { template } = superbadge;
  const live = shared.filter((credential) => credential.status === 'in-force');
  const own = shared.find((credential) => credential.badgeClass === superbadge.slug) ?? null;
  const progress = computeSuperbadge(template.awardRule, new Set(live.map(({ badgeClass }) => badgeClass)));
  if (!progress.complete && own?.status !== 'in-force') return undefined;
  const slugs = listRuleSlugs(template.awardRule);
  return {
    badgeClass: superbadge.slug,
    name: template.name,
    description: template.description,
    imageUrl: superbadge.imageUrl,
    credential: own && { link: own.link, status: own.status },
    supporting: shared.filter(({ badgeClass }) => slugs.includes(badgeClass)),
  };
}

/**
 * Which superbadges are complete, by the badges in this share only; others are neither named nor counted
 * (decision 17). The cost depends on the share, not on how many credentials there are.
 * @throws Problem not-found
 */
export async function findSharedSuperbadges(
  services: Services,
  typedCode: string,
): Promise<SharedSuperbadges> {
  const { share, rows } = await loadOpenShare(services, typedCode);
  const shared = rows.map((row) => toSharedCredential(services, row));
  const superbadges = await listSuperbadges(services);
  return {
    code: formatCode(share.code),
    displayName: renderDisplayName(share.displayName, share),
    superbadges: superbadges.flatMap((superbadge) => buildSharedSuperbadge(superbadge, shared) ?? []),
  };
}
