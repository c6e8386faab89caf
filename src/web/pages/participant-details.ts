// Changing the name of a participant, moving them to another location, and the e-mail address of who asked to take
// badges to another collection (decision 3). What was seen stays with them.
import { rejectRequest } from '../../base/problem.ts';
import { mayAct, requireAct, type Staff } from '../../domain/actors.ts';
import { listDestinations } from '../../domain/locations.ts';
import {
  listOwnLocations,
  loadParticipant,
  type Participant,
  updateParticipant,
} from '../../domain/participants.ts';
import type { Services } from '../../services.ts';
import {
  button,
  checkField,
  errorSummary,
  type FieldError,
  findFaults,
  isMailAddress,
  postForm,
  radioField,
  readField,
  textField,
} from '../forms.ts';
import { type Html, html } from '../html.ts';
import { buildView, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireStaff } from '../sessions.ts';
import { withNotice } from './notices.ts';

type Params = { Params: { participantId: string } };

function registerDetails(app: App, services: Services): void {
  const url = `${paths.people}/:participantId/wijzigen`;
  app.get<Params>(url, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireStaff(request);
    requireAct(actor, 'edit-participants');
    const participant = await loadParticipant(services, actor, request.params.participantId);
    const body = await renderDetails(view, services, {
      actor,
      name: participant.givenName,
      participant,
      errors: [],
    });
    return sendPage(reply, view, { title: view.texts.person.change, body });
  });
  app.post<Params>(url, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireStaff(request);
    const participant = await loadParticipant(services, actor, request.params.participantId);
    const changes = readChanges(request.body, participant);
    const { email, locationId } = changes;
    const { people, person } = view.texts;
    try {
      if (email !== null && !isMailAddress(email)) rejectRequest([{ name: 'email', reason: 'no address' }]);
      await updateParticipant(services, actor, { participantId: participant.id, changes });
    } catch (error) {
      const errors = findFaults(error, { ...people.faults, ...person.faults });
      const name = participant.givenName;
      const shown = { actor, name, participant: { ...participant, ...changes }, errors };
      const body = await renderDetails(view, services, shown);
      return sendPage(reply.code(400), view, { title: view.texts.person.change, body });
    }
    // Whoever was handed over may be out of reach now.
    const isNear = (await listOwnLocations(services, actor)).some(({ id }) => id === locationId);
    const to = isNear ? `${paths.people}/${participant.id}` : paths.people;
    return reply.redirect(
      withNotice(to, locationId === participant.locationId ? 'bewaard' : 'verhuisd'),
      303,
    );
  });
}

function readChanges(body: unknown, was: Participant) {
  const readLine = (name: string) => readField(body, name).normalize('NFC').replace(/ +/g, ' ');
  return {
    givenName: readLine('givenName'),
    familyName: readLine('familyName'),
    locationId: readField(body, 'locationId') || was.locationId,
    email: readField(body, 'email') || null,
    emailInCredentials: readField(body, 'emailInCredentials') === 'yes',
  };
}

/** `name`: that they have, whatever was typed. */
type Shown = { actor: Staff; name: string; participant: Participant; errors: FieldError[] };

async function renderDetails(view: View, services: Services, shown: Shown): Promise<Html> {
  const { texts } = view;
  const { people, person } = texts;
  const { actor, name, participant, errors } = shown;
  const findError = (name: string) => errors.find(({ field }) => field === name)?.message;
  const isFree = mayAct(actor, 'move-participants');
  const places = isFree ? await listDestinations(services, actor) : await listOwnLocations(services, actor);
  const field = (name: 'givenName' | 'familyName') =>
    textField(texts, {
      name,
      label: people[name],
      value: participant[name],
      error: findError(name),
      maxLength: 100,
    });
  const form = postForm(
    view,
    `${paths.people}/${participant.id}/wijzigen`,
    html`${field('givenName')}${field('familyName')}${
      places.length > 1 &&
      radioField({
        name: 'locationId',
        label: people.location,
        hint: person.moveHint,
        value: participant.locationId,
        error: findError('locationId'),
        options: places.map(({ id, name }) => ({ value: id, label: name })),
      })
    }${renderMail(view, participant, findError)}${button(person.save)}`,
  );
  return html`<h1>${person.title({ name })}</h1>${errorSummary(texts, errors)}
<section class="k-card">${form}</section>
<p><a href="${`${paths.people}/${participant.id}`}">${people.back}</a></p>`;
}

function renderMail(
  { texts }: View,
  { email, emailInCredentials }: Participant,
  findError: (name: string) => string | undefined,
): Html {
  const { person } = texts;
  return html`${textField(texts, {
    name: 'email',
    label: person.email,
    hint: person.emailHint,
    type: 'email',
    value: email ?? undefined,
    error: findError('email'),
    optional: true,
    maxLength: 254,
  })}${checkField({
    name: 'emailInCredentials',
    label: person.inCredentials,
    hint: person.inCredentialsHint,
    error: findError('emailInCredentials'),
    values: emailInCredentials ? ['yes'] : [],
    options: [{ value: 'yes', label: person.inCredentialsLabel }],
  })}`;
}

export const participantDetailPages: RouteModule = { noun: 'participants', register: registerDetails };
