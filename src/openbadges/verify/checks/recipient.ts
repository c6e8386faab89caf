// Is it about whom the asker thinks? A separate answer, given only when it was asked; it never enters the verdict.
// What was asked stands nowhere in the answer. OB 3.0, IdentityObject and Verification, step "recipient".
import { hashText } from '../../identity.ts';
import { findMatch, matchesIdentity, type Recipient } from '../../identity-match.ts';
import { isJsonObject, type JsonObject, listOf } from '../../json.ts';
import type { Check } from '../examination.ts';
import { buildOutcome, type OutcomeCode } from '../report.ts';

const codes = {
  matches: 'recipient-matches',
  differs: 'recipient-differs',
  incomparable: 'recipient-unknown',
} as const;

/** The answer to whose they are, from the identities a badge gives and, for an id, from its subjects. */
export async function findRecipientCode(
  recipient: Recipient,
  { ids, identities }: { ids: unknown[]; identities: JsonObject[] },
): Promise<OutcomeCode> {
  if ('id' in recipient) {
    if (ids.includes(recipient.id)) return 'recipient-matches';
    return ids.some((id) => typeof id === 'string') ? 'recipient-differs' : 'recipient-unknown';
  }
  const matches = await Promise.all(
    identities.map((identity) => matchesIdentity(identity, recipient.email, hashText)),
  );
  return codes[findMatch(matches)];
}

function listSubjects({ credentialSubject }: JsonObject): JsonObject[] {
  return listOf(credentialSubject).filter(isJsonObject);
}

/** The IdentityObjects of whom a credential is about. */
export function findIdentities(document: JsonObject): JsonObject[] {
  return listSubjects(document).flatMap(({ identifier }) => listOf(identifier).filter(isJsonObject));
}

export const recipientCheck: Check = {
  name: 'recipient',
  isReachable: (results) => results.shape === 'passed' || results.shape === 'unknown',
  run: async ({ document, recipient }) => {
    if (!recipient) return buildOutcome('recipient', 'not-asked');
    const identities = findIdentities(document);
    const ids = listSubjects(document).map(({ id }) => id);
    return buildOutcome('recipient', await findRecipientCode(recipient, { ids, identities }), {
      identities: identities.length,
    });
  },
};
