// A note with an assessment: behind one tap on what came of it, so that awarding asks no typing. Words about somebody's
// life are asked about, with a way to change them or to leave the note out. And what colleagues wrote about somebody.
import { isProblem } from '../../base/problem.ts';
import type { Staff } from '../../domain/actors.ts';
import type { Assessment } from '../../domain/assessments.ts';
import { loadAssessment } from '../../domain/assessments.ts';
import { listEveryBadgeClass } from '../../domain/badge-classes.ts';
import { listNotes, loadNote, noteMaximum, writeNote } from '../../domain/notes.ts';
import { loadParticipant, type Participant } from '../../domain/participants.ts';
import type { Services } from '../../services.ts';
import { renderDay } from '../../text/days.ts';
import { findRiskWords } from '../../text/risk-words.ts';
import { noticeBox } from '../components.ts';
import { areaField, button, findFaults, postForm, readField } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { buildView, type Page, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireStaff } from '../sessions.ts';
import { findName } from './shown-classes.ts';

function registerNotes(app: App, services: Services): void {
  type Params = { Params: { id: string } };
  const url = `${paths.assessments}/:id/notitie`;
  app.post<Params>(url, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireStaff(request);
    const assessmentId = request.params.id;
    const text = readField(request.body, 'leave') === 'yes' ? '' : readField(request.body, 'text');
    const isConfirmed = readField(request.body, 'confirmed') === 'yes';
    try {
      await writeNote(services, actor, { assessmentId, text, isConfirmed });
      return reply.redirect(`${paths.assessments}/${assessmentId}`, 303);
    } catch (error) {
      if (!isProblem(error, 'invalid-request')) throw error;
      const assessment = await loadAssessment(services, actor, assessmentId);
      const participant = await loadParticipant(services, actor, assessment.participantId);
      const page = renderAgain(view, { assessment, participant, text, error });
      return sendPage(reply.code(400), view, page);
    }
  });
  // The language switch of the page that asks leads here.
  app.get<Params>(url, (request, reply) =>
    reply.redirect(`${paths.assessments}/${encodeURIComponent(request.params.id)}`, 303),
  );
}

type Shown = { assessment: Pick<Assessment, 'id'>; participant: Pick<Participant, 'givenName'> };

/** Asks, and stops nobody: what is about the work is kept after one more tap. */
function renderAgain(view: View, shown: Shown & { text: string; error: unknown }): Page {
  const { notes } = view.texts;
  const { assessment, text, error } = shown;
  const words = findRiskWords(text);
  const faults = findFaults(error, { text: notes.tooLong, confirmed: '' });
  const isTooLong = faults.some(({ field }) => field === 'text');
  const url = `${paths.assessments}/${assessment.id}/notitie`;
  const body = html`<h1>${isTooLong ? notes.title : notes.riskTitle}</h1>
${!isTooLong && noticeBox(view.texts, 'info', html`${notes.riskLead} ${notes.riskWords({ words: words.join(', ') })}`)}
${postForm(
  view,
  url,
  html`${renderField(view, { ...shown, error: isTooLong ? notes.tooLong : undefined })}
<div class="k-actions">${button(notes.saveChanged)}
${button(notes.leaveOut, 'secondary', { name: 'leave', value: 'yes' })}
${!isTooLong && button(notes.isWork, 'quiet', { name: 'confirmed', value: 'yes' })}</div>`,
)}`;
  return { title: isTooLong ? notes.title : notes.riskTitle, body, styles: ['question.css'] };
}

function renderField(
  { texts }: View,
  { participant, text, error }: Omit<Shown, 'assessment'> & { text: string; error?: string | undefined },
): Html {
  return areaField(texts, {
    name: 'text',
    label: texts.notes.label,
    hint: texts.notes.hint({ name: participant.givenName }),
    value: text,
    error,
    rows: 3,
    maxLength: noteMaximum,
    isProse: true,
    optional: true,
  });
}

/** Folded, under what came of an assessment; for its assessor. */
export async function renderNote(
  view: View,
  services: Services,
  { actor, assessment, participant }: { actor: Staff; assessment: Assessment; participant: Participant },
): Promise<Html | null> {
  if (assessment.assessorId !== actor.id || assessment.undoneAt) return null;
  const { notes } = view.texts;
  const text = await loadNote(services, actor, assessment.id);
  const form = html`${renderField(view, { participant, text: text ?? '' })}
<div class="k-actions">${button(notes.save, 'secondary')}</div>`;
  return html`<details class="k-card"><summary>${text === null ? notes.add : notes.written}</summary>
${postForm(view, `${paths.assessments}/${assessment.id}/notitie`, form)}</details>`;
}

/** On the page of a participant, folded: it is not the first that a colleague needs, nor for who looks along. */
export async function renderNotesOf(
  view: View,
  services: Services,
  { actor, participant, limit }: { actor: Staff; participant: Participant; limit: number },
): Promise<Html | null> {
  const { items } = await listNotes(services, actor, { participantId: participant.id, limit });
  if (items.length === 0) return null;
  const classes = await listEveryBadgeClass(services);
  const { notes } = view.texts;
  const find = (slug: string) => {
    const badgeClass = classes.find((one) => one.slug === slug);
    return badgeClass ? findName(badgeClass, view.language) : slug;
  };
  return html`<details class="k-card"><summary>${notes.title} (${items.length})</summary><ul class="k-plain">${items.map(
    ({ text, writerName, observedOn, badgeClass }) =>
      html`<li><p><bdi>${text}</bdi><br><small>${find(badgeClass)} · ${writerName} · ${renderDay(observedOn, view.language)}</small></p></li>`,
  )}</ul></details>`;
}

export const notePages: RouteModule = { noun: 'notes', register: registerNotes };
