// @ts-check
// Compares a typed e-mail address with those that a badge on the page of a report is tied to. Words and digests come from
// the page. Where the browser can not hash, the sentence of the page without scripts stays.
import { hasEmail } from './identity.js';

/** @param {HTMLElement} section */
function open(section) {
  const [form, plain] = [section.querySelector('form'), section.querySelector('[data-plain]')];
  const input = section.querySelector('input');
  const answer = section.querySelector('[role=status]');
  if (!form || !input || !answer) return;
  const { identities = '[]', matches = '', differs = '' } = section.dataset;
  plain?.remove();
  form.hidden = false;
  // An answer is about the address that stands there.
  input.addEventListener('input', () => {
    answer.textContent = '';
    answer.className = '';
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const isSame = await hasEmail(JSON.parse(identities), input.value);
    answer.className = isSame ? 'k-recipient-same' : 'k-recipient-other';
    answer.textContent = isSame ? matches : differs;
  });
}

if (globalThis.crypto?.subtle !== undefined) {
  for (const section of document.querySelectorAll('[data-identities]')) {
    open(/** @type {HTMLElement} */ (section));
  }
}
