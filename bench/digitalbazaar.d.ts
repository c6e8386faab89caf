// Types of what the baseline calls in a package that only it uses, which ships none.

declare module '@digitalbazaar/ed25519-multikey' {
  type Multikey = {
    signer(): {
      id: string;
      algorithm: string;
      sign(options: { data: Uint8Array }): Promise<Uint8Array>;
    };
  };
  export function generate(options: { id: string; controller: string }): Promise<Multikey>;
}
