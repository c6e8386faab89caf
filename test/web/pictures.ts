// Pictures of pages, in pictures/, for people to look at (`npm run pictures`): three widths, light in Dutch and dark in
// English, and a participant's in Arabic.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const folder = join(import.meta.dirname, '..', '..', 'pictures');

/** Makes pictures instead of looking for faults. */
export const isForPictures = process.env.KUNDIG_PICTURES === '1';

export const pictureWidths = [360, 768, 1280];

/** In which colours the pictures of a language are. */
export const pictureColors = (language: string): 'light' | 'dark' => (language === 'en' ? 'dark' : 'light');

/** Without the ids, so that the pictures of two rounds can be laid beside each other. */
export const namePicture = (...parts: (string | number)[]) =>
  parts
    .map((part) =>
      String(part)
        .replaceAll(/[\w-]{26,}/g, 'x')
        .replaceAll(/\W+/g, '-'),
    )
    .join('-');

/** A picture of the whole page, with what is loaded only when somebody comes near. */
export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.evaluate(`Promise.all([...document.images].map((image) => {
    image.loading = 'eager';
    return image.decode().catch(() => {});
  }))`);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** One of each width, of a page that is open. */
export async function takePictures(page: Page, language: string, name: string): Promise<void> {
  const before = page.viewportSize();
  const colorScheme = pictureColors(language);
  await page.emulateMedia({ colorScheme });
  for (const width of language === 'ar' ? pictureWidths.slice(0, 1) : pictureWidths) {
    await page.setViewportSize({ width, height: 740 });
    await takePicture(page, namePicture('state', language, colorScheme, width, name));
  }
  if (before) await page.setViewportSize(before);
}
