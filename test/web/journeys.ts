// What a journey is: what somebody came for, done in a real browser, and what it may cost them. The tables are in
// journeys-floor.ts, journeys-holder.ts, journeys-employer.ts and journeys-office.ts; all journeys of one way share a world.
import type { Browser, BrowserContext } from 'playwright-core';
import type { Test } from 'tap';
import type { ParticipantName, StaffName } from '../world.ts';
import { openPerson, type Person } from './person.ts';
import type { Site } from './site.ts';

export const phone = { viewport: { width: 360, height: 740 }, locale: 'nl-NL' };

export type Way = { name: string; hand: 'finger' | 'keys'; javaScriptEnabled: boolean };

export type House = Site & {
  t: Test;
  /** Somebody on a device of their own, signed in where a name is given. */
  enter(name?: StaffName | ParticipantName): Promise<Person>;
  /** With scripts a page takes a tap off somebody's hands here and there. */
  isScripted: boolean;
  /** Everybody who came in. */
  people: Person[];
};

export type Journey = {
  name: string;
  /** From the first page to what it was for. */
  mostTaps: number;
  /** Fields that are typed in. */
  mostTyped: number;
  /** Gives what it cost whom it is about. */
  make(house: House): Promise<Counts>;
};

export const findCode = (text: string) =>
  /[0-9A-Z]{4} ?- ?[0-9A-Z]{4} ?- ?[0-9A-Z]{4}/.exec(text)?.[0].replaceAll(' ', '') ?? '';
type Counts = Person['counts'];
/** What it cost until now. */
export const count = ({ counts }: Person): Counts => ({ ...counts });

export function openHouse(
  t: Test,
  { site, browser, way }: { site: Site; browser: Browser; way: Way },
): House {
  const { hand, javaScriptEnabled } = way;
  const contexts: BrowserContext[] = [];
  t.teardown(() => Promise.all(contexts.map((context) => context.close())));
  const people: Person[] = [];
  return {
    ...site,
    ...{ t, people, isScripted: javaScriptEnabled },
    async enter(name) {
      const context = await browser.newContext({ ...phone, javaScriptEnabled, hasTouch: hand === 'finger' });
      contexts.push(context);
      const person = openPerson(await context.newPage(), hand);
      people.push(person);
      if (name !== undefined) {
        await person.open(await site.findLink(name));
        await person.go('Ga verder');
        Object.assign(person.counts, { taps: 0, typed: 0, keys: 0 });
      }
      return person;
    },
  };
}
