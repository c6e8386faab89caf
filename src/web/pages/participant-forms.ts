// Adding one participant: the form, what has to be mended in it, and the question about a name that is there already.
import type { Staff } from '../../domain/actors.ts';
import { isPersonName, nameMaximum } from '../../domain/participant-names.ts';
import { createParticipant, listOwnLocations } from '../../domain/participants.ts';
import type { Services } from '../../services.ts';
import {
  button,
  checkbox,
  type FieldError,
  findFaults,
  postForm,
  radioField,
  readField,
  textField,
} from '../forms.ts';
import { type Html, html } from '../html.ts';
import type { View } from '../layout.ts';
import { paths } from '../paths.ts';

export type NewPerson = { givenName: string; familyName: string; locationId: string; isOther: boolean };

export function readNewPerson(body: unknown): NewPerson {
  const readLine = (name: string) => readField(body, name).normalize('NFC').replace(/ +/g, ' ');
  return {
    givenName: readLine('givenName'),
    familyName: readLine('familyName'),
    locationId: readField(body, 'locationId'),
    isOther: readField(body, 'isOther') === 'yes',
  };
}

type Adding = { actor: Staff; draft: NewPerson };

/** Gives the id, or what has to be mended or answered first. */
export async function addParticipant(
  view: View,
  services: Services,
  { actor, draft }: Adding,
): Promise<string | FieldError[]> {
  const errors = await findErrors(view, services, { actor, draft });
  if (errors.length > 0) return errors;
  const locationId = draft.locationId === '' ? undefined : draft.locationId;
  try {
    return (await createParticipant(services, actor, { ...draft, locationId })).id;
  } catch (error) {
    return findFaults(error, { isOther: view.texts.peopleList.faults.isOther });
  }
}

async function findErrors(
  { texts }: View,
  services: Services,
  { actor, draft }: Adding,
): Promise<FieldError[]> {
  const { faults } = texts.people;
  const locations = await listOwnLocations(services, actor);
  const isPlaced =
    locations.some(({ id }) => id === draft.locationId) ||
    (draft.locationId === '' && locations.length === 1);
  const checks: [keyof typeof faults, boolean][] = [
    ['givenName', isPersonName(draft.givenName)],
    ['familyName', isPersonName(draft.familyName)],
    ['locationId', isPlaced],
  ];
  return checks.flatMap(([field, isRight]) => (isRight ? [] : [{ field, message: faults[field] }]));
}

export async function renderAddForm(
  view: View,
  services: Services,
  { actor, draft, errors }: { actor: Staff; draft?: NewPerson; errors: FieldError[] },
): Promise<Html> {
  const { texts } = view;
  const { people } = texts;
  const locations = await listOwnLocations(services, actor);
  const findError = (field: string) => errors.find((error) => error.field === field)?.message;
  const field = (name: 'givenName' | 'familyName') =>
    textField(texts, {
      name,
      label: people[name],
      value: draft?.[name],
      error: findError(name),
      maxLength: nameMaximum,
    });
  return postForm(
    view,
    paths.people,
    html`<p class="k-hint">${people.addHint}</p>
${field('givenName')}${field('familyName')}
${
  locations.length > 1 &&
  radioField({
    name: 'locationId',
    label: people.location,
    value: draft?.locationId,
    error: findError('locationId'),
    options: locations.map(({ id, name }) => ({ value: id, label: name })),
  })
}
${renderOther(view, { isOther: draft?.isOther ?? false, error: findError('isOther') })}
${button(people.add)}`,
  );
}

/** The question about a name that is there already; not asked before it is. */
function renderOther({ texts }: View, asked: { isOther: boolean; error: string | undefined }): Html | null {
  const { isOther, error } = asked;
  return error === undefined && !isOther
    ? null
    : html`<div class="k-field" id="isOther">${error && html`<p class="k-error">${error}</p>`}
${checkbox({ name: 'isOther', value: 'yes', label: texts.peopleList.isOther, checked: isOther })}</div>`;
}
