// The address of a credential, which is its id: the exact signed bytes for programs, the same as a JWT or baked into
// a picture, a page for people. Open to whoever holds it; closed and unknown are one answer in every form (decision
// 14). Spec: OB 3.0 Serialization; VCDM 2.0 6.1.3
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import {
  buildCredentialFile,
  type CredentialForm,
  fileNames,
  loadCredentialFile,
} from '../../domain/credential-files.ts';
import { loadPublicCredential } from '../../domain/credential-views.ts';
import { findLookSubject } from '../../domain/looks.ts';
import type { Services } from '../../services.ts';
import { noteLook } from '../looks.ts';
import {
  addVary,
  credentialMediaTypes,
  type Document,
  type MediaType,
  sendDocument,
} from '../negotiation.ts';
import { renderCredentialPage } from '../pages/credentials.ts';
import type { App, RouteModule } from '../route-module.ts';
import { findPaperLanguage, imagePolicy, sendNegotiated } from './documents.ts';

type FileRow = {
  form: CredentialForm;
  /** The first is the one that the file address has. */
  mediaTypes: readonly MediaType[];
  disposition: 'attachment' | 'inline';
  /** Only at its own address: another row is what its media type stands for. */
  isNamedOnly?: true;
};

const files: readonly FileRow[] = [
  { form: 'json', mediaTypes: credentialMediaTypes, disposition: 'attachment' },
  {
    form: 'jwt',
    mediaTypes: ['text/plain', 'application/vc+jwt'],
    disposition: 'attachment',
  },
  { form: 'png', mediaTypes: ['image/png'], disposition: 'inline' },
  { form: 'svg', mediaTypes: ['image/svg+xml'], disposition: 'inline' },
  { form: 'pdf', mediaTypes: ['application/pdf'], disposition: 'inline' },
  {
    form: 'card',
    mediaTypes: ['application/pdf'],
    disposition: 'inline',
    isNamedOnly: true,
  },
  {
    form: 'picture',
    mediaTypes: ['image/png'],
    disposition: 'inline',
    isNamedOnly: true,
  },
];

const negotiated = files.filter(({ isNamedOnly }) => !isNamedOnly);
const mediaTypes = negotiated.flatMap((file) => file.mediaTypes);

function findForm(mediaType: MediaType): CredentialForm {
  return negotiated.find((file) => file.mediaTypes.includes(mediaType))!.form;
}

function addImageHeaders(reply: FastifyReply, form: CredentialForm): void {
  if (form !== 'png' && form !== 'svg' && form !== 'picture') return;
  reply.header('content-security-policy', imagePolicy).header('cross-origin-resource-policy', 'cross-origin');
}

/** Words that are not signed are in the reader's language, which a cookie remembers. */
function addLanguageVary(reply: FastifyReply, form: CredentialForm): void {
  if (form === 'pdf' || form === 'card' || form === 'picture') addVary(reply, 'Cookie');
}

function registerCredentials(app: App, services: Services): void {
  const schema = { params: z.object({ id: z.string() }) };
  app.get('/credentials/:id', { schema }, async (request, reply) => {
    // Before the form is chosen, so that every form of a closed one answers like an unknown one.
    const credential = await loadPublicCredential(services, request.params.id);
    const document = async (mediaType: MediaType): Promise<Omit<Document, 'mediaType'>> => {
      const form = findForm(mediaType);
      addImageHeaders(reply, form);
      addLanguageVary(reply, form);
      const { bytes, digest } = await buildCredentialFile(services, credential, {
        form,
        language: findPaperLanguage(request),
      });
      return { body: bytes, etag: `"${digest}"` };
    };
    return sendNegotiated(request, reply, {
      services,
      forms: {
        mediaTypes,
        document,
        page: (context) => {
          noteLook(request, findLookSubject({ credentialId: credential.id }));
          return renderCredentialPage(credential, context);
        },
      },
    });
  });
  for (const { form, mediaTypes, disposition } of files) {
    const name = fileNames[form];
    app.get(`/credentials/:id/${name}`, { schema }, async (request, reply) => {
      const { id } = request.params;
      const language = findPaperLanguage(request);
      const { bytes, digest } = await loadCredentialFile(services, { id, form, language });
      addImageHeaders(reply, form);
      addLanguageVary(reply, form);
      reply.header('content-disposition', `${disposition}; filename="${name}"`);
      return sendDocument(request, reply, { body: bytes, mediaType: mediaTypes[0]!, etag: `"${digest}"` });
    });
  }
}

export const publicCredentials: RouteModule = { noun: 'credentials', register: registerCredentials };
