// The address of a credential, which is its id: the exact signed bytes for programs, the same as a JWT or baked into
// a picture, a page for people. Open to whoever holds it; closed and unknown are one answer in every form (decision
// 14). Spec: OB 3.0 Serialization; VCDM 2.0 6.1.3
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import {
  buildCredentialFile,
  type CredentialForm,
  loadCredentialFile,
} from '../../domain/credential-files.ts';
import { loadPublicCredential } from '../../domain/credential-views.ts';
import type { Services } from '../../services.ts';
import { credentialMediaTypes, type Document, type MediaType, sendDocument } from '../negotiation.ts';
import { renderCredentialPage } from '../pages/credentials.ts';
import type { App, RouteModule } from '../route-module.ts';
import { imagePolicy, sendNegotiated } from './documents.ts';

type FileRow = {
  form: CredentialForm;
  /** The first is the one that the file address has. */
  mediaTypes: readonly MediaType[];
  disposition: 'attachment' | 'inline';
};

const files: readonly FileRow[] = [
  { form: 'json', mediaTypes: credentialMediaTypes, disposition: 'attachment' },
  { form: 'jwt', mediaTypes: ['text/plain', 'application/vc+jwt'], disposition: 'attachment' },
  { form: 'png', mediaTypes: ['image/png'], disposition: 'inline' },
  { form: 'svg', mediaTypes: ['image/svg+xml'], disposition: 'inline' },
];

const mediaTypes = files.flatMap((file) => file.mediaTypes);

function findForm(mediaType: MediaType): CredentialForm {
  return files.find((file) => file.mediaTypes.includes(mediaType))!.form;
}

function addImageHeaders(reply: FastifyReply, form: CredentialForm): void {
  if (form !== 'png' && form !== 'svg') return;
  reply.header('content-security-policy', imagePolicy).header('cross-origin-resource-policy', 'cross-origin');
}

function registerCredentials(app: App, services: Services): void {
  const schema = { params: z.object({ id: z.string() }) };
  app.get('/credentials/:id', { schema }, async (request, reply) => {
    // Before the form is chosen, so that every form of a closed one answers like an unknown one.
    const credential = await loadPublicCredential(services, request.params.id);
    const document = async (mediaType: MediaType): Promise<Omit<Document, 'mediaType'>> => {
      const form = findForm(mediaType);
      addImageHeaders(reply, form);
      const { bytes, digest } = await buildCredentialFile(services, credential, form);
      return { body: bytes, etag: `"${digest}"` };
    };
    return sendNegotiated(request, reply, {
      services,
      forms: { mediaTypes, document, page: (context) => renderCredentialPage(credential, context) },
    });
  });
  for (const { form, mediaTypes, disposition } of files) {
    app.get(`/credentials/:id/badge.${form}`, { schema }, async (request, reply) => {
      const { bytes, digest } = await loadCredentialFile(services, { id: request.params.id, form });
      addImageHeaders(reply, form);
      reply.header('content-disposition', `${disposition}; filename="badge.${form}"`);
      return sendDocument(request, reply, { body: bytes, mediaType: mediaTypes[0]!, etag: `"${digest}"` });
    });
  }
}

export const publicCredentials: RouteModule = { noun: 'credentials', register: registerCredentials };
