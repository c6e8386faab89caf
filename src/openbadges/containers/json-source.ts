// Where in a JSON text a value stands. A credential inside a presentation keeps the bytes it was written with, so
// that a digest over it still holds. Knows JSON alone; the text must have been parsed before.

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

type SourcePart = { name: string | undefined; source: string };

/** The values of one object or list, each with the exact text that spells it. */
function listParts(text: string): SourcePart[] {
  const parts: SourcePart[] = [];
  let depth = 0;
  let start = -1;
  let end = 0;
  let name: string | undefined;
  const finishValue = () => {
    if (start >= 0) parts.push({ name, source: text.slice(start, end) });
    start = -1;
    name = undefined;
  };
  for (const { 0: part, index } of text.matchAll(token)) {
    const isCloser = part === '}' || part === ']';
    if (isCloser) depth -= 1;
    if (depth === 0 && isCloser) {
      finishValue();
    } else if (depth === 1 && part === ',') {
      finishValue();
    } else if (depth === 1 && part === ':') {
      name = JSON.parse(text.slice(start, end));
      start = -1;
    } else if (depth > 0) {
      if (start < 0) start = index;
      end = index + part.length;
    }
    if (part === '{' || part === '[') depth += 1;
  }
  return parts;
}

/** The exact text of a member of the object that `text` spells; undefined when it has none of that name. */
export function findMemberSource(text: string, name: string): string | undefined {
  return listParts(text).find((part) => part.name === name)?.source;
}

/** The exact texts of the items of a list; a value that is no list is its own only item. */
export function listItemSources(text: string): string[] {
  return text.startsWith('[') ? listParts(text).map(({ source }) => source) : [text];
}
