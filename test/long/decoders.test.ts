// The decoders of strangers' bytes, fuzzed at length. Run by `npm run test:long` alone.
import t from 'tap';
import { decoders, fuzz } from '../openbadges/decoder-fuzz.ts';

const cases = 100_000;
t.setTimeout(1_800_000);

for (const decoder of decoders) {
  t.test(`${decoder.name}: ${cases} bent or random inputs are all answered`, async (t) => {
    t.doesNotThrow(() => fuzz(decoder, cases));
  });
}
