// What a CV code shows, over the API: to anybody who was given it, and about nothing that is not in it. Unknown,
// mistyped and closed codes are one answer (decisions 14, 15, 17).
import { z } from 'zod';
import {
  findSharedSuperbadges,
  loadSharedSet,
  type SharedCredential,
  type SharedSuperbadges,
} from '../../domain/shared-sets.ts';
import type { Services } from '../../services.ts';
import type { App, RouteModule } from '../route-module.ts';
import {
  count,
  credentialId,
  credentialStatus,
  link,
  month,
  parseSigned,
  signedCredential,
  slug,
  textPair,
} from './fields.ts';
import { code } from './shares.ts';

const params = z.object({ code });
const config = { public: true, limit: 'codes' } as const;
const displayName = z
  .string()
  .nullable()
  .describe('The name as the participant chose to show it; null for none.');

const sharedCredential = z
  .object({
    link: link('Public address of the credential.'),
    id: credentialId,
    badgeClass: slug('What it was awarded for.'),
    kind: z.enum(['badge', 'superbadge']),
    version: count,
    name: z.string(),
    description: textPair('What it says about the work.'),
    month,
    status: credentialStatus,
  })
  .meta({ id: 'SharedCredential' });

const sharedSet = z
  .object({
    code,
    link: link('The same for people.'),
    displayName,
    credentials: z.array(
      sharedCredential.extend({ credential: signedCredential }).meta({ id: 'SharedCredentialWithDocument' }),
    ),
  })
  .meta({ id: 'SharedSet' });

const sharedSuperbadges = z
  .object({
    code,
    displayName,
    superbadges: z.array(
      z.object({
        badgeClass: slug('A superbadge that is complete.'),
        name: textPair('Its name.'),
        description: textPair('What it says about the work.'),
        image: z.string().meta({ format: 'uri', description: 'Its artwork, an SVG.' }),
        award: z
          .object({ link: link('Public address of its credential.'), status: credentialStatus })
          .nullable()
          .describe("The superbadge's own credential, when it is in the share too."),
        supporting: z.array(sharedCredential).describe('The badges in the share that count for it.'),
      }),
    ),
  })
  .meta({ id: 'SharedSuperbadges' });

function render({ document: _document, ...shared }: SharedCredential): z.input<typeof sharedCredential> {
  return shared;
}

function renderSuperbadges(found: SharedSuperbadges): z.input<typeof sharedSuperbadges> {
  return {
    code: found.code,
    displayName: found.displayName,
    superbadges: found.superbadges.map(({ imageUrl, credential, supporting, ...superbadge }) => ({
      ...superbadge,
      image: imageUrl,
      award: credential,
      supporting: supporting.map(render),
    })),
  };
}

function registerSharedSets(app: App, services: Services): void {
  const load = {
    tags: ['shares'],
    operationId: 'getShare',
    summary: 'Open a CV code',
    description: 'The badges that its owner chose to show. Typed in any case, with or without hyphens.',
    params,
    response: { 200: sharedSet.describe('What the code shows.') },
  };
  app.get('/shares/:code', { schema: load, config }, async (request) => {
    const { credentials, ...found } = await loadSharedSet(services, request.params.code);
    return {
      ...found,
      credentials: credentials.map((shared) => ({
        ...render(shared),
        credential: parseSigned(shared.document),
      })),
    };
  });
  const query = {
    tags: ['superbadges', 'shares'],
    operationId: 'getSharedSuperbadges',
    summary: 'Which superbadges a CV code stands for',
    description:
      'Complete by the badges in the share alone, each with its live status. Badges outside the share are neither ' +
      'named nor counted.',
    params,
    response: { 200: sharedSuperbadges.describe('The complete superbadges.') },
  };
  app.get('/shares/:code/superbadges', { schema: query, config }, async (request) =>
    renderSuperbadges(await findSharedSuperbadges(services, request.params.code)),
  );
}

export const sharedSets: RouteModule = { noun: 'shares', register: registerSharedSets };
