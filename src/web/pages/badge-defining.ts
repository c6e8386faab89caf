// A new badge class or superbadge by an admin: fill in, look what it will be, make it. What was typed travels in the form
// until then, the picture too, so that nothing is stored before somebody said so.
import { isProblem } from '../../base/problem.ts';
import { requireAct, type Staff } from '../../domain/actors.ts';
import {
  checkNewBadgeClass,
  defineBadgeClass,
  digestTemplate,
  listEveryBadgeClass,
  loadBadgeClass,
} from '../../domain/badge-classes.ts';
import type { BadgeTemplate } from '../../domain/badge-templates.ts';
import type { Services } from '../../services.ts';
import { readField } from '../forms.ts';
import { buildView, sendPage } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireStaff } from '../sessions.ts';
import { addUploads } from '../uploads.ts';
import { buildTemplate, type Draft, emptyDraft, findDraftFaults, readDraft } from './badge-class-drafts.ts';
import { renderDraftForm } from './badge-class-forms.ts';
import { renderPreview } from './badge-class-previews.ts';
import { withNotice } from './notices.ts';

/** More than a picture may have, so that one that is too large is told as that. */
const fileMaximum = 65_536;
/** Texts in two languages, six criteria, and a choice for each badge that a superbadge may be made of. */
const fieldMaximum = 500;

function registerDefining(app: App, services: Services): void {
  app.get<{ Querystring: { soort?: unknown } }>(paths.newBadge, async (request, reply) => {
    const view = buildView(request, services.settings);
    requireAct(requireStaff(request), 'define-badge-classes');
    const draft = emptyDraft(request.query.soort === 'superbadge' ? 'superbadge' : 'badge');
    const classes = await listEveryBadgeClass(services);
    return sendPage(reply, view, renderDraftForm(view, { draft, errors: [], classes }));
  });
  app.register(async (uploads) => {
    addUploads(uploads as App, fileMaximum, fieldMaximum);
    uploads.post(paths.newBadge, { bodyLimit: 4 * fileMaximum }, async (request, reply) => {
      const view = buildView(request, services.settings);
      const actor = requireStaff(request);
      requireAct(actor, 'define-badge-classes');
      const classes = await listEveryBadgeClass(services);
      const draft = readDraft(
        request.body,
        classes.map(({ slug }) => slug),
      );
      const step = readField(request.body, 'step');
      if (step === 'change') {
        return sendPage(reply, view, renderDraftForm(view, { draft, errors: [], classes }));
      }
      try {
        const template = await settle(services, actor, { draft, isFinal: step === 'define' });
        if (step !== 'define')
          return sendPage(reply, view, renderPreview(view, { draft, template, classes }));
        return reply.redirect(withNotice(`${paths.keptBadges}/${template.slug}`, 'badge-nieuw'), 303);
      } catch (error) {
        const errors = findDraftFaults(view.texts.badgeDefining, draft, error);
        // A picture that is no good is not kept, so that another has to be chosen.
        const isBad = errors.some(({ field }) => field === 'imageFile');
        const shown = { draft: isBad ? { ...draft, imageSvg: '' } : draft, errors, classes };
        return sendPage(reply.code(400), view, renderDraftForm(view, shown));
      }
    });
  });
}

/** Checks the class, and makes it when that was said; said twice it is made once. */
async function settle(
  services: Services,
  actor: Staff,
  { draft, isFinal }: { draft: Draft; isFinal: boolean },
): Promise<BadgeTemplate> {
  const input = { template: buildTemplate(draft), imageSvg: draft.imageSvg };
  if (!isFinal) return checkNewBadgeClass(services, actor, input);
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
