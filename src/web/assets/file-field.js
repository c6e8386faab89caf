// @ts-check
// Where a file may be left out, a browser says in its own language that there is none; `data-empty` lets our
// styles take that away until there is one.
for (const input of document.querySelectorAll('.k-file input')) {
  if (input instanceof HTMLInputElement) {
    const show = () => input.toggleAttribute('data-empty', input.files?.length === 0);
    input.addEventListener('change', show);
    show();
  }
}
