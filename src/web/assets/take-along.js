// @ts-check
// Copies a link, and hands a link or a picture to the programs of the telephone. Buttons stay hidden where the browser
// can do neither; the links beside them do the same without this.

/** @param {HTMLElement} button */
async function copyLink(button) {
  await navigator.clipboard.writeText(button.dataset.copy ?? '');
  const told = button.parentElement?.querySelector('[role="status"]');
  if (told) told.textContent = button.dataset.told ?? '';
}

/**
 * @param {string} address
 * @returns {Promise<File>}
 */
async function loadPicture(address) {
  const answer = await fetch(address);
  return new File([await answer.blob()], 'badge.png', { type: 'image/png' });
}

/** @param {HTMLElement} button */
async function share(button) {
  const { share: text = '', picture } = button.dataset;
  const files = picture ? [await loadPicture(picture)] : undefined;
  const shared = files && navigator.canShare?.({ files }) ? { files, text } : { text };
  try {
    await navigator.share(shared);
  } catch {
    // Thought better of it: that is a choice too.
  }
}

for (const button of document.querySelectorAll('button[data-copy]')) {
  if (!(button instanceof HTMLElement) || !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener('click', () => copyLink(button));
}
for (const button of document.querySelectorAll('button[data-share]')) {
  if (!(button instanceof HTMLElement) || !navigator.share) continue;
  button.hidden = false;
  button.addEventListener('click', () => share(button));
}
