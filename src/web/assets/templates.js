// @ts-check
// Markup of a page to be filled in: `<template id="t-name">` with {words} in texts and attributes, and places for more.

/** By name; what is not there stays as it is. @typedef {{ [name: string]: string | null | undefined }} Values */

/**
 * @param {string} name
 * @param {Values} [values]
 * @returns {DocumentFragment}
 */
export function build(name, values = {}) {
  const template = document.querySelector(`#t-${name}`);
  if (!(template instanceof HTMLTemplateElement)) throw new Error(`There is no template ${name}`);
  const piece = document.importNode(template.content, true);
  fill(piece, values);
  return piece;
}

/** @param {DocumentFragment} piece @param {Values} values */
function fill(piece, values) {
  const put = (/** @type {string} */ text) =>
    text.replace(/\{(\w+)\}/g, (whole, /** @type {string} */ name) => values[name] ?? whole);
  const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Element) {
      for (const attribute of node.attributes) {
        if (attribute.value.includes('{')) attribute.value = put(attribute.value);
      }
    } else if (node.nodeValue?.includes('{')) node.nodeValue = put(node.nodeValue);
  }
}

/**
 * Puts nodes in the place of that name; nowhere when the piece has no such place.
 * @param {DocumentFragment | Element} piece
 * @param {string} name
 * @param {Node[]} nodes
 */
export function place(piece, name, nodes) {
  piece.querySelector(`[data-place="${name}"]`)?.replaceChildren(...nodes);
}
