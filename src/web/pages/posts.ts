// The locked screen of a shared tablet, and getting past it. Shows names of colleagues and of the place, and nothing
// else: whoever works beside them may read it.
import { isProblem, Problem } from '../../base/problem.ts';
import {
  endPost,
  listPostColleagues,
  loadPostColleague,
  type Post,
  signInByPin,
} from '../../domain/posts.ts';
import type { Services } from '../../services.ts';
import { buttonLink, personTile, tileGrid } from '../components.ts';
import { button, formKeyField, readField } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { buildView, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import { keepReturn, takeReturn } from '../return-paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { closePost, closeSession, requireStaff, startSession } from '../sessions.ts';

type Params = { staffId: string };
type AppRequest = Parameters<typeof requireStaff>[0];

/** @throws Problem not-authenticated where this is no shared tablet */
function requirePost({ post }: AppRequest): Post {
  if (post === null) throw new Problem('not-authenticated');
  return post;
}

function registerPosts(app: App, services: Services): void {
  const styles = ['posts.css'];
  app.get(paths.post, async (request, reply) => {
    if (request.session !== null) return reply.redirect(paths.start, 303);
    if (request.post === null) return reply.redirect(paths.signIn, 303);
    const view = buildView(request, services.settings);
    const body = await renderLocked(view, services, request.post);
    return sendPage(reply, view, { title: view.texts.post.title, body, styles, isLocked: true });
  });
  app.get(`${paths.post}/erbij`, async (request, reply) => {
    const post = requirePost(request);
    const view = buildView(request, services.settings);
    const body = await renderOthers(view, services, post);
    return sendPage(reply, view, { title: view.texts.post.othersTitle, body, styles, isLocked: true });
  });
  registerPins(app, services);
  app.post(paths.lock, async (request, reply) => {
    if (request.post !== null) keepReturn(reply, services.settings, readField(request.body, 'naar'));
    await closeSession(request, reply, services);
    return reply.redirect(request.post === null ? paths.start : paths.post, 303);
  });
  // Told by scripts while somebody types or reads: the server sees no touch of the screen.
  app.post(`${paths.post}/wakker`, (request, reply) => {
    if (request.session === null) throw new Problem('not-authenticated');
    return reply.code(204).send();
  });
  app.post(`${paths.post}/einde`, async (request, reply) => {
    await endPost(services, requireStaff(request), requirePost(request));
    closePost(reply, services);
    await closeSession(request, reply, services);
    return reply.redirect(paths.start, 303);
  });
}

function registerPins(app: App, services: Services): void {
  const page = { styles: ['posts.css'], scripts: ['pin.js'], isLocked: true };
  app.get<{ Params: Params }>(`${paths.post}/:staffId`, async (request, reply) => {
    const post = requirePost(request);
    const { id, name } = await loadPostColleague(services, post, request.params.staffId);
    const view = buildView(request, services.settings);
    const body = renderPin(view, { id, name });
    return sendPage(reply, view, { title: view.texts.post.pin, body, ...page });
  });
  const config = { limit: 'pins' } as const;
  app.post<{ Params: Params }>(`${paths.post}/:staffId`, { config }, async (request, reply) => {
    const post = requirePost(request);
    const { staffId } = request.params;
    const { id, name } = await loadPostColleague(services, post, staffId);
    try {
      const session = await signInByPin(services, post, { staffId, pin: readField(request.body, 'pin') });
      startSession(reply, services, session);
      return reply.redirect(takeReturn(request, reply, services, session.actor), 303);
    } catch (error) {
      const view = buildView(request, services.settings);
      const { wrong, locked } = view.texts.post;
      if (!isProblem(error, 'pin-wrong') && !isProblem(error, 'pin-locked')) throw error;
      const fault = error.code === 'pin-wrong' ? wrong : locked;
      const body = renderPin(view, { id, name, fault });
      return sendPage(reply.code(error.code === 'pin-wrong' ? 401 : 403), view, {
        title: view.texts.post.pin,
        body,
        ...page,
      });
    }
  });
}

async function renderTiles(services: Services, post: Post, isMember: boolean): Promise<Html[]> {
  const colleagues = await listPostColleagues(services, post);
  return colleagues
    .filter((colleague) => colleague.isMember === isMember)
    .map(({ id, name }) => personTile({ name, href: `${paths.post}/${id}` }));
}

async function renderLocked(view: View, services: Services, post: Post): Promise<Html> {
  const { texts } = view;
  const members = await renderTiles(services, post, true);
  return html`<h1>${texts.post.lockedTitle({ name: post.locationName })}</h1>
${members.length > 0 && html`<p class="k-lead">${texts.post.lockedLead}</p>${tileGrid(members)}`}
<div class="k-actions">${buttonLink(`${paths.post}/erbij`, texts.post.others, 'secondary')}
${buttonLink(paths.signIn, texts.post.signInHere, 'secondary')}</div>`;
}

async function renderOthers(view: View, services: Services, post: Post): Promise<Html> {
  const { texts } = view;
  const others = await renderTiles(services, post, false);
  return html`<h1>${texts.post.othersTitle}</h1>
${tileGrid(others)}
<p>${texts.post.othersLead}</p>
<p><a href="${paths.post}">${texts.forms.back}</a></p>`;
}

type Shown = { id: string; name: string; fault?: string };

function renderPin(view: View, { id, name, fault }: Shown): Html {
  const { texts } = view;
  const described = fault === undefined ? 'pin-hint' : 'pin-hint pin-error';
  // A browser keeps every password, whatever a page says, but not a code for once: here others come after.
  return html`<h1>${texts.post.hello({ name: name.split(' ')[0] ?? name })}</h1>
<form method="post" action="${`${paths.post}/${id}`}" class="k-form k-pin" data-pin data-erase="${texts.post.erase}">${formKeyField(view)}
<div class="k-field"><label for="pin">${texts.post.pin}</label>
<p class="k-hint" id="pin-hint">${texts.post.pinHint}</p>
${fault && html`<p class="k-error" id="pin-error" role="alert">${fault}</p>`}
<input class="k-input k-pin-digits" id="pin" name="pin" type="password" inputmode="numeric" pattern="[0-9]{4,6}" maxlength="6" autocomplete="one-time-code" aria-describedby="${described}" required></div>
${button(texts.post.open)}</form>
<p><a href="${paths.post}">${texts.post.notMe}</a></p>`;
}

export const postPages: RouteModule = { noun: 'posts', register: registerPosts };
