// In which order badges stand on the floor: last used first, then those of this workplace, then the rest by kind.
// Every badge once, so that nobody has to search.
import type { Staff } from '../../domain/actors.ts';
import type { BadgeClass } from '../../domain/badge-classes.ts';
import { listPlaceClasses, listRecentClasses } from '../../domain/recents.ts';
import type { Services } from '../../services.ts';
import type { View } from '../layout.ts';
import { groupByCategory } from './badge-classes.ts';

const recentMaximum = 4;
const placeMaximum = 12;

type ClassGroup = { title: string; classes: BadgeClass[] };

export async function sortForFloor(
  { texts }: View,
  services: Services,
  { actor, classes }: { actor: Staff; classes: readonly BadgeClass[] },
): Promise<ClassGroup[]> {
  const pick = (ids: readonly string[]) => ids.flatMap((id) => classes.find((one) => one.id === id) ?? []);
  const recent = pick(await listRecentClasses(services, actor, recentMaximum));
  const used = pick(await listPlaceClasses(services, actor, { limit: placeMaximum }));
  const place = used.filter((one) => !recent.includes(one));
  const rest = classes.filter((one) => !recent.includes(one) && !place.includes(one));
  return [
    { title: texts.assessments.recentBadges, classes: recent },
    { title: texts.floor.placeBadges, classes: place },
    ...groupByCategory(rest).map((group) => ({
      title: texts.categories[group.category],
      classes: group.classes,
    })),
  ].filter(({ classes }) => classes.length > 0);
}
