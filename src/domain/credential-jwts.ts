// The same credential as a JWT, for wallets and platforms that read no proofs inside. It is signed when it is first
// asked for and stored as the exact text: whoever has a copy has the same. Spec: OB 3.0 JSON Web Token Proof Format.
import { Problem } from '../base/problem.ts';
import { signCredentialJwt } from '../openbadges/proofs/vc-jwt.ts';
import { verifyCredential } from '../openbadges/verify/verify-credential.ts';
import { inTransaction, type Services } from '../services.ts';
import {
  type CredentialRow,
  findCredentialJwt,
  insertCredentialJwt,
  lockCredential,
} from '../store/credentials.ts';
import { loadIssuer, loadJwtSigner } from './issuers.ts';
import { buildDocumentSource } from './own-documents.ts';

/** Our own verifier has to find it good; that it was withdrawn meanwhile is no fault of the JWT. */
async function checkOwnJwt(services: Services, jwt: string): Promise<void> {
  const report = await verifyCredential(jwt, {
    now: services.clock.now(),
    fetchDocument: buildDocumentSource(services),
    findTrust: () => 'known',
  });
  if (report.verdict === 'valid' || report.reason === 'revoked') return;
  throw new Error(`own JWT is ${report.verdict}: ${report.reason}`);
}

async function signJwt(services: Services, row: CredentialRow): Promise<string> {
  const issuer = await loadIssuer(services, row.issuerId);
  const signer = await loadJwtSigner(services, issuer);
  const { proof: _, ...credential } = JSON.parse(row.document) as Record<string, unknown>;
  const jwt = await signCredentialJwt(credential, { signer });
  await checkOwnJwt(services, jwt);
  return jwt;
}

/**
 * The compact JWT of a credential; whether it may be shown is the caller's to know.
 * @throws Problem not-found, signing-unavailable
 */
export async function loadCredentialJwt(services: Services, credentialId: string): Promise<string> {
  const known = await findCredentialJwt(services.db, credentialId);
  if (known !== undefined) return known;
  return inTransaction(services, async (services) => {
    const row = await lockCredential(services.db, credentialId);
    if (!row) throw new Problem('not-found');
    // Under the lock: somebody may have been first.
    const found = await findCredentialJwt(services.db, credentialId);
    if (found !== undefined) return found;
    const jwt = await signJwt(services, row);
    await insertCredentialJwt(services.db, credentialId, jwt);
    return jwt;
  });
}
