// Types of what the baseline calls in the plain library, which ships none.

declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { cryptosuite: object; signer?: object });
  }
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}

declare module '@digitalbazaar/ed25519-multikey' {
  type Multikey = { signer(): object };
  export function generate(options: { id: string; controller: string }): Promise<Multikey>;
}

declare module '@digitalbazaar/vc' {
  type DocumentLoader = (url: string) => Promise<object>;

  /** Adds a proof to the very object passed in. */
  export function issue(options: {
    credential: object;
    suite: object;
    documentLoader: DocumentLoader;
  }): Promise<object>;

  export function verifyCredential(options: {
    credential: object;
    suite: object;
    documentLoader: DocumentLoader;
    checkStatus?: () => Promise<{ verified: boolean }>;
  }): Promise<{ verified: boolean; error?: unknown }>;
}
