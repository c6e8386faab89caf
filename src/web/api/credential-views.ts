// How a credential looks in the answers of the API: what is told about it, and the signed thing itself.
import { z } from 'zod';
import type { CredentialView } from '../../domain/credential-views.ts';
import { count, credentialId, credentialStatus, link, month, slug, uuid } from './fields.ts';

export const credentialView = z
  .object({
    link: link('Public address of the credential, and its id.'),
    id: credentialId,
    participantId: uuid('Whose it is.'),
    badgeClass: slug('What it was awarded for.'),
    kind: z.enum(['badge', 'superbadge']),
    version: count.describe('Version of the badge class that it was judged on.'),
    edition: count.describe('Counts the awards of this class to this participant.'),
    name: z.string().meta({ examples: ['Snijtechnieken'] }),
    month,
    status: credentialStatus,
    isOpen: z.boolean().describe('Whether the link answers. The participant can close and open it.'),
  })
  .meta({ id: 'Credential', description: 'What is told about a credential.' });

export type CredentialAnswer = z.input<typeof credentialView>;

/** Staff and holders see all of it; the type says that nothing else slips through. */
export const renderView = (view: CredentialView): CredentialAnswer => view;
