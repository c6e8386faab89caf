// How people are named on screens that others may see: the first name and one letter, more only where it is needed.

type Names = { id: string; givenName: string; familyName: string };

/** "Kees W." for Kees de Wit. */
export function renderShortName({ givenName, familyName }: Omit<Names, 'id'>): string {
  const capital = familyName.split(/\s+/).find((word) => /^\p{Lu}/u.test(word)) ?? familyName;
  const [letter] = [...capital];
  return letter === undefined ? givenName : `${givenName} ${letter.toLocaleUpperCase('nl')}.`;
}

/** A name for each person by id; two who would be called the same get their whole name. One may stand in it twice. */
export function renderNames(people: readonly Names[]): Map<string, string> {
  const short = people.map(renderShortName);
  return new Map(
    people.map((person, index) => {
      const name = short[index] ?? person.givenName;
      const isShared = people.some(({ id }, at) => id !== person.id && short[at] === name);
      return [person.id, isShared ? `${person.givenName} ${person.familyName}` : name];
    }),
  );
}
