// What templates of the form without network are made of: templates.js fills them in on the device.
import { type Html, html, type Piece } from '../html.ts';

export const template = (name: string, body: Piece): Html =>
  html`<template id="t-${name}">${body}</template>`;

/** Where more is put. */
export const place = (name: string): Html => html`<div data-place="${name}"></div>`;
