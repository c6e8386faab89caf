// A badge class as an Open Badges Achievement: the same object on its own address and inside credentials.
// Spec: OB 3.0 Achievement; for superbadges the three-layer form of a component (rule, outcome, proof).
import { type Achievement, buildAchievement, type ComponentInput } from '../openbadges/achievement.ts';
import type { Services } from '../services.ts';
import { credentialLanguage, credentialWords } from '../text/credential-words.ts';
import { listRuleSlugs, type SuperbadgeRule } from './award-rules.ts';
import { type BadgeClass, listEveryBadgeClass } from './badge-classes.ts';
import type { BadgeOnlyTemplate, BadgeTemplate } from './badge-templates.ts';

/** A badge class version that a superbadge may rest on. */
export type Component = { slug: string; name: string; achievementUrl: string };

function renderRule(rule: SuperbadgeRule, names: Map<string, string>): string {
  if ('badge' in rule) return names.get(rule.badge) ?? rule.badge;
  if ('superbadge' in rule) return names.get(rule.superbadge) ?? rule.superbadge;
  const parts = ('all' in rule ? rule.all : rule.of).map((part) => renderRule(part, names));
  return 'all' in rule ? parts.join('; ') : credentialWords.atLeastOf(rule.atLeast, parts.join(', '));
}

/** The rule as a list of lines, for people. */
export function listRuleLines(rule: SuperbadgeRule, names: Map<string, string>): string[] {
  return 'all' in rule ? rule.all.map((part) => renderRule(part, names)) : [renderRule(rule, names)];
}

function renderNarrative(lead: string, lines: string[]): string {
  return [lead, '', ...lines.map((line) => `- ${line}`)].join('\n');
}

/** The classes that a superbadge's rule names, with their current versions. */
export async function listComponents(
  services: Services,
  template: Extract<BadgeTemplate, { kind: 'superbadge' }>,
): Promise<Component[]> {
  const classes = await listEveryBadgeClass(services);
  return listRuleSlugs(template.awardRule).flatMap((slug) => {
    const found = classes.find((badgeClass) => badgeClass.slug === slug);
    return found ? [{ slug, name: found.template.name.nl, achievementUrl: found.achievementUrl }] : [];
  });
}

function toComponentInput(component: Component): ComponentInput {
  return {
    key: component.slug,
    name: credentialWords.componentName(component.name),
    achievementId: component.achievementUrl,
    achievementName: component.name,
  };
}

function buildShared(badgeClass: BadgeClass) {
  const { template } = badgeClass;
  return {
    id: badgeClass.achievementUrl,
    name: template.name.nl,
    description: template.description.nl,
    criteriaUrl: `${badgeClass.achievementUrl}#criteria`,
    image: { url: badgeClass.imageUrl, caption: template.imageAlt.nl },
    alignments: template.alignments.map((alignment) => ({
      name: alignment.targetName,
      url: alignment.targetUrl,
      framework: alignment.targetFramework,
      code: alignment.targetCode,
      type: alignment.targetType,
    })),
    language: credentialLanguage,
    version: String(badgeClass.version),
    levelNames: credentialWords.levels,
  };
}

/** The achievement of a badge. */
export function buildBadgeAchievement(badgeClass: BadgeClass, template: BadgeOnlyTemplate): Achievement {
  const requiredLevel = template.awardRule.level;
  return buildAchievement({
    ...buildShared(badgeClass),
    achievementType: 'Competency',
    criteria: template.criteria.map(({ key, text }) => ({ key, text: text.nl, requiredLevel })),
    narrative: renderNarrative(
      credentialWords.criteriaLead,
      template.criteria.map(({ text }) => text.nl),
    ),
  });
}

/** The achievement of a superbadge, with a Status result description for each component. */
export function buildSuperbadgeAchievement(
  badgeClass: BadgeClass,
  rule: SuperbadgeRule,
  components: Component[],
): Achievement {
  const names = new Map(components.map((component) => [component.slug, component.name]));
  return buildAchievement({
    ...buildShared(badgeClass),
    achievementType: 'MicroCredential',
    criteria: [],
    narrative: renderNarrative(credentialWords.superbadgeLead, listRuleLines(rule, names)),
    components: components.map(toComponentInput),
  });
}

/** The achievement as it stands on its own address. */
export async function loadAchievement(services: Services, badgeClass: BadgeClass): Promise<Achievement> {
  const { template } = badgeClass;
  if (template.kind === 'badge') return buildBadgeAchievement(badgeClass, template);
  const components = await listComponents(services, template);
  return buildSuperbadgeAchievement(badgeClass, template.awardRule, components);
}
