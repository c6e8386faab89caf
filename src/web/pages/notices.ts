// What just happened, said on the page after it. The address names one of a closed list; nothing else gets on the page.
import { noticeBox } from '../components.ts';
import type { Html } from '../html.ts';
import type { View } from '../layout.ts';

type Notice = keyof View['texts']['notices'];

/** An address with the notice that its page will show. */
export function withNotice(path: string, notice: Notice): string {
  return `${path}?melding=${notice}`;
}

/** The notice that the address asks for, if it is one of ours. */
export function renderNotice({ texts }: View, query: unknown): Html | null {
  const asked = typeof query === 'object' && query !== null && 'melding' in query ? query.melding : undefined;
  return typeof asked === 'string' && isNotice(texts, asked)
    ? noticeBox(texts, 'success', texts.notices[asked])
    : null;
}

function isNotice(texts: View['texts'], name: string): name is Notice {
  return Object.hasOwn(texts.notices, name);
}
