// A badge class as it is, on the form for a new one: where a new version begins.
import type { SuperbadgeRule } from '../../domain/award-rules.ts';
import type { BadgeTemplate } from '../../domain/badge-templates.ts';
import { type Draft, emptyDraft, languages, pairs } from './badge-class-drafts.ts';

/**
 * The draft that gives this template again.
 * @returns undefined when its rule is nested deeper than the form is
 */
export function openDraft(template: BadgeTemplate, imageSvg: string): Draft | undefined {
  const { kind, slug, policy, usefulFor, alignments } = template;
  const empty = emptyDraft(kind);
  const lines = (texts: readonly string[]) => texts.join('\n');
  const shared = {
    ...empty.values,
    slug,
    policy,
    ...Object.fromEntries(
      pairs.flatMap((pair) => languages.map((code) => [`${pair}.${code}`, template[pair][code]])),
    ),
    ...Object.fromEntries(
      languages.map((code) => [`usefulFor.${code}`, lines(usefulFor.map((one) => one[code]))]),
    ),
    alignments: lines(
      alignments.map(({ targetName, targetUrl, targetFramework, targetType, targetCode }) =>
        [targetName, targetUrl, targetFramework, targetType, targetCode ?? ''].join(' | '),
      ),
    ),
  };
  if (template.kind === 'superbadge') {
    const rule = openRule(template.awardRule);
    return rule && { kind, imageSvg, parts: rule.parts, values: { ...shared, atLeast: rule.atLeast } };
  }
  const criteria = template.criteria.flatMap(({ key, text }, at) => [
    [`criteria.${at}.key`, key],
    ...languages.map((code) => [`criteria.${at}.${code}`, text[code]]),
  ]);
  const rule = Object.entries(template.awardRule).map(([name, value]) => [
    `awardRule.${name}`,
    String(value),
  ]);
  const values = {
    ...shared,
    category: template.category,
    ...Object.fromEntries(criteria),
    ...Object.fromEntries(rule),
  };
  return { kind, imageSvg, parts: {}, values };
}

const findPart = (rule: SuperbadgeRule): [slug: string, kind: string] | undefined =>
  'badge' in rule
    ? [rule.badge, 'badge']
    : 'superbadge' in rule
      ? [rule.superbadge, 'superbadge']
      : undefined;

/** All of these, and at least so many of those: more the form does not say. */
function openRule(rule: SuperbadgeRule): { parts: Draft['parts']; atLeast: string } | undefined {
  const parts: Draft['parts'] = {};
  let atLeast = '';
  const add = (some: readonly SuperbadgeRule[], share: string): boolean =>
    some.every((one) => {
      const part = findPart(one);
      if (part === undefined) return false;
      parts[part[0]] = `${part[1]} ${share}`;
      return true;
    });
  for (const one of 'all' in rule ? rule.all : [rule]) {
    const isChoice = 'of' in one && atLeast === '';
    if (isChoice) atLeast = String(one.atLeast);
    if (!(isChoice ? add(one.of, 'some') : add([one], 'all'))) return undefined;
  }
  return { parts, atLeast };
}
