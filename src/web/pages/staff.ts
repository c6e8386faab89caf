// The team, for those who keep it: the list and adding somebody. One person is in colleagues.ts.
import { mayAct, type Role, type Staff } from '../../domain/actors.ts';
import { findFloorTime } from '../../domain/assessment-input.ts';
import { listLocations } from '../../domain/locations.ts';
import { listOwnLocations } from '../../domain/participants.ts';
import { endPostElsewhere, listPosts } from '../../domain/posts.ts';
import {
  createStaffMember,
  listRolesToGive,
  listStaff,
  type StaffInput,
  type StaffMember,
} from '../../domain/staff.ts';
import type { Services } from '../../services.ts';
import { buttonLink } from '../components.ts';
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

export type Place = { id: string; name: string };

function registerStaff(app: App, services: Services): void {
  app.get(paths.team, async (request, reply) => {
    const view = buildView(request, services.settings);
    const list = { actor: requireStaff(request), errors: [] };
    const body = html`${renderNotice(view, request.query)}${await renderTeam(view, services, list)}`;
    return sendPage(reply, view, { title: view.texts.team.title, body });
  });
  app.post<{ Params: { id: string } }>(`${paths.team}/tablets/:id`, async (request, reply) => {
    await endPostElsewhere(services, requireStaff(request), request.params.id);
    return reply.redirect(withNotice(paths.team, 'tablet-uit'), 303);
  });
  app.post(paths.team, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireStaff(request);
    const { team } = view.texts;
    const draft = readStaff(request.body, actor);
    try {
      const { id } = await createStaffMember(services, actor, draft);
      return reply.redirect(`${paths.team}/${id}`, 303);
    } catch (error) {
      const errors = findFaults(error, team.faults);
      const body = await renderTeam(view, services, { actor, errors, draft });
      return sendPage(reply.code(400), view, { title: team.title, body });
    }
  });
}

/** Shared tablets in use, each with a way to sign it out from here. */
async function renderPosts(view: View, services: Services, actor: Staff): Promise<Html | null> {
  const { me } = view.texts;
  const posts = await listPosts(services, actor);
  const places = await listLocations(services, actor);
  if (posts.length === 0) return null;
  const rows = posts.map(({ id, locationId, openedBy, createdAt }) => {
    const place = places.find((location) => location.id === locationId)?.name ?? '';
    const line = me.postLine({ place, name: openedBy.name, time: findFloorTime(createdAt) });
    return html`<li>${line}${postForm(view, `${paths.team}/tablets/${id}`, button(me.postEnd, 'secondary'))}</li>`;
  });
  return html`<section class="k-card" id="tablets"><h2>${me.postsTitle}</h2><ul class="k-list">${rows}</ul></section>`;
}

/** What the form says; a role that was not asked is the only one that the actor can give. */
export function readStaff(body: unknown, actor: Staff): StaffInput {
  const roles = listRolesToGive(actor);
  const asked = readField(body, 'role');
  const role = roles.find((role) => role === asked) ?? (roles.length === 1 ? roles[0] : undefined);
  return {
    name: readField(body, 'name').normalize('NFC'),
    // A role that nobody has is refused by the rules, with the other faults.
    role: role ?? ('' as Role),
    locationIds: readList(body, 'locationIds'),
    email: readField(body, 'email'),
  };
}

type List = { actor: Staff; errors: FieldError[]; draft?: StaffInput };

async function renderTeam(view: View, services: Services, list: List): Promise<Html> {
  const { team, places } = view.texts;
  const { actor, errors } = list;
  const members = await listStaff(services, actor);
  const open = await listOwnLocations(services, actor);
  const rows = (isActive: boolean) =>
    members
      .filter((member) => member.isActive === isActive)
      .map((member) => renderRow(view, member, { actor, open }));
  const former = rows(false);
  return html`<h1>${team.title}</h1>
${errorSummary(view.texts, errors)}
<p class="k-lead">${team.lead}</p>
<ul class="k-list">${rows(true)}</ul>
${former.length > 0 && html`<details><summary>${team.former}</summary><ul class="k-list">${former}</ul></details>`}
${
  mayAct(actor, 'change-staff') &&
  html`<details class="k-card" id="nieuw"${errors.length > 0 && html` open`}><summary>${team.addTitle}</summary>
${postForm(
  view,
  paths.team,
  html`${renderStaffFields(view, { actor, open, errors, values: list.draft })}
${button(team.add)}`,
)}</details>`
}
${mayAct(actor, 'see-posts') && (await renderPosts(view, services, actor))}
${
  mayAct(actor, 'see-locations') &&
  html`<section class="k-card"><h2>${places.title}</h2><p>${open.map(({ name }) => name).join(', ')}</p>
<div class="k-actions">${buttonLink(paths.locations, team.toLocations, 'secondary')}</div></section>`
}
${
  mayAct(actor, 'define-badge-classes') &&
  html`<section class="k-card"><h2>${view.texts.badgeKeeping.title}</h2>
<div class="k-actions">${buttonLink(paths.keptBadges, view.texts.badgeKeeping.toBadges, 'secondary')}</div></section>`
}
${mayAct(actor, 'see-usefulness') && html`<p><a href="${`${paths.team}/nuttig`}">${view.texts.useful.title}</a></p>`}`;
}

function renderRow(view: View, member: StaffMember, { actor, open }: { actor: Staff; open: Place[] }): Html {
  const { team } = view.texts;
  const names = open.filter(({ id }) => member.locationIds.includes(id)).map(({ name }) => name);
  const facts = [
    team.roles[member.role],
    member.kind === 'system' && team.system,
    member.id === actor.id && team.you,
    ...(names.length > 0 ? names : member.role === 'assessor' ? [] : [team.everywhere]),
  ].filter((fact) => fact !== false);
  return html`<li><a href="${`${paths.team}/${member.id}`}">${member.name}</a>
<small>${facts.join(' · ')}</small>${member.pin === 'locked' && html` <strong class="k-flag">${team.pinStates.locked}</strong>`}</li>`;
}

type Fields = { actor: Staff; open: Place[]; errors: FieldError[]; values: StaffInput | undefined };

/** The fields of adding and of changing somebody. */
export function renderStaffFields(view: View, { actor, open, errors, values }: Fields): Html {
  const { texts } = view;
  const { team } = texts;
  const findError = (name: string) => errors.find(({ field }) => field === name)?.message;
  const roles = listRolesToGive(actor).map((value) => ({
    value,
    label: team.roles[value],
    hint: team.roleHints[value],
  }));
  return html`${textField(texts, {
    name: 'name',
    label: team.name,
    hint: team.nameHint,
    value: values?.name,
    error: findError('name'),
    maxLength: 100,
  })}
${textField(texts, {
  name: 'email',
  label: team.email,
  hint: team.emailHint,
  type: 'email',
  value: values?.email ?? undefined,
  error: findError('email'),
  optional: true,
  maxLength: 254,
})}
${roles.length > 1 && radioField({ name: 'role', label: team.role, value: values?.role, error: findError('role'), options: roles })}
${checkField({
  name: 'locationIds',
  label: team.locations,
  hint: team.locationsHint,
  error: findError('locationIds'),
  values: values?.locationIds ?? (open.length === 1 ? open.map(({ id }) => id) : []),
  options: open.map(({ id, name }) => ({ value: id, label: name })),
})}`;
}

export const staffPages: RouteModule = { noun: 'staff', register: registerStaff };
