// The badges of a cv-code as one sheet to print and keep. Closed and unknown codes answer like on every other address
// of a code (decision 14).
import { loadShareSheet } from '../../domain/share-files.ts';
import type { Services } from '../../services.ts';
import { addVary, sendDocument } from '../negotiation.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { findPaperLanguage } from './documents.ts';

function registerSharedSets(app: App, services: Services): void {
  const config = { limit: 'codes' } as const;
  app.get<{ Params: { code: string } }>(
    `${paths.share}/:code/badges.pdf`,
    { config },
    async (request, reply) => {
      const { code } = request.params;
      const body = await loadShareSheet(services, { code, language: findPaperLanguage(request) });
      addVary(reply, 'Cookie');
      reply.header('content-disposition', 'inline; filename="badges.pdf"');
      return sendDocument(request, reply, { body, mediaType: 'application/pdf' });
    },
  );
}

export const publicSharedSets: RouteModule = { noun: 'shares', register: registerSharedSets };
