// The artwork of badge-templates/ as people see it: small, and on a printer without colour.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import t from 'tap';

const directory = join(import.meta.dirname, '..', 'badge-templates');
const size = 48;
/** The pictogram lies in here; the frame around it is the same for a whole category and would hide it. */
const centre = { from: 9, to: 39 };
const largestShift = 4;

/**
 * Two images look alike when their pictograms correlate this strongly. Two copies score 1, and a copy that is
 * moved, recoloured or put in another frame scores 0.8 or more (shown below); of the 171 pairs of the first 19
 * images the most alike score 0.61 and the others at most 0.54. The limit lies halfway.
 */
const alikeFrom = 0.7;

type Grey = { at(x: number, y: number): number };

/** Relative luminance (0-1, WCAG) of the image on white paper at 48 pixels. */
function renderGrey(svg: string, background = '#fff'): Grey {
  const { pixels } = new Resvg(svg, { fitTo: { mode: 'width', value: size }, background }).render();
  const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const channel = (index: number) => linear((pixels[index] ?? 0) / 255);
  return {
    at: (x, y) => {
      const index = (y * size + x) * 4;
      return 0.2126 * channel(index) + 0.7152 * channel(index + 1) + 0.0722 * channel(index + 2);
    },
  };
}

function listCentre(image: Grey, dx = 0, dy = 0): number[] {
  const values: number[] = [];
  for (let y = centre.from; y < centre.to; y += 1) {
    for (let x = centre.from; x < centre.to; x += 1) values.push(image.at(x + dx, y + dy));
  }
  return values;
}

/** Zero mean and unit length, so that brightness and strength of colour make no difference. */
function normalize(values: number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const length = Math.hypot(...values.map((value) => value - mean)) || 1;
  return values.map((value) => (value - mean) / length);
}

/** 0 (nothing in common) to 1 (the same): the best correlation of the centres, up to 4 pixels shifted. */
function measureLikeness(a: Grey, b: Grey): number {
  const still = normalize(listCentre(a));
  let best = 0;
  for (let dx = -largestShift; dx <= largestShift; dx += 1) {
    for (let dy = -largestShift; dy <= largestShift; dy += 1) {
      const moved = normalize(listCentre(b, dx, dy));
      const correlation = still.reduce((sum, value, index) => sum + value * (moved[index] ?? 0), 0);
      // An image in exchanged light and dark is the same picture, so the sign does not count.
      best = Math.max(best, Math.abs(correlation));
    }
  }
  return best;
}

function listLookAlikes(images: { name: string; grey: Grey }[]): string[] {
  return images.flatMap((a, index) =>
    images
      .slice(index + 1)
      .map((b) => ({ pair: `${a.name} and ${b.name}`, likeness: measureLikeness(a.grey, b.grey) }))
      .filter(({ likeness }) => likeness >= alikeFrom)
      .map(({ pair }) => pair),
  );
}

/** WCAG contrast between the light and the dark part of the pictogram, and the share of the smaller part. */
function measureContrast(image: Grey): { contrast: number; smallerShare: number } {
  const values = listCentre(image).toSorted((a, b) => a - b);
  const [low = 0, high = 1] = [
    values.at(Math.floor(values.length * 0.05)),
    values.at(-Math.floor(values.length * 0.05)),
  ];
  const light = values.filter((value) => value > (low + high) / 2).length / values.length;
  return { contrast: (high + 0.05) / (low + 0.05), smallerShare: Math.min(light, 1 - light) };
}

const svgs = readdirSync(directory).map((name) => ({
  name,
  svg: readFileSync(join(directory, name, 'image.svg'), 'utf8'),
}));
const images = svgs.map(({ name, svg }) => ({ name, grey: renderGrey(svg) }));
const shown = (name: string) => svgs.find((image) => image.name === name)?.svg ?? '';

t.test('no two badges look alike at 48 pixels in grey', async (t) => {
  t.equal(images.length, 19);
  t.same(listLookAlikes(images), []);
});

t.test('two copies of one image are refused as look-alikes', async (t) => {
  for (const { name, svg } of svgs) {
    const pair = [
      { name, grey: renderGrey(svg) },
      { name: 'copy', grey: renderGrey(svg) },
    ];
    t.same(listLookAlikes(pair), [`${name} and copy`]);
  }
});

t.test('a moved, recoloured, inverted or reframed copy is refused too', async (t) => {
  // The first four lines are the element, the title and the frame.
  const ring = shown('keukenassistent').split('\n').slice(0, 4).join('\n');
  const disguise: Record<string, (svg: string) => string> = {
    moved: (svg) => svg.replace('viewBox="0 0 96 96"', 'viewBox="-4 5 96 96"'),
    recoloured: (svg) =>
      svg.replaceAll(/#(9E2F17|1C5A4A|43295C)/g, '#20406b').replaceAll('#FFF4E0', '#cfe3ff'),
    inverted: (svg) => svg.replaceAll('#FFF4E0', '#000').replaceAll(/#(9E2F17|1C5A4A|43295C)/g, '#FFF4E0'),
    reframed: (svg) => [ring, ...svg.split('\n').slice(4)].join('\n'),
  };
  for (const { name, svg } of svgs) {
    for (const [kind, change] of Object.entries(disguise)) {
      if (kind === 'reframed' && name === 'keukenassistent') continue;
      const changed = change(svg);
      t.not(changed, svg);
      const pair = [
        { name, grey: renderGrey(svg) },
        { name: kind, grey: renderGrey(changed) },
      ];
      t.same(listLookAlikes(pair), [`${name} and ${kind}`]);
    }
  }
});

/** The two that a reader has to tell apart: 4.5 is what WCAG asks of small text, 3 of a picture. */
const isLegible = (image: Grey) => {
  const { contrast, smallerShare } = measureContrast(image);
  return contrast >= 4.5 && smallerShare >= 0.15;
};

t.test('every pictogram is bold and stands out in grey, on white and on dark', async (t) => {
  for (const { name, svg } of svgs) {
    t.ok(isLegible(renderGrey(svg)), name);
    t.ok(isLegible(renderGrey(svg, '#111')), name);
  }
});

t.test('a pale or a hair-thin pictogram is refused as illegible', async (t) => {
  const pale = shown('bar').replaceAll('#1C5A4A', '#d9a63f');
  const thin =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><path d="M20 48h56" stroke="#000"/></svg>';
  t.notOk(isLegible(renderGrey(pale)));
  t.notOk(isLegible(renderGrey(thin)));
});

t.test('the frame tells the category, also without colour', async (t) => {
  const outlines = svgs.map(({ svg }) => {
    const { pixels } = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render();
    return Array.from({ length: size * size }, (_, index) =>
      (pixels[index * 4 + 3] ?? 0) > 127 ? '#' : '.',
    ).join('');
  });
  const byOutline = Map.groupBy(svgs, (_, index) => outlines[index]);
  const categories = [...byOutline.values()].map((group) =>
    group.map(({ name }) => JSON.parse(readFileSync(join(directory, name, 'badge.json'), 'utf8')).category),
  );
  t.equal(byOutline.size, 4);
  for (const group of categories) t.equal(new Set(group).size, 1);
});
