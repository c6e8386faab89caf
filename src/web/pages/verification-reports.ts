// The report of a check as a page: the verdict, of a badge of ours the same answer as on its own page, and line by line
// what was looked at. Of a stranger's badge no picture is loaded.
import { isProblem } from '../../base/problem.ts';
import { findOwnCredentialId, loadPublicCredential } from '../../domain/credential-views.ts';
import { isRehearsalUrl } from '../../domain/rehearsals.ts';
import type { Verification, VerificationInput } from '../../domain/verifications.ts';
import type { CredentialSummary, Report } from '../../openbadges/verify/report.ts';
import type { Services } from '../../services.ts';
import { renderMonth } from '../../text/months.ts';
import { buttonLink, factList, findReason, outcomeLine, outcomeList, verdictPanel } from '../components.ts';
import { type Html, html, type Piece } from '../html.ts';
import { resultIcons } from '../icons.ts';
import type { Page, View } from '../layout.ts';
import { paths } from '../paths.ts';
import { type Answer, loadAnswer, renderAnswer } from './answers.ts';
import { renderRehearsalNote } from './rehearsals.ts';
import { toPath } from './shown-classes.ts';

/** What was handed in, and what was found. */
export type Checked = { input: VerificationInput; verification: Verification };

export async function loadReportPage(
  view: View,
  services: Services,
  { input, verification }: Checked,
): Promise<Page> {
  const { checkPage } = view.texts;
  const { verdict, reports } = verification;
  const several = reports !== undefined && reports.length > 1;
  const body = html`<h1 class="k-hidden">${checkPage.reportTitle}</h1>
${several ? renderSeveral(view, services, verification) : await renderSingle(view, services, reports?.[0] ?? verification)}
${renderDocuments(view, verification)}
${renderSetLink(view, services, input)}
<div class="k-actions">${buttonLink(paths.check, checkPage.again, 'secondary')}</div>
<p class="k-hint">${checkPage.notKept}</p>`;
  const title = `${view.texts.verdicts[verdict].word}: ${checkPage.reportTitle}`;
  return { title, body, styles: ['answer.css', 'recipient.css'], scripts: ['recipient.js'] };
}

/** To the page of the code that was checked. */
function renderSetLink({ texts }: View, services: Services, input: VerificationInput): Html | null {
  const path =
    'code' in input ? `${paths.share}/${input.code}` : 'link' in input ? toPath(services, input.link) : '';
  return path.startsWith(`${paths.share}/`)
    ? html`<p><a href="${path}">${texts.checkPage.toSet}</a></p>`
    : null;
}

/** The verdict, and the one badge that it is about. */
async function renderSingle(view: View, services: Services, report: Report): Promise<Html> {
  const { texts } = view;
  const own = await loadOwnAnswer(view, services, report);
  const reason = findReason(texts, report.kind ?? null);
  const maker = own && texts.answers.madeBy({ issuer: own.answer.facts.issuer.name });
  return html`${verdictPanel(texts, report.verdict, reason ?? maker)}
${isRehearsal(services, report) && renderRehearsalNote(view)}
${
  own
    ? html`${renderAnswer(view, { services, answer: own.answer, heading: 'h2' })}
<p><a href="${own.path}">${texts.checkPage.toBadge}</a></p>`
    : renderSummary(view, services, report)
}
${renderRecipient(view, report)}
<details class="k-details"><summary>${texts.checkPage.outcomesTitle}</summary>${renderOutcomes(view, report)}</details>`;
}

/** Whether it says that it is a practice badge of ours; said only of what was not found good. */
function isRehearsal(services: Services, { credential, verdict }: Report): boolean {
  return verdict !== 'valid' && isRehearsalUrl(services, credential?.id ?? '');
}

/** The verdict over several, and each of them folded. */
function renderSeveral(view: View, services: Services, { verdict, kind, reports = [] }: Verification): Html {
  return html`${verdictPanel(view.texts, verdict, findReason(view.texts, kind ?? null))}
<div class="k-card k-folds">${reports.map((report) => renderOne(view, services, report))}</div>`;
}

/** Of one of our own that was found genuine: the answer of its page. Null when it is closed, or not ours. */
async function loadOwnAnswer(
  view: View,
  services: Services,
  { credential, verdict }: Report,
): Promise<{ answer: Answer; path: string } | null> {
  const id = findOwnCredentialId(services, credential?.id ?? '');
  if (id === undefined || (verdict !== 'valid' && verdict !== 'not-in-force')) return null;
  try {
    const { document, link } = await loadPublicCredential(services, id);
    const answer = await loadAnswer(services, { document, isInForce: verdict === 'valid' }, view);
    return { answer, path: toPath(services, link) };
  } catch (error) {
    if (isProblem(error, 'not-found')) return null;
    throw error;
  }
}

/** One of several, folded: its name and its verdict. */
function renderOne(view: View, services: Services, report: Report): Html {
  const { checkPage, verdicts } = view.texts;
  const isValid = report.verdict === 'valid';
  return html`<details><summary>${isValid ? resultIcons.passed : resultIcons.failed} ${report.credential?.name ?? checkPage.unnamed}: ${verdicts[report.verdict].word}</summary>
${!isValid && html`<p>${findReason(view.texts, report.kind ?? null)}</p>`}
${renderSummary(view, services, report)}${renderRecipient(view, report)}${renderOutcomes(view, report)}</details>`;
}

/**
 * Where somebody types whose badge they think it is. Compared in the browser alone; without scripts a sentence says so.
 * Of something forged a right address would only reassure.
 */
function renderRecipient({ texts: { checkPage } }: View, { identities, verdict }: Report): Html | null {
  if (identities === undefined || verdict === 'not-genuine') return null;
  const { recipient } = checkPage;
  return html`<section class="k-card" data-identities="${JSON.stringify(identities)}" data-matches="${recipient.matches}" data-differs="${recipient.differs}">
<h2>${recipient.title}</h2>
<p data-plain>${recipient.plain}</p>
<form class="k-form" hidden><p class="k-hint">${recipient.hint}</p>
<label class="k-field">${recipient.field}<input class="k-input" type="email" autocomplete="off" maxlength="254" required></label>
<button class="k-button k-button-secondary" type="submit">${recipient.button}</button></form>
<p role="status"></p></section>`;
}

function renderOutcomes({ texts }: View, { outcomes, related = [] }: Report): Html {
  const others = related.map(({ role, report: { verdict, credential } }) => {
    const name = credential?.issuerName ?? credential?.name;
    return html`<li>${texts.checkPage.related[role]}${name && html` (${name})`}: ${texts.verdicts[verdict].word}</li>`;
  });
  return html`${outcomeList(outcomes.map((outcome) => outcomeLine(texts, outcome)))}
${others.length > 0 && html`<ul class="k-plain">${others}</ul>`}`;
}

/** What the answer rests on, and how old it was. */
function renderDocuments({ texts }: View, { documents = [] }: Verification): Html | null {
  if (documents.length === 0) return null;
  const { checkPage } = texts;
  const lines = documents.map(({ url, ageSeconds }) =>
    checkPage.documentAge({ host: new URL(url).host, minutes: Math.floor(ageSeconds / 60) }),
  );
  return html`<details class="k-details"><summary>${checkPage.documentsTitle}</summary><ul class="k-plain">${[...new Set(lines)].map((line) => html`<li>${line}</li>`)}</ul></details>`;
}

function renderSummary(view: View, services: Services, report: Report): Html | null {
  const { credential, outcomes, verdict } = report;
  if (credential === null) return null;
  const { checkPage, checks } = view.texts;
  const isForged = verdict === 'not-genuine';
  // Of something forged nobody made what it says: knowing the maker that it names would only reassure.
  const trust = isForged ? undefined : outcomes.find(({ check }) => check === 'trust');
  const maker = credential.issuerName ?? credential.issuerId;
  const lines: [Piece, Piece][] = [
    [checkPage.badge, credential.name ?? credential.achievementName ?? checkPage.unnamed],
    ...(maker ? [[checkPage.maker, maker] satisfies [Piece, Piece]] : []),
    ...(trust ? [[checkPage.trust, checks.trust[trust.result]] satisfies [Piece, Piece]] : []),
    ...renderPeriod(view, credential),
  ];
  const own = findOwnCredentialId(services, credential.id ?? '') !== undefined;
  return html`<p class="k-kicker">${isForged ? checkPage.claims : checkPage.saysItself}</p>
${factList(lines)}
${own && !isForged && credential.id && html`<p><a href="${toPath(services, credential.id)}">${checkPage.toBadge}</a></p>`}`;
}

function renderPeriod(
  { texts, language }: View,
  { validFrom, validUntil }: CredentialSummary,
): [Piece, Piece][] {
  const { checkPage } = texts;
  return [
    ...(validFrom ? [[checkPage.since, renderMonth(validFrom, language)] satisfies [Piece, Piece]] : []),
    [checkPage.until, validUntil ? renderMonth(validUntil, language) : checkPage.noEnd],
  ];
}
