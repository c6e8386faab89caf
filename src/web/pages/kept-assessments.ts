// What a device takes along to work without network, and what it sends later. The page itself names nobody: names come
// sealed into the device, for as long as their assessor is signed in (see assets/device-names.js).
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Problem } from '../../base/problem.ts';
import type { Staff } from '../../domain/actors.ts';
import type { AssessmentInput } from '../../domain/assessment-input.ts';
import { recordAssessment } from '../../domain/assessments.ts';
import { type BadgeClass, listEveryBadgeClass } from '../../domain/badge-classes.ts';
import { createNewBadgeCode } from '../../domain/badge-codes.ts';
import { findBadgeText } from '../../domain/badge-words.ts';
import { listParticipants, type Participant } from '../../domain/participants.ts';
import { listTodaysPeople } from '../../domain/recents.ts';
import { isSuperbadge } from '../../domain/superbadges.ts';
import { findPostSettings, type Services } from '../../services.ts';
import { type HolderLanguage, holderLanguages } from '../../text/languages.ts';
import { listImportHrefs } from '../assets.ts';
import { findInitials, findTint } from '../components.ts';
import { html } from '../html.ts';
import { iconLock } from '../icons.ts';
import { sendOnce } from '../idempotency.ts';
import { buildView, sendPage, turnView, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { renderKeepTemplates } from './keep-templates.ts';
import { renderNames } from './people-names.ts';
import { requireAssessor } from './sheet-steps.ts';
import { findImagePath, findName } from './shown-classes.ts';
import { listTurnedWords } from './turned-templates.ts';
import { sortForFloor } from './workplace-badges.ts';

/** More than this nobody chooses from on a phone. */
const peopleMaximum = 500;
const pageSize = 100;

const sentAssessment = z.strictObject({
  /** Who kept it: nobody sends what somebody else saw. */
  assessorId: z.string(),
  participantId: z.string(),
  badgeClass: z.string(),
  observedOn: z.string(),
  results: z.record(z.string(), z.string()),
  days: z.number().optional(),
  hold: z.boolean(),
});

function registerKept(app: App, services: Services): void {
  // The same bytes for everybody: this page is kept on the device.
  app.get(paths.kept, { config: { signedOut: true } }, (request, reply) => {
    const view = buildView(request, services.settings);
    const { kept } = view.texts;
    const body = html`<p class="k-no-network">${kept.offline}</p>
<div id="kept-stage" data-files="${listImportHrefs('keep-form.js').join(' ')}"><h1>${kept.title}</h1><noscript><p class="k-lead">${kept.needsScripts}</p></noscript></div>
<p class="k-links" id="kept-lock" hidden><button type="button" class="k-button k-button-quiet">${iconLock}${view.texts.staffMenu.lock}</button></p>
${renderKeepTemplates(view)}`;
    return sendPage(reply, view, {
      title: kept.title,
      body,
      styles: ['floor.css'],
      scripts: ['keep-form.js'],
      isBare: true,
    });
  });
  app.get(paths.takeAlong, async (request, reply) => {
    const actor = requireAssessor(request);
    const view = buildView(request, services.settings);
    return reply.type('application/json').send(await buildNames(view, services, { actor, request }));
  });
  registerSending(app, services);
}

function registerSending(app: App, services: Services): void {
  app.post(paths.assessments, { schema: { body: sentAssessment } }, (request, reply) =>
    sendOnce(request, reply, {
      services,
      work: async (services) => {
        const actor = requireAssessor(request);
        const { assessorId, ...input } = request.body;
        if (assessorId !== actor.id) throw new Problem('form-expired');
        const recorded = await recordAssessment(services, actor, input as AssessmentInput);
        await createNewBadgeCode(services, actor, recorded);
        const { id, award, created } = recorded;
        return { status: created ? 201 : 200, body: { id, state: award.state } };
      },
    }),
  );
}

type Asked = { actor: Staff; request: FastifyRequest };

/**
 * Whom this assessor may see and which badges there are: no progress, nothing of what was seen. Which language somebody
 * reads is a fact about them. It goes along because the screen could not be turned to them without it, and because the
 * same assessor sees it on that screen with network. It is sealed like the names, and goes with them.
 */
async function buildNames(view: View, services: Services, { actor, request }: Asked) {
  const people = await listPeople(services, actor);
  const names = renderNames(people);
  const classes = (await listEveryBadgeClass(services)).filter((one) => !one.retired && !isSuperbadge(one));
  const groups = await sortForFloor(view, services, { actor, classes });
  const spoken = listSpoken(view, people);
  return {
    assessorId: actor.id,
    formKey: request.session?.formKey,
    expiresAt: request.session?.expiresAt?.getTime(),
    idleSeconds: request.session?.postId ? findPostSettings(services.settings).idleSeconds : 0,
    people: people.map(({ id, givenName, language }) => {
      const name = names.get(id) ?? givenName;
      return { id, name, givenName, initials: findInitials(name), tint: String(findTint(name)), language };
    }),
    groups: groups.map(({ title, classes }) => ({
      title,
      badges: classes.map((one) => buildBadge(view, one, spoken)),
    })),
    screens: Object.fromEntries(spoken.map((language) => [language, buildScreen(view, language)])),
  };
}

/** The languages that the screen may be turned in, besides that of the page. Of no other do words go to the device. */
function listSpoken({ language }: View, people: readonly Participant[]): HolderLanguage[] {
  const spoken = new Set(people.flatMap((person) => person.language ?? []));
  return [...spoken].filter((code) => code !== language);
}

function buildScreen(view: View, language: HolderLanguage) {
  const { direction } = holderLanguages[language];
  return { language, direction, ...listTurnedWords(turnView(view, { language })) };
}

function buildBadge({ language }: View, badgeClass: BadgeClass, spoken: readonly HolderLanguage[]) {
  const { template, slug } = badgeClass;
  const rule = template.kind === 'badge' ? template.awardRule : undefined;
  const criteria = template.kind === 'badge' ? template.criteria : [];
  // What is not translated is read in the language that stands in.
  const standIns = spoken.map((code) => holderLanguages[code].elsewhere).filter((code) => code !== language);
  const say = (code: HolderLanguage) => ({
    name: findBadgeText(badgeClass, code, 'name'),
    criteria: Object.fromEntries(
      criteria.map(({ key }) => [key, findBadgeText(badgeClass, code, `criteria.${key}`)]),
    ),
  });
  return {
    slug,
    name: findName(badgeClass, language),
    image: findImagePath(badgeClass),
    criteria: criteria.map(({ key, text }) => ({ key, text: text[language] })),
    perWeek: rule?.type === 'days' ? rule.perWeek : null,
    words: Object.fromEntries([...spoken, ...standIns].map((code) => [code, say(code)])),
  };
}

/** Today's people first, then the others by name; who finished is not among them. */
export async function listPeople(services: Services, actor: Staff): Promise<Participant[]> {
  const today = await listTodaysPeople(services, actor, peopleMaximum);
  const all: Participant[] = [];
  let cursor: string | undefined;
  do {
    const page = await listParticipants(services, actor, { cursor, limit: pageSize, standing: 'present' });
    all.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && all.length < peopleMaximum);
  return [...today, ...all.filter(({ id }) => !today.some((person) => person.id === id))];
}

export const keptAssessmentPages: RouteModule = { noun: 'assessments', register: registerKept };
