// @ts-check
// Makes a passkey, or signs in with one: asks the server, the device, and the server again. A button that cannot work
// here stays hidden.

/** @param {ArrayBuffer} buffer */
function encode(buffer) {
  const text = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @param {string} text */
function decode(text) {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
    letter.charCodeAt(0),
  );
}

/** @param {any} options @returns {any} */
function readOptions(options) {
  return {
    ...options,
    challenge: decode(options.challenge),
    ...(options.user && { user: { ...options.user, id: decode(options.user.id) } }),
    ...(options.excludeCredentials && {
      excludeCredentials: options.excludeCredentials.map((/** @type {any} */ known) => ({
        ...known,
        id: decode(known.id),
      })),
    }),
  };
}

/** What the device answered, as JSON. @param {any} credential */
function buildAnswer({ id, rawId, type, response }) {
  const names = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'];
  const parts = names.filter((name) => response[name]).map((name) => [name, encode(response[name])]);
  const transports = response.getTransports?.() ?? [];
  return {
    id,
    rawId: encode(rawId),
    type,
    clientExtensionResults: {},
    response: { ...Object.fromEntries(parts), transports },
  };
}

/** @param {string} url @param {object} body */
async function send(url, body) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** @param {HTMLButtonElement} button */
async function run({ dataset: { passkey = '', action = '', formKey } }) {
  const { attempt, options } = await send(`${action}/vraag`, { formKey });
  const publicKey = readOptions(options);
  const credential =
    passkey === 'create'
      ? await navigator.credentials.create({ publicKey })
      : await navigator.credentials.get({ publicKey });
  const { next } = await send(action, { formKey, attempt, response: buildAnswer(credential) });
  location.assign(next);
}

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (
  document.querySelectorAll('[data-passkey]')
)) {
  if (!('PublicKeyCredential' in globalThis)) break;
  const [fault, without] = ['fault', 'without'].map((name) => document.getElementById(`passkey-${name}`));
  button.hidden = false;
  if (without) without.hidden = true;
  button.addEventListener('click', async () => {
    button.disabled = true;
    if (fault) fault.hidden = true;
    await run(button).catch(() => {
      if (fault) fault.hidden = false;
      button.disabled = false;
    });
  });
}
