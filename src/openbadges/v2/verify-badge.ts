// The way in for badges of Open Badges 2.0 and 2.1 (and, as far as they can be read, those before): the same report
// and the same four verdicts as for 3.0, by the rules of 2.0. It never throws. Open Badges 2.0, Badge Verification.
import { type CompactJws, parseCompactJws } from '../containers/jws.ts';
import { isJsonObject, type JsonObject, parseStrictJson } from '../json.ts';
import { buildReader } from '../read-json.ts';
import { findRecipientCode } from '../verify/checks/recipient.ts';
import { findPeriodFault } from '../verify/checks/time.ts';
import { findTrustOutcome } from '../verify/checks/trust.ts';
import { listComparableIdentities } from '../verify/identities.ts';
import { defaultLimits } from '../verify/limits.ts';
import {
  buildOutcome,
  type CheckName,
  type CredentialSummary,
  type OutcomeCode,
  type Report,
} from '../verify/report.ts';
import { findVerdict } from '../verify/verdict.ts';
import type { VerificationContext } from '../verify/verify-credential.ts';
import { checkBadgeClass } from './badge-class.ts';
import { type Assertion, parseAssertion } from './documents.ts';
import { type Badge2Examination, findAddress, recordOutcome } from './examination.ts';
import { checkHosted } from './hosted.ts';
import { checkRevocationListOfIssuer } from './revocation-list.ts';
import { checkSignatureOfIssuer } from './signed.ts';

/** The text of an assertion, the address that it lies at, or a compact JWS with an assertion in it. */
export type Badge2Input = { assertionJson: string } | { assertionUrl: string } | { jws: string };

const order: CheckName[] = [
  ...(['parsed', 'shape', 'proof', 'issuer-binding', 'time', 'status', 'recipient', 'trust'] as const),
];

function recordParsed(examination: Badge2Examination, code: OutcomeCode): void {
  examination.outcomes.parsed = buildOutcome('parsed', code);
}

async function checkJson(text: string, examination: Badge2Examination): Promise<void> {
  const { limits } = examination;
  const isLarge = Buffer.byteLength(text) > limits.maxBytes;
  const parsed = isLarge ? { fault: 'too-large' as const } : parseStrictJson(text, limits);
  if (parsed.fault) return recordParsed(examination, parsed.fault);
  if (!isJsonObject(parsed.value)) return recordParsed(examination, 'not-an-object');
  recordParsed(examination, 'parsed');
  const address = findHostedAddress(parsed.value);
  if (address !== undefined) return await checkHosted(address, parsed.value, examination);
  const assertion = parseAssertion(parsed.value);
  // A badge that says it is signed comes as a JWS; without one, and lying nowhere, nothing speaks for it.
  if ('faults' in assertion) {
    recordOutcome(examination, 'shape', { code: 'badge-malformed', section: 'data', facts: assertion });
  } else {
    recordOutcome(examination, 'proof', { code: 'proof-missing', section: 'signed' });
  }
}

/** The address of an assertion that is not a signed one, whatever else it says: its source tells the rest. */
function findHostedAddress(document: JsonObject): string | undefined {
  const { verification = document.verify } = document;
  const declared = isJsonObject(verification) ? verification : {};
  const isSigned = declared.type === 'signed' || declared.type === 'SignedBadge';
  return isSigned ? undefined : (findAddress(document.id) ?? findAddress(declared.url));
}

async function checkJws(text: string, examination: Badge2Examination): Promise<void> {
  const { limits } = examination;
  const isLarge = Buffer.byteLength(text) > limits.maxBytes;
  const jws: CompactJws | { fault: string } = isLarge
    ? { fault: 'too-large' }
    : parseCompactJws(text.trim(), limits);
  if ('fault' in jws) return recordParsed(examination, isLarge ? 'too-large' : 'jwt-malformed');
  recordParsed(examination, 'parsed');
  const parsed = parseAssertion(jws.payload);
  if ('faults' in parsed) {
    const { faults } = parsed;
    return recordOutcome(examination, 'shape', {
      code: 'badge-malformed',
      section: 'data',
      facts: { faults },
    });
  }
  examination.assertion = parsed.value;
  if (parsed.value.form !== 'signed') {
    // Hosted is what it says it is, and then its address decides and no signature.
    const address = findAddress(parsed.value.id);
    if (address !== undefined) return await checkHosted(address, jws.payload, examination);
    return recordOutcome(examination, 'proof', { code: 'hosted-malformed', section: 'hosted' });
  }
  await checkBadgeClass(parsed.value, parsed.deviations, examination);
  await checkSignatureOfIssuer(jws, parsed.value, examination);
  const { profile, outcomes } = examination;
  if (profile && outcomes.proof?.result === 'passed') {
    await checkRevocationListOfIssuer(parsed.value, profile, examination);
  }
}

async function checkInput(input: Badge2Input, examination: Badge2Examination): Promise<void> {
  if ('jws' in input) return await checkJws(input.jws, examination);
  if ('assertionJson' in input) return await checkJson(input.assertionJson, examination);
  recordParsed(examination, 'parsed');
  return await checkHosted(input.assertionUrl, undefined, examination);
}

function checkTime({ issuedOn, expires }: Assertion, examination: Badge2Examination): void {
  const period = { validFrom: issuedOn, ...(expires !== undefined && { validUntil: expires }) };
  const code = findPeriodFault(period, examination.now) ?? 'in-force';
  const facts = {
    checkedAt: examination.now.toISOString(),
    issuedOn,
    ...(expires !== undefined && { expires }),
  };
  recordOutcome(examination, 'time', { code, section: 'data', facts });
}

async function checkRecipient({ recipient }: Assertion, examination: Badge2Examination): Promise<void> {
  if (!examination.recipient) return;
  const ids = recipient.hashed === true ? [] : [recipient.identity];
  const code = await findRecipientCode(examination.recipient, { ids, identities: [recipient] });
  recordOutcome(examination, 'recipient', { code, section: 'recipient' });
}

function summarize({ assertion, badgeClass, profile }: Badge2Examination): CredentialSummary | null {
  if (!assertion) return null;
  const found: Record<keyof CredentialSummary, string | undefined> = {
    id: assertion.id,
    name: badgeClass?.name,
    achievementId: badgeClass?.id,
    achievementName: badgeClass?.name,
    issuerId: profile?.id,
    issuerName: profile?.name,
    validFrom: assertion.issuedOn,
    validUntil: assertion.expires,
    image: badgeClass?.image,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/**
 * Verifies a badge of Open Badges 2.0 or 2.1, hosted or signed. Its documents come through `fetchDocument` alone,
 * which throws an Error with the message `gone` where a document is no longer there (HTTP 410).
 * Spec: Open Badges 2.0, Badge Verification.
 */
export async function verifyBadge2(input: Badge2Input, context: VerificationContext): Promise<Report> {
  const limits = { ...defaultLimits, ...context.limits };
  const { now, findTrust, recipient, fetchDocument } = context;
  const { readText } = buildReader(fetchDocument, limits);
  const examination: Badge2Examination = {
    ...{ now, limits, readText, findTrust, recipient, outcomes: {} },
    ...{ assertion: undefined, badgeClass: undefined, profile: undefined },
  };
  try {
    await checkInput(input, examination);
  } catch {
    // A document that breaks the check has not been checked.
    examination.outcomes.proof = buildOutcome('proof', 'check-broke');
  }
  const { assertion, profile, outcomes } = examination;
  if (assertion) {
    checkTime(assertion, examination);
    await checkRecipient(assertion, examination);
  }
  outcomes.recipient ??= buildOutcome('recipient', 'not-asked');
  outcomes.trust = findTrustOutcome(profile?.id, findTrust);
  const list = order.map((check) => outcomes[check] ?? buildOutcome(check, 'not-reached'));
  const identities = listComparableIdentities(assertion ? [assertion.recipient] : []);
  return {
    ...findVerdict(list),
    ...{ outcomes: list, credential: summarize(examination) },
    ...(identities.length > 0 && { identities }),
  };
}
