// One colleague, for those who keep them: details, ways in, leaving and coming back.
import { requireAct, type Staff } from '../../domain/actors.ts';
import { listOwnLocations } from '../../domain/participants.ts';
import {
  createColleagueSignInLink,
  loadStaffMember,
  removePasskeys,
  removePin,
  type StaffChanges,
  type StaffMember,
  updateStaffMember,
} from '../../domain/staff.ts';
import type { Services } from '../../services.ts';
import { factList, qrImage } from '../components.ts';
import { button, errorSummary, type FieldError, findFaults, postForm } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { buildView, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireStaff } from '../sessions.ts';
import { renderNotice, withNotice } from './notices.ts';
import { readStaff, renderStaffFields } from './staff.ts';

type Params = { staffId: string };

function registerColleagues(app: App, services: Services): void {
  const url = `${paths.team}/:staffId`;
  app.get<{ Params: Params }>(url, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireStaff(request);
    const member = await loadStaffMember(services, actor, request.params.staffId);
    const body = html`${renderNotice(view, request.query)}${await renderMember(view, services, { actor, member, errors: [] })}`;
    return sendPage(reply, view, { title: member.name, body });
  });
  app.post<{ Params: Params }>(url, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireStaff(request);
    const member = await loadStaffMember(services, actor, request.params.staffId);
    const draft = readStaff(request.body, actor);
    // The form shows open locations only; one that closed meanwhile stays with whoever works there.
    const open = (await listOwnLocations(services, actor)).map(({ id }) => id);
    const kept = member.locationIds.filter((id) => !open.includes(id));
    const changes: StaffChanges = {
      ...draft,
      locationIds: [...draft.locationIds, ...kept],
    };
    try {
      await updateStaffMember(services, actor, { staffId: member.id, changes });
      return reply.redirect(withNotice(`${paths.team}/${member.id}`, 'bewaard'), 303);
    } catch (error) {
      const errors = findFaults(error, view.texts.team.faults);
      const { name, role, locationIds, email = null } = draft;
      const shown = { actor, member: { ...member, name, role, locationIds, email }, errors };
      return sendPage(reply.code(400), view, {
        title: member.name,
        body: await renderMember(view, services, shown),
      });
    }
  });
  registerActs(app, services);
}

function registerActs(app: App, services: Services): void {
  const acts = {
    pin: { notice: 'pin-weg', run: removePin },
    passkeys: { notice: 'passkeys-weg', run: removePasskeys },
    weg: { notice: 'afgesloten', run: setActive(false) },
    terug: { notice: 'toegelaten', run: setActive(true) },
  } as const;
  for (const [path, { notice, run }] of Object.entries(acts)) {
    app.post<{ Params: Params }>(`${paths.team}/:staffId/${path}`, async (request, reply) => {
      const { staffId } = request.params;
      await run(services, requireStaff(request), staffId);
      return reply.redirect(withNotice(`${paths.team}/${staffId}`, notice), 303);
    });
  }
  // Answered with the link itself and not with a redirect: an address that shows it would be a key that stays behind.
  app.post<{ Params: Params }>(`${paths.team}/:staffId/inloglink`, async (request, reply) => {
    const actor = requireStaff(request);
    requireAct(actor, 'change-staff');
    const { staffId } = request.params;
    const { name } = await loadStaffMember(services, actor, staffId);
    const { link } = await createColleagueSignInLink(services, actor, staffId);
    const view = buildView(request, services.settings);
    const { team, forms } = view.texts;
    const body = html`<h1>${team.linkTitle({ name })}</h1>
<section class="k-card k-with-qr"><div><p>${team.linkHow({ name })}</p><p class="k-link">${link}</p>
<p class="k-hint">${team.linkOld}</p></div>${qrImage(link, forms.qrAlt)}</section>
<p class="k-screen"><a href="${`${paths.team}/${staffId}`}">${forms.back}</a></p>`;
    return sendPage(reply, view, { title: team.makeLink, body });
  });
}

function setActive(isActive: boolean) {
  return (services: Services, actor: Staff, staffId: string) =>
    updateStaffMember(services, actor, { staffId, changes: { isActive } });
}

type Shown = { actor: Staff; member: StaffMember; errors: FieldError[] };

async function renderMember(view: View, services: Services, shown: Shown): Promise<Html> {
  const { team } = view.texts;
  const { actor, member, errors } = shown;
  const { name } = member;
  const back = html`<p><a href="${paths.team}">${team.toTeam}</a></p>`;
  const open = await listOwnLocations(services, actor);
  const base = `${paths.team}/${member.id}`;
  if (!member.mayChange) {
    return html`<h1>${name}</h1>${factList([[team.role, team.roles[member.role]]])}
<p>${team.mayNotChange}</p>${renderPin(view, member, base)}${back}`;
  }
  if (!member.isActive) {
    return html`<h1>${name}</h1><p class="k-lead">${team.returnLead({ name })}</p>
${postForm(view, `${base}/terug`, html`<div class="k-actions">${button(team.return)}</div>`)}${back}`;
  }
  return html`<h1>${name}</h1>${errorSummary(view.texts, errors)}
${member.kind === 'person' && renderWaysIn(view, member, base)}
<section class="k-card"><h2>${team.changeTitle}</h2>
${postForm(view, base, html`${renderStaffFields(view, { actor, open, errors, values: member })}${button(team.save)}`)}</section>
${
  member.id !== actor.id &&
  html`<section class="k-card"><h2>${team.leaveTitle}</h2><p>${team.leaveLead({ name })}</p>
${postForm(view, `${base}/weg`, html`<div class="k-actions">${button(team.leave, 'danger')}</div>`)}</section>`
}${back}`;
}

function renderWaysIn(view: View, member: StaffMember, base: string): Html {
  const { team } = view.texts;
  const { name } = member;
  return html`<section class="k-card"><h2>${team.inTitle}</h2><p>${team.linkLead({ name })}</p>
${postForm(view, `${base}/inloglink`, html`<div class="k-actions">${button(team.makeLink)}</div>`)}
<p>${member.passkeys > 0 ? team.passkeys({ count: member.passkeys }) : team.noPasskeys}</p>
${
  member.passkeys > 0 &&
  postForm(
    view,
    `${base}/passkeys`,
    html`<p class="k-hint">${team.removePasskeysHint}</p>${button(team.removePasskeys, 'secondary')}`,
  )
}
${renderPin(view, member, base)}</section>`;
}

function renderPin(view: View, member: StaffMember, base: string): Html {
  const { team } = view.texts;
  const { name } = member;
  return html`<p>${team.pinStates[member.pin]}</p>
${
  member.pin !== 'none' &&
  postForm(
    view,
    `${base}/pin`,
    html`<p class="k-hint">${team.removePinHint({ name })}</p>${button(team.removePin, 'secondary')}`,
  )
}`;
}

export const colleaguePages: RouteModule = { noun: 'staff', register: registerColleagues };
