// A new badge class or superbadge by an admin, and a new version of one: fill in, look what it will be, make it. What was
// typed travels in the form until then, the picture too, so that nothing is stored before somebody said so.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isProblem } from '../../base/problem.ts';
import { requireAct, type Staff } from '../../domain/actors.ts';
import {
  checkBadgeClass,
  defineBadgeClass,
  defineBadgeClassVersion,
  digestTemplate,
  listEveryBadgeClass,
  loadBadgeClass,
  loadBadgeImage,
} from '../../domain/badge-classes.ts';
import type { BadgeTemplate } from '../../domain/badge-templates.ts';
import type { Services } from '../../services.ts';
import { noticeBox } from '../components.ts';
import { readField } from '../forms.ts';
import { html } from '../html.ts';
import { buildView, sendPage } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireStaff } from '../sessions.ts';
import { addUploads } from '../uploads.ts';
import {
  buildTemplate,
  type Draft,
  emptyDraft,
  findDraftFaults,
  readDraft,
  type Target,
} from './badge-class-drafts.ts';
import { renderDraftForm } from './badge-class-forms.ts';
import { renderPreview } from './badge-class-previews.ts';
import { openDraft } from './badge-class-versions.ts';
import { withNotice } from './notices.ts';

/** More than a picture may have, so that one that is too large is told as that. */
const fileMaximum = 65_536;
/** Texts in two languages, six criteria, and a choice for each badge that a superbadge may be made of. */
const fieldMaximum = 500;

type Params = { slug: string };

const newTarget: Target = { url: paths.newBadge, version: 1 };
const versionUrl = `${paths.keptBadges}/:slug/versie`;

/** Who may, and which classes there are. */
async function begin(services: Services, request: FastifyRequest) {
  const actor = requireStaff(request);
  requireAct(actor, 'define-badge-classes');
  return { actor, view: buildView(request, services.settings), classes: await listEveryBadgeClass(services) };
}

async function findTarget(services: Services, slug: string): Promise<Target> {
  const { currentVersion } = await loadBadgeClass(services, slug);
  return { url: `${paths.keptBadges}/${slug}/versie`, slug, version: currentVersion + 1 };
}

function registerDefining(app: App, services: Services): void {
  app.get<{ Querystring: { soort?: unknown } }>(paths.newBadge, async (request, reply) => {
    const { view, classes } = await begin(services, request);
    const draft = emptyDraft(request.query.soort === 'superbadge' ? 'superbadge' : 'badge');
    return sendPage(reply, view, renderDraftForm(view, { draft, errors: [], classes, target: newTarget }));
  });
  app.get<{ Params: Params }>(versionUrl, async (request, reply) => {
    const { view, classes } = await begin(services, request);
    const { slug, version, template } = await loadBadgeClass(services, request.params.slug);
    const target = await findTarget(services, slug);
    const draft = openDraft(template, await loadBadgeImage(services, slug, version));
    if (draft) return sendPage(reply, view, renderDraftForm(view, { draft, errors: [], classes, target }));
    const { badgeDefining: words, badgeKeeping } = view.texts;
    const body = html`<h1>${words.versionTitle}</h1>${noticeBox(view.texts, 'info', words.tooNested)}
<p><a href="${`${paths.keptBadges}/${slug}`}">${badgeKeeping.back}</a></p>`;
    return sendPage(reply, view, { title: words.versionTitle, body });
  });
  app.register(async (uploads) => {
    addUploads(uploads as App, fileMaximum, fieldMaximum);
    const options = { bodyLimit: 4 * fileMaximum };
    uploads.post(paths.newBadge, options, (request, reply) =>
      sendStep(request, reply, { services, target: newTarget }),
    );
    uploads.post<{ Params: Params }>(versionUrl, options, async (request, reply) => {
      await begin(services, request);
      return sendStep(request, reply, {
        services,
        target: await findTarget(services, request.params.slug),
      });
    });
  });
}

/** Answers a form: what it will be, the form again, or the badge. */
async function sendStep(
  request: FastifyRequest,
  reply: FastifyReply,
  { services, target }: { services: Services; target: Target },
): Promise<FastifyReply> {
  const { actor, view, classes } = await begin(services, request);
  const slugs = classes.map(({ slug }) => slug);
  const draft = readDraft(request.body, slugs);
  const step = readField(request.body, 'step');
  const again = { draft, errors: [], classes, target };
  if (step === 'change') return sendPage(reply, view, renderDraftForm(view, again));
  try {
    const template = await settle(services, actor, { draft, target, isFinal: step === 'define' });
    if (step !== 'define') {
      return sendPage(reply, view, renderPreview(view, { draft, template, classes, target }));
    }
    const notice = target.slug === undefined ? 'badge-nieuw' : 'badge-versie';
    return reply.redirect(withNotice(`${paths.keptBadges}/${template.slug}`, notice), 303);
  } catch (error) {
    const errors = findDraftFaults(view.texts.badgeDefining, draft, error);
    // A picture that is no good is not kept, so that another has to be chosen.
    const isBad = errors.some(({ field }) => field === 'imageFile');
    const kept = isBad ? { ...draft, imageSvg: '' } : draft;
    return sendPage(reply.code(400), view, renderDraftForm(view, { ...again, draft: kept, errors }));
  }
}

type Wish = { draft: Draft; target: Target; isFinal: boolean };

/** Checks the class, and makes it when that was said; said twice it is made once. */
async function settle(
  services: Services,
  actor: Staff,
  { draft, target, isFinal }: Wish,
): Promise<BadgeTemplate> {
  const { slug } = target;
  const input = { template: buildTemplate(draft), imageSvg: draft.imageSvg };
  if (!isFinal) return checkBadgeClass(services, actor, { ...input, slug });
  if (slug !== undefined) {
    return (await defineBadgeClassVersion(services, actor, { ...input, slug })).badgeClass.template;
  }
  try {
    return (await defineBadgeClass(services, actor, input)).template;
  } catch (error) {
    if (!isProblem(error, 'badge-class-exists')) throw error;
    const { template } = await loadBadgeClass(services, String(input.template.slug));
    const made = { ...template, ...input.template } as BadgeTemplate;
    if (digestTemplate(template, '') !== digestTemplate(made, '')) throw error;
    return template;
  }
}

export const badgeDefiningPages: RouteModule = { noun: 'badge-classes', register: registerDefining };
