// Locations, for those who keep them: the list, opening one, and closing one with the people who are still there.
import type { Staff } from '../../domain/actors.ts';
import {
  type Location,
  listDestinations,
  listLocations,
  loadLocation,
  mayOpenLocations,
  openLocation,
  updateLocation,
} from '../../domain/locations.ts';
import { listParticipantsAt, moveParticipants, type Participant } from '../../domain/participants.ts';
import type { Services } from '../../services.ts';
import {
  button,
  checkField,
  errorSummary,
  type FieldError,
  findFaults,
  postForm,
  radioField,
  readField,
  readList,
  textField,
} from '../forms.ts';
import { type Html, html } from '../html.ts';
import { buildView, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireStaff } from '../sessions.ts';
import { renderNotice, withNotice } from './notices.ts';

type Params = { locationId: string };

const peopleAtOnce = 50;

function registerLocations(app: App, services: Services): void {
  app.get(paths.locations, async (request, reply) => {
    const view = buildView(request, services.settings);
    const body = await renderList(view, services, { actor: requireStaff(request), errors: [] });
    return sendPage(reply, view, { title: view.texts.places.title, body });
  });
  app.post(paths.locations, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireStaff(request);
    const name = readName(request.body);
    try {
      const { id } = await openLocation(services, actor, { name });
      return reply.redirect(`${paths.locations}/${id}`, 303);
    } catch (error) {
      const errors = findFaults(error, { name: view.texts.places.nameFault });
      const body = await renderList(view, services, { actor, errors, name });
      return sendPage(reply.code(400), view, { title: view.texts.places.title, body });
    }
  });
  registerOne(app, services);
}

function registerOne(app: App, services: Services): void {
  const url = `${paths.locations}/:locationId`;
  const send = async (view: View, shown: Shown): Promise<{ title: string; body: Html }> => ({
    title: shown.location.name,
    body: await renderOne(view, services, shown),
  });
  app.get<{ Params: Params }>(url, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireStaff(request);
    const location = await loadLocation(services, actor, request.params.locationId);
    const { title, body } = await send(view, { actor, location, errors: [] });
    return sendPage(reply, view, { title, body: html`${renderNotice(view, request.query)}${body}` });
  });
  app.post<{ Params: Params }>(url, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireStaff(request);
    const { locationId } = request.params;
    const name = readName(request.body);
    const weeks = readField(request.body, 'reminderWeeks');
    try {
      const reminderWeeks = weeks === '' ? null : Number(weeks);
      await updateLocation(services, actor, { locationId, changes: { name, reminderWeeks } });
      return reply.redirect(withNotice(`${paths.locations}/${locationId}`, 'bewaard'), 303);
    } catch (error) {
      const errors = findFaults(error, {
        name: view.texts.places.nameFault,
        reminderWeeks: view.texts.reminders.weeksFault,
      });
      const location = await loadLocation(services, actor, locationId);
      return sendPage(reply.code(400), view, await send(view, { actor, location, errors, name, weeks }));
    }
  });
  for (const [path, isOpen] of Object.entries({ sluiten: false, openen: true })) {
    app.post<{ Params: Params }>(`${url}/${path}`, async (request, reply) => {
      const { locationId } = request.params;
      await updateLocation(services, requireStaff(request), { locationId, changes: { isOpen } });
      const notice = isOpen ? 'plek-open' : 'plek-dicht';
      return reply.redirect(withNotice(`${paths.locations}/${locationId}`, notice), 303);
    });
  }
  app.post<{ Params: Params }>(`${url}/verhuizen`, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireStaff(request);
    const { places } = view.texts;
    const location = await loadLocation(services, actor, request.params.locationId);
    const participantIds = readList(request.body, 'participantIds');
    const to = readField(request.body, 'to');
    const errors = [
      ...(participantIds.length === 0 ? [{ field: 'participantIds', message: places.whoFault }] : []),
      ...(to === '' ? [{ field: 'to', message: places.toFault }] : []),
    ];
    if (errors.length > 0) {
      return sendPage(
        reply.code(400),
        view,
        await send(view, { actor, location, errors, participantIds, to }),
      );
    }
    await moveParticipants(services, actor, { participantIds, locationId: to });
    return reply.redirect(withNotice(`${paths.locations}/${location.id}`, 'verhuisd'), 303);
  });
}

function readName(body: unknown): string {
  return readField(body, 'name').normalize('NFC').replace(/ +/g, ' ');
}

type List = { actor: Staff; errors: FieldError[]; name?: string };

async function renderList(view: View, services: Services, { actor, errors, name }: List): Promise<Html> {
  const { places } = view.texts;
  const all = await listLocations(services, actor);
  const rows = (isOpen: boolean) =>
    all
      .filter((location) => location.isOpen === isOpen)
      .map(
        (location) =>
          html`<li><a href="${`${paths.locations}/${location.id}`}">${location.name}</a> <small>${places.counts(location)}</small></li>`,
      );
  const closed = rows(false);
  return html`<h1>${places.title}</h1>
${errorSummary(view.texts, errors)}<p class="k-lead">${places.lead}</p>
<ul class="k-list">${rows(true)}</ul>
${closed.length > 0 && html`<h2>${places.closedTitle}</h2><ul class="k-list">${closed}</ul>`}
${
  mayOpenLocations(actor) &&
  html`<details class="k-card" id="nieuw"${errors.length > 0 && html` open`}><summary>${places.addTitle}</summary>
${postForm(view, paths.locations, html`${renderName(view, name, errors)}${button(places.add)}`)}</details>`
}
<p><a href="${paths.team}">${view.texts.team.toTeam}</a></p>`;
}

function renderName({ texts }: View, value: string | undefined, errors: FieldError[]): Html {
  const { places } = texts;
  const error = errors.find(({ field }) => field === 'name')?.message;
  return textField(texts, {
    name: 'name',
    label: places.name,
    hint: places.nameHint,
    value,
    error,
    maxLength: 100,
  });
}

function renderWeeks({ texts }: View, { location, weeks, errors }: Shown): Html {
  const { reminders } = texts;
  return textField(texts, {
    name: 'reminderWeeks',
    label: reminders.weeks,
    hint: reminders.weeksHint,
    value: weeks ?? (location.reminderWeeks === null ? '' : String(location.reminderWeeks)),
    error: errors.find(({ field }) => field === 'reminderWeeks')?.message,
    optional: true,
    maxLength: 2,
  });
}

type Shown = {
  actor: Staff;
  location: Location;
  errors: FieldError[];
  name?: string;
  weeks?: string;
  participantIds?: string[];
  to?: string;
};

async function renderOne(view: View, services: Services, shown: Shown): Promise<Html> {
  const { places } = view.texts;
  const { actor, location, errors } = shown;
  const { name, isOpen, participants } = location;
  const base = `${paths.locations}/${location.id}`;
  const { items } = await listParticipantsAt(services, actor, {
    locationId: location.id,
    limit: peopleAtOnce,
  });
  return html`<h1>${name}</h1>${errorSummary(view.texts, errors)}
<p class="k-lead">${isOpen ? places.counts(location) : places.closed({ name })}</p>
${items.length > 0 && (await renderMove(view, services, { ...shown, items }))}
<section class="k-card">${postForm(view, base, html`${renderName(view, shown.name ?? name, errors)}${renderWeeks(view, shown)}${button(places.rename, 'secondary')}`)}</section>
${
  isOpen
    ? html`<section class="k-card"><h2>${places.closeTitle}</h2>${places.closeLead.map((line) => html`<p>${line}</p>`)}
<p><strong>${participants > 0 ? places.stillHere({ count: participants }) : places.nobodyHere}</strong></p>
${postForm(view, `${base}/sluiten`, html`<div class="k-actions">${button(participants > 0 ? places.closeAnyway : places.close, 'danger')}</div>`)}</section>`
    : postForm(
        view,
        `${base}/openen`,
        html`<div class="k-actions">${button(places.reopen, 'secondary')}</div>`,
      )
}
<p><a href="${paths.locations}">${places.toPlaces}</a></p>`;
}

async function renderMove(
  view: View,
  services: Services,
  shown: Shown & { items: Participant[] },
): Promise<Html> {
  const { places } = view.texts;
  const { actor, location, items, errors } = shown;
  const destinations = (await listDestinations(services, actor)).filter(({ id }) => id !== location.id);
  const findError = (name: string) => errors.find(({ field }) => field === name)?.message;
  const isOpen = !location.isOpen || errors.some(({ field }) => field !== 'name');
  const form = postForm(
    view,
    `${paths.locations}/${location.id}/verhuizen`,
    html`${checkField({
      name: 'participantIds',
      label: places.moveLead,
      error: findError('participantIds'),
      values: shown.participantIds ?? [],
      options: items.map((person) => ({
        value: person.id,
        label: `${person.givenName} ${person.familyName}`,
      })),
    })}
${items.length < location.participants && html`<p class="k-hint">${places.more({ shown: items.length, count: location.participants })}</p>`}
${radioField({
  name: 'to',
  label: places.to,
  value: shown.to,
  error: findError('to'),
  options: destinations.map(({ id, name }) => ({ value: id, label: name })),
})}${button(places.move)}`,
  );
  return html`<details class="k-card" id="verhuizen"${isOpen && html` open`}><summary>${places.moveTitle}</summary>
${destinations.length > 0 ? form : html`<p>${places.nowhere}</p>`}</details>`;
}

export const locationPages: RouteModule = { noun: 'locations', register: registerLocations };
