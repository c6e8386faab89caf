// A hosted badge is what its own address says it is: of what was handed in only that address counts.
// Open Badges 2.0, Hosted Verification.
import { canonicalizeJson } from '../jcs.ts';
import type { JsonObject } from '../json.ts';
import { checkBadgeClass } from './badge-class.ts';
import { type Assertion, parseAssertion } from './documents.ts';
import { type Badge2Examination, type LoadedDocument, loadDocument, recordOutcome } from './examination.ts';
import { isInScope } from './scope.ts';

/** Members of the text that was handed in that its source says otherwise. */
function listDiffering(handedIn: JsonObject | undefined, source: JsonObject): string[] {
  return Object.keys(handedIn ?? {}).filter((name) => {
    const [one, other] = [handedIn?.[name], source[name]];
    return other === undefined || canonicalizeJson(one) !== canonicalizeJson(other);
  });
}

function recordRevoked(examination: Badge2Examination, facts: { httpGone: boolean; reason?: string }): void {
  recordOutcome(examination, 'status', { code: 'revoked', section: 'hosted', facts });
}

function recordUnread(examination: Badge2Examination, state: Exclude<LoadedDocument['state'], 'read'>): void {
  if (state === 'gone') recordRevoked(examination, { httpGone: true });
  const code = state === 'malformed' ? 'hosted-malformed' : 'hosted-unavailable';
  recordOutcome(examination, 'proof', { code: state === 'gone' ? 'hosted-gone' : code, section: 'hosted' });
}

/** Whose badge it is: its address, and the one it was forwarded to, are its issuer's. */
function checkScope(
  examination: Badge2Examination,
  { asked, served }: { asked: string; served: string },
): void {
  const { profile, badgeClass } = examination;
  if (!profile) return;
  const isOwn = (url: string) => isInScope(url, badgeClass?.id, profile);
  const facts = { issuerId: profile.id, address: asked };
  if (!isOwn(asked)) {
    recordOutcome(examination, 'issuer-binding', { code: 'hosted-elsewhere', section: 'scope', facts });
  } else if (!isOwn(served)) {
    recordOutcome(examination, 'issuer-binding', { code: 'hosted-forwarded', section: 'scope', facts });
  } else {
    recordOutcome(examination, 'issuer-binding', { code: 'hosted-in-scope', section: 'scope', facts });
  }
}

/** Whether the document says that it lies where it was found. */
function isOfAddress(document: JsonObject, { id }: Assertion, address: string): boolean {
  return id === address || (document.id === undefined && id === undefined);
}

/** The standard has `true` here; whatever else an issuer writes, it is there to say so. */
function isRevoked({ revoked }: JsonObject): boolean {
  return revoked !== undefined && revoked !== null && revoked !== false;
}

async function checkSource(
  loaded: Extract<LoadedDocument, { state: 'read' }>,
  { address, handedIn }: { address: string; handedIn: JsonObject | undefined },
  examination: Badge2Examination,
): Promise<void> {
  const { document } = loaded;
  const parsed = parseAssertion(document);
  if (isRevoked(document)) {
    const { revocationReason: reason } = document;
    recordRevoked(examination, {
      httpGone: false,
      ...(typeof reason === 'string' && { reason: reason.slice(0, 200) }),
    });
  }
  if ('faults' in parsed) {
    // Of what is revoked its source may say nothing else.
    if (isRevoked(document)) recordOutcome(examination, 'proof', { code: 'hosted-read', section: 'hosted' });
    else recordOutcome(examination, 'shape', { code: 'badge-malformed', section: 'data', facts: parsed });
    return;
  }
  const { value } = parsed;
  if (!isOfAddress(document, value, address) || value.form !== 'hosted') {
    recordOutcome(examination, 'proof', { code: 'hosted-malformed', section: 'hosted', facts: { at: 'id' } });
    return;
  }
  examination.assertion = { ...value, id: address };
  const differing = listDiffering(handedIn, document);
  recordOutcome(examination, 'proof', {
    code: differing.length > 0 ? 'hosted-otherwise' : 'hosted-read',
    section: 'hosted',
    facts: { address, fetchedAt: loaded.fetchedAt.toISOString(), ...(differing.length > 0 && { differing }) },
  });
  await checkBadgeClass(value, parsed.deviations, examination);
  checkScope(examination, { asked: address, served: loaded.url });
  recordOutcome(examination, 'status', { code: 'hosted-not-revoked', section: 'hosted' });
}

/** Verifies the assertion at an address. `handedIn`: what somebody showed in its place. */
export async function checkHosted(
  address: string,
  handedIn: JsonObject | undefined,
  examination: Badge2Examination,
): Promise<void> {
  const loaded = await loadDocument(address, examination);
  if (loaded.state === 'read') await checkSource(loaded, { address, handedIn }, examination);
  else recordUnread(examination, loaded.state);
}
