// Which documents of others an answer rests on, and how old each copy was: told beside the report.
import type { FetchDocument } from '../read-json.ts';

export type UsedDocument = { url: string; fetchedAt: Date; ageSeconds: number };

export type DocumentNotes = { fetchDocument: FetchDocument; list(): UsedDocument[] };

/** The same fetch, noting every document that was had. `isOwn`: not worth a note. */
export function noteDocuments(
  fetchDocument: FetchDocument,
  { now, isOwn = () => false }: { now: () => Date; isOwn?: (url: string) => boolean },
): DocumentNotes {
  const used = new Map<string, UsedDocument>();
  return {
    async fetchDocument(address, options) {
      const found = await fetchDocument(address, options);
      const { url, fetchedAt } = found;
      const milliseconds = Math.max(0, now().getTime() - fetchedAt.getTime());
      if (!isOwn(url)) used.set(url, { url, fetchedAt, ageSeconds: Math.round(milliseconds / 1000) });
      return found;
    },
    list: () => [...used.values()],
  };
}
