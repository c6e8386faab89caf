// What a container is: a file that carries credentials, read without believing any of it. The shapes that all
// formats share and how a decoder gives up. Must not know the network, nor whether a credential is any good.
import { types } from 'node:util';
import type { ContainerLimits } from './limits.ts';

export const formatNames = ['pdf', 'png', 'svg', 'json', 'jwt'] as const;
export type FormatName = (typeof formatNames)[number];

/** Why a file, or one part of it, could not be read. Each decoder gives one of these and never throws. */
export const containerFaults = [
  'too-large',
  'too-deep',
  'too-many-parts',
  'too-many-contents',
  'inflates-too-far',
  'format-unknown',
  'format-unsupported',
  'no-credential',
  'several-credentials',
  'not-utf-8',
  'not-json',
  'duplicate-keys',
  'not-an-object',
  'jwt-malformed',
  'envelope-malformed',
  'png-broken',
  'svg-broken',
  'svg-entities',
  'pdf-broken',
  'pdf-encrypted',
  'pdf-filter-unsupported',
  'unbakeable',
  'decoder-broke',
] as const;
export type ContainerFault = (typeof containerFaults)[number];

/** Which edition of Open Badges a text belongs to: by its own words, else by the place where it was found. */
export type Version = 'ob3' | 'ob2';

/** What a format holds: a text that should be a credential, or an attached file that may hold one. */
export type Part = { text: string; keyword?: Version } | { attachment: Uint8Array };

export type Unbaked = { parts: Part[]; fault?: never } | { fault: ContainerFault };

export type Baked = { image: Uint8Array; fault?: never } | { fault: ContainerFault };

/** One row of the table of formats. `unbake` and `bake` never throw. */
export type Format = {
  name: FormatName;
  mediaTypes: readonly string[];
  /** Whether the bytes set out to be of this format; not whether they succeed. */
  sniff(bytes: Uint8Array): boolean;
  unbake(bytes: Uint8Array, limits: ContainerLimits): Unbaked;
  /** The image with the credential's exact text in it, in place of whatever badge it had. */
  bake?(image: Uint8Array, credential: string, limits: ContainerLimits): Baked;
};

/** Leaves a decoder with a named fault; only for use below `attempt`. */
export function refuse(fault: ContainerFault): never {
  throw Object.assign(new Error(fault), { fault });
}

function findFaultOf(error: unknown): ContainerFault | undefined {
  if (!types.isNativeError(error) || !('fault' in error)) return undefined;
  return containerFaults.find((name) => name === error.fault);
}

/** Runs a decoder, total: what it refuses is its fault, and what breaks it is `decoder-broke`. */
export function attempt<T extends object>(decode: () => T): T | { fault: ContainerFault } {
  try {
    return decode();
  } catch (error) {
    return { fault: findFaultOf(error) ?? 'decoder-broke' };
  }
}
