// What just happened, said on the page after it. The address names one of a closed list; nothing else gets on the page.
import { noticeBox } from '../components.ts';
import type { Html } from '../html.ts';
import type { HolderView, View } from '../layout.ts';

type Notice = keyof View['texts']['notices'] | keyof HolderView['texts']['ownNotices'];

/** An address with the notice that its page will show. */
export function withNotice(path: string, notice: Notice): string {
  return `${path}?melding=${notice}`;
}

/** The notice that the address asks for, if it is one of ours. */
export function renderNotice({ texts }: HolderView, query: unknown): Html | null {
  const asked = typeof query === 'object' && query !== null && 'melding' in query ? query.melding : undefined;
  const notices = new Map<unknown, string>(Object.entries({ ...texts.ownNotices, ...texts.notices }));
  const notice = notices.get(asked);
  return notice === undefined ? null : noticeBox(texts, 'success', notice);
}
