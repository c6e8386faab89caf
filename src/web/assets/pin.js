// @ts-check
// Big keys for the PIN, for gloves and wet hands. Without scripts the keyboard of the device does it.

const form = /** @type {HTMLFormElement} */ (document.querySelector('form[data-pin]'));
const input = /** @type {HTMLInputElement} */ (form.querySelector('#pin'));
const submit = /** @type {HTMLButtonElement} */ (form.querySelector('button[type=submit]'));

/** @param {string} label @param {() => void} press */
function buildKey(label, press) {
  const key = document.createElement('button');
  key.type = 'button';
  key.className = 'k-key';
  key.textContent = label;
  key.addEventListener('click', press);
  return key;
}

/** @param {string} digit */
const addDigit = (digit) => () => {
  input.value = (input.value + digit).slice(0, 6);
};

const keys = document.createElement('div');
keys.className = 'k-keys';
keys.append(
  ...[...'123456789'].map((digit) => buildKey(digit, addDigit(digit))),
  buildKey(form.dataset.erase ?? '', () => {
    input.value = '';
  }),
  buildKey('0', addDigit('0')),
  submit,
);
form.append(keys);
// The keys are there: the keyboard of the device would only cover them.
input.inputMode = 'none';
input.focus();
