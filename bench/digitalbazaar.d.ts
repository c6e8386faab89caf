// Types of what the bench calls in the plain library; src/openbadges/proofs/digitalbazaar.d.ts has the rest.

declare module '@digitalbazaar/vc' {
  export function verifyCredential(options: {
    credential: object;
    suite: object;
    documentLoader: (url: string) => Promise<object>;
    checkStatus?: () => Promise<{ verified: boolean }>;
  }): Promise<{ verified: boolean; error?: unknown }>;
}

declare module '@digitalbazaar/ed25519-multikey' {
  type Multikey = {
    id: string;
    controller: string;
    publicKeyMultibase: string;
    signer(): { id: string; algorithm: string; sign(options: { data: Uint8Array }): Promise<Uint8Array> };
    export(options: { publicKey: boolean; includeContext: boolean }): Promise<object>;
  };
  export function generate(options?: { id?: string; controller?: string }): Promise<Multikey>;
}
