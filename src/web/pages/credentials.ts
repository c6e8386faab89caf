// The page of one credential, for whoever holds its link: is it real, what can this person do, seen how often, by
// whom, until when. Shows no name. Reads the signed document once; web/public/credentials.ts looks it up and sends.

import { type CredentialForm, credentialForms } from '../../domain/credential-files.ts';
import type { PublicCredential } from '../../domain/credential-views.ts';
import type { OpenBadgeCredential } from '../../openbadges/credential.ts';
import type { Services } from '../../services.ts';
import { credentialLanguage } from '../../text/credential-words.ts';
import { renderMonth } from '../../text/months.ts';
import { badgeHero, buttonLink, factList, seenList, statusPanel, verdictPanel } from '../components.ts';
import { type Html, html, type Piece } from '../html.ts';
import type { Page, View } from '../layout.ts';
import { paths } from '../paths.ts';
import { type CredentialFacts, findLowestLevel, readFacts } from './credential-facts.ts';
import { findTemplate, toPath } from './shown-classes.ts';

/** What every page for the public is made with; `buildView(request, services.settings)` gives the view. */
export type PageContext = { view: View; services: Services };

/** Asks the database nothing for readers of the language that documents are in. */
export async function renderCredentialPage(
  credential: PublicCredential,
  { view, services }: PageContext,
): Promise<Page> {
  const document = JSON.parse(credential.document) as OpenBadgeCredential;
  const facts = await translateFacts(services, readFacts(document), view);
  const shown = { credential, facts, services };
  return { title: facts.name, body: renderBody(view, shown) };
}

type Shown = { credential: PublicCredential; facts: CredentialFacts; services: Services };

/** The same facts in the reader's language, with the words of the very version that was judged on. */
async function translateFacts(
  services: Services,
  facts: CredentialFacts,
  { language }: View,
): Promise<CredentialFacts> {
  const template =
    language === credentialLanguage ? undefined : await findTemplate(services, facts.achievementUrl);
  if (template === undefined) return facts;
  const texts = new Map(
    template.kind === 'badge' ? template.criteria.map(({ key, text }) => [key, text[language]]) : [],
  );
  const parts = facts.parts.map(async (part) => {
    const component = part.achievementUrl && (await findTemplate(services, part.achievementUrl));
    return component ? { ...part, name: component.name[language], month: null } : part;
  });
  return {
    ...facts,
    name: template.name[language],
    description: template.description[language],
    image: { ...facts.image, alt: template.imageAlt[language] },
    criteria: facts.criteria.map((criterion) => ({
      ...criterion,
      text: texts.get(criterion.key) ?? criterion.text,
    })),
    parts: await Promise.all(parts),
  };
}

function renderBody(view: View, shown: Shown): Html {
  const { credentialPage } = view.texts;
  const { facts, services } = shown;
  return html`${renderStatus(view, shown)}
${badgeHero({
  name: facts.name,
  image: toPath(services, facts.image.url),
  imageAlt: facts.image.alt,
  kicker: facts.isSuperbadge ? credentialPage.superbadge : credentialPage.badge,
  isCompact: true,
  children: html`<p class="k-lead">${facts.description}</p>`,
})}
${facts.isSuperbadge ? renderParts(view, shown) : renderCriteria(view, facts)}
${renderFacts(view, shown)}
<p class="k-honest"><strong>${credentialPage.honest}</strong> ${credentialPage.noName}</p>
${renderActions(view, shown)}
${renderMore(view, shown)}`;
}

function renderStatus({ texts }: View, { credential }: Shown): Html {
  const { credentialPage } = texts;
  return credential.status === 'revoked'
    ? statusPanel('not-in-force', credentialPage.revoked)
    : verdictPanel(texts, 'valid', credentialPage.checkedByUs);
}

function renderCriteria({ texts }: View, { criteria }: CredentialFacts): Html {
  return html`<h2 class="k-title">${texts.credentialPage.seenTitle}</h2>
${seenList(texts, criteria)}`;
}

function renderParts({ texts }: View, { facts, services }: Shown): Html {
  const { credentialPage } = texts;
  return html`<h2>${credentialPage.partsTitle}</h2>
<ul class="k-seen">${facts.parts.map(
    (part) =>
      html`<li><a href="${toPath(services, part.link)}">${part.name}</a>${part.month && html`<small>${credentialPage.part({ month: part.month })}</small>`}</li>`,
  )}</ul>`;
}

function renderFacts({ texts, language }: View, { facts }: Shown): Html {
  const { credentialPage } = texts;
  const level = findLowestLevel(facts.criteria);
  const lines: [Piece, Piece][] = [
    [credentialPage.when, renderMonth(facts.month, language)],
    [credentialPage.maker, html`<a href="${`/issuers/${facts.issuer.slug}`}">${facts.issuer.name}</a>`],
    [credentialPage.validUntil, credentialPage.noEnd],
    [credentialPage.questions, renderContact(texts.credentialPage.askMaker, facts.issuer)],
  ];
  const seen = renderSeen(texts, facts);
  if (seen !== null) lines.unshift([credentialPage.howOften, seen]);
  if (level !== null) lines.unshift([credentialPage.level, texts.levelMeanings[level]]);
  return factList(lines);
}

function renderSeen(texts: View['texts'], { sightings, seen, parts }: CredentialFacts): string | null {
  if (parts.length > 0) return texts.evidence.restsOn({ badges: parts.length });
  if (sightings === null) return seen;
  const { times, days, assessors } = sightings;
  return times === null
    ? texts.evidence.seenDays({ days, assessors })
    : texts.evidence.seen({ times, days, assessors });
}

function renderContact(askMaker: string, issuer: CredentialFacts['issuer']): Html {
  return issuer.email === null
    ? html`<a href="${`/issuers/${issuer.slug}`}">${askMaker}</a>`
    : html`<a href="${`mailto:${issuer.email}`}">${issuer.email}</a>`;
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
      html`<li><a href="${findFilePath(id, form)}" download="${`badge.${form}`}">${credentialPage.fileForms[form]}</a></li>`,
  );
  return html`<ul class="k-plain">${links}</ul>`;
}

function renderMore({ texts }: View, { credential, facts, services }: Shown): Html {
  const { credentialPage } = texts;
  const alignments = facts.alignments.map(
    ({ name, url, framework }) =>
      html`<li lang="en"><a href="${url}" rel="noreferrer">${name}</a>${framework && html` <small>(${framework})</small>`}</li>`,
  );
  const lines: [Piece, Piece][] = [
    [credentialPage.files, renderFiles(texts, credential.id)],
    [
      credentialPage.version,
      html`<a href="${toPath(services, facts.achievementUrl)}">${credentialPage.meaning} (${facts.version})</a>`,
    ],
    [credentialPage.address, html`<code>${credential.link}</code>`],
    [credentialPage.issuerId, html`<code>${facts.issuer.id}</code>`],
  ];
  if (alignments.length > 0) {
    lines.unshift([credentialPage.alignments, html`<ul class="k-plain">${alignments}</ul>`]);
  }
  return html`<details class="k-details"><summary>${credentialPage.more}</summary>${factList(lines)}</details>`;
}

function findFilePath(id: string, form: CredentialForm): string {
  return `${paths.credentials}/${id}/badge.${form}`;
}
