// What a tap on a sheet leads to, for one person and for a group alike: look again, change, or store.
// Stores by the function that it is given.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type InvalidParam, isProblem, Problem } from '../../base/problem.ts';
import { requireAct, type Staff } from '../../domain/actors.ts';
import { checkAssessmentInput, findFloorDay } from '../../domain/assessment-input.ts';
import { loadBadgeClass } from '../../domain/badge-classes.ts';
import type { Participant } from '../../domain/participants.ts';
import { loadProgress } from '../../domain/progress.ts';
import type { Services } from '../../services.ts';
import { type HolderLanguage, isHolderLanguage } from '../../text/languages.ts';
import { readField } from '../forms.ts';
import { buildView, type Page, sendPage, type View } from '../layout.ts';
import { requireStaff } from '../sessions.ts';
import {
  buildFirstDraft,
  buildInput,
  type Draft,
  findFaults,
  isOneScreen,
  readDraft,
  type Sheet,
} from './assessment-drafts.ts';
import { renderSeenForm } from './assessment-sheets.ts';
import { renderConfirmation } from './confirmations.ts';

/** @throws Problem not-authenticated, forbidden */
export function requireAssessor(request: FastifyRequest): Staff {
  const actor = requireStaff(request);
  requireAct(actor, 'assess');
  return actor;
}

/** @throws Problem forbidden, not-found, badge-class-retired */
export async function loadSheet(
  services: Services,
  actor: Staff,
  { people, slug }: { people: Sheet['people']; slug: string },
): Promise<Sheet> {
  const badgeClass = await loadBadgeClass(services, slug);
  if (badgeClass.template.kind !== 'badge') throw new Problem('not-found');
  if (badgeClass.retired) throw new Problem('badge-class-retired');
  const standings = await Promise.all(
    people.map(async (person) => {
      const { badges } = await loadProgress(services, actor, person.id);
      return { person, standing: badges.find((badge) => badge.badgeClass.id === badgeClass.id) };
    }),
  );
  return {
    people,
    badgeClass,
    template: badgeClass.template,
    progress: people.length === 1 ? (standings[0]?.standing?.progress ?? null) : null,
    holders: standings.flatMap(({ person, standing }): Participant[] => (standing?.link ? [person] : [])),
    today: findFloorDay(services),
  };
}

type Step = {
  services: Services;
  sheet: Sheet;
  /** Stores what was tapped; gives where to go from there. */
  record: (draft: Draft, answer: 'yes' | 'talk') => Promise<string>;
  /** Keeps the language of the one person on the sheet; gives the sheet with them in it. Without it there is no choice. */
  chooseLanguage?: (language: HolderLanguage) => Promise<Sheet>;
};

/**
 * The sheet of one person as it is opened: what to tap, or straight "Klopt dit?" when all of it was seen before.
 * `isToLook`: something else than today is to be entered, or it is to be looked at anew.
 */
export function sendSheet(
  reply: FastifyReply,
  view: View,
  { sheet, isToLook }: { sheet: Sheet; isToLook: boolean },
): FastifyReply {
  const draft = buildFirstDraft(sheet);
  if (isToLook || !isOneScreen(sheet)) {
    return sendPage(reply, view, renderSeenForm(view, sheet, { draft, faults: [] }));
  }
  const shown = { draft, isFirst: true, mayChooseLanguage: true };
  return sendTurned(reply, view, renderConfirmation(view, sheet, shown));
}

/** The switch of the header would fetch the page anew, and what was tapped would be gone. */
function sendTurned(reply: FastifyReply, view: View, page: Page): FastifyReply {
  return sendPage(reply, { ...view, offered: [] }, page);
}

/** Answers a sent sheet. */
export async function sendSheetStep(
  request: FastifyRequest,
  reply: FastifyReply,
  { services, sheet: given, record, chooseLanguage }: Step,
): Promise<FastifyReply> {
  const view = buildView(request, services.settings);
  const spoken = readField(request.body, 'language');
  const sheet = chooseLanguage && isHolderLanguage(spoken) ? await chooseLanguage(spoken) : given;
  const draft = readDraft(request.body, sheet);
  const step = readField(request.body, 'step');
  const mayChooseLanguage = chooseLanguage !== undefined;
  const turn = (isRefused: boolean) =>
    sendTurned(reply, view, renderConfirmation(view, sheet, { draft, isRefused, mayChooseLanguage }));
  if (step === 'change') return sendPage(reply, view, renderSeenForm(view, sheet, { draft, faults: [] }));
  const faults = await checkDraft(services, sheet, draft);
  if (faults.length > 0) {
    return sendPage(reply.code(400), view, renderSeenForm(view, sheet, { draft, faults }));
  }
  if (step !== 'yes' && step !== 'talk') {
    return turn(false);
  }
  try {
    return reply.redirect(await record(draft, step), 303);
  } catch (error) {
    if (!isProblem(error, 'signing-unavailable')) throw error;
    reply.code(503).header('retry-after', 60);
    return turn(true);
  }
}

/** By the same check as the API; only its words are for people. */
async function checkDraft(services: Services, sheet: Sheet, draft: Draft) {
  try {
    await checkAssessmentInput(services, buildInput(sheet, draft));
    return findFaults(sheet, draft, []);
  } catch (error) {
    if (!isProblem(error, 'invalid-request')) throw error;
    return findFaults(sheet, draft, error.facts.invalidParams as InvalidParam[]);
  }
}
