// Writes docs/problems.md out of the table of problems, so that the two can not differ.
import { type ProblemDefinition, problemCodes } from '../src/base/problem-codes.ts';

const head = `# Problems

Generated from \`src/base/problem-codes.ts\` by \`npm run generate\`; change it there.

Over HTTP a problem is answered as \`application/problem+json\` (RFC 9457); its \`type\` is the address of a page of the
service that explains it, \`/problems/CODE\`. Its \`code\` is stable and never used for anything else. \`instance\` names
the request in the log (not with \`not-found\`, whose answers are all the same bytes). Every fault of a request is in
\`invalidParams\` at once. Where trying again can help, the header \`Retry-After\` says after how many seconds.
`;

/** The whole text of docs/problems.md. */
export function renderProblemsDoc(): string {
  const rows = Object.entries<ProblemDefinition>(problemCodes);
  const overHttp = rows.filter(([, { status }]) => status !== null);
  const onCommandLine = rows.filter(([, { status }]) => status === null);
  return [
    head,
    '## Over HTTP\n',
    ...overHttp.map(renderProblem),
    '## On the command line\n',
    'These end the command with exit code 1 and one line.\n',
    ...onCommandLine.map(renderProblem),
  ].join('\n');
}

function renderProblem([code, { status, retry, title, meaning }]: [string, ProblemDefinition]): string {
  const answer =
    status === null
      ? ''
      : ` Status ${status}. ${retry ? 'Trying again can help.' : 'Trying again does not help.'}`;
  return `### ${code}\n\n**${title}.** ${meaning}${answer}\n`;
}
