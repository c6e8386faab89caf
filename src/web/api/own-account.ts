// One's own ways in over the API, for the person whose token it is. A passkey is made in a browser on our own address
// alone, so there is no route for that.
import { z } from 'zod';
import type { Staff } from '../../domain/actors.ts';
import { listOwnPasskeys, removeOwnPasskey } from '../../domain/passkeys.ts';
import { hasPin, setPin } from '../../domain/pins.ts';
import type { Services } from '../../services.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireStaff } from '../sessions.ts';
import { instant, renderInstant, renderOptionalInstant, uuid } from './fields.ts';

const tags = ['staff'];

const ownAccount = z
  .object({
    id: uuid('Whose token it is.'),
    name: z.string(),
    role: z.enum(['assessor', 'manager', 'approver', 'admin', 'reader']),
    locationIds: z.array(z.string()).describe('Where they work.'),
    hasPin: z
      .boolean()
      .describe('Whether they have a PIN for shared tablets. The PIN itself is told to nobody.'),
    passkeys: z.array(
      z.object({
        id: z.string().describe('As the device made it.'),
        createdAt: instant('When it was made.'),
        usedAt: instant('When it was last used to sign in; null: never.').nullable(),
      }),
    ),
  })
  .meta({ id: 'OwnAccount' });

async function loadOwnAccount(services: Services, actor: Staff): Promise<z.input<typeof ownAccount>> {
  const { id, name, role, locationIds } = actor;
  const passkeys = (await listOwnPasskeys(services, actor)).map((passkey) => ({
    id: passkey.id,
    createdAt: renderInstant(passkey.createdAt),
    usedAt: renderOptionalInstant(passkey.usedAt),
  }));
  return { id, name, role, locationIds, hasPin: await hasPin(services, id), passkeys };
}

function registerOwnAccount(app: App, services: Services): void {
  const response = { 200: ownAccount.describe('One’s own account.') };
  const show = {
    tags,
    operationId: 'getOwnAccount',
    summary: 'Show whose token this is, and their ways in',
    description: 'Roles: all.',
    response,
  };
  app.get('/own-account', { schema: show }, (request) => loadOwnAccount(services, requireStaff(request)));
  const set = {
    tags,
    operationId: 'setOwnPin',
    summary: 'Set one’s own PIN',
    description:
      'For shared tablets, in place of an earlier one; one that was locked is open again. Roles: assessor, manager.',
    body: z
      .strictObject({
        pin: z.string().max(20).describe('4 to 6 digits, not all the same and not counting up or down.'),
      })
      .meta({ id: 'NewPin' }),
    response,
  };
  app.put('/own-account/pin', { schema: set }, async (request) => {
    const actor = requireStaff(request);
    await setPin(services, actor, request.body.pin);
    return loadOwnAccount(services, actor);
  });
  const remove = {
    tags,
    operationId: 'removeOwnPasskey',
    summary: 'Take away one of one’s own passkeys',
    description: 'Roles: all.',
    params: z.object({ passkeyId: z.string().describe('One of `passkeys` of the account.') }),
    response,
  };
  app.delete('/own-account/passkeys/:passkeyId', { schema: remove }, async (request) => {
    const actor = requireStaff(request);
    await removeOwnPasskey(services, actor, request.params.passkeyId);
    return loadOwnAccount(services, actor);
  });
}

export const ownAccounts: RouteModule = { noun: 'staff', register: registerOwnAccount };
