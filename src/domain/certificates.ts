// A badge on paper: what stands on it, in Dutch or English, with the name as its owner chose or without one. The
// signed badge is attached to the file, so that the paper, its link and the file all lead to the same check.
// Tells the month and never the day (decision 4). How it is laid out is in certificate-sheets.ts.
import { Problem } from '../base/problem.ts';
import { drawQrCode, type QrCode } from '../base/qr-code.ts';
import type { Level } from '../openbadges/achievement.ts';
import type { OpenBadgeCredential } from '../openbadges/credential.ts';
import type { Services } from '../services.ts';
import { type Language, languages, type Texts } from '../text/languages.ts';
import { renderMonth } from '../text/months.ts';
import { type Actor, requireAct } from './actors.ts';
import { loadBadgeClass } from './badge-classes.ts';
import type { BadgeTemplate } from './badge-templates.ts';
import type { CertificateSize } from './certificate-sheets.ts';
import { type CredentialFacts, findLowestLevel, readFacts } from './credential-facts.ts';
import { drawImage, loadCredentialArtwork } from './credential-images.ts';
import { loadCredential, loadPublicCredential, type SignedCredential } from './credential-views.ts';
import { loadReachableParticipant } from './participants.ts';
import { render } from './renderings.ts';
import { renderDisplayName } from './shared-sets.ts';
import type { DisplayName } from './shares.ts';
import type { SheetFacts } from './sheet-pieces.ts';

/** What it says, in one language. */
export type CertificateWords = {
  language: Language;
  monthName: string;
  title: string;
  kicker: string;
  description: string;
  /** What was seen, or the badges that a superbadge rests on; `note` is its level where they differ, or its month. */
  seenTitle: string;
  seen: { text: string; note: string | null }[];
  facts: [name: string, value: string][];
};

export type Certificate = SheetFacts &
  CertificateWords & {
    /** The same in a second language, under the first; null for one language. */
    also: CertificateWords | null;
    /** As its owner chose to show it; null for none. */
    holder: string | null;
    picture: Uint8Array;
    pictureAlt: string;
    /** Where anybody can check it. */
    address: string;
    qr: QrCode;
    isRevoked: boolean;
  };

export type CertificateChoice = {
  size: CertificateSize;
  language: Language;
  /** A second language on a sheet; a card has room for one. */
  also?: Language | undefined;
  holder: string | null;
};

/** Pixels of each side: 60 mm in print at 300 dots to the inch. */
const pictureSide = 720;

/**
 * The finished PDF of a credential that may be shown. The same choice gives the same bytes.
 * @throws Problem rendering-busy
 */
export async function buildCertificate(
  services: Services,
  credential: SignedCredential,
  { size, also, ...choice }: CertificateChoice,
): Promise<Uint8Array> {
  const second = size === 'card' || also === choice.language ? undefined : also;
  const read = await readCertificate(services, credential, { ...choice, also: second });
  const { texts: _texts, ...certificate } = read;
  return render(services, 'certificate', { ...certificate, size });
}

export type CertificateRequest = {
  credentialId: string;
  size: CertificateSize;
  language: Language;
  also?: Language | undefined;
  displayName: DisplayName;
};

/**
 * A certificate for the one whose badge it is, or staff together with them, with the name as they choose.
 * @throws Problem forbidden, not-found, credential-withdrawn, credential-closed
 */
export async function loadCertificate(
  services: Services,
  actor: Actor,
  { credentialId, displayName, ...choice }: CertificateRequest,
): Promise<Uint8Array> {
  if (actor.kind === 'staff') requireAct(actor, 'share-with-participant');
  const view = await loadCredential(services, actor, credentialId);
  if (view.status === 'revoked') throw new Problem('credential-withdrawn');
  // On paper stands an address: it has to answer.
  if (!view.isOpen) throw new Problem('credential-closed');
  const reach = { participantId: view.participantId, act: 'share-with-participant' } as const;
  const names = await loadReachableParticipant(services, actor, reach);
  const holder = renderDisplayName(displayName, names);
  return buildCertificate(services, await loadPublicCredential(services, view.id), { ...choice, holder });
}

/** A picture to send to others, without a name and without a place. */
export async function buildCredentialPicture(
  services: Services,
  credential: SignedCredential,
  language: Language,
): Promise<Uint8Array> {
  const { achievementUrl } = readFacts(JSON.parse(credential.document) as OpenBadgeCredential);
  return render(services, 'picture', {
    artwork: await loadCredentialArtwork(services, credential),
    name: (await loadTemplate(services, achievementUrl)).name[language],
    address: credential.link,
    language,
    isRevoked: credential.status === 'revoked',
  });
}

async function readCertificate(
  services: Services,
  credential: SignedCredential,
  { language, also, holder }: Omit<CertificateChoice, 'size'>,
): Promise<Certificate> {
  const facts = readFacts(JSON.parse(credential.document) as OpenBadgeCredential);
  const template = await loadTemplate(services, facts.achievementUrl);
  const read = { facts, template };
  return {
    ...(await readWords(services, { ...read, language })),
    also: also === undefined ? null : await readWords(services, { ...read, language: also }),
    texts: languages[language].texts,
    holder,
    month: facts.month,
    picture: await drawImage(services, await loadCredentialArtwork(services, credential), pictureSide),
    pictureAlt: template.imageAlt[language],
    address: credential.link,
    qr: drawQrCode(credential.link),
    isRevoked: credential.status === 'revoked',
    attachments: [{ name: 'badge.json', document: credential.document }],
  };
}

async function readWords(services: Services, read: Read): Promise<CertificateWords> {
  const { facts, template, language } = read;
  const { certificates } = languages[language].texts;
  return {
    language,
    monthName: renderMonths(facts, language),
    title: template.name[language],
    kicker: facts.isSuperbadge ? certificates.superbadge : certificates.badge,
    description: template.description[language],
    seenTitle: facts.isSuperbadge ? certificates.partsTitle : certificates.seenTitle,
    seen: await listSeen(services, read),
    facts: listFacts(facts, language),
  };
}

/** The words of the very version that was judged on. */
async function loadTemplate(services: Services, achievementUrl: string): Promise<BadgeTemplate> {
  const [slug = '', version] = achievementUrl.split('/').slice(-2);
  return (await loadBadgeClass(services, slug, Number(version))).template;
}

type Read = { facts: CredentialFacts; template: BadgeTemplate; language: Language };

async function listSeen(
  services: Services,
  { facts, template, language }: Read,
): Promise<Certificate['seen']> {
  if (facts.isSuperbadge) {
    const names = facts.parts.map(async ({ name, achievementUrl }) =>
      achievementUrl === null ? name : (await loadTemplate(services, achievementUrl)).name[language],
    );
    return (await Promise.all(names)).map((text) => ({ text, note: null }));
  }
  const texts = new Map(
    template.kind === 'badge' ? template.criteria.map(({ key, text }) => [key, text[language]]) : [],
  );
  const isCommon = new Set(facts.criteria.map(({ level }) => level)).size === 1;
  const name = (level: Level | null) =>
    level === null || isCommon ? null : languages[language].texts.levels[level];
  return facts.criteria.map(({ key, text, level }) => ({ text: texts.get(key) ?? text, note: name(level) }));
}

function listFacts(facts: CredentialFacts, language: Language): Certificate['facts'] {
  const { texts } = languages[language];
  const { certificates, evidence, levelMeanings } = texts;
  const level = findLowestLevel(facts.criteria);
  const seen = renderSeen(texts, facts);
  return [
    ...(level === null ? [] : [[certificates.level, levelMeanings[level]] as [string, string]]),
    ...(seen === null ? [] : [[certificates.howOften, seen] as [string, string]]),
    ...(facts.isSuperbadge
      ? [[certificates.howOften, evidence.restsOn({ badges: facts.parts.length })] as [string, string]]
      : []),
    [certificates.when, renderMonths(facts, language)],
    [certificates.maker, facts.issuer.name],
  ];
}

function renderSeen({ evidence }: Texts, { sightings, seen, isSuperbadge }: CredentialFacts): string | null {
  if (isSuperbadge || sightings === null) return seen;
  const { times, days, assessors } = sightings;
  return times === null ? evidence.seenDays({ days, assessors }) : evidence.seen({ times, days, assessors });
}

/** The month in which it was given; before it that of the work, where that was another. */
function renderMonths({ month, seenMonth }: CredentialFacts, language: Language): string {
  const awarded = renderMonth(month, language);
  const { seenBefore } = languages[language].texts.certificates;
  return seenMonth === month ? awarded : seenBefore({ seen: renderMonth(seenMonth, language), awarded });
}
