// What this participant reached of an achievement. OB 3.0, Result.
import {
  type Alignment,
  buildAlignment,
  findLevelId,
  findResultDescriptionId,
  type Level,
} from './achievement.ts';

export type Result = {
  type: ['Result'];
  resultDescription: string;
  achievedLevel?: string;
  status?: 'Completed';
  alignment?: Alignment[];
};

/** One result per criterion that was seen; the ids are those that buildAchievement gave the same achievement. */
export function buildResults(achievementId: string, achieved: Record<string, Level>): Result[] {
  return Object.entries(achieved).map(([key, level]) => ({
    type: ['Result'],
    resultDescription: findResultDescriptionId(achievementId, key),
    achievedLevel: findLevelId(achievementId, key, level),
  }));
}

/** For a superbadge: which credential met which component. `name` is the wording of that award. */
export function buildComponentResults(
  achievementId: string,
  components: { key: string; name: string; credentialId: string }[],
): Result[] {
  return components.map(({ key, name, credentialId }) => ({
    type: ['Result'],
    resultDescription: findResultDescriptionId(achievementId, key),
    status: 'Completed',
    alignment: [buildAlignment({ name, url: credentialId, type: 'ext:AchievementCredential' })],
  }));
}
