// One page of paper as a PDF that screen readers can read: tagged, with its language and title, letters embedded, and
// files attached. Knows nothing of badges. ISO 32000-2 14.8 (tagged PDF), 14.13 (associated files); ISO 14289-1 (PDF/UA).
import { parseInstant } from './clock.ts';
import { loadTypefaces, type Type, type Typefaces } from './typefaces.ts';

/** Points of 1/72 inch; y counts from the top. */
export type Place = { x: number; y: number; width: number };

export type PdfText = Place &
  Type & {
    tag: 'H1' | 'H2' | 'P' | 'Lbl' | 'LBody' | 'Caption';
    text: string;
    /** From base line to base line, as a multiple of the size; 1.35 unless given. */
    leading?: number;
    align?: 'left' | 'center';
    color?: string;
    /** Where it differs from that of the page. */
    language?: string | undefined;
    /** Where a tap leads. */
    link?: string;
  };

export type PdfPicture = Place & { png: Uint8Array; height: number; alt: string };

export type PdfPage = {
  width: number;
  height: number;
  /** Sets lines of text and gives the y below them. */
  write(text: PdfText): number;
  /** The y below a text, without setting it. */
  measure(text: Omit<PdfText, 'tag' | 'x'>): number;
  /** A picture that says something; `alt` says it in words. */
  show(picture: PdfPicture): void;
  /** Filled outlines, as the data of an SVG path; with `alt` they are a picture, else only decoration. */
  draw(outline: {
    path: string;
    x: number;
    y: number;
    scale: number;
    color: string;
    alt?: string;
    side?: number;
  }): void;
  /** What is drawn within belongs together, such as the items of a list. */
  group(tag: 'L' | 'LI' | 'LBody' | 'Sect', draw: () => void): void;
};

export type Attachment = { name: string; bytes: Uint8Array; mediaType: string; description: string };

export type PdfOptions = {
  title: string;
  language: string;
  width: number;
  height: number;
  /** yyyy-mm: the only date in the file is the first of this month. */
  month: string;
  attachments: readonly Attachment[];
  /** PNGs that `show` is given, each the very same object. */
  pictures: readonly Uint8Array[];
};

type PdfDocument = InstanceType<typeof import('pdfkit')>;
type Element = ReturnType<PdfDocument['struct']>;

/** The finished file. The same input gives the same bytes. */
export async function buildPdf(options: PdfOptions, draw: (page: PdfPage) => void): Promise<Uint8Array> {
  // Loaded when it is first needed: a start would wait for it.
  const { default: PDFDocument } = await import('pdfkit');
  const typefaces = await loadTypefaces();
  const document = new PDFDocument(buildSettings(options));
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise((resolve, reject) => document.on('end', resolve).on('error', reject));
  document.addPage({ size: [options.width, options.height], margin: 0 });
  // Readers go through links in the order of the tags (ISO 14289-1, 7.18.3).
  Object.assign(document.page.dictionary.data, { Tabs: 'S' });
  const root = document.struct('Document');
  document.addStructure(root);
  const pictures = await embedPictures(document, options.pictures);
  draw(buildPage({ document, typefaces, pictures, parents: [root], faces: new Set() }, options));
  root.end();
  for (const { name, bytes, mediaType: type, description } of options.attachments) {
    const file = { name, type, description, relationship: 'Data' };
    document.file(Buffer.from(bytes), file);
  }
  document.end();
  await finished;
  return new Uint8Array(Buffer.concat(chunks));
}

function buildSettings({ title, language, month }: PdfOptions) {
  return {
    autoFirstPage: false,
    pdfVersion: '1.7',
    // The declared types do not know this one.
    subset: 'PDF/UA' as 'PDF/A-3a',
    tagged: true,
    displayTitle: true,
    lang: language,
    // pdfkit writes the title into XML as it is.
    info: {
      Title: title.replaceAll('&', '+').replace(/[<>]/g, ''),
      Creator: 'Kundig',
      CreationDate: parseInstant(`${month}-01T00:00:00Z`),
    },
    font: '',
  } as const;
}

/** A picture as pdfkit has it, which its types do not know. */
type Embedded = { embed(document: PdfDocument): void; finalize(): void };

/**
 * One after the other: pdfkit unpacks a picture with transparent parts beside its work and writes it when that is done,
 * so that several would stand in the file in the order in which they were ready.
 */
async function embedPictures(
  document: PdfDocument,
  pictures: readonly Uint8Array[],
): Promise<Map<Uint8Array, Embedded>> {
  const { openImage } = document as unknown as { openImage(bytes: Buffer): Embedded };
  const embedded = new Map<Uint8Array, Embedded>();
  for (const png of new Set(pictures)) {
    const picture = openImage.call(document, Buffer.from(png));
    await new Promise<void>((resolve) => {
      const { finalize } = picture;
      picture.finalize = () => {
        finalize.call(picture);
        resolve();
      };
      picture.embed(document);
    });
    embedded.set(png, picture);
  }
  return embedded;
}

type Desk = {
  document: PdfDocument;
  typefaces: Typefaces;
  pictures: Map<Uint8Array, Embedded>;
  parents: Element[];
  faces: Set<string>;
};

function buildPage(desk: Desk, { width, height }: PdfOptions): PdfPage {
  const { typefaces } = desk;
  return {
    width,
    height,
    write: (text) => writeText(desk, text),
    measure: (text) => text.y + typefaces.wrapText(text.text, text).length * findLeading(text),
    show: ({ png, alt, x, y, width, height }) =>
      drawTagged(desk, { tag: 'Figure', alt, box: [x, y, x + width, y + height] }, () =>
        desk.document.image(findPicture(desk, png), x, y, { width, height }),
      ),
    draw: (outline) => drawOutline(desk, outline),
    group: (tag, draw) => {
      const element = addElement(desk, tag);
      desk.parents.push(element);
      draw();
      desk.parents.pop();
      element.end();
    },
  };
}

function findPicture({ pictures }: Desk, png: Uint8Array): Buffer {
  const picture = pictures.get(png);
  if (!picture) throw new Error('a picture is shown that was not announced');
  return picture as unknown as Buffer;
}

function addElement({ document, parents }: Desk, tag: string, options = {}): Element {
  const element = document.struct(tag as 'P', options);
  parents.at(-1)!.add(element);
  return element;
}

type Tagged = { tag: string; alt?: string; box?: number[]; language?: string | undefined };

/** Draws what one element of the structure stands for. */
function drawTagged(
  desk: Desk,
  { tag, alt, box, language: lang }: Tagged,
  draw: (element: Element) => void,
): void {
  const element = addElement(desk, tag, {
    ...(alt && { alt }),
    ...(box && { bbox: box }),
    ...(lang && { lang }),
  });
  const content = desk.document.markStructureContent(tag as 'P');
  draw(element);
  desk.document.endMarkedContent();
  element.add(content);
  element.end();
}

function findLeading({ size, leading = 1.35 }: Pick<PdfText, 'size' | 'leading'>): number {
  return size * leading;
}

function writeText(desk: Desk, text: PdfText): number {
  const lines = desk.typefaces.wrapText(text.text, text);
  const { tag, link, language } = text;
  if (link === undefined) {
    drawTagged(desk, { tag, language }, () => writeLines(desk, text, lines));
  } else {
    const parent = addElement(desk, tag);
    desk.parents.push(parent);
    drawTagged(desk, { tag: 'Link' }, (element) => {
      writeLines(desk, text, lines);
      addLink(desk, { ...text, link, lines: lines.length, element });
    });
    desk.parents.pop();
    parent.end();
  }
  return text.y + lines.length * findLeading(text);
}

function writeLines(desk: Desk, text: PdfText, lines: readonly string[]): void {
  const { document, typefaces } = desk;
  const leading = findLeading(text);
  document.fillColor(text.color ?? '#000000');
  for (const [index, line] of lines.entries()) {
    const spare = text.width - typefaces.measureText(line, text);
    let x = text.x + (text.align === 'center' ? spare / 2 : 0);
    // The letters stand in the middle of their line: above the base line they reach three quarters of the size.
    const y = text.y + index * leading + (leading + 0.72 * text.size) / 2;
    // A line that goes on ends in a space, or readers would join two words.
    const whole = index < lines.length - 1 ? `${line} ` : line;
    for (const run of typefaces.splitRuns(whole, text.weight)) {
      useFace(desk, run.face);
      document.fontSize(text.size).text(run.text, x, y, { lineBreak: false, baseline: 'alphabetic' });
      x += typefaces.measureText(run.text, text);
    }
  }
}

function useFace({ document, faces }: Desk, face: { name: string; bytes: Uint8Array }): void {
  if (!faces.has(face.name)) document.registerFont(face.name, Buffer.from(face.bytes));
  faces.add(face.name);
  document.font(face.name);
}

type Linked = PdfText & { link: string; lines: number; element: Element };

function addLink({ document }: Desk, { x, y, width, link, lines, element, ...text }: Linked): void {
  const options = { structParent: element, Contents: new String(link) };
  document.link(x, y, width, lines * findLeading(text), link, options as object);
}

function drawOutline(desk: Desk, outline: Parameters<PdfPage['draw']>[0]): void {
  const { document } = desk;
  const { path, x, y, scale, color, alt, side = 0 } = outline;
  const fill = () => document.save().translate(x, y).scale(scale).path(path).fill(color).restore();
  if (alt !== undefined) {
    drawTagged(desk, { tag: 'Figure', alt, box: [x, y, x + side, y + side] }, fill);
    return;
  }
  document.markContent('Artifact', { type: 'Layout' });
  fill();
  document.endMarkedContent();
}
