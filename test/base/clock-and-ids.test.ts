import fc from 'fast-check';
import t from 'tap';
import {
  addSeconds,
  countDays,
  findDay,
  findLocalDay,
  findMonth,
  isDay,
  systemClock,
} from '../../src/base/clock.ts';
import { CROCKFORD, randomIds } from '../../src/base/ids.ts';
import { findDayAfter, findMonday, findMondayOf, findWeek } from '../../src/base/weeks.ts';

const floor = 'Europe/Amsterdam';
const moment = fc.date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });

t.test('a day is one of the calendar', async (t) => {
  for (const day of ['2026-11-18', '2024-02-29', '2000-02-29', '2026-12-31', '1970-01-01']) {
    t.ok(isDay(day), day);
  }
  const wrong = ['2026-02-29', '1900-02-29', '2026-02-31', '2026-13-01', '2026-00-10', '2026-01-00'];
  const notWritten = ['2026-1-1', '26-01-01', '2026-01-01T00:00:00Z', ' 2026-01-01', '2026-01-01\n', ''];
  for (const day of [...wrong, ...notWritten, '٢٠٢٦-٠١-٠١', '-026-01-01', '2026/01/01']) {
    t.notOk(isDay(day), JSON.stringify(day));
  }
  fc.assert(fc.property(moment, (date) => isDay(findDay(date)) && findDay(date).startsWith(findMonth(date))));
});

t.test('days are counted over the end of a month, a leap day and a change of the clocks', async (t) => {
  t.equal(countDays('2026-11-18', '2026-11-18'), 0);
  t.equal(countDays('2026-02-28', '2026-03-01'), 1);
  t.equal(countDays('2024-02-28', '2024-03-01'), 2);
  t.equal(countDays('2026-03-28', '2026-03-30'), 2, 'summer time began');
  t.equal(countDays('2026-10-24', '2026-10-26'), 2, 'summer time ended');
  t.equal(countDays('2027-01-01', '2026-12-31'), -1);
  fc.assert(
    fc.property(moment, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
      const later = addSeconds(date, days * 86_400);
      return countDays(findDay(date), findDay(later)) === days;
    }),
  );
});

t.test('the day on the floor is the one of Amsterdam, not of UTC', async (t) => {
  const days = [
    ['2026-11-18T22:59:59Z', '2026-11-18'],
    ['2026-11-18T23:00:00Z', '2026-11-19'],
    ['2026-07-01T21:59:59Z', '2026-07-01'],
    ['2026-07-01T22:00:00Z', '2026-07-02'],
    ['2026-03-28T23:00:00Z', '2026-03-29'],
    ['2026-03-29T21:59:59Z', '2026-03-29'],
    ['2026-03-29T22:00:00Z', '2026-03-30'],
    ['2026-10-24T22:00:00Z', '2026-10-25'],
    ['2026-10-25T22:59:59Z', '2026-10-25'],
    ['2026-10-25T23:00:00Z', '2026-10-26'],
    ['2026-12-31T23:30:00Z', '2027-01-01'],
  ];
  for (const [instant = '', day] of days) {
    t.equal(findLocalDay(new Date(instant), floor), day, instant);
  }
  fc.assert(
    fc.property(moment, (date) => {
      const day = findLocalDay(date, floor);
      const ahead = countDays(findDay(date), day);
      return isDay(day) && (ahead === 0 || ahead === 1);
    }),
  );
});

t.test('a month is counted in UTC', async (t) => {
  t.equal(findMonth(new Date('2026-11-30T23:59:59.999Z')), '2026-11');
  t.equal(findMonth(new Date('2026-12-01T00:00:00+01:00')), '2026-11');
});

t.test('the clock of the machine goes forward', async (t) => {
  const before = systemClock.now();
  t.ok(before.getTime() >= new Date('2025-01-01').getTime());
  t.ok(systemClock.now().getTime() >= before.getTime());
});

t.test('names that are keys carry the bits that they say', async (t) => {
  const alphabet = new Set(CROCKFORD);
  t.equal(alphabet.size, 32);
  for (const letter of 'ILOU') t.notOk(alphabet.has(letter), `no ${letter}: it is read as another`);

  const ids = Array.from({ length: 4000 }, () => randomIds.credentialId());
  t.ok(
    ids.every((id) => /^[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(id)),
    '128 bits: 3 and 25 times 5',
  );
  t.equal(new Set(ids).size, ids.length);
  const decode = (id: string) =>
    [...id.toUpperCase()].reduce((sum, letter) => sum * 32n + BigInt(CROCKFORD.indexOf(letter)), 0n);
  const numbers = ids.map(decode);
  for (let bit = 0n; bit < 128n; bit += 1n) {
    const share = numbers.filter((number) => (number >> bit) & 1n).length / numbers.length;
    // Ten standard deviations: once in 10^22 runs by chance.
    if (Math.abs(share - 0.5) > 0.08) t.fail(`bit ${bit} is one in ${share} of the ids`);
  }

  const tokens = Array.from({ length: 1000 }, () => randomIds.token());
  t.ok(
    tokens.every((token) => Buffer.from(token, 'base64url').length === 32 && token.length === 43),
    '256 bits',
  );
  t.equal(new Set(tokens).size, tokens.length);
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  t.match(randomIds.uuid(), uuid);
});

t.test('random characters and integers use their whole range', async (t) => {
  const characters = randomIds.characters(10_000);
  t.equal(characters.length, 10_000);
  t.same([...new Set(characters)].sort().join(''), CROCKFORD);
  const integers = Array.from({ length: 2000 }, () => randomIds.integer(7));
  t.same([...new Set(integers)].sort(), [0, 1, 2, 3, 4, 5, 6]);
  const wide = Array.from({ length: 2000 }, () => randomIds.integer(131_072));
  t.ok(wide.every((index) => Number.isInteger(index) && index >= 0 && index < 131_072));
  t.ok(Math.max(...wide) > 120_000 && Math.min(...wide) < 11_072);
});

t.test('weeks are those of ISO 8601', async (t) => {
  // Years that begin and end in the middle of a week, and one with 53 of them.
  const known: [day: string, week: string, monday: string][] = [
    ['2026-11-18', '2026-W47', '2026-11-16'],
    ['2026-11-22', '2026-W47', '2026-11-16'],
    ['2026-11-23', '2026-W48', '2026-11-23'],
    ['2027-01-03', '2026-W53', '2026-12-28'],
    ['2027-01-04', '2027-W01', '2027-01-04'],
    ['2024-12-30', '2025-W01', '2024-12-30'],
    ['2021-01-01', '2020-W53', '2020-12-28'],
  ];
  for (const [day, week, monday] of known) {
    t.equal(findWeek(day), week, day);
    t.equal(findMondayOf(week), monday, week);
  }
  for (const none of ['2026-W00', '2026-W54', '2025-W53', '2026-47', 'W47', '0000-W01']) {
    t.equal(findMondayOf(none), undefined, none);
  }
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 60_000 }), (days) => {
      const day = findDayAfter('1970-01-05', days);
      const monday = findMondayOf(findWeek(day));
      return monday === findMonday(day) && [0, 1, 2, 3, 4, 5, 6].some((n) => findDayAfter(monday, n) === day);
    }),
  );
});
