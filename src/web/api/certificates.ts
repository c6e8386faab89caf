// Papers over the API, together with the participant: a certificate of one badge with the name as they choose, and a
// card of all their badges for at home. Papers without a name are behind the link of the badge.
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { certificateSizes } from '../../domain/certificate-sheets.ts';
import { loadCertificate } from '../../domain/certificates.ts';
import { loadFridgeCard } from '../../domain/share-files.ts';
import { displayNames } from '../../domain/shares.ts';
import type { Services } from '../../services.ts';
import { languageCodes } from '../../text/languages.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { credentialParams } from './credentials.ts';
import { participantParams } from './participants.ts';

const language = z.enum(languageCodes).default('nl').describe('Language of the paper.');

const pdf = (description: string) => ({
  description,
  content: { 'application/pdf': { schema: z.string().meta({ format: 'binary' }) } },
});

function sendPdf(reply: FastifyReply, bytes: Uint8Array): FastifyReply {
  return reply.type('application/pdf').send(Buffer.from(bytes));
}

function registerCertificates(app: App, services: Services): void {
  const certificate = {
    tags: ['credentials'],
    operationId: 'getCertificate',
    summary: 'Print a credential',
    description:
      'A tagged PDF of one page with the signed credential attached, together with the participant. Roles: assessor, ' +
      'manager.',
    params: credentialParams,
    querystring: z.strictObject({
      size: z.enum(certificateSizes).default('a4').describe('A sheet, or a card of the size of a bank card.'),
      displayName: z
        .enum(displayNames)
        .default('none')
        .describe('Which name it shows; chosen by the participant.'),
      language,
      also: z.enum(languageCodes).optional().describe('A second language on a sheet; a card has one.'),
    }),
    response: { 200: pdf('The certificate.') },
  };
  app.get('/credentials/:id/certificate', { schema: certificate }, async (request, reply) => {
    const input = { credentialId: request.params.id, ...request.query };
    return sendPdf(reply, await loadCertificate(services, requireActor(request), input));
  });
  const card = {
    tags: ['participants'],
    operationId: 'getFridgeCard',
    summary: 'Print all badges of a participant for at home',
    description:
      'A tagged PDF of A5: pictures of what they have and, in grey, of what is nearest; a first name and no place. ' +
      'Roles: assessor, manager.',
    params: participantParams,
    querystring: z.strictObject({ language }),
    response: { 200: pdf('The card.') },
  };
  app.get('/participants/:id/fridge-card', { schema: card }, async (request, reply) => {
    const input = { participantId: request.params.id, language: request.query.language };
    return sendPdf(reply, await loadFridgeCard(services, requireActor(request), input));
  });
}

export const certificates: RouteModule = { noun: 'certificates', register: registerCertificates };
