// Adding many participants by a file or by pasting: choose, look over, mend, add. The rows travel in the form until
// then, so that nothing is stored before somebody said so.
import { isProblem } from '../../base/problem.ts';
import { requireAct, type Staff } from '../../domain/actors.ts';
import {
  checkParticipantList,
  createParticipants,
  type ListRow,
  listMaximum,
  parseParticipantList,
  type RowFault,
  readListText,
} from '../../domain/participant-lists.ts';
import { listOwnLocations } from '../../domain/participants.ts';
import type { Services } from '../../services.ts';
import {
  areaField,
  button,
  errorSummary,
  type FieldError,
  fileField,
  radioField,
  readField,
  uploadForm,
} from '../forms.ts';
import { type Html, html } from '../html.ts';
import { buildView, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireStaff } from '../sessions.ts';
import { addUploads } from '../uploads.ts';
import { renderAdded, renderRows } from './participant-rows.ts';

const fileMaximum = 262_144;

function requireKeeper(actor: Staff): Staff {
  requireAct(actor, 'add-many-participants');
  return actor;
}

function registerParticipantLists(app: App, services: Services): void {
  const url = `${paths.people}/lijst`;
  app.get(url, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireKeeper(requireStaff(request));
    const body = await renderChoice(view, services, { actor, errors: [] });
    return sendPage(reply, view, { title: view.texts.peopleList.title, body, scripts: ['file-field.js'] });
  });
  app.register(async (uploads) => {
    addUploads(uploads as App, fileMaximum);
    uploads.post(`${url}/nakijken`, async (request, reply) => {
      const view = buildView(request, services.settings);
      const actor = requireKeeper(requireStaff(request));
      const locationId = readField(request.body, 'locationId');
      const pasted = readField(request.body, 'list');
      try {
        const list = { rows: parseParticipantList(readFile(request.body) ?? pasted), locationId };
        const faults = await checkParticipantList(services, actor, list);
        const body = renderRows(view, { ...list, faults, places: await listOwnLocations(services, actor) });
        return sendPage(reply, view, {
          title: view.texts.peopleList.checkTitle,
          body,
          styles: ['lists.css'],
        });
      } catch (error) {
        const errors = [{ field: 'file', message: findFault(view, error) }];
        const body = await renderChoice(view, services, { actor, errors, pasted, locationId });
        return sendPage(reply.code(400), view, {
          title: view.texts.peopleList.title,
          body,
          scripts: ['file-field.js'],
        });
      }
    });
  });
  app.post(url, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireKeeper(requireStaff(request));
    const list = { rows: readRows(request.body), locationId: readField(request.body, 'locationId') };
    const skipFaulty = readField(request.body, 'which') === 'good';
    const faults = await checkParticipantList(services, actor, list);
    const places = await listOwnLocations(services, actor);
    if (list.rows.length === 0) return reply.redirect(url, 303);
    const isNobodyGood = new Set(faults.map(({ row }) => row)).size === list.rows.length;
    if (faults.length > 0 && (!skipFaulty || isNobodyGood)) {
      const body = renderRows(view, { ...list, faults, places });
      const page = { title: view.texts.peopleList.checkTitle, body, styles: ['lists.css'] };
      return sendPage(reply.code(400), view, page);
    }
    const { created } = await createParticipants(services, actor, { ...list, skipFaulty });
    const left = { rows: list.rows.filter((_, at) => isFaulty(faults, at)), locationId: list.locationId };
    const leftFaults = await checkParticipantList(services, actor, left);
    const body = renderAdded(view, { created, left: { ...left, faults: leftFaults, places } });
    return sendPage(reply, view, { title: view.texts.peopleList.doneTitle, body, styles: ['lists.css'] });
  });
}

function isFaulty(faults: readonly RowFault[], at: number): boolean {
  return faults.some(({ row }) => row === at);
}

function readFile(body: unknown): string | undefined {
  const file = typeof body === 'object' && body !== null && 'file' in body ? body.file : undefined;
  return Buffer.isBuffer(file) ? readListText(file) : undefined;
}

/** Rows as the form sends them: `rows.0.givenName`, one after another; those to be left out are gone. */
function readRows(body: unknown): ListRow[] {
  const at = Array.from({ length: listMaximum }, (_, index) => `rows.${index}`);
  const fields = typeof body === 'object' && body !== null ? body : {};
  return at
    .filter((name) => `${name}.givenName` in fields && readField(body, `${name}.skip`) === '')
    .map((name) => ({
      givenName: readField(body, `${name}.givenName`).normalize('NFC').replace(/ +/g, ' '),
      familyName: readField(body, `${name}.familyName`).normalize('NFC').replace(/ +/g, ' '),
      location: readField(body, `${name}.location`),
      isOther: readField(body, `${name}.isOther`) === 'yes',
    }));
}

/** @throws the error when it is not about the list */
function findFault({ texts: { peopleList } }: View, error: unknown): string {
  if (!isProblem(error, 'invalid-request')) throw error;
  const [{ reason = '' } = {}] = error.facts.invalidParams as { reason: string }[];
  if (reason === 'holds nobody') return peopleList.nobody;
  return reason.startsWith('holds more') ? peopleList.tooMany : peopleList.unreadable;
}

type Choice = { actor: Staff; errors: FieldError[]; pasted?: string; locationId?: string };

async function renderChoice(view: View, services: Services, choice: Choice): Promise<Html> {
  const { texts } = view;
  const { peopleList: words } = texts;
  const { actor, errors, pasted, locationId } = choice;
  const locations = await listOwnLocations(services, actor);
  const form = uploadForm(
    view,
    `${paths.people}/lijst/nakijken`,
    html`${
      locations.length > 1 &&
      radioField({
        name: 'locationId',
        label: words.location,
        value: locationId,
        options: locations.map(({ id, name }) => ({ value: id, label: name })),
      })
    }${fileField(texts, {
      name: 'file',
      label: words.file,
      hint: words.fileHint,
      accept: '.csv,.txt,.tsv,text/csv,text/plain',
      choose: words.fileChoose,
      error: errors[0]?.message,
      optional: true,
    })}
${areaField(texts, { name: 'list', label: words.pasteTitle, hint: words.pasteHint, value: pasted, optional: true })}
${button(words.look)}`,
  );
  return html`<h1>${words.title}</h1>${errorSummary(texts, errors)}
<p class="k-lead">${words.lead}</p>
<ul>${words.how.map((line) => html`<li>${line}</li>`)}</ul>
<section class="k-card">${form}</section>
<p><a href="${paths.people}">${texts.forms.back}</a></p>`;
}

export const participantListPages: RouteModule = {
  noun: 'participant-lists',
  register: registerParticipantLists,
};
