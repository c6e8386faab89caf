// Staff over the API: the list, adding, changing, deactivating, and the ways in of a colleague.
import { z } from 'zod';
import {
  createColleagueSignInLink,
  createStaffMember,
  listStaff,
  loadStaffMember,
  removePasskeys,
  removePin,
  type StaffMember,
  updateStaffMember,
} from '../../domain/staff.ts';
import type { Services } from '../../services.ts';
import { sendOnce } from '../idempotency.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { count, instant, noFields, renderInstant, signInLink, uuid } from './fields.ts';

const tags = ['staff'];
const params = z.object({ id: uuid('Somebody of the staff.') });
const role = z
  .enum(['assessor', 'manager', 'approver', 'admin', 'reader'])
  .meta({ description: 'What they may do. Managers give the role assessor only.' });
const kind = z.enum(['person', 'system']);

const fields = {
  name: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(100)
    .meta({ description: 'For colleagues; never in a badge.', examples: ['Ruud Verbeek'] }),
  role,
  locationIds: z
    .array(uuid('A location.'))
    .max(200)
    .describe('Where they work. An assessor or a manager has at least one, and sees only the people there.'),
  email: z
    .string()
    .max(254)
    .nullish()
    .meta({
      description:
        'Where they are reached at work; never public, gone when they leave. With null or an empty text there is none.',
      examples: ['ruud@example.org'],
    }),
};

const newStaff = z
  .strictObject({ ...fields, kind: kind.optional().describe('A person when left out.') })
  .meta({ id: 'NewStaff' });
const changedStaff = z
  .strictObject({
    name: fields.name.optional(),
    role: role.optional(),
    locationIds: fields.locationIds.optional(),
    email: fields.email.describe(
      'Where they are reached at work. It goes when the role changes, unless it is given with it.',
    ),
    isActive: z
      .boolean()
      .optional()
      .describe('False ends every way in at once: sessions, links, tokens, PIN and passkeys.'),
  })
  .meta({ id: 'ChangedStaff', description: 'What is left out stays as it is.' });

const staffMember = z
  .object({
    id: uuid('Somebody of the staff.'),
    name: z.string(),
    kind,
    role,
    locationIds: z.array(z.string()),
    email: z.string().nullable().describe('At work; null too for a token that may not change them.'),
    isActive: z.boolean(),
    pin: z.enum(['none', 'set', 'locked']).describe('For shared tablets. The PIN itself is told to nobody.'),
    passkeys: count.describe('How many passkeys they have.'),
    mayChange: z.boolean().describe('Whether the token that asks may change them.'),
    createdAt: instant('When they were added.'),
  })
  .meta({ id: 'StaffMember' });

function render({ createdAt, ...rest }: StaffMember): z.input<typeof staffMember> {
  return { ...rest, createdAt: renderInstant(createdAt) };
}

function registerCollection(app: App, services: Services): void {
  const list = {
    tags,
    operationId: 'listStaff',
    summary: 'List the staff',
    description:
      'Active people first, by name. Managers see who works at their locations. All on one page. Roles: manager, admin.',
    response: { 200: z.object({ items: z.array(staffMember) }).describe('Everybody.') },
  };
  app.get('/staff', { schema: list }, async (request) => ({
    items: (await listStaff(services, requireActor(request))).map(render),
  }));
  const create = {
    tags,
    operationId: 'createStaff',
    summary: 'Add somebody to the staff',
    description: 'Roles: manager (assessors at own locations), admin.',
    body: newStaff,
    response: { 201: staffMember.describe('The new colleague.') },
  };
  app.post('/staff', { schema: create }, (request, reply) =>
    sendOnce(request, reply, {
      services,
      work: async (services) => {
        const created = await createStaffMember(services, requireActor(request), request.body);
        return { status: 201, location: `/v1/staff/${created.id}`, body: render(created) };
      },
    }),
  );
}

function registerOne(app: App, services: Services): void {
  const load = {
    tags,
    operationId: 'getStaff',
    summary: 'Show somebody of the staff',
    description: 'Roles: manager (own locations), admin.',
    params,
    response: { 200: staffMember.describe('The colleague.') },
  };
  app.get('/staff/:id', { schema: load }, async (request) =>
    render(await loadStaffMember(services, requireActor(request), request.params.id)),
  );
  const change = {
    tags,
    operationId: 'changeStaff',
    summary: 'Change somebody of the staff',
    description:
      'Changes what is given and nothing else. Nobody changes their own role. Roles: manager (assessors who work at ' +
      'own locations only), admin.',
    params,
    body: changedStaff,
    response: { 200: staffMember.describe('The colleague after the change.') },
  };
  app.patch('/staff/:id', { schema: change }, async (request) => {
    const input = { staffId: request.params.id, changes: request.body };
    return render(await updateStaffMember(services, requireActor(request), input));
  });
}

function registerWaysIn(app: App, services: Services): void {
  const signIn = {
    tags,
    operationId: 'createStaffSignInLink',
    summary: 'Make a sign-in link for somebody of the staff',
    description:
      'Works once, within 24 hours; an earlier unused link stops working. An `Idempotency-Key` has no effect here: ' +
      'the link is stored nowhere. Roles: manager (assessors who work at own locations only), admin.',
    params,
    body: noFields,
    response: { 201: signInLink.describe('The link, shown this once.') },
  };
  app.post('/staff/:id/sign-in-links', { schema: signIn }, async (request, reply) => {
    const made = await createColleagueSignInLink(services, requireActor(request), request.params.id);
    return reply.code(201).send({ link: made.link, expiresAt: renderInstant(made.expiresAt) });
  });
  const removals = [
    {
      path: 'pin',
      operationId: 'removeStaffPin',
      summary: 'Take away a PIN',
      description: 'Its owner sets a new one after a strong sign-in. Roles: manager (own locations), admin.',
      remove: removePin,
    },
    {
      path: 'passkeys',
      operationId: 'removeStaffPasskeys',
      summary: 'Take away all passkeys',
      description:
        'For a device that was lost. Roles: manager (assessors who work at own locations only), admin.',
      remove: removePasskeys,
    },
  ];
  for (const { path, remove, ...words } of removals) {
    const schema = { tags, ...words, params, response: { 200: staffMember.describe('The colleague.') } };
    app.delete(`/staff/:id/${path}`, { schema }, async (request) =>
      render(await remove(services, requireActor(request), request.params.id)),
    );
  }
}

function registerStaff(app: App, services: Services): void {
  registerCollection(app, services);
  registerOne(app, services);
  registerWaysIn(app, services);
}

export const staff: RouteModule = { noun: 'staff', register: registerStaff };
