// What a badge stands for: criteria, levels, picture, alignments. Wording comes in as text; none is written here.
// OB 3.0, Achievement, ResultDescription, RubricCriterionLevel, Alignment.
import { buildImage, type Image, type Profile } from './profile.ts';

/** From lowest to highest. */
export const levels = ['with-help', 'independent', 'teaches'] as const;
export type Level = (typeof levels)[number];

export type Alignment = {
  type: ['Alignment'];
  targetName: string;
  targetUrl: string;
  targetFramework?: string;
  targetCode?: string;
  targetType?: string;
};

export type RubricCriterionLevel = {
  id: string;
  type: ['RubricCriterionLevel'];
  name: string;
  level: string;
};

export type ResultDescription = {
  id: string;
  type: ['ResultDescription'];
  name: string;
  resultType: 'RubricCriterionLevel' | 'Status';
  requiredLevel?: string;
  rubricCriterionLevel?: RubricCriterionLevel[];
  alignment?: Alignment[];
};

export type Achievement = {
  id: string;
  type: ['Achievement'];
  achievementType: string;
  name: string;
  description: string;
  inLanguage: string;
  version: string;
  criteria: { id: string; narrative: string };
  image: Image;
  creator?: Profile;
  alignment?: Alignment[];
  resultDescription?: ResultDescription[];
};

export type AlignmentInput = {
  name: string;
  url: string;
  framework?: string | undefined;
  code?: string | undefined;
  type?: string | undefined;
};

export type CriterionInput = { key: string; text: string; requiredLevel?: Level | undefined };

/** A badge that a superbadge is built of; `achievementId` names one version of it. */
export type ComponentInput = {
  key: string;
  name: string;
  achievementId: string;
  achievementName: string;
  framework?: string | undefined;
};

export type AchievementInput = {
  /** The https address of this version of the badge class. */
  id: string;
  name: string;
  description: string;
  criteria: CriterionInput[];
  criteriaUrl: string;
  narrative: string;
  image: { url: string; caption: string };
  alignments: AlignmentInput[];
  /** BCP 47, as `nl`. */
  language: string;
  version: string;
  /** A term of the OB 3.0 AchievementType list or one that starts with `ext:`. */
  achievementType: string;
  levelNames: Record<Level, string>;
  creator?: Profile | undefined;
  components?: ComponentInput[] | undefined;
};

/** The id of the ResultDescription of a criterion or component. */
export function findResultDescriptionId(achievementId: string, key: string): string {
  return `${achievementId}#${key}`;
}

/** The id of one level of a criterion. */
export function findLevelId(achievementId: string, key: string, level: Level): string {
  return `${achievementId}#${key}-${level}`;
}

/** `targetType`, where given, is a term of the OB 3.0 AlignmentTargetType list or starts with `ext:`. */
export function buildAlignment({ name, url, framework, code, type }: AlignmentInput): Alignment {
  return {
    type: ['Alignment'],
    targetName: name,
    targetUrl: url,
    ...(framework !== undefined && { targetFramework: framework }),
    ...(code !== undefined && { targetCode: code }),
    ...(type !== undefined && { targetType: type }),
  };
}

function buildCriterion(
  achievementId: string,
  criterion: CriterionInput,
  levelNames: Record<Level, string>,
): ResultDescription {
  return {
    id: findResultDescriptionId(achievementId, criterion.key),
    type: ['ResultDescription'],
    name: criterion.text,
    resultType: 'RubricCriterionLevel',
    requiredLevel: findLevelId(achievementId, criterion.key, criterion.requiredLevel ?? 'independent'),
    rubricCriterionLevel: levels.map((level, at) => ({
      id: findLevelId(achievementId, criterion.key, level),
      type: ['RubricCriterionLevel'],
      name: levelNames[level],
      level: String(at + 1),
    })),
  };
}

function buildComponent(achievementId: string, component: ComponentInput): ResultDescription {
  return {
    id: findResultDescriptionId(achievementId, component.key),
    type: ['ResultDescription'],
    name: component.name,
    resultType: 'Status',
    alignment: [
      buildAlignment({
        name: component.achievementName,
        url: component.achievementId,
        framework: component.framework,
        type: 'ext:Achievement',
      }),
    ],
  };
}

/**
 * One version of a badge class as every credential of it carries it. Each criterion has one ResultDescription
 * with all levels; each component of a superbadge has one of type Status, aligned with the component.
 */
export function buildAchievement(input: AchievementInput): Achievement {
  const { id, creator } = input;
  const resultDescription = [
    ...input.criteria.map((criterion) => buildCriterion(id, criterion, input.levelNames)),
    ...(input.components ?? []).map((component) => buildComponent(id, component)),
  ];
  const alignment = input.alignments.map(buildAlignment);
  return {
    id,
    type: ['Achievement'],
    achievementType: input.achievementType,
    name: input.name,
    description: input.description,
    inLanguage: input.language,
    version: input.version,
    criteria: { id: input.criteriaUrl, narrative: input.narrative },
    image: buildImage(input.image),
    ...(creator && { creator }),
    ...(alignment.length > 0 && { alignment }),
    ...(resultDescription.length > 0 && { resultDescription }),
  };
}
