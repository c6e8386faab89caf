// Badge classes over the API: what can be earned, open to anybody; new ones and new versions by an admin. What a
// template has to hold is checked in domain/badge-templates.ts and described by schemas/badge-template.schema.json.
import { z } from 'zod';
import {
  type BadgeClass,
  defineBadgeClass,
  defineBadgeClassVersion,
  listBadgeClasses,
  loadBadgeClass,
  retireBadgeClass,
} from '../../domain/badge-classes.ts';
import { mapPage } from '../../domain/pages.ts';
import { listClassUses } from '../../domain/recents.ts';
import type { Services } from '../../services.ts';
import { translatedLanguageCodes } from '../../text/languages.ts';
import { sendOnce } from '../idempotency.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { count, jsonObject, slug } from './fields.ts';
import { pageFields, pageOf, sendList } from './paging.ts';

const tags = ['badge-classes'];
const params = z.object({ slug: slug('The badge class.') });
export const kinds = ['badge', 'superbadge'] as const;

const translation = z
  .object({
    name: z.string().optional().describe('Name on the badge.'),
    uitleg: z.string().optional().describe('What it means, in very simple words.'),
    criteria: z.record(z.string(), z.string()).optional().describe('Texts of criteria by their key.'),
  })
  .meta({ id: 'BadgeTranslation' });

export const badgeClassAnswer = z
  .object({
    slug: slug('Stable name, part of its addresses.'),
    kind: z.enum(kinds),
    version: count.describe('The version that this is.'),
    currentVersion: count.describe('The version that new badges are judged on.'),
    retired: z.boolean().describe('Whether it is no longer awarded.'),
    achievement: z.string().meta({
      format: 'uri',
      description: 'Address of this version as an Open Badges achievement, and its id.',
      examples: ['https://badges.example.org/achievements/snijtechnieken/1'],
    }),
    image: z.string().meta({ format: 'uri', description: 'Its artwork, an SVG.' }),
    template: z
      .record(z.string(), z.unknown())
      .describe(
        'Names, descriptions, criteria, award rule, policy and alignments, as in a `badge.json` (see ' +
          '`schemas/badge-template.schema.json`).',
      ),
    translations: z
      .partialRecord(z.enum(translatedLanguageCodes), translation)
      .describe(
        'By language (ar, tr, pl, uk, ti, pap): the words that a participant reads, as far as there are any. They ' +
          'are no part of the achievement, and may get better without a new version.',
      ),
  })
  .meta({ id: 'BadgeClass' });

export type BadgeClassAnswer = z.input<typeof badgeClassAnswer>;

export function renderBadgeClass(badgeClass: BadgeClass): BadgeClassAnswer {
  const { slug, kind, version, currentVersion, retired, achievementUrl, imageUrl, template, translations } =
    badgeClass;
  return {
    slug,
    kind,
    version,
    currentVersion,
    retired,
    achievement: achievementUrl,
    image: imageUrl,
    template,
    translations,
  };
}

const badgeClassInput = z
  .strictObject({
    template: jsonObject.meta({
      description: 'A badge or superbadge as in a `badge.json`: see `schemas/badge-template.schema.json`.',
      examples: [{ slug: 'snijtechnieken', kind: 'badge', category: 'keuken' }],
    }),
    imageSvg: z
      .string()
      .meta({ description: 'The artwork as SVG text, without scripts, styles and links to elsewhere.' }),
  })
  .meta({ id: 'NewBadgeClass' });

const badgeClassUse = z
  .object({ slug: slug('The badge class.'), locations: count.describe('Locations that used it.') })
  .meta({ id: 'BadgeClassUse' });

function registerList(app: App, services: Services): void {
  const schema = {
    tags,
    operationId: 'listBadgeClasses',
    summary: 'List badge classes',
    description: 'By slug, each in its current version. Open to anybody.',
    querystring: z.strictObject({ ...pageFields, kind: z.enum(kinds).optional().describe('Only these.') }),
    response: { 200: pageOf(badgeClassAnswer).describe('One page of badge classes.') },
  };
  app.get('/badge-classes', { schema, config: { public: true } }, async (request, reply) => {
    const page = await listBadgeClasses(services, request.query);
    return sendList(request, reply, mapPage(page, renderBadgeClass));
  });
}

function registerUses(app: App, services: Services): void {
  const schema = {
    tags,
    operationId: 'listBadgeClassUses',
    summary: 'List at how many locations badge classes are used',
    description:
      'Of the last 90 days, by slug; a class that was not used is not there. Locations are counted, never people. ' +
      'Role: admin.',
    response: { 200: z.object({ items: z.array(badgeClassUse) }).describe('The classes that are used.') },
  };
  app.get('/badge-class-uses', { schema }, async (request) => ({
    items: (await listClassUses(services, requireActor(request))).map(({ slug, locations }) => ({
      slug,
      locations,
    })),
  }));
}

function registerOne(app: App, services: Services): void {
  const load = {
    tags,
    operationId: 'getBadgeClass',
    summary: 'Show a badge class',
    description: 'In its current version, or in the one that is asked for. Open to anybody.',
    params,
    querystring: z.strictObject({
      version: z.coerce.number().int().min(1).max(2_147_483_647).optional().describe('An earlier version.'),
    }),
    response: { 200: badgeClassAnswer.describe('The badge class.') },
  };
  app.get('/badge-classes/:slug', { schema: load, config: { public: true } }, async (request) =>
    renderBadgeClass(await loadBadgeClass(services, request.params.slug, request.query.version)),
  );
  const retire = {
    tags,
    operationId: 'retireBadgeClass',
    summary: 'Retire a badge class, or take it up again',
    description: 'What was awarded stays valid. Role: admin.',
    params,
    body: z.strictObject({ retired: z.boolean() }).meta({ id: 'ChangedBadgeClass' }),
    response: { 200: badgeClassAnswer.describe('The badge class after the change.') },
  };
  app.patch('/badge-classes/:slug', { schema: retire }, async (request) => {
    const change = { slug: request.params.slug, retired: request.body.retired };
    return renderBadgeClass(await retireBadgeClass(services, requireActor(request), change));
  });
}

function registerDefining(app: App, services: Services): void {
  const define = {
    tags,
    operationId: 'defineBadgeClass',
    summary: 'Define a badge class',
    description: 'Refused as `badge-template-invalid` with every fault at once. Role: admin.',
    body: badgeClassInput,
    response: { 201: badgeClassAnswer.describe('The new badge class.') },
  };
  app.post('/badge-classes', { schema: define }, (request, reply) =>
    sendOnce(request, reply, {
      services,
      work: async (services) => {
        const defined = await defineBadgeClass(services, requireActor(request), request.body);
        const body = renderBadgeClass(defined);
        return { status: 201, location: `/v1/badge-classes/${defined.slug}`, body };
      },
    }),
  );
  const addVersion = {
    ...define,
    operationId: 'defineBadgeClassVersion',
    summary: 'Add a version to a badge class',
    description:
      'Credentials keep the version that they were judged on. A template equal to the current version changes ' +
      'nothing. Role: admin.',
    params,
    response: {
      200: badgeClassAnswer.describe('Equal to the current version, which this is.'),
      201: badgeClassAnswer.describe('The new version.'),
    },
  };
  app.post('/badge-classes/:slug/versions', { schema: addVersion }, (request, reply) =>
    sendOnce(request, reply, {
      services,
      work: async (services) => {
        const input = { slug: request.params.slug, ...request.body };
        const { badgeClass, created } = await defineBadgeClassVersion(services, requireActor(request), input);
        const { slug, version } = badgeClass;
        const location = `/v1/badge-classes/${slug}?version=${version}`;
        return { status: created ? 201 : 200, location, body: renderBadgeClass(badgeClass) };
      },
    }),
  );
}

function registerBadgeClasses(app: App, services: Services): void {
  registerList(app, services);
  registerUses(app, services);
  registerOne(app, services);
  registerDefining(app, services);
}

export const badgeClasses: RouteModule = { noun: 'badge-classes', register: registerBadgeClasses };
