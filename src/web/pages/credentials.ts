// The page of one credential, for whoever holds its link: is it real, what can this person do, seen how often, by
// whom, until when. Shows no name. Reads the signed document once; web/public/credentials.ts looks it up and sends.

import type { CredentialFacts } from '../../domain/credential-facts.ts';
import { type CredentialForm, credentialForms, fileNames } from '../../domain/credential-files.ts';
import type { PublicCredential } from '../../domain/credential-views.ts';
import { mayAsk } from '../../domain/questions.ts';
import type { Services } from '../../services.ts';
import { buttonLink, factList, seenList, statusPanel, verdictPanel } from '../components.ts';
import { type Html, html, type Piece } from '../html.ts';
import type { Page, View } from '../layout.ts';
import { paths } from '../paths.ts';
import {
  type Answer,
  loadAnswer,
  renderAnswer,
  renderAskLink,
  renderParts,
  renderPrintedLink,
} from './answers.ts';
import { type NameResult, renderNameCheck } from './name-forms.ts';
import { toPath } from './shown-classes.ts';
import { renderUseful } from './usefulness.ts';

/** What every page for the public is made with; `buildView(request, services.settings)` gives the view. */
export type PageContext = { view: View; services: Services };

type Extra = { nameResult?: NameResult | undefined };

/** Besides the badge itself, asks the database only whether somebody may be asked. */
export async function renderCredentialPage(
  credential: PublicCredential,
  { view, services }: PageContext,
  extra: Extra = {},
): Promise<Page> {
  const { document, status } = credential;
  const answer = await loadAnswer(services, { document, isInForce: status === 'in-force' }, view);
  const isAskable = await mayAsk(services, { credentialId: credential.id });
  const ask = isAskable ? renderAskLink(view, `${paths.credentials}/${credential.id}`) : undefined;
  const body = renderBody(view, { credential, answer, services, ask, ...extra });
  return { title: answer.facts.name, body, styles: ['answer.css'], scripts: ['useful.js'] };
}

type Shown = Extra & { credential: PublicCredential; answer: Answer; services: Services; ask: Piece };

function renderBody(view: View, shown: Shown): Html {
  const { texts } = view;
  const { answer, services, credential, nameResult, ask } = shown;
  const { facts } = answer;
  const frame = { services, answer, ask, heading: 'h1' } as const;
  return html`${renderStatus(view, answer, credential)}
${renderAnswer(view, frame)}
${
  facts.isSuperbadge
    ? renderParts(view, frame)
    : html`<h2 class="k-title">${texts.answers.criteriaTitle}</h2>
${seenList(texts, facts.criteria)}`
}
${renderNameCheck(view, { action: `${paths.credentials}/${credential.id}/naam`, result: nameResult })}
${renderActions(view, shown)}
${renderMore(view, shown)}
${renderUseful(view)}
${renderPrintedLink(view, credential.link)}`;
}

/** The verdict as far as our own rows tell: what was signed here was found good when it was made. */
export function renderStatus(
  { texts: { answers }, texts }: View,
  { facts, isInForce }: Answer,
  { isReplaced }: Pick<PublicCredential, 'isReplaced'>,
): Html {
  const maker = answers.madeBy({ issuer: facts.issuer.name });
  return isInForce
    ? verdictPanel(texts, 'valid', maker)
    : statusPanel('not-in-force', isReplaced ? answers.replaced : answers.withdrawn, maker);
}

function renderActions({ texts }: View, { credential }: Shown): Html {
  const { credentialPage } = texts;
  const check = `${paths.check}?link=${encodeURIComponent(credential.link)}`;
  return html`<div class="k-actions">${buttonLink(check, credentialPage.checkAgain, 'secondary')}
<a class="k-button k-button-quiet" href="${findFilePath(credential.id, 'json')}" download="badge.json">${credentialPage.saveFile}</a></div>`;
}

function renderFiles({ credentialPage }: View['texts'], id: string): Html {
  const links = credentialForms.map(
    (form) =>
      html`<li><a href="${findFilePath(id, form)}" download="${fileNames[form]}">${credentialPage.fileForms[form]}</a></li>`,
  );
  return html`<ul class="k-plain">${links}</ul>`;
}

function renderMore({ texts }: View, { credential, answer, services }: Shown): Html {
  const { credentialPage } = texts;
  const { facts } = answer;
  const lines: [Piece, Piece][] = [
    ...listAlignments(texts, facts),
    [credentialPage.maker, html`<a href="${`/issuers/${facts.issuer.slug}`}">${facts.issuer.name}</a>`],
    [credentialPage.files, renderFiles(texts, credential.id)],
    [
      credentialPage.version,
      html`<a href="${toPath(services, facts.achievementUrl)}">${credentialPage.meaning} (${facts.version})</a>`,
    ],
    [credentialPage.address, html`<code>${credential.link}</code>`],
    [credentialPage.issuerId, html`<code>${facts.issuer.id}</code>`],
  ];
  return html`<details class="k-details"><summary>${credentialPage.more}</summary>
<p>${credentialPage.noName} ${answer.isInForce && credentialPage.checkedByUs}</p>${factList(lines)}</details>`;
}

function listAlignments(
  { credentialPage }: View['texts'],
  { alignments }: CredentialFacts,
): [Piece, Piece][] {
  if (alignments.length === 0) return [];
  const lines = alignments.map(
    ({ name, url, framework }) =>
      html`<li lang="en"><a href="${url}" rel="noreferrer">${name}</a>${framework && html` <small>(${framework})</small>`}</li>`,
  );
  return [[credentialPage.alignments, html`<ul class="k-plain">${lines}</ul>`]];
}

function findFilePath(id: string, form: CredentialForm): string {
  return `${paths.credentials}/${id}/${fileNames[form]}`;
}
