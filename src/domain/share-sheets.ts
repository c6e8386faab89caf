// How several badges stand on one sheet of A4 under a code, and on a card for at home with what is still to come in
// grey. One page each, however many badges there are: more of them are set smaller.
import type { PdfPage } from '../base/pdf-page.ts';
import type { QrCode } from '../base/qr-code.ts';
import { buildSheet, findSize, inks, mm, type SheetFacts, showQrCode, writeAddress } from './sheet-pieces.ts';

export type SheetBadge = {
  name: string;
  /** A month, or that it was withdrawn; null for nothing. */
  note: string | null;
  description: string;
  picture: Uint8Array;
  alt: string;
};

export type Check = { address: string; code: string | null; qr: QrCode };

export type ShareSheetFacts = SheetFacts & {
  title: string;
  badges: SheetBadge[];
  check: Check;
  /** Where a code is typed, without its scheme. */
  checkAddress: string;
};

const margin = mm(22);

/** The badges of a code, for an employer. */
export function buildShareSheet(facts: ShareSheetFacts): Promise<Uint8Array> {
  const { certificates } = facts.texts;
  const pictures = facts.badges.map(({ picture }) => picture);
  const format = { title: certificates.setTitle, width: mm(210), height: mm(297), pictures };
  return buildSheet(format, facts, (page) => {
    const wide = { x: margin, width: page.width - 2 * margin, color: inks.ink } as const;
    const size = findSize(
      page,
      { ...wide, text: facts.title, weight: 'bold' },
      { sizes: [28, 22], height: mm(14) },
    );
    let y = page.write({ ...wide, tag: 'H1', text: facts.title, weight: 'bold', size, y: mm(18) });
    y = page.write({ ...wide, tag: 'P', text: certificates.badgesTitle, weight: 'regular', size: 12, y });
    drawBadges(page, facts.badges, { x: margin, y: y + mm(6), width: wide.width, height: mm(214) - y });
    drawCheck(page, facts);
    y = page.write({ ...wide, tag: 'P', text: certificates.honest, weight: 'bold', size: 12, y: mm(273) });
    page.write({ ...wide, tag: 'P', text: certificates.assessed, weight: 'regular', size: 9.5, y });
  });
}

type Area = { x: number; y: number; width: number; height: number };

/** Rows of one to four, as high as the space allows. */
function drawBadges(page: PdfPage, badges: readonly SheetBadge[], area: Area): void {
  const columns = [6, 14, 30].findIndex((most) => badges.length <= most) + 1 || 4;
  const height = Math.min(mm(30), area.height / Math.ceil(badges.length / columns));
  const width = area.width / columns;
  page.group('L', () => {
    for (const [index, badge] of badges.entries()) {
      const x = area.x + (index % columns) * width;
      const y = area.y + Math.floor(index / columns) * height;
      page.group('LI', () =>
        drawRow(page, columns === 1 ? badge : { ...badge, description: '' }, {
          x,
          y,
          width: width - mm(4),
          height,
        }),
      );
    }
  });
}

function drawRow(page: PdfPage, badge: SheetBadge, area: Area): void {
  const side = Math.min(mm(24), area.height - mm(3));
  page.show({ png: badge.picture, alt: badge.alt, x: area.x, y: area.y, width: side, height: side });
  const x = area.x + side + mm(3.5);
  const column = { x, width: area.x + area.width - x, color: inks.ink, tag: 'LBody' } as const;
  const heading = { ...column, text: badge.name, weight: 'bold', leading: 1.2 } as const;
  const size = findSize(page, heading, { sizes: [14, 12, 10.5, 9, 8, 7, 6], height: side * 0.5 });
  let y = page.write({ ...heading, size, y: area.y });
  const plain = { ...column, weight: 'regular', size: Math.max(6, size * 0.78), leading: 1.25 } as const;
  if (badge.note !== null) y = page.write({ ...plain, text: badge.note, y });
  if (badge.description === '') return;
  const end = page.measure({ ...plain, text: badge.description, y });
  // Left out where there is no room for it: the check page says it too.
  if (end <= area.y + area.height - mm(1)) page.write({ ...plain, text: badge.description, y });
}

function drawCheck(page: PdfPage, { texts, check, checkAddress }: ShareSheetFacts): void {
  const { certificates } = texts;
  const side = mm(34);
  const top = mm(230);
  const rule = `M0 0h${page.width - 2 * margin}v0.8H0z`;
  page.draw({ path: rule, x: margin, y: top - mm(6), scale: 1, color: inks.line });
  const x = margin + side + mm(9);
  const column = { x, width: page.width - margin - x, color: inks.ink } as const;
  const heading = { tag: 'H2', text: certificates.checkTitle, weight: 'bold', size: 13.5 } as const;
  let y = page.write({ ...column, ...heading, y: top });
  const lead = certificates.checkCode({ address: checkAddress });
  y = page.write({ ...column, tag: 'P', text: lead, weight: 'regular', size: 11, y });
  const code = { tag: 'P', text: check.code ?? '', weight: 'bold', size: 22 } as const;
  y = page.write({ ...column, ...code, y });
  writeAddress(page, check.address, { x, width: column.width, y, size: 9 });
  const alt = certificates.qrAlt({ address: check.address });
  showQrCode(page, { qr: check.qr, x: margin, y: top, side, alt });
}

export type FridgeFacts = SheetFacts & {
  title: string;
  badges: SheetBadge[];
  /** What comes next, in grey; null when nothing was begun. */
  next: SheetBadge | null;
  check: Check | null;
  /** Where a file can be checked, for who has no code. */
  checkAddress: string;
};

/** A5, to hang on the fridge: pictures, a first name, and nothing about where. */
export function buildFridgeCard(facts: FridgeFacts): Promise<Uint8Array> {
  const cells = facts.next === null ? facts.badges : [...facts.badges, facts.next];
  const pictures = cells.map(({ picture }) => picture);
  const format = { title: facts.texts.certificates.setTitle, width: mm(148), height: mm(210), pictures };
  return buildSheet(format, facts, (page) => {
    const wide = { x: mm(12), width: page.width - mm(24), color: inks.ink, align: 'center' } as const;
    const heading = { ...wide, text: facts.title, weight: 'bold', leading: 1.2 } as const;
    const size = findSize(page, heading, { sizes: [32, 26, 21, 17], height: mm(16) });
    page.write({ ...heading, tag: 'H1', size, y: mm(11) });
    drawGrid(page, cells, { x: mm(10), y: mm(31), width: page.width - mm(20), height: mm(136) });
    drawFridgeFoot(page, facts);
  });
}

function drawGrid(page: PdfPage, cells: readonly SheetBadge[], area: Area): void {
  const columns = [1, 4, 9, 16, 25].findIndex((most) => cells.length <= most) + 1 || 6;
  const rows = Math.ceil(cells.length / columns);
  const width = area.width / columns;
  const height = Math.min(area.height / rows, width + mm(6), mm(100));
  const size = Math.min(...cells.map((cell) => findNameSize(page, cell, width)));
  for (const [index, cell] of cells.entries()) {
    const row = Math.floor(index / columns);
    // The last row stands in the middle.
    const inRow = row === rows - 1 ? cells.length - row * columns : columns;
    const x = area.x + (area.width - inRow * width) / 2 + (index % columns) * width;
    drawCell(page, cell, { x, y: area.y + row * height, width, height, size });
  }
}

const cellName = ({ name, note }: SheetBadge) => (note === null ? name : `${note} ${name}`);
const cellText = (width: number) =>
  ({ width: width - mm(2), align: 'center', color: inks.ink, weight: 'bold', leading: 1.15 }) as const;

function findNameSize(page: PdfPage, cell: SheetBadge, width: number): number {
  const line = { ...cellText(width), text: cellName(cell) };
  return findSize(page, line, { sizes: [18, 14, 12, 10.5, 9, 8, 7, 6], height: mm(9.5) });
}

function drawCell(page: PdfPage, cell: SheetBadge, { size, ...area }: Area & { size: number }): void {
  const side = Math.min(area.width * 0.82, area.height - mm(11), mm(80));
  const x = area.x + (area.width - side) / 2;
  page.show({ png: cell.picture, alt: cell.alt, x, y: area.y, width: side, height: side });
  const line = { ...cellText(area.width), text: cellName(cell), x: area.x + mm(1) };
  page.write({ ...line, tag: 'P', size, y: area.y + side + mm(1) });
}

function drawFridgeFoot(page: PdfPage, { texts, check, checkAddress }: FridgeFacts): void {
  const { honest, assessed, fridgeCheck, qrAlt } = texts.certificates;
  const side = check === null ? 0 : mm(26);
  const x = mm(12) + (check === null ? 0 : side + mm(5));
  const column = { tag: 'P', x, width: page.width - x - mm(12), color: inks.ink } as const;
  const top = mm(174);
  let y = page.write({ ...column, text: honest, weight: 'bold', size: 11, y: top });
  y = page.write({ ...column, text: assessed, weight: 'regular', size: 9, y }) + mm(2);
  if (check === null) {
    page.write({ ...column, text: fridgeCheck({ address: checkAddress }), weight: 'regular', size: 9, y });
    return;
  }
  page.write({ ...column, text: check.code ?? '', weight: 'bold', size: 13, y });
  const { address, qr } = check;
  showQrCode(page, { qr, x: mm(12), y: top, side, alt: qrAlt({ address }) });
}
