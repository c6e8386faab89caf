// The cases of the VC-JOSE-COSE suite that the index of the corpus names, and what is due of each: what the suite
// expects, but `indeterminate` for the features that are not built. test/process/jose.test.ts runs every one of them.
import { joseFeatureNames } from '../../src/jose-command.ts';

export type JoseCase = { act: string; feature: string; key: string; due: string; isBuilt: boolean };

/** Of one line of the index: `purpose` is such as `verify credential_jose key vm-p256.json -> success`. */
export function listJoseCases({ purpose }: { purpose: string }): JoseCase[] {
  return [...purpose.matchAll(/(issue|verify) (\w+) key (vm-[\w-]+\.json) -> (\w+)/g)].map(
    ([, act = '', feature = '', key = '', expected = '']) => {
      const isBuilt = joseFeatureNames.includes(feature);
      return { act, feature, key, due: isBuilt ? expected : 'indeterminate', isBuilt };
    },
  );
}
