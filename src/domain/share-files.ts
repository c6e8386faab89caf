// Several badges on paper: the sheet of a CV code, for whoever has the code, and a card for at home, for the
// participant. The signed badges travel in both files.
import { findMonth } from '../base/clock.ts';
import { drawQrCode } from '../base/qr-code.ts';
import type { Services } from '../services.ts';
import { findPublicCredential } from '../store/credentials.ts';
import { type Language, languages } from '../text/languages.ts';
import { renderMonth } from '../text/months.ts';
import type { Actor } from './actors.ts';
import { type BadgeClass, loadBadgeClass, loadBadgeImage } from './badge-classes.ts';
import { buildGreyArtwork, drawImage } from './credential-images.ts';
import { type CredentialView, listCredentials } from './credential-views.ts';
import { loadReachableParticipant } from './participants.ts';
import { loadProgress } from './progress.ts';
import { render } from './renderings.ts';
import type { Check, SheetBadge } from './share-sheets.ts';
import { loadSharedSet, type SharedCredential } from './shared-sets.ts';
import { listShares } from './shares.ts';

/** A file may hold this many and is still opened by every checker, ours too. */
const attachmentsMaximum = 30;
const pictureSide = 400;
const listMaximum = 100;

type Shown = Pick<SharedCredential, 'badgeClass' | 'version' | 'month' | 'status'>;

async function buildBadge(services: Services, shown: Shown, language: Language): Promise<SheetBadge> {
  const { badgeClass: slug, version, month, status } = shown;
  const { template } = await loadBadgeClass(services, slug, version);
  const revoked = languages[language].texts.sharedPage.revoked;
  return {
    name: template.name[language],
    note: status === 'revoked' ? revoked : renderMonth(month, language),
    description: template.description[language],
    picture: await drawImage(services, await loadBadgeImage(services, slug, version), pictureSide),
    alt: template.imageAlt[language],
  };
}

/** The page that checks, as people type it. */
function findCheckAddress(services: Services): string {
  return `${new URL(services.settings.publicUrl).host}/controleer`;
}

function attach(documents: readonly string[]): { name: string; document: string }[] {
  return documents
    .slice(0, attachmentsMaximum)
    .map((document, index) => ({ name: `badge-${index + 1}.json`, document }));
}

/**
 * The badges of a code on one sheet, with the name as its owner chose it.
 * @throws Problem not-found
 */
export async function loadShareSheet(
  services: Services,
  { code, language }: { code: string; language: Language },
): Promise<Uint8Array> {
  const set = await loadSharedSet(services, code);
  const { texts } = languages[language];
  const { certificates } = texts;
  const title =
    set.displayName === null ? certificates.setTitle : certificates.setTitleOf({ name: set.displayName });
  return render(services, 'share-sheet', {
    language,
    title,
    month: set.credentials
      .map(({ month }) => month)
      .toSorted()
      .at(-1)!,
    badges: await Promise.all(set.credentials.map((shown) => buildBadge(services, shown, language))),
    check: { address: set.link, code: set.code, qr: drawQrCode(set.link) },
    checkAddress: findCheckAddress(services),
    attachments: attach(set.credentials.map(({ document }) => document)),
  });
}

/**
 * The badges that somebody has, and in grey the one that is nearest; with the code of their newest open share.
 * @throws Problem forbidden, not-found
 */
export async function loadFridgeCard(
  services: Services,
  actor: Actor,
  { participantId, language }: { participantId: string; language: Language },
): Promise<Uint8Array> {
  const reach = { participantId, act: 'share-with-participant' } as const;
  const participant = await loadReachableParticipant(services, actor, reach);
  const { items } = await listCredentials(services, actor, { participantId, limit: listMaximum });
  const held = items.filter(({ status }) => status === 'in-force');
  const { texts } = languages[language];
  const badges = await Promise.all(held.map((shown) => buildBadge(services, shown, language)));
  return render(services, 'fridge-card', {
    language,
    title: texts.certificates.fridgeTitle({ name: participant.givenName }),
    month: findMonth(services.clock.now()),
    badges: badges.map((badge) => ({ ...badge, note: null })),
    next: await findNext(services, actor, { participantId, language }),
    check: await findCheck(services, actor, participantId),
    checkAddress: findCheckAddress(services),
    attachments: attach(await listDocuments(services, held)),
  });
}

/** Of the open ones: a closed badge would not be found by whoever checks the file. */
async function listDocuments(services: Services, held: readonly CredentialView[]): Promise<string[]> {
  const rows = await Promise.all(
    held.filter(({ isOpen }) => isOpen).map(({ id }) => findPublicCredential(services.db, id)),
  );
  return rows.flatMap((row) => row?.document ?? []);
}

async function findCheck(services: Services, actor: Actor, participantId: string): Promise<Check | null> {
  const { items } = await listShares(services, actor, { participantId, isOpen: true, limit: 1 });
  const [share] = items;
  return share ? { address: share.link, code: share.code, qr: drawQrCode(share.link) } : null;
}

async function findNext(
  services: Services,
  actor: Actor,
  { participantId, language }: { participantId: string; language: Language },
): Promise<SheetBadge | null> {
  const { badges } = await loadProgress(services, actor, participantId);
  const under = badges
    .filter(({ link, progress }) => link === null && progress.criteria.some(({ bestLevel }) => bestLevel))
    .map(({ badgeClass, progress }) => ({
      badgeClass,
      share: progress.criteria.filter(({ met }) => met).length / progress.criteria.length,
    }))
    .toSorted((a, b) => b.share - a.share);
  return under[0] === undefined ? null : buildNext(services, under[0].badgeClass, language);
}

async function buildNext(
  services: Services,
  badgeClass: BadgeClass,
  language: Language,
): Promise<SheetBadge> {
  const { slug, version, template } = badgeClass;
  const artwork = buildGreyArtwork(await loadBadgeImage(services, slug, version));
  return {
    name: template.name[language],
    note: languages[language].texts.certificates.fridgeNext,
    description: '',
    picture: await drawImage(services, artwork, pictureSide),
    alt: template.imageAlt[language],
  };
}
