// What a page tells of a credential, read from the signed document itself. No database; of a superbadge only what
// it says about its parts. Documents are in Dutch; see badge-texts.ts for other languages.
import type { Level } from '../openbadges/achievement.ts';
import type { OpenBadgeCredential } from '../openbadges/credential.ts';
import { findMonthOf } from '../openbadges/month.ts';

export type Sightings = { times: number | null; days: number; assessors: number };

export type CredentialFacts = {
  isSuperbadge: boolean;
  name: string;
  description: string;
  image: { url: string; alt: string };
  achievementUrl: string;
  criteria: { key: string; text: string; level: Level | null }[];
  /** The badges that a superbadge rests on. */
  parts: { link: string; name: string; achievementUrl: string | null; month: string | null }[];
  /** As numbers where the sentence is one of ours, to say it in another language. */
  sightings: Sightings | null;
  seen: string | null;
  /** yyyy-mm: when it was given. */
  month: string;
  /** yyyy-mm: when it was last seen; the same month, or one before it. */
  seenMonth: string;
  issuer: { id: string; slug: string; name: string; email: string | null };
  alignments: { name: string; url: string; framework: string | null }[];
  version: string;
};

export const levels: Level[] = ['with-help', 'independent', 'teaches'];

/** Reads one of our own documents. */
export function readFacts(document: OpenBadgeCredential): CredentialFacts {
  const { credentialSubject: subject, evidence = [], issuer } = document;
  const { achievement } = subject;
  const isSuperbadge = evidence.some(({ genre }) => genre === 'OpenBadgeCredential');
  const seen = isSuperbadge ? null : (evidence[0]?.narrative ?? null);
  return {
    isSuperbadge,
    name: document.name,
    description: achievement.description,
    image: { url: achievement.image.id, alt: achievement.image.caption ?? '' },
    achievementUrl: achievement.id,
    criteria: isSuperbadge ? [] : readCriteria(document),
    parts: isSuperbadge ? readParts(document) : [],
    sightings: seen === null ? null : parseSightings(seen),
    seen,
    month: findMonthOf(document.validFrom),
    seenMonth: findMonthOf(subject.activityEndDate ?? document.validFrom),
    issuer: {
      id: issuer.id,
      slug: issuer.id.split(':').at(-1) ?? '',
      name: issuer.name,
      email: issuer.email ?? null,
    },
    alignments: (achievement.alignment ?? []).map((alignment) => ({
      name: alignment.targetName,
      url: alignment.targetUrl,
      framework: alignment.targetFramework ?? null,
    })),
    version: achievement.version,
  };
}

/** The lowest level that any criterion was seen at: what can be said of all of them. */
export function findLowestLevel(criteria: CredentialFacts['criteria']): Level | null {
  return levels.find((level) => criteria.some((criterion) => criterion.level === level)) ?? null;
}

function readCriteria({ credentialSubject }: OpenBadgeCredential): CredentialFacts['criteria'] {
  const { achievement, result = [] } = credentialSubject;
  return (achievement.resultDescription ?? []).map(({ id, name }) => {
    const achieved = result.find(({ resultDescription }) => resultDescription === id)?.achievedLevel;
    const level = levels.find((candidate) => achieved === `${id}-${candidate}`) ?? null;
    return { key: id.slice(id.indexOf('#') + 1), text: name, level };
  });
}

function readParts({ evidence = [], credentialSubject }: OpenBadgeCredential): CredentialFacts['parts'] {
  const { achievement, result = [] } = credentialSubject;
  return evidence.flatMap(({ id, name, narrative }) => {
    if (id === undefined) return [];
    const met = result.find(({ alignment }) => alignment?.[0]?.targetUrl === id)?.resultDescription;
    const component = achievement.resultDescription?.find((description) => description.id === met);
    const target = component?.alignment?.[0];
    return [
      {
        link: id,
        name: target?.targetName ?? name,
        achievementUrl: target?.targetUrl ?? null,
        month: /uitgereikt in (.+)\.$/.exec(narrative)?.[1] ?? null,
      },
    ];
  });
}

const seenTimes =
  /^(\d+) keer gezien op (\d+) dag(?:en)?, door (?:de werkbegeleider|(\d+) werkbegeleiders)\.$/;
const seenWorkdays = /^Gezien op (\d+) werkdag(?:en)?, door (?:de werkbegeleider|(\d+) werkbegeleiders)\.$/;
/** Kept apart from the rest: the months are members of the document too. */
const seenBefore = / Laatst gezien in [a-z]+ \d{4}, uitgereikt in [a-z]+ \d{4}\.$/;

function parseSightings(evidence: string): Sightings | null {
  const narrative = evidence.replace(seenBefore, '');
  const [, times, days, assessors = '1'] = seenTimes.exec(narrative) ?? [];
  if (times !== undefined && days !== undefined) {
    return { times: Number(times), days: Number(days), assessors: Number(assessors) };
  }
  const [, workdays, others = '1'] = seenWorkdays.exec(narrative) ?? [];
  return workdays === undefined ? null : { times: null, days: Number(workdays), assessors: Number(others) };
}
