// What somebody sees who has a cv-code: the name as its owner chose it, whether it is all real, and the answer about
// each badge, superbadges first. Unknown, closed and mistyped codes get one and the same answer.

import { levels } from '../../domain/credential-facts.ts';
import { findLookSubject } from '../../domain/looks.ts';
import { mayAsk } from '../../domain/questions.ts';
import {
  findSharedSuperbadges,
  loadSharedSet,
  type SharedCredential,
  type SharedSuperbadge,
} from '../../domain/shared-sets.ts';
import type { Level } from '../../openbadges/achievement.ts';
import type { Services } from '../../services.ts';
import { renderMonth } from '../../text/months.ts';
import { buttonLink, factList, statusPanel } from '../components.ts';
import { type Html, html, type Piece } from '../html.ts';
import { resultIcons } from '../icons.ts';
import { buildView, type Page, sendPage, type View } from '../layout.ts';
import { noteLook } from '../looks.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { type Answer, loadAnswer, renderAnswer, renderAskLink, renderPrintedLink } from './answers.ts';
import { renderStatus } from './credentials.ts';
import { type NameResult, renderNameCheck } from './name-forms.ts';
import { findImagePath, toPath, translateNames } from './shown-classes.ts';
import { renderUseful } from './usefulness.ts';

function registerSharedSets(app: App, services: Services): void {
  const config = { limit: 'codes' } as const;
  app.get<{ Params: { code: string } }>(`${paths.share}/:code`, { config }, async (request, reply) => {
    const view = buildView(request, services.settings);
    const { code } = request.params;
    const page = await loadSetPage(services, view, { code });
    noteLook(request, findLookSubject({ code }));
    return sendPage(reply, view, page);
  });
}

/** A badge with its answer, and the badges of this share that it rests on. */
type Item = { shared: SharedCredential; answer: Answer; supporting: SharedCredential[] };

type Complete = SharedSuperbadge & {
  /** Of all badges under it, the lowest. */
  level: Level | null;
};

type Shown = {
  services: Services;
  code: string;
  link: string;
  displayName: string | null;
  /** Each badge once, superbadges first; those under a superbadge are not among them. */
  items: Item[];
  /** Complete by the badges in the share, without a document of their own in it. */
  complete: Complete[];
  /** By credential id, in the reader's language. */
  names: Map<string, string>;
  nameResult?: NameResult | undefined;
  /** To the question form, where there is somebody to ask. */
  ask: Piece;
};

/** @throws Problem not-found */
export async function loadSetPage(
  services: Services,
  view: View,
  { code, nameResult }: { code: string; nameResult?: NameResult },
): Promise<Page> {
  const set = await loadSharedSet(services, code);
  const { superbadges } = await findSharedSuperbadges(services, code);
  const names = await translateNames(services, set.credentials, view.language);
  const nested = new Set(superbadges.flatMap(({ supporting }) => supporting.map(({ id }) => id)));
  const own = new Map(superbadges.map((superbadge) => [superbadge.badgeClass, superbadge]));
  const top = set.credentials.filter(({ id, badgeClass }) => own.has(badgeClass) || !nested.has(id));
  const items = await Promise.all(
    top.map((shared) =>
      loadItem(view, services, { shared, supporting: own.get(shared.badgeClass)?.supporting ?? [] }),
    ),
  );
  const complete = await Promise.all(
    superbadges.filter(({ credential }) => credential === null).map((one) => addLevel(view, services, one)),
  );
  const order = ({ shared }: Item) => (shared.kind === 'superbadge' ? 0 : 1);
  const sorted = items.toSorted((a, b) => order(a) - order(b));
  const isAskable = await mayAsk(services, { code });
  const ask = isAskable ? renderAskLink(view, `${paths.share}/${set.code}`) : undefined;
  return renderSet(view, { services, names, ...set, items: sorted, complete, nameResult, ask });
}

/** A superbadge's own document may rest on more badges; those outside the share are neither named nor counted. */
async function loadItem(
  view: View,
  services: Services,
  { shared, supporting }: Pick<Item, 'shared' | 'supporting'>,
): Promise<Item> {
  const { document, status } = shared;
  const answer = await loadAnswer(services, { document, isInForce: status === 'in-force' }, view);
  const parts = answer.facts.parts.filter(({ link }) => supporting.some((part) => part.link === link));
  return { shared, supporting, answer: { ...answer, facts: { ...answer.facts, parts } } };
}

async function addLevel(view: View, services: Services, superbadge: SharedSuperbadge): Promise<Complete> {
  const live = superbadge.supporting.filter(({ status }) => status === 'in-force');
  const answers = await Promise.all(
    live.map(({ document }) => loadAnswer(services, { document, isInForce: true }, view)),
  );
  const seen = answers.map(({ level }) => level);
  return { ...superbadge, level: levels.find((level) => seen.includes(level)) ?? null };
}

function renderSet(view: View, shown: Shown): Page {
  const { sharedPage } = view.texts;
  const { displayName, code } = shown;
  const heading = displayName === null ? sharedPage.title : sharedPage.titleOf({ name: displayName });
  const body = html`<h1>${heading}</h1>
${renderSetStatus(view, shown)}
${shown.complete.map((superbadge) => renderComplete(view, superbadge, shown))}
${shown.items.map((item, at) => (at === 0 && shown.complete.length === 0 ? renderFirst(view, item, shown) : renderFold(view, item, shown)))}
${renderNameCheck(view, { action: `${paths.share}/${code}/naam`, result: shown.nameResult })}
<div class="k-actions">${buttonLink(`${paths.check}?code=${code}`, sharedPage.checkAgain, 'secondary')}</div>
<p class="k-hint">${sharedPage.code({ code })}</p>
${renderUseful(view)}
${renderPrintedLink(view, shown.link)}`;
  // The title stands in histories and over shoulders: no name in it.
  return { title: sharedPage.title, body, styles: ['answer.css'], scripts: ['useful.js'] };
}

function renderSetStatus(view: View, { items, complete }: Shown): Html {
  const { sharedPage } = view.texts;
  const [first] = items;
  if (first && items.length === 1 && complete.length === 0 && isAlike(first)) {
    return renderStatus(view, first.answer, { isReplaced: false });
  }
  const all = [
    ...items.flatMap(({ shared, supporting }) => [shared, ...supporting]),
    ...complete.flatMap(({ supporting }) => supporting),
  ];
  const valid = all.filter(({ status }) => status === 'in-force').length;
  if (valid === all.length) {
    return statusPanel('valid', { word: sharedPage.allValid, meaning: sharedPage.allValidMeaning });
  }
  return valid === 0
    ? statusPanel('not-in-force', { word: sharedPage.noneValid, meaning: sharedPage.noneValidMeaning })
    : statusPanel('not-in-force', { word: sharedPage.someRevoked, meaning: sharedPage.someRevokedMeaning });
}

/** Whether one verdict says it of the badge and of all that is under it. */
function isAlike({ shared, supporting }: Item): boolean {
  return supporting.every(({ status }) => status === shared.status);
}

function renderMark({ texts }: View, status: SharedCredential['status']): Html {
  const { sharedPage } = texts;
  return status === 'in-force'
    ? html`<span class="k-chip k-chip-good">${resultIcons.passed}${sharedPage.valid}</span>`
    : html`<span class="k-chip k-chip-mind">${resultIcons.failed}${sharedPage.revoked}</span>`;
}

/** The first badge: its answer in full. */
function renderFirst(view: View, item: Item, shown: Shown): Html {
  const { services } = shown;
  return html`${renderAnswer(view, { services, answer: item.answer, ask: shown.ask, heading: 'h2' })}
${renderBelow(view, item, shown)}`;
}

/** Each further badge: its name, its level and whether it counts; the rest one tap away. */
function renderFold(view: View, item: Item, shown: Shown): Html {
  const { answer, shared } = item;
  const { texts, language } = view;
  const image = findImagePath({ slug: shared.badgeClass, version: shared.version });
  return html`<details class="k-card k-fold"><summary><img src="${image}" alt="" width="64" height="64" loading="lazy">
<span class="k-fold-name"><strong>${answer.facts.name}</strong> <small>${answer.level && `${texts.levels[answer.level]}, `}${renderMonth(shared.month, language)}</small></span>
${renderMark(view, shared.status)}</summary>
${renderAnswer(view, { services: shown.services, answer, ask: shown.ask, heading: 'h2' })}
${renderBelow(view, item, shown)}</details>`;
}

function renderBelow(view: View, { shared, supporting }: Item, shown: Shown): Html {
  const { services } = shown;
  const link = html`<p class="k-below"><a href="${toPath(services, shared.link)}">${view.texts.sharedPage.see}</a></p>`;
  return html`${supporting.length > 0 && renderSupporting(view, supporting, shown)}${link}`;
}

/** The badges in the share that a superbadge rests on, one tap away. */
function renderSupporting(view: View, supporting: SharedCredential[], { services, names }: Shown): Html {
  const { answers } = view.texts;
  return html`<details class="k-card k-parts"><summary>${answers.parts({ count: supporting.length })}</summary>
<ul class="k-seen">${supporting.map(
    (part) =>
      html`<li><a href="${toPath(services, part.link)}">${names.get(part.id) ?? part.name}</a><span>${renderMark(view, part.status)} <small>${renderMonth(part.month, view.language)}</small></span></li>`,
  )}</ul></details>`;
}

/** A superbadge that these badges complete. It has no document of its own here, so it says no more than that. */
function renderComplete(view: View, superbadge: Complete, shown: Shown): Html {
  const { language, texts } = view;
  const { name, description, imageUrl, supporting } = superbadge;
  return html`<div class="k-answer"><div class="k-hero k-hero-row"><img src="${toPath(shown.services, imageUrl)}" alt="" width="200" height="200">
<div><p class="k-kicker">${texts.answers.superbadge}</p>
<h2 class="k-answer-name">${name[language]}</h2></div></div>
<p class="k-lead">${description[language]}</p>
${factList(listCompleteFacts(view, superbadge, shown))}
<p class="k-honest"><strong>${texts.answers.honest}</strong> ${texts.answers.honestMeaning}</p>
${renderSupporting(view, supporting, shown)}</div>`;
}

function listCompleteFacts(
  { texts, language }: View,
  { level, supporting }: Complete,
  { ask }: Shown,
): [Piece, Piece][] {
  const { answers, levelMeanings } = texts;
  const live = supporting.filter(({ status }) => status === 'in-force');
  const month = renderMonth(
    live
      .map((part) => part.month)
      .toSorted()
      .at(-1) ?? '',
    language,
  );
  return [
    ...(level === null ? [] : [[answers.level, levelMeanings[level]] satisfies [Piece, Piece]]),
    [answers.seen, answers.seenInBadges({ badges: live.length, month })],
    [answers.assessed, answers.assessedPerBadge],
    [answers.counts, answers.complete],
    ...(ask ? [[answers.ask, ask] satisfies [Piece, Piece]] : []),
  ];
}

export const sharedSetPages: RouteModule = { noun: 'shares', register: registerSharedSets };
