// The faults of a request by field, out of what zod found: all at once, in words that quote no input but the names
// of fields. Spec: NL GOV ADR 2.2.0 error-handling/all-errors.
import type { InvalidParam } from '../base/problem.ts';

/** One issue as fastify-type-provider-zod passes it on; `instancePath` is `/results/snijden`. */
export type Issue = {
  keyword: string;
  instancePath: string;
  message?: string | undefined;
  params: Record<string, unknown>;
};

const mostFaults = 50;
const longestName = 100;

/** `[{ name: 'results.snijden', reason: 'must be one of ...' }]`; the name of the whole body is `body`. */
export function buildFaults(issues: readonly Issue[], part: string): InvalidParam[] {
  return issues.flatMap((issue) => buildFault(issue, part)).slice(0, mostFaults);
}

function buildFault(issue: Issue, part: string): InvalidParam[] {
  const path = renderPath(issue.instancePath);
  const { keys } = issue.params;
  if (issue.keyword === 'unrecognized_keys' && Array.isArray(keys)) {
    return keys.map((key) => ({
      name: cut(path === '' ? String(key) : `${path}.${key}`),
      reason: 'is not a field of this request',
    }));
  }
  return [{ name: path === '' ? part : cut(path), reason: findReason(issue) }];
}

function findReason({ keyword, message = '', params }: Issue): string {
  if (keyword === 'invalid_type' && message.endsWith('received undefined')) {
    return 'is missing';
  }
  if (
    keyword === 'invalid_type' &&
    typeof params.expected === 'string' &&
    message.startsWith('Invalid input')
  ) {
    return `must be of type ${params.expected}`;
  }
  if (keyword === 'invalid_value' && Array.isArray(params.values) && message.startsWith('Invalid')) {
    return `must be one of ${params.values.join(', ')}`;
  }
  if (keyword === 'invalid_union') {
    return 'has none of the allowed forms';
  }
  return message.charAt(0).toLowerCase() + message.slice(1);
}

/** `/items/0/id` as `items[0].id`. */
function renderPath(instancePath: string): string {
  return instancePath
    .split('/')
    .filter((part) => part !== '')
    .map((part, index) => (/^\d+$/.test(part) ? `[${part}]` : index === 0 ? part : `.${part}`))
    .join('');
}

function cut(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName)}...` : name;
}
