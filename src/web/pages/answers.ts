// The answer about one badge, as an employer asks it: what can this person do, at what level, seen how often and
// until when, assessed by whom, since when it counts, whom to ask. The verdict stands above it. Shows no name.

import { type CredentialFacts, findLowestLevel, levels, readFacts } from '../../domain/credential-facts.ts';
import type { Level } from '../../openbadges/achievement.ts';
import type { OpenBadgeCredential } from '../../openbadges/credential.ts';
import type { Services } from '../../services.ts';
import { credentialLanguage } from '../../text/credential-words.ts';
import { renderMonth } from '../../text/months.ts';
import { factList, qrImage } from '../components.ts';
import { type Html, html, type Piece } from '../html.ts';
import type { View } from '../layout.ts';
import { findTemplate, toPath } from './shown-classes.ts';

export type Answer = {
  facts: CredentialFacts;
  /** Of all that it says; null where it says none. */
  level: Level | null;
  isInForce: boolean;
};

/**
 * Reads a signed document of our own, in the reader's language. Asks the database nothing for a badge in the
 * language that documents are in.
 */
export async function loadAnswer(
  services: Services,
  { document, isInForce }: { document: string; isInForce: boolean },
  view: View,
): Promise<Answer> {
  const read = readFacts(JSON.parse(document) as OpenBadgeCredential);
  const facts = await translateFacts(services, read, view);
  const level = facts.isSuperbadge ? await findPartsLevel(services, facts) : findLowestLevel(facts.criteria);
  return { facts, level, isInForce };
}

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

/** A superbadge says no level itself; each badge under it was given for at least the level that its rule asks. */
async function findPartsLevel(services: Services, { parts }: CredentialFacts): Promise<Level | null> {
  const asked = await Promise.all(
    parts.map(async ({ achievementUrl }) => {
      const template = achievementUrl === null ? undefined : await findTemplate(services, achievementUrl);
      return template?.kind === 'badge' ? template.awardRule.level : null;
    }),
  );
  return asked.includes(null) ? null : (levels.find((level) => asked.includes(level)) ?? null);
}

export type AnswerFrame = {
  services: Services;
  answer: Answer;
  /** Whom to ask, when there is somebody to ask through this page. */
  ask?: Piece;
  /** A page has one `h1`; in a list of badges each is an `h2`. */
  heading: 'h1' | 'h2';
};

/** Under the verdict; about sixty words with it. */
export function renderAnswer(view: View, frame: AnswerFrame): Html {
  const { answers } = view.texts;
  const { facts } = frame.answer;
  const kicker = facts.isSuperbadge ? answers.superbadge : answers.badge;
  const name =
    frame.heading === 'h1'
      ? html`<h1>${facts.name}</h1>`
      : html`<h2 class="k-answer-name">${facts.name}</h2>`;
  return html`<div class="k-answer"><div class="k-hero k-hero-row">
<img src="${toPath(frame.services, facts.image.url)}" alt="${facts.image.alt}" width="200" height="200">
<div><p class="k-kicker">${kicker}</p>
${name}</div>
</div>
<p class="k-lead">${facts.description}</p>
${factList(listFacts(view, frame))}
<p class="k-honest"><strong>${answers.honest}</strong> ${answers.honestMeaning}</p></div>`;
}

function listFacts(view: View, { answer, ask }: AnswerFrame): [Piece, Piece][] {
  const { answers, levelMeanings } = view.texts;
  const { facts, level, isInForce } = answer;
  const month = renderMonth(facts.month, view.language);
  const seen = renderSeen(view, facts);
  return [
    ...(level === null ? [] : [[answers.level, levelMeanings[level]] satisfies [Piece, Piece]]),
    ...(seen === null ? [] : [[answers.seen, seen] satisfies [Piece, Piece]]),
    [answers.assessed, renderAssessed(view, facts)],
    [answers.counts, isInForce ? answers.countsSince({ month }) : answers.countedSince({ month })],
    [answers.ask, ask ?? renderMaker(view, facts)],
  ];
}

function renderSeen(view: View, facts: CredentialFacts): string | null {
  const { answers } = view.texts;
  const { sightings, seen, parts, seenMonth, isSuperbadge } = facts;
  const shown = renderMonth(seenMonth, view.language);
  if (isSuperbadge && parts.length === 0) return answers.seenUntil({ month: shown });
  if (isSuperbadge) return answers.seenInBadges({ badges: parts.length, month: shown });
  if (sightings === null) return seen;
  const { times, days } = sightings;
  return times === null
    ? answers.seenWorkdays({ days, month: shown })
    : answers.seenTimes({ times, days, month: shown });
}

function renderAssessed({ texts: { answers } }: View, { isSuperbadge, sightings }: CredentialFacts): string {
  return isSuperbadge
    ? answers.assessedPerBadge
    : answers.assessedBy({ assessors: sightings?.assessors ?? 1 });
}

/** To the form that asks the people who saw the work; `path` is that of the code or link. */
export function renderAskLink({ texts }: View, path: string): Html {
  return html`<a href="${`${path}/vraag`}">${texts.questions.askTitle}</a>`;
}

function renderMaker({ texts: { answers } }: View, { issuer }: CredentialFacts): Html {
  return issuer.email === null
    ? html`<a href="${`/issuers/${issuer.slug}`}">${answers.askMaker}</a>`
    : html`<a href="${`mailto:${issuer.email}`}">${issuer.email}</a>`;
}

/** The badges under a superbadge, one tap away. */
export function renderParts({ texts: { answers } }: View, { services, answer }: AnswerFrame): Html {
  const { parts } = answer.facts;
  return html`<details class="k-card k-parts"><summary>${answers.parts({ count: parts.length })}</summary>
<ul class="k-seen">${parts.map(
    (part) =>
      html`<li><a href="${toPath(services, part.link)}">${part.name}</a>${part.month && html`<small>${answers.partOf({ month: part.month })}</small>`}</li>`,
  )}</ul></details>`;
}

/** On paper only: a print proves nothing by itself, so it says where to look. */
export function renderPrintedLink({ texts }: View, link: string): Html {
  const { answers, forms } = texts;
  return html`<div class="k-print k-with-qr"><div><p><strong>${answers.printTitle}</strong> ${answers.printMeaning}</p>
<p class="k-link">${link}</p></div>
${qrImage(link, forms.qrAlt)}</div>`;
}
