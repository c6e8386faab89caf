// @ts-check
// Copies a link, and hands a link or a picture to the programs of the telephone. Buttons stay hidden where the browser
// can do neither; the links beside them do the same without this.

/**
 * Where the browser may not copy, the link stands there selected, to be copied by hand.
 * @param {HTMLElement} button
 */
async function copyLink(button) {
  const { copy = '', told = '' } = button.dataset;
  const place = button.parentElement?.querySelector('[role="status"]');
  try {
    await navigator.clipboard.writeText(copy);
    if (place) place.textContent = told;
  } catch {
    const field = Object.assign(document.createElement('input'), { value: copy, readOnly: true });
    field.className = 'k-input';
    field.dir = 'ltr';
    field.setAttribute('aria-label', button.textContent?.trim() ?? '');
    place?.replaceChildren(field);
    field.select();
  }
}

/** @type {Map<string, Promise<File | undefined>>} */
const pictures = new Map();

/**
 * Loaded before it is shared: some browsers share only what is at hand when the button is tapped.
 * @param {string} address
 * @returns {Promise<File | undefined>} undefined where it can not be had now; then the words go alone
 */
function loadPicture(address) {
  const known = pictures.get(address);
  if (known) return known;
  const picture = fetch(address)
    .then(async (answer) =>
      answer.ok ? new File([await answer.blob()], 'badge.png', { type: 'image/png' }) : undefined,
    )
    .catch(() => undefined)
    .then((file) => {
      if (!file) pictures.delete(address);
      return file;
    });
  pictures.set(address, picture);
  return picture;
}

/** @param {HTMLElement} button */
async function share(button) {
  const { share: text = '', picture } = button.dataset;
  const file = picture ? await loadPicture(picture) : undefined;
  const files = file ? [file] : undefined;
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
  const { picture } = button.dataset;
  if (picture) button.closest('details')?.addEventListener('toggle', () => loadPicture(picture));
}
