import fc from 'fast-check';
import t from 'tap';
import {
  type AwardRule,
  computeProgress,
  computeSuperbadge,
  type Level,
  levels,
  listRuleSlugs,
  type Progress,
  type Sighting,
  type SuperbadgeRule,
} from '../../src/domain/award-rules.ts';

const cutting = {
  criteria: [{ key: 'knife' }, { key: 'safe' }, { key: 'even' }],
  awardRule: { type: 'every-criterion', level: 'independent', days: 1 } as AwardRule,
};
const onTime = {
  criteria: [{ key: 'start' }, { key: 'pause' }, { key: 'call' }],
  awardRule: { type: 'days', level: 'independent', days: 15, perWeek: 5 } as AwardRule,
};

function buildSighting(criterion: string, observedOn: string, more: Partial<Sighting> = {}): Sighting {
  return { criterion, observedOn, assessorId: 'ruud', level: 'independent', days: null, ...more };
}

t.test('a badge is earned when every criterion was seen at the level of the rule', async (t) => {
  const day = '2026-11-02';
  const two = [buildSighting('knife', day), buildSighting('safe', day, { level: 'teaches' })];
  const withHelp = [...two, buildSighting('even', day, { level: 'with-help' })];
  t.equal(computeProgress(cutting, withHelp).met, false);
  t.same(computeProgress(cutting, withHelp).criteria, [
    { key: 'knife', bestLevel: 'independent', daysAtLevel: 1, met: true },
    { key: 'safe', bestLevel: 'teaches', daysAtLevel: 1, met: true },
    { key: 'even', bestLevel: 'with-help', daysAtLevel: 0, met: false },
  ]);
  const earned = computeProgress(cutting, [...withHelp, buildSighting('even', '2026-11-09')]);
  t.match(earned, { met: true, nextStep: null, timesSeen: 2, daysSeen: 2 });
});

t.test('times seen are pairs of day and assessor, days seen are days', async (t) => {
  const sightings = [
    buildSighting('knife', '2026-11-02'),
    buildSighting('safe', '2026-11-02'),
    buildSighting('knife', '2026-11-02', { assessorId: 'fatima' }),
    buildSighting('knife', '2026-11-03', { level: 'with-help' }),
    buildSighting('dropped-criterion', '2026-11-04'),
  ];
  t.match(computeProgress(cutting, sightings), { timesSeen: 3, daysSeen: 2, lastSeenOn: '2026-11-03' });
});

t.test('a rule may ask for several days, and a second assessor on one day adds none', async (t) => {
  const twice = { ...cutting, awardRule: { ...cutting.awardRule, days: 2 } };
  const first = cutting.criteria.map(({ key }) => buildSighting(key, '2026-11-02'));
  const again = cutting.criteria.map(({ key }) => buildSighting(key, '2026-11-02', { assessorId: 'fatima' }));
  t.equal(computeProgress(twice, [...first, ...again]).met, false);
  const later = cutting.criteria.map(({ key }) => buildSighting(key, '2026-11-20'));
  t.equal(computeProgress(twice, [...first, ...later]).met, true);
});

t.test('the next step is the criterion that is nearest to being met', async (t) => {
  t.same(computeProgress(cutting, []).nextStep, { type: 'see-criterion', criterion: 'knife' });
  const helped = [buildSighting('even', '2026-11-02', { level: 'with-help' })];
  t.same(computeProgress(cutting, helped).nextStep, { type: 'see-criterion', criterion: 'even' });
  const thrice = { ...cutting, awardRule: { ...cutting.awardRule, days: 3 } };
  const once = [...helped, buildSighting('safe', '2026-11-03')];
  t.same(computeProgress(thrice, once).nextStep, { type: 'more-days', criterion: 'safe', days: 2 });
});

t.test('being on time takes fifteen credited days, at most five a week', async (t) => {
  const weeks = ['2026-11-06', '2026-11-13', '2026-11-20'].flatMap((friday) =>
    onTime.criteria.map(({ key }) => buildSighting(key, friday, { days: 5 })),
  );
  t.match(computeProgress(onTime, weeks), { met: true, daysSeen: 15, timesSeen: 3, nextStep: null });
  const twoWeeks = computeProgress(onTime, weeks.slice(0, 6));
  t.match(twoWeeks, { met: false, daysSeen: 10, nextStep: { type: 'more-days', days: 5 } });
  t.notOk(Object.hasOwn(twoWeeks.nextStep ?? {}, 'criterion'));
});

t.test('in a week the largest entry and the days seen are not added up', async (t) => {
  const monday = buildSighting('start', '2026-11-02', { days: 2 });
  const friday = buildSighting('start', '2026-11-06', { days: 3 });
  t.equal(computeProgress(onTime, [monday, friday]).daysSeen, 3);
  const daily = ['02', '03', '04', '05', '06', '07', '08'].map((day) =>
    buildSighting('start', `2026-11-${day}`),
  );
  t.equal(computeProgress(onTime, daily.slice(0, 4)).daysSeen, 4);
  t.equal(computeProgress(onTime, daily).daysSeen, 5);
  t.equal(
    computeProgress(onTime, [buildSighting('start', '2026-11-02', { level: 'with-help', days: 5 })]).daysSeen,
    0,
  );
});

t.test('a week runs from Monday to Sunday, across the new year as well', async (t) => {
  const credited = (...days: string[]) =>
    computeProgress(
      onTime,
      days.map((day) => buildSighting('start', day, { days: 5 })),
    ).daysSeen;
  t.equal(credited('2026-11-02', '2026-11-08'), 5);
  t.equal(credited('2026-11-08', '2026-11-09'), 10);
  t.equal(credited('2026-12-28', '2027-01-03'), 5);
  t.equal(credited('2027-01-03', '2027-01-04'), 10);
});

t.test('with all days credited, what was not yet seen is still asked for', async (t) => {
  const days = ['2026-11-06', '2026-11-13', '2026-11-20'].map((day) =>
    buildSighting('start', day, { days: 5 }),
  );
  t.match(computeProgress(onTime, days), {
    met: false,
    daysSeen: 15,
    nextStep: { type: 'see-criterion', criterion: 'pause' },
  });
});

// Properties

const day = fc.integer({ min: 0, max: 40 }).map((offset) => {
  const month = offset < 20 ? '12' : '01';
  const year = offset < 20 ? '2026' : '2027';
  return `${year}-${month}-${String(offset < 20 ? 12 + offset : offset - 19).padStart(2, '0')}`;
});
const sighting: fc.Arbitrary<Sighting> = fc.record({
  criterion: fc.constantFrom('a', 'b', 'c', 'unknown'),
  observedOn: day,
  assessorId: fc.constantFrom('ruud', 'fatima'),
  level: fc.constantFrom(...levels),
  days: fc.option(fc.integer({ min: 1, max: 5 })),
});
const level: fc.Arbitrary<Level> = fc.constantFrom(...levels);
const awardRule: fc.Arbitrary<AwardRule> = fc.oneof(
  fc.record({ type: fc.constant('every-criterion' as const), level, days: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    type: fc.constant('days' as const),
    level,
    days: fc.integer({ min: 1, max: 20 }),
    perWeek: fc.integer({ min: 1, max: 7 }),
  }),
);
const template = fc.record({
  criteria: fc.constantFrom(
    ['a'].map((key) => ({ key })),
    ['a', 'b', 'c'].map((key) => ({ key })),
  ),
  awardRule,
});

const rank = (value: Level | null) => (value === null ? -1 : levels.indexOf(value));

function isAtLeast(after: Progress, before: Progress): boolean {
  return (
    Number(after.met) >= Number(before.met) &&
    after.timesSeen >= before.timesSeen &&
    after.daysSeen >= before.daysSeen &&
    after.criteria.every((now, index) => {
      const then = before.criteria[index]!;
      return (
        now.daysAtLevel >= then.daysAtLevel &&
        Number(now.met) >= Number(then.met) &&
        rank(now.bestLevel) >= rank(then.bestLevel)
      );
    })
  );
}

t.test('one sighting more, whatever its level, never lowers progress', async (t) => {
  fc.assert(
    fc.property(template, fc.array(sighting, { maxLength: 25 }), sighting, (template, seen, more) =>
      isAtLeast(computeProgress(template, [...seen, more]), computeProgress(template, seen)),
    ),
    { numRuns: 500 },
  );
  t.pass('held for every sighting');
});

t.test('the order of sightings and their repetition make no difference', async (t) => {
  const shuffled = fc
    .array(sighting, { maxLength: 25 })
    .chain((seen) => fc.tuple(fc.constant(seen), fc.shuffledSubarray(seen, { minLength: seen.length })));
  fc.assert(
    fc.property(template, shuffled, (template, [seen, mixed]) => {
      const expected = JSON.stringify(computeProgress(template, seen));
      return (
        JSON.stringify(computeProgress(template, mixed)) === expected &&
        JSON.stringify(computeProgress(template, [...mixed, ...seen])) === expected
      );
    }),
  );
  t.pass('held for every order');
});

t.test(
  'there is a next step exactly while the rule is not met, and taking the steps earns the badge',
  async (t) => {
    fc.assert(
      fc.property(template, fc.array(sighting, { maxLength: 15 }), (template, start) => {
        const seen = [...start];
        // One new day in a new week for each step, from a time after all others.
        for (let step = 0; step < 60; step += 1) {
          const { met, nextStep } = computeProgress(template, seen);
          if (met !== (nextStep === null)) return false;
          if (nextStep === null) return true;
          const observedOn = `${2028 + Math.floor(step / 12)}-${String((step % 12) + 1).padStart(2, '0')}-10`;
          const criterion = nextStep.criterion ?? 'a';
          seen.push(buildSighting(criterion, observedOn, { level: template.awardRule.level }));
        }
        return false;
      }),
    );
    t.pass('every walk ended');
  },
);

const kitchen: SuperbadgeRule = {
  all: [
    { badge: 'cutting' },
    { badge: 'hygiene' },
    { badge: 'dishes' },
    { atLeast: 1, of: [{ badge: 'preparing' }, { badge: 'lunch' }] },
  ],
};

t.test('a superbadge tells what supports it, how much is missing and what would help', async (t) => {
  t.same(computeSuperbadge(kitchen, new Set(['cutting', 'lunch', 'bar'])), {
    complete: false,
    supporting: ['cutting', 'lunch'],
    missing: 2,
    next: ['hygiene', 'dishes'],
  });
  t.same(computeSuperbadge(kitchen, new Set(['cutting', 'hygiene', 'dishes'])), {
    complete: false,
    supporting: ['cutting', 'hygiene', 'dishes'],
    missing: 1,
    next: ['preparing', 'lunch'],
  });
  t.match(computeSuperbadge(kitchen, new Set(listRuleSlugs(kitchen))), {
    complete: true,
    missing: 0,
    next: [],
  });
});

t.test('a superbadge may rest on another superbadge', async (t) => {
  const rule: SuperbadgeRule = { all: [{ superbadge: 'assistant' }, { badge: 'cooking' }] };
  t.match(computeSuperbadge(rule, new Set(['cooking'])), {
    complete: false,
    missing: 1,
    next: ['assistant'],
  });
  t.match(computeSuperbadge(rule, new Set(['cooking', 'assistant'])), { complete: true });
});

t.test('of two ways the shorter one counts', async (t) => {
  const rule: SuperbadgeRule = {
    atLeast: 1,
    of: [
      { all: [{ badge: 'a' }, { badge: 'b' }, { badge: 'c' }] },
      { all: [{ badge: 'd' }, { badge: 'e' }] },
    ],
  };
  t.match(computeSuperbadge(rule, new Set()), { missing: 2, next: ['d', 'e'] });
  t.match(computeSuperbadge(rule, new Set(['a', 'b'])), { missing: 1, next: ['c'] });
});

/** A tree with leaves still unnamed: names are given in order, so that each occurs once. */
type Shape = null | { atLeast: number | null; parts: Shape[] };
const shape: fc.Arbitrary<Shape> = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { arbitrary: fc.constant(null), weight: 1 },
    {
      arbitrary: fc
        .tuple(fc.option(fc.nat({ max: 2 })), fc.array(tie('shape'), { minLength: 1, maxLength: 3 }))
        .map(([least, parts]) => ({ atLeast: least === null ? null : (least % parts.length) + 1, parts })),
      weight: 4,
    },
  ),
})).shape;

function nameLeaves(shape: Shape, next: () => number): SuperbadgeRule {
  if (shape === null) {
    const number = next();
    return number % 3 === 0 ? { superbadge: `s${number}` } : { badge: `b${number}` };
  }
  const parts = shape.parts.map((part) => nameLeaves(part, next));
  return shape.atLeast === null ? { all: parts } : { atLeast: shape.atLeast, of: parts };
}

const ruleAndHeld = shape
  .map((shape) => {
    let count = 0;
    return nameLeaves(shape, () => count++);
  })
  .filter((rule) => listRuleSlugs(rule).length <= 10)
  .chain((rule) =>
    fc.tuple(
      fc.constant(rule),
      fc.subarray(listRuleSlugs(rule)).map((held) => new Set(held)),
    ),
  );

/** Whether a rule is met, read straight from its meaning. */
function isMet(rule: SuperbadgeRule, held: ReadonlySet<string>): boolean {
  if ('badge' in rule) return held.has(rule.badge);
  if ('superbadge' in rule) return held.has(rule.superbadge);
  if ('all' in rule) return rule.all.every((part) => isMet(part, held));
  return rule.of.filter((part) => isMet(part, held)).length >= rule.atLeast;
}

/** The smallest number of added slugs that meets the rule, by trying every set of them. */
function findMinimumByTrying(rule: SuperbadgeRule, held: ReadonlySet<string>): number {
  const open = listRuleSlugs(rule).filter((slug) => !held.has(slug));
  let best = Number.POSITIVE_INFINITY;
  for (let mask = 0; mask < 2 ** open.length; mask += 1) {
    const added = open.filter((_, index) => mask & (1 << index));
    if (added.length < best && isMet(rule, new Set([...held, ...added]))) best = added.length;
  }
  return best;
}

t.test(
  'what is missing is the true minimum, and nothing is missing exactly when the rule is met',
  async (t) => {
    fc.assert(
      fc.property(ruleAndHeld, ([rule, held]) => {
        const { complete, missing } = computeSuperbadge(rule, held);
        return (
          missing === findMinimumByTrying(rule, held) &&
          complete === isMet(rule, held) &&
          complete === (missing === 0)
        );
      }),
      { numRuns: 400 },
    );
    t.pass('held for every rule');
  },
);

t.test(
  'each slug that would help brings the superbadge one nearer, and another badge never takes it away',
  async (t) => {
    fc.assert(
      fc.property(ruleAndHeld, ([rule, held]) => {
        const before = computeSuperbadge(rule, held);
        if (before.complete !== (before.next.length === 0)) return false;
        return listRuleSlugs(rule).every((slug) => {
          const after = computeSuperbadge(rule, new Set([...held, slug]));
          const nearer = before.missing - after.missing;
          const kept = before.supporting.every((held) => after.supporting.includes(held));
          return nearer === (before.next.includes(slug) ? 1 : 0) && kept;
        });
      }),
    );
    t.pass('held for every rule');
  },
);
