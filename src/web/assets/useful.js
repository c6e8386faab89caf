// @ts-check
// Sends "Was dit nuttig?" without leaving the page. Without this the same form leads to a page that says thanks.

for (const section of document.querySelectorAll('[data-useful]')) {
  const form = section.querySelector('form');
  form?.addEventListener('submit', async (event) => {
    if (!(event.submitter instanceof HTMLButtonElement) || !(section instanceof HTMLElement)) return;
    event.preventDefault();
    const { name, value } = event.submitter;
    const body = new URLSearchParams([...new FormData(form)].map(([key, text]) => [key, String(text)]));
    body.set(name, value);
    const told = document.createElement('p');
    told.setAttribute('role', 'status');
    section.replaceChildren(told);
    // Lost on the way or one too many: one answer less is nothing to bother anybody with.
    await fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => {});
    told.textContent = section.dataset.thanks ?? '';
  });
}
