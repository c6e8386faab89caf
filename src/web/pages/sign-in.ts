// Signing in by a one-time link, and out. Opening the link only shows for whom it is: chat programs open links too.
import { loadLinkOwner, redeemSignInLink } from '../../domain/sign-in.ts';
import type { Services } from '../../services.ts';
import { button, postForm } from '../forms.ts';
import { html } from '../html.ts';
import { buildHolderView, sendPage } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { closeSession, startSession } from '../sessions.ts';

type Params = { token: string };

function registerSignIn(app: App, services: Services): void {
  const config = { limit: 'signIn' } as const;
  app.get(paths.signIn, (request, reply) => {
    const view = buildHolderView(request, services.settings);
    const { signIn } = view.texts;
    const body = html`<h1>${signIn.howTitle}</h1>${signIn.how.map((line) => html`<p class="k-lead">${line}</p>`)}`;
    return sendPage(reply, view, { title: signIn.howTitle, body });
  });
  app.get<{ Params: Params }>(`${paths.signIn}/:token`, { config }, async (request, reply) => {
    const { token } = request.params;
    const { name } = await loadLinkOwner(services, token);
    const view = buildHolderView(request, services.settings);
    const { signIn } = view.texts;
    const body = html`<h1>${signIn.hello({ name })}</h1>
<p class="k-lead">${signIn.lead}</p>
${postForm(view, `${paths.signIn}/${token}`, html`<div class="k-actions k-big">${button(signIn.button)}</div>`)}
<p class="k-hint">${signIn.once}</p>`;
    return sendPage(reply, view, { title: signIn.title, body });
  });
  app.post<{ Params: Params }>(`${paths.signIn}/:token`, { config }, async (request, reply) => {
    const session = await redeemSignInLink(services, request.params.token);
    // Whoever was signed in here before is not any more.
    if (request.session !== null) await closeSession(request, reply, services);
    startSession(reply, services, session);
    return reply.redirect(session.actor.kind === 'holder' ? paths.mine : paths.start, 303);
  });
  app.get(paths.signOut, (_request, reply) => reply.redirect(paths.start, 303));
  app.post(paths.signOut, async (request, reply) => {
    await closeSession(request, reply, services);
    return reply.redirect(paths.start, 303);
  });
}

export const signInPages: RouteModule = { noun: 'staff', register: registerSignIn };
