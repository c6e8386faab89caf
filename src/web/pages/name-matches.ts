// Answers whether the name on a cv belongs to a badge: the same page again, with yes or no. The typed name stands in
// no address, no log and no row.
import type { FastifyRequest } from 'fastify';
import { loadPublicCredential } from '../../domain/credential-views.ts';
import {
  findShareTarget,
  matchNameOfCredential,
  matchNameOfShare,
  typedNameMaximum,
} from '../../domain/name-matches.ts';
import { formatCode, parseCode } from '../../domain/share-codes.ts';
import type { Services } from '../../services.ts';
import { readField } from '../forms.ts';
import { buildView, sendPage } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { renderCredentialPage } from './credentials.ts';
import type { NameResult } from './name-forms.ts';
import { loadSetPage } from './shared-sets.ts';

async function compareTyped(
  { body }: FastifyRequest,
  ask: (typed: string) => Promise<boolean>,
): Promise<NameResult> {
  const typed = readField(body, 'name').slice(0, typedNameMaximum);
  if (typed === '') return { outcome: 'empty', typed };
  return { outcome: (await ask(typed)) ? 'match' : 'differs', typed };
}

function registerNameMatches(app: App, services: Services): void {
  const ofShare = `${paths.share}/:code/naam`;
  const config = { limit: 'names' } as const;
  app.post<{ Params: { code: string } }>(ofShare, { config }, async (request, reply) => {
    const { code } = request.params;
    await app.countTarget(request, 'names', findShareTarget(code));
    const nameResult = await compareTyped(request, (typed) => matchNameOfShare(services, code, typed));
    const view = buildView(request, services.settings);
    return sendPage(reply, view, await loadSetPage(services, view, { code, nameResult }));
  });
  app.get<{ Params: { code: string } }>(ofShare, (request, reply) => {
    const code = parseCode(request.params.code) ?? '';
    return reply.redirect(`${paths.share}/${formatCode(code)}`, 303);
  });
  // Like the page of the link itself, which knows nobody.
  const ofCredential = `${paths.credentials}/:id/naam`;
  const signedOut = { ...config, signedOut: true } as const;
  app.post<{ Params: { id: string } }>(ofCredential, { config: signedOut }, async (request, reply) => {
    const { id } = request.params;
    await app.countTarget(request, 'names', `credential:${id}`);
    const credential = await loadPublicCredential(services, id);
    const nameResult = await compareTyped(request, (typed) => matchNameOfCredential(services, id, typed));
    const view = buildView(request, services.settings);
    return sendPage(reply, view, await renderCredentialPage(credential, { view, services }, { nameResult }));
  });
  app.get<{ Params: { id: string } }>(ofCredential, (request, reply) =>
    reply.redirect(`${paths.credentials}/${encodeURIComponent(request.params.id)}`, 303),
  );
}

export const nameMatchPages: RouteModule = { noun: 'name-matches', register: registerNameMatches };
