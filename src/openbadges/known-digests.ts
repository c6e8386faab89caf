// Digests of the published bytes of contexts, for credentials that pin a context by digest. The contexts themselves
// come from packages, which keep their content and not their bytes. VCDM 2.0, Base Context and Integrity.
import { credentialsContextV2 } from './contexts.ts';

/** Base64 digests of every edition of a context that says the same for Open Badges. */
export type KnownDigests = { sha256: string[]; sha384: string[] };

const known = new Map<string, KnownDigests>([
  [
    credentialsContextV2,
    {
      // The Recommendation of 2025, and the edition of July 2024 that test suites still name.
      sha256: [
        'WZVc7WaX1h4D8rJVb+vlMIqxaEKEb1tYbX8fet7JJzQ=',
        'JKGMkOmFbVJhEfKTduMC2XCyvRAYLjOVmZWwIH1wQ7k=',
      ],
      sha384: [
        'l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU',
        'NSOcNpmdIVUxIJGvGUoe22FjTWrXiaXlsZ8q6912LdnR3KraQO2n75Ica4wK4Qeg',
      ],
    },
  ],
]);

/** Undefined for a context whose published bytes are not on record here. */
export function findKnownDigests(contextUrl: string): KnownDigests | undefined {
  return known.get(contextUrl);
}
