// Reads a PDF as a stranger's reader does: what it says of itself, its words in order, its tags and its files.
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';

type Node = { role?: string; alt?: string; lang?: string; children?: Node[] };

export type ReadPdf = {
  pages: number;
  language: string | undefined;
  isTagged: boolean;
  info: Record<string, unknown>;
  /** XMP, as text. */
  metadata: string;
  /** Every word, in the order in which it stands in the file. */
  text: string;
  /** Roles of the structure in reading order, with what pictures are said to show. */
  tags: { role: string; alt: string | undefined; language: string | undefined }[];
  links: string[];
  files: { name: string; text: string; description: string }[];
  size: { width: number; height: number };
  /** Colours of the letters on the first page, such as `#221a1d`. */
  inks: string[];
};

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const page = await pdf.getPage(1);
  const { info, metadata } = await pdf.getMetadata();
  const { items } = await page.getTextContent();
  const annotations: { subtype: string; url?: string }[] = await page.getAnnotations();
  const attachments = (await pdf.getAttachments()) ?? {};
  const [, , width = 0, height = 0] = page.view;
  const read: ReadPdf = {
    pages: pdf.numPages,
    language: (info as { Language?: string }).Language,
    isTagged: (await pdf.getMarkInfo())?.Marked === true,
    info: info as Record<string, unknown>,
    metadata: metadata?.getRaw() ?? '',
    text: items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''),
    tags: listTags((await page.getStructTree()) as Node | null),
    links: annotations.flatMap(({ subtype, url }) => (subtype === 'Link' && url ? [url] : [])),
    files: Object.values(attachments as Record<string, Attached>).map(
      ({ filename, content, description }) => ({
        name: filename,
        text: Buffer.from(content).toString('utf8'),
        description: description ?? '',
      }),
    ),
    size: { width, height },
    inks: await listInks(page),
  };
  await pdf.destroy();
  return read;
}

type PdfPage = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;

async function listInks(page: PdfPage): Promise<string[]> {
  const { OPS } = await getResolvedPDFJS();
  const { fnArray, argsArray } = await page.getOperatorList();
  const inks = new Set<string>();
  let ink = '#000000';
  fnArray.forEach((operator, at) => {
    if (operator === OPS.setFillRGBColor) ink = String(argsArray[at]?.[0]);
    if (operator === OPS.showText) inks.add(ink);
  });
  return [...inks];
}

/** How an ink stands out against paper on a printer without colours, as WCAG counts contrast: 1 to 21. */
export function measureInkContrast(ink: string): number {
  const [red = 0, green = 0, blue = 0] = (/^#(..)(..)(..)$/.exec(ink) ?? []).slice(1).map((part) => {
    const share = Number.parseInt(part, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

type Attached = { filename: string; content: Uint8Array; description?: string };

function listTags(node: Node | null): ReadPdf['tags'] {
  if (node === null) return [];
  const own =
    node.role && node.role !== 'Root' ? [{ role: node.role, alt: node.alt, language: node.lang }] : [];
  return [...own, ...(node.children ?? []).flatMap(listTags)];
}
