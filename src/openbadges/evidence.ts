// Why a credential was given, in wording that comes in, and the exact documents that a superbadge rests on.
// OB 3.0, Evidence; VCDM 2.0, Integrity of Related Resources.
import { buildDigestMultibase, buildDigestSri } from './digests.ts';

const mediaType = 'application/vc';

export type Evidence = {
  id?: string;
  type: ['Evidence'];
  name: string;
  narrative: string;
  genre?: string;
  mediaType?: typeof mediaType;
  digestMultibase?: string;
};

export type RelatedResource = {
  id: string;
  mediaType: typeof mediaType;
  digestSRI: string;
  digestMultibase: string;
};

/** `narrative` is Markdown. */
export function buildEvidence(evidence: {
  name: string;
  narrative: string;
  genre?: string | undefined;
}): Evidence {
  const { name, narrative, genre } = evidence;
  return { type: ['Evidence'], name, narrative, ...(genre !== undefined && { genre }) };
}

/** The component as a person sees it. `document` is the exact RFC 8785 text of the signed component. */
export function buildComponentEvidence(component: {
  credentialId: string;
  name: string;
  narrative: string;
  document: Uint8Array | string;
}): Evidence {
  return {
    id: component.credentialId,
    ...buildEvidence({ ...component, genre: 'OpenBadgeCredential' }),
    mediaType,
    digestMultibase: buildDigestMultibase(component.document),
  };
}

/** The component as a machine checks it: the same bytes, by two digests. */
export function buildRelatedResource(component: {
  credentialId: string;
  document: Uint8Array | string;
}): RelatedResource {
  return {
    id: component.credentialId,
    mediaType,
    digestSRI: buildDigestSri(component.document),
    digestMultibase: buildDigestMultibase(component.document),
  };
}
