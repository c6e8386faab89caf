// Draws an SVG as a PNG. Knows nothing of what is drawn; no fonts, no network, no files.

/**
 * A PNG of a square SVG. The same drawing gives the same bytes.
 * @param side in pixels
 */
export async function renderPng(svg: string, side: number): Promise<Uint8Array> {
  // Loaded when it is first needed: a start would wait for it.
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svg, {
    fitTo: { mode: 'width', value: side },
    font: { loadSystemFonts: false },
  });
  return new Uint8Array(image.asPng());
}
