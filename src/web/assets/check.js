// @ts-check
// Makes checking easier: a hint while a code is typed, a QR code by camera or picture, a file by dropping or pasting it.
// Words come from the page. Without this the same form is typed and sent.
import { findCodeFault } from './codes.js';
import { readPicture, watchCamera } from './qr-scan.js';

const subject = /** @type {HTMLInputElement} */ (document.querySelector('#subject'));
const upload = /** @type {HTMLFormElement} */ (document.querySelector('[data-drop]'));
const scan = /** @type {HTMLElement} */ (document.querySelector('[data-scan]'));
const words = scan.dataset;
const decoder = words.decoder ?? '';

/** @param {string} name */
const findPart = (name) => /** @type {HTMLElement} */ (scan.querySelector(`[data-scan-${name}]`));

// While typing

const hint = document.createElement('p');
hint.className = 'k-code-hint';
hint.setAttribute('role', 'status');
subject.after(hint);

/** Neither a link nor a pasted badge. @param {string} text */
const isLikeCode = (text) => !/[/:.{]|^eyJ/.test(text);

/** @param {boolean} isDone what is still being typed is not called too short */
function showHint(isDone) {
  const text = subject.value.trim();
  const fault = text === '' || !isLikeCode(text) ? undefined : findCodeFault(text);
  const isComplete = text !== '' && isLikeCode(text) && fault === undefined;
  hint.textContent = isComplete ? (words.complete ?? '') : fault ? describe(fault, isDone) : '';
  hint.classList.toggle('k-code-good', isComplete);
}

/** @param {NonNullable<ReturnType<typeof findCodeFault>>} fault @param {boolean} isDone */
function describe(fault, isDone) {
  if (fault.kind === 'character') return (words.character ?? '').replace('#', fault.character);
  if (fault.kind === 'mistyped') return words.mistyped ?? '';
  const isTooLong = fault.count > 12;
  return isDone || isTooLong ? (words.length ?? '').replace('#', String(fault.count)) : '';
}

subject.addEventListener('input', () => showHint(false));
subject.addEventListener('change', () => showHint(true));

// What a QR code says

/** Our own pages are opened; anything else is checked like what is typed. @param {string} text */
function openFound(text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.origin === location.origin && /^\/(c|credentials)\//.test(url.pathname)) {
    location.assign(url.pathname);
    return;
  }
  subject.value = text.slice(0, subject.maxLength);
  subject.form?.requestSubmit();
}

// By camera

/** @type {{ stop(): void } | undefined} */
let watching;
const view = findPart('view');
const start = findPart('start');
const message = findPart('message');

function stopCamera() {
  watching?.stop();
  watching = undefined;
  view.hidden = true;
  start.hidden = false;
}

/** @param {unknown} error */
function explain(error) {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return words.refused;
  return name === 'NotReadableError' || name === 'AbortError' ? words.busy : words.missing;
}

async function startCamera() {
  message.textContent = '';
  start.hidden = true;
  view.hidden = false;
  try {
    const video = /** @type {HTMLVideoElement} */ (scan.querySelector('video'));
    watching = await watchCamera(video, decoder, (text) => {
      stopCamera();
      openFound(text);
    });
    findPart('stop').focus();
  } catch (error) {
    stopCamera();
    message.textContent = explain(error) ?? '';
    subject.focus();
  }
}

scan.hidden = false;
start.addEventListener('click', startCamera);
findPart('stop').addEventListener('click', () => {
  stopCamera();
  start.focus();
});
addEventListener('pagehide', stopCamera);

// By a file that is dropped or pasted

/** @type {HTMLElement} */ (document.querySelector('[data-photo]')).hidden = false;

/** A badge that is packed in a picture names itself there; a photo of a QR code does not. @param {File} file */
async function isPhoto(file) {
  return file.type.startsWith('image/') && !/openbadge/i.test(await file.text());
}

/** @param {FileList | undefined} files */
async function takeFile(files) {
  const [file] = files ?? [];
  const input = /** @type {HTMLInputElement} */ (upload.querySelector('[type=file]'));
  if (!files || !file) return;
  input.files = files;
  const text = (await isPhoto(file)) ? await readPicture(file, decoder) : undefined;
  if (text === undefined) upload.requestSubmit();
  else openFound(text);
}

/** @param {boolean} isOver */
const showDrop = (isOver) => document.body.classList.toggle('k-drop-over', isOver);

addEventListener('dragover', (event) => {
  if (!event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  showDrop(true);
});
addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) showDrop(false);
});
addEventListener('drop', (event) => {
  if (!event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  showDrop(false);
  takeFile(event.dataTransfer.files);
});
addEventListener('paste', (event) => {
  const files = event.clipboardData?.files;
  if (files && files.length > 0) {
    event.preventDefault();
    takeFile(files);
  }
});
upload.addEventListener('change', () => {
  const input = /** @type {HTMLInputElement} */ (upload.querySelector('[type=file]'));
  takeFile(input.files ?? undefined);
});
