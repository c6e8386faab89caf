// Signing in by a one-time link or the code of a card, and out. Opening the link only shows for whom it is: chat
// programs open links too. A code is typed and sent, so that it stands in no address.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../base/problem.ts';
import { parseCode } from '../../domain/share-codes.ts';
import { type Device, devices, loadLinkOwner, redeemSignInLink } from '../../domain/sign-in.ts';
import type { Services } from '../../services.ts';
import { languages } from '../../text/languages.ts';
import { buttonLink, noticeBox } from '../components.ts';
import { button, errorSummary, postForm, radioField, readField, textField } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { buildHolderView, type HolderView, type Page, sendPage } from '../layout.ts';
import { paths } from '../paths.ts';
import { takeReturn } from '../return-paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { closeSession, startSession } from '../sessions.ts';
import { passkeyButton } from './passkeys.ts';

type Params = { token: string };

const config = { limit: 'signIn' } as const;

function registerSignIn(app: App, services: Services): void {
  registerLinks(app, services);
  app.get(paths.signIn, (request, reply) => {
    const view = buildHolderView(request, services.settings);
    return sendPage(reply, view, renderEntry(view, { services }));
  });
  app.post(paths.signIn, { config }, async (request, reply) => {
    const typed = readField(request.body, 'code');
    const code = parseCode(typed);
    const fault = code === undefined ? 'codeFault' : 'codeUsed';
    try {
      if (code !== undefined) return await signIn(services, { request, reply, key: code });
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'sign-in-link-invalid') throw error;
    }
    const view = buildHolderView(request, services.settings);
    return sendPage(reply.code(400), view, renderEntry(view, { services, mistake: { typed, fault } }));
  });
  app.get(paths.signOut, (_request, reply) => reply.redirect(paths.start, 303));
  app.post(paths.signOut, async (request, reply) => {
    const isHolder = request.session?.actor.kind === 'holder';
    await closeSession(request, reply, services);
    return reply.redirect(isHolder ? paths.signIn : paths.start, 303);
  });
}

function registerLinks(app: App, services: Services): void {
  const url = `${paths.signIn}/:token`;
  app.get<{ Params: Params }>(url, { config }, async (request, reply) => {
    const { token } = request.params;
    const { name, kind } = await loadLinkOwner(services, token);
    const view = buildHolderView(request, services.settings);
    const { signIn } = view.texts;
    const body = html`<h1>${signIn.hello({ name })}</h1>
<p class="k-lead">${signIn.lead}</p>
${postForm(
  view,
  `${paths.signIn}/${token}`,
  html`${kind === 'holder' && renderDevices(view)}<div class="k-actions k-big">${button(signIn.button)}</div>`,
)}
<p class="k-hint">${signIn.once}</p>`;
    return sendPage(reply, view, { title: signIn.title, body });
  });
  app.post<{ Params: Params }>(url, { config }, (request, reply) =>
    signIn(services, { request, reply, key: request.params.token }),
  );
}

type Attempt = { request: FastifyRequest; reply: FastifyReply; key: string };

async function signIn(services: Services, { request, reply, key }: Attempt): Promise<FastifyReply> {
  const session = await redeemSignInLink(services, key, {
    device: readDevice(request.body),
    post: request.post,
  });
  // Whoever was signed in here before is not any more.
  if (request.session !== null) await closeSession(request, reply, services);
  startSession(reply, services, session);
  return reply.redirect(takeReturn(request, reply, services, session.actor), 303);
}

function readDevice(body: unknown): Device {
  const given = readField(body, 'device');
  return devices.find((device) => device === given) ?? 'own';
}

/** Two plain answers: staying signed in on somebody else's phone would show one's badges to them. */
function renderDevices({ texts: { signIn } }: HolderView): Html {
  const options = [
    { value: 'own', label: signIn.ownDevice, hint: signIn.ownDeviceHint },
    { value: 'shared', label: signIn.sharedDevice, hint: signIn.sharedDeviceHint },
  ];
  return radioField({ name: 'device', label: signIn.deviceTitle, value: 'own', options });
}

type Mistake = { typed: string; fault: 'codeFault' | 'codeUsed' };

/** What can go wrong at an identity provider, and is told beside the other ways in. */
export const identityFaults = ['sign-in-failed', 'staff-unknown', 'identity-provider-unavailable'] as const;
type IdentityFault = {
  code: (typeof identityFaults)[number];
  isCancelled: boolean;
  /** By which the provider knows whoever looks at the page. */
  address: string | null;
};

type Entry = {
  services: Pick<Services, 'identityProvider'>;
  mistake?: Mistake;
  fault?: IdentityFault;
};

export function renderEntry(view: HolderView, { services, mistake, fault }: Entry): Page {
  const { signIn } = view.texts;
  const error = mistake && signIn[mistake.fault];
  const hasProvider = services.identityProvider !== undefined;
  const forStaff = renderForStaff(view, hasProvider);
  const body = html`<h1>${signIn.howTitle}</h1>
${fault && renderFault(view, fault)}${hasProvider && forStaff}
${error && errorSummary(view.texts, [{ field: 'code', message: error }])}
<section class="k-card"><h2>${signIn.codeTitle}</h2>${postForm(
    view,
    paths.signIn,
    html`${textField(view.texts, {
      name: 'code',
      label: signIn.codeLabel,
      hint: signIn.codeHint,
      value: mistake?.typed,
      error,
      code: true,
      maxLength: 40,
    })}${renderDevices(view)}${button(signIn.codeButton)}`,
  )}</section>
${signIn.how.map((line) => html`<p class="k-lead">${line}</p>`)}${!hasProvider && forStaff}`;
  return { title: signIn.howTitle, body, scripts: ['passkey.js'] };
}

/** Those who work here have ways of their own; their words are Dutch and English. */
function renderForStaff({ badgeLanguage, session }: HolderView, hasProvider: boolean): Html {
  const { texts } = languages[badgeLanguage];
  const { signInWithPasskey: words, signInWithIdentity, staffTitle } = texts.me;
  const button = { words, kind: 'get', action: `${paths.signIn}/passkey`, session } as const;
  return html`<section class="k-card" lang="${badgeLanguage}"><h2>${staffTitle}</h2>${hasProvider && html`<div class="k-actions">${buttonLink(paths.identity, signInWithIdentity)}</div>`}${passkeyButton(texts, button)}</section>`;
}

function renderFault({ badgeLanguage }: HolderView, { code, isCancelled, address }: IdentityFault): Html {
  const { texts } = languages[badgeLanguage];
  const { title, advice } = isCancelled ? texts.me.identityCancelled : texts.problems[code];
  const words = html`<p><strong>${title}</strong></p>
<p>${advice}${address && html` ${texts.me.identityAddress} <strong>${address}</strong>`}</p>`;
  return html`<div lang="${badgeLanguage}">${noticeBox(texts, 'warning', words)}</div>`;
}

export const signInPages: RouteModule = { noun: 'staff', register: registerSignIn };
