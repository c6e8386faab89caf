// What somebody of the staff keeps of their own ways in: passkeys, the PIN, and making this device a shared tablet.
import { findMonth } from '../../base/clock.ts';
import { Problem } from '../../base/problem.ts';
import { mayAct, type Staff } from '../../domain/actors.ts';
import { listOwnLocations } from '../../domain/participants.ts';
import {
  addPasskey,
  askNewPasskey,
  listOwnPasskeys,
  type Passkey,
  removeOwnPasskey,
} from '../../domain/passkeys.ts';
import { hasPin, isPinGood, setPin } from '../../domain/pins.ts';
import { needsOwnKey, openPost } from '../../domain/posts.ts';
import type { Services } from '../../services.ts';
import { renderMonth } from '../../text/months.ts';
import {
  button,
  errorSummary,
  type FieldError,
  postForm,
  radioField,
  readField,
  textField,
} from '../forms.ts';
import { type Html, html } from '../html.ts';
import { buildView, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { closeSession, requireStaff, startPost } from '../sessions.ts';
import { renderNotice, withNotice } from './notices.ts';
import { passkeyButton, readAnswer } from './passkeys.ts';

function registerOwnAccount(app: App, services: Services): void {
  app.get(paths.me, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireStrong(requireStaff(request));
    const body = html`${renderNotice(view, request.query)}${await renderMe(view, services, { actor, errors: [] })}`;
    return sendPage(reply, view, { title: view.texts.me.title, body, scripts: ['passkey.js'] });
  });
  app.post(`${paths.me}/pin`, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireStrong(requireStaff(request));
    const pin = readField(request.body, 'pin');
    const { pinFaults } = view.texts.me;
    const errors = [
      ...(isPinGood(pin) ? [] : [{ field: 'pin', message: pinFaults.pin }]),
      ...(pin === readField(request.body, 'again') ? [] : [{ field: 'again', message: pinFaults.again }]),
    ];
    if (errors.length > 0) {
      const body = await renderMe(view, services, { actor, errors });
      return sendPage(reply.code(400), view, { title: view.texts.me.title, body, scripts: ['passkey.js'] });
    }
    await setPin(services, actor, pin);
    return reply.redirect(withNotice(paths.me, 'pin-bewaard'), 303);
  });
  app.post(`${paths.me}/tablet`, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireStrong(requireStaff(request));
    const locationId = readField(request.body, 'locationId');
    const own = (await listOwnLocations(services, actor)).some(({ id }) => id === locationId);
    if (!own) {
      const errors = [{ field: 'locationId', message: view.texts.me.postLocationFault }];
      const body = await renderMe(view, services, { actor, errors });
      return sendPage(reply.code(400), view, { title: view.texts.me.title, body, scripts: ['passkey.js'] });
    }
    const { postToken, post } = await openPost(services, actor, { locationId });
    await closeSession(request, reply, services);
    startPost(reply, services, { postToken, expiresAt: post.expiresAt });
    return reply.redirect(paths.post, 303);
  });
  registerPasskeys(app, services);
}

/** @throws Problem strong-sign-in-needed */
function requireStrong(actor: Staff): Staff {
  if (actor.isByPin) throw new Problem('strong-sign-in-needed');
  return actor;
}

function registerPasskeys(app: App, services: Services): void {
  const config = { limit: 'signIn' } as const;
  app.post(`${paths.me}/passkey/vraag`, { config }, async (request) =>
    askNewPasskey(services, requireStaff(request)),
  );
  app.post(`${paths.me}/passkey`, { config }, async (request) => {
    await addPasskey(services, requireStaff(request), readAnswer(request.body));
    return { next: withNotice(paths.me, 'passkey-nieuw') };
  });
  app.post(`${paths.me}/passkey/weg`, async (request, reply) => {
    await removeOwnPasskey(services, requireStaff(request), readField(request.body, 'passkey'));
    return reply.redirect(withNotice(paths.me, 'passkeys-weg'), 303);
  });
}

type Shown = { actor: Staff; errors: FieldError[] };

async function renderMe(view: View, services: Services, shown: Shown): Promise<Html> {
  const { me } = view.texts;
  const { actor, errors } = shown;
  const isPinSet = await hasPin(services, actor.id);
  const mayUsePost = mayAct(actor, 'open-post');
  return html`<h1>${me.title}</h1>${errorSummary(view.texts, errors)}
<p class="k-lead">${actor.name}</p>
${renderPasskeys(view, await listOwnPasskeys(services, actor))}
${mayUsePost && renderPin(view, isPinSet, errors)}
${mayUsePost && (await renderTablet(view, services, { actor, errors, isPinSet }))}`;
}

function renderPasskeys(view: View, passkeys: Passkey[]): Html {
  const { me } = view.texts;
  const rows = passkeys.map(
    ({ id, createdAt }) =>
      html`<li>${me.passkey({ month: renderMonth(findMonth(createdAt), view.language) })}
${postForm(view, `${paths.me}/passkey/weg`, button(me.removePasskey, 'quiet', { name: 'passkey', value: id }))}</li>`,
  );
  return html`<section class="k-card"><h2>${me.passkeysTitle}</h2><p>${me.passkeysLead}</p>
${rows.length > 0 ? html`<ul class="k-list">${rows}</ul>` : html`<p>${me.passkeysNone}</p>`}
${passkeyButton(view.texts, { words: me.addPasskey, kind: 'create', action: `${paths.me}/passkey`, session: view.session })}</section>`;
}

function renderPin(view: View, isPinSet: boolean, errors: FieldError[]): Html {
  const { texts } = view;
  const { me } = texts;
  const field = (name: 'pin' | 'again', label: string, hint?: string) =>
    textField(texts, {
      name,
      label,
      type: 'password',
      digits: true,
      // Kept by no browser: see posts.ts.
      autocomplete: 'one-time-code',
      error: errors.find((error) => error.field === name)?.message,
      maxLength: 6,
      ...(hint && { hint }),
    });
  return html`<section class="k-card"><h2>${me.pinTitle}</h2><p>${isPinSet ? me.pinSet : me.pinLead}</p>
${postForm(
  view,
  `${paths.me}/pin`,
  html`${field('pin', me.pinNew, me.pinNewHint)}${field('again', me.pinAgain)}${button(me.pinSave, 'secondary')}`,
)}</section>`;
}

async function renderTablet(
  view: View,
  services: Services,
  { actor, errors, isPinSet }: Shown & { isPinSet: boolean },
): Promise<Html> {
  const { me } = view.texts;
  const refusal = (await needsOwnKey(services, actor)) ? me.postNeedsKey : isPinSet ? null : me.postNeedsPin;
  const locations = await listOwnLocations(services, actor);
  const [only] = locations;
  const form = postForm(
    view,
    `${paths.me}/tablet`,
    html`${radioField({
      name: 'locationId',
      label: me.postLocation,
      value: locations.length === 1 ? only?.id : undefined,
      error: errors.find(({ field }) => field === 'locationId')?.message,
      options: locations.map(({ id, name }) => ({ value: id, label: name })),
    })}${button(me.postOpen, 'secondary')}`,
  );
  return html`<section class="k-card"><h2>${me.postTitle}</h2><p>${me.postLead}</p>
<ul>${me.postHow.map((line) => html`<li>${line}</li>`)}</ul>
${refusal === null ? form : html`<p><strong>${refusal}</strong></p>`}</section>`;
}

export const ownAccountPages: RouteModule = { noun: 'staff', register: registerOwnAccount };
