// Whether a typed name belongs to a CV code or a credential, over the API: yes or no, for anybody who has the code or
// the link. The name is compared in memory and kept nowhere (decision 3).
import { z } from 'zod';
import {
  findShareTarget,
  matchNameOfCredential,
  matchNameOfShare,
  typedNameMaximum,
} from '../../domain/name-matches.ts';
import type { Services } from '../../services.ts';
import type { App, RouteModule } from '../route-module.ts';
import { credentialId } from './fields.ts';
import { code } from './shares.ts';

const config = { public: true, limit: 'names' } as const;

const typedName = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .max(typedNameMaximum)
      .meta({
        description: 'Given name and family name, as they stand on the CV.',
        examples: ['Noor Jansen'],
      }),
  })
  .meta({ id: 'TypedName' });

const nameMatch = z
  .object({ matches: z.boolean().describe('Whether the name is that of the participant.') })
  .meta({ id: 'NameMatch' });

const words = {
  tags: ['verifications'],
  body: typedName,
  response: { 200: nameMatch.describe('Yes or no.') },
};
const description =
  'Compared in memory, without difference of case or spacing, and kept nowhere. Counted per address, per badge or ' +
  'code (ten an hour) and in total. Unknown and closed are one answer, 404.';

function registerNameMatches(app: App, services: Services): void {
  const ofShare = {
    ...words,
    operationId: 'matchNameOfShare',
    summary: 'Ask whether a name belongs to a CV code',
    description,
    params: z.object({ code }),
  };
  app.post('/shares/:code/name-matches', { schema: ofShare, config }, async (request) => {
    const { code } = request.params;
    await app.countTarget(request, 'names', findShareTarget(code));
    return { matches: await matchNameOfShare(services, code, request.body.name) };
  });
  const ofCredential = {
    ...words,
    operationId: 'matchNameOfCredential',
    summary: 'Ask whether a name belongs to a credential',
    description,
    params: z.object({ id: credentialId }),
  };
  app.post('/credentials/:id/name-matches', { schema: ofCredential, config }, async (request) => {
    const { id } = request.params;
    await app.countTarget(request, 'names', `credential:${id}`);
    return { matches: await matchNameOfCredential(services, id, request.body.name) };
  });
}

export const nameMatches: RouteModule = { noun: 'name-matches', register: registerNameMatches };
