// @ts-check
// Shows the buttons that print a page. Without this script a page is printed from the menu of the browser.
for (const button of document.querySelectorAll('button[data-print]')) {
  if (button instanceof HTMLButtonElement) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
}
