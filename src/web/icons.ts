// Small line drawings that stand beside a word, never instead of it; hidden from screen readers for that reason.
import { type Html, html, trustMarkup } from './html.ts';

const draw = (paths: string): Html =>
  html`<svg class="k-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${trustMarkup(paths)}</svg>`;

/** A plate with a check in it. */
export const iconWordMark = draw(
  '<circle class="k-plate" cx="12" cy="12" r="11"/><path d="M7 12.4l3.4 3.4L17 8.8"/>',
);

/** A globe: languages go by their names, not by flags. */
export const iconLanguage = draw(
  '<circle cx="12" cy="12" r="9.5"/><path d="M2.5 12h19M12 2.5c-3 3-4.2 6-4.2 9.5S9 18.5 12 21.5c3-3 4.2-6 4.2-9.5S15 5.5 12 2.5"/>',
);

/** A loudspeaker. */
export const iconListen = draw(
  '<path d="M4 9.5v5h3.5L12 19V5L7.5 9.5z"/><path d="M15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/>',
);

/** Stairs with an arrow up. */
export const iconNext = draw('<path d="M2.5 20.5h5v-5h5v-5h5v-5h4"/><path d="M3.5 10.5l6-6M5 4.5h4.5V9"/>');
/** A padlock. */
export const iconLock = draw(
  '<rect x="5" y="11" width="14" height="10" rx="2"/><path d="M8 11V7.5a4 4 0 0 1 8 0V11"/>',
);

export const verdictIcons = {
  // a seal
  valid: draw(
    '<path class="k-shape" d="M12 1.5l2.6 2 3.3-.2 1 3.1 2.7 1.9-1.1 3.1 1.1 3.1-2.7 1.9-1 3.1-3.3-.2-2.6 2-2.6-2' +
      '-3.3.2-1-3.1-2.7-1.9 1.1-3.1-1.1-3.1 2.7-1.9 1-3.1 3.3.2z"/><path d="M8 11.6l2.8 2.8L16 9"/>',
  ),
  // a clock in a square
  'not-in-force': draw(
    '<rect class="k-shape" x="2" y="2" width="20" height="20" rx="3"/><path d="M12 7v5.4l3.6 2"/>',
  ),
  // a stop sign with a cross
  'not-genuine': draw(
    '<path class="k-shape" d="M7.9 2h8.2L22 7.9v8.2L16.1 22H7.9L2 16.1V7.9z"/><path d="M8.5 8.5l7 7m0-7l-7 7"/>',
  ),
  // a diamond with a question mark
  incomplete: draw(
    '<path class="k-shape" d="M12 1l11 11-11 11L1 12z"/><path d="M9.6 9.7a2.5 2.5 0 1 1 3.4 2.4c-.7.3-1 .8-1 1.6"/>' +
      '<path d="M12 16.8v.1"/>',
  ),
};

export const resultIcons = {
  passed: draw('<path d="M5 12.6l4.4 4.4L19 7.4"/>'),
  failed: draw('<path d="M6 6l12 12m0-12L6 18"/>'),
  unknown: draw('<path d="M8.6 9a3.5 3.5 0 1 1 4.8 3.3c-1 .4-1.4 1.1-1.4 2.2"/><path d="M12 18.4v.1"/>'),
  skipped: draw('<path d="M6 12h12"/>'),
};

export const levelIcons = {
  // two people, one person, one person with an audience
  'with-help': draw(
    '<circle cx="8.5" cy="7.5" r="3"/><path d="M3 19c0-3.6 2.2-6 5.5-6s5.5 2.4 5.5 6"/><circle cx="17" cy="9" r="2.3"/>' +
      '<path d="M16.6 13.6c2.6.1 4.4 2 4.4 5"/>',
  ),
  independent: draw('<circle cx="12" cy="7" r="3.5"/><path d="M5.5 20c0-4.2 2.6-7 6.5-7s6.5 2.8 6.5 7"/>'),
  teaches: draw(
    '<circle cx="9" cy="9" r="3"/><path d="M3.5 20c0-3.8 2.2-6 5.5-6 2 0 3.7.9 4.6 2.5"/><path d="M14.5 4.5h6v6h-4l-2 2z"/>',
  ),
};

export const noticeIcons = {
  info: draw('<circle cx="12" cy="12" r="10"/><path d="M12 11v6M12 7v.1"/>'),
  success: draw('<circle cx="12" cy="12" r="10"/><path d="M7.5 12.4l3 3L16.5 9"/>'),
  warning: draw('<path d="M12 3l10 18H2z"/><path d="M12 10v5M12 18v.1"/>'),
};

/** Ways to send something on. */
export const sendIcons = {
  // a speech bubble
  chat: draw(
    '<path d="M12 4c5 0 9 3.2 9 7.3s-4 7.3-9 7.3c-1.2 0-2.3-.2-3.3-.5L4 20l1.2-3.6C3.8 15 3 13.2 3 11.3 3 7.2 7 4 12 4z"/><path d="M8.5 11.3h7"/>',
  ),
  // a telephone with a line of text
  sms: draw('<rect x="6" y="2" width="12" height="20" rx="2.5"/><path d="M9 7h6M9 10.5h4M11 18.5h2"/>'),
  // an envelope
  mail: draw('<rect x="2.5" y="5" width="19" height="14" rx="2"/><path d="M3 6.5l9 6.5 9-6.5"/>'),
  // two sheets
  copy: draw(
    '<rect x="8" y="8" width="12" height="13" rx="2"/><path d="M16 8V5a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v9a2 2 0 0 0 2 2h2"/>',
  ),
  // an arrow out of a tray
  share: draw('<path d="M12 15V3M8 6.5L12 3l4 3.5M6 10.5H4.5V21h15V10.5H18"/>'),
};

/** What somebody can do with a badge, a code or a paper of their own. */
export const actIcons = {
  // an eye
  see: draw(
    '<path d="M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12z"/><circle cx="12" cy="12" r="3"/>',
  ),
  // a QR code
  code: draw(
    '<path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4z"/><path d="M14 14h2.5v2.5M20 14v6M14 20h2.5M7 7v.1M17 7v.1M7 17v.1"/>',
  ),
  // a padlock, and one with its bow up
  close: iconLock,
  open: draw('<rect x="5" y="11" width="14" height="10" rx="2"/><path d="M8 11V6.5a4 4 0 0 1 7.8-1.2"/>'),
  // an arrow into a tray
  keep: draw('<path d="M12 3v11M8 10.5l4 4 4-4M4 16v5h16v-5"/>'),
  // a printer
  print: draw('<path d="M7 8V3h10v5M7 17H3.5V8.5h17V17H17"/><path d="M7 14h10v7H7z"/>'),
  // a flag on a pole
  goal: draw('<path d="M5.5 21.5V3M5.5 4h12l-2.5 4 2.5 4h-12"/>'),
  // an arrow in a circle
  renew: draw('<path d="M20 12a8 8 0 1 1-2.3-5.6L20 8.7M20 3.5v5.2h-5.2"/>'),
};

// a sheet with an arrow up
export const fileIcon = draw(
  '<path d="M14 2.5H6v19h12V6.5zM14 2.5v4h4"/><path d="M12 17.5v-7M9 13l3-3 3 3"/>',
);

export const menuIcons = {
  // a rosette
  award: draw(
    '<circle cx="12" cy="9" r="6"/><path d="M9.5 9l1.8 1.8L14.8 7.3M8.5 14.2L7 22l5-2.6 5 2.6-1.5-7.8"/>',
  ),
  // two people
  people: draw(
    '<circle cx="9" cy="8" r="3.2"/><path d="M3 20c0-3.8 2.3-6.2 6-6.2s6 2.4 6 6.2"/><path d="M15.5 5.2a3.2 3.2 0 0 1 0 5.6M18 14.6c1.9.9 3 2.8 3 5.4"/>',
  ),
  // a list with ticks
  approvals: draw(
    '<path d="M10 6h11M10 12h11M10 18h11"/><path d="M3 6l1.4 1.4L7 4.8M3 12l1.4 1.4L7 10.8M3 18l1.4 1.4L7 16.8"/>',
  ),
  // a badge on a cord
  team: draw(
    '<rect x="5" y="8" width="14" height="13" rx="2"/><path d="M12 2v6M9 17.5c0-2 1.2-3 3-3s3 1 3 3"/><circle cx="12" cy="12.4" r="1.3"/>',
  ),
};

export const answerIcons = {
  // a thumb
  yes: draw(
    '<path d="M7 11v9H4v-9zM7 18.5c1.6.9 3 1.5 5 1.5h3.4c1.6 0 2.5-.9 2.9-2.4l1.3-5c.4-1.5-.5-2.6-2-2.6H13l.7-4c.2-1.6-.4-2.5-1.5-2.5-.6 0-1 .4-1.2 1L9 9.4 7 11"/>',
  ),
  // two speech bubbles
  talk: draw('<path d="M3 5.5h11v7H8l-3 3v-3H3z"/><path d="M17 9h4v7h-2v3l-3-3h-5v-1"/>'),
};

// a QR code in the corners of a viewfinder
export const scanIcon = draw(
  '<path d="M3 8V3h5M16 3h5v5M21 16v5h-5M8 21H3v-5"/><path d="M8 8h3v3H8zM13 13h3v3h-3zM13 8h3v3M8 13v3h3"/>',
);

// three per role, the first also stands for the role
export const explanationIcons = {
  deelnemer: [
    draw('<circle cx="12" cy="7" r="3.5"/><path d="M5.5 20.5c0-4.2 2.6-7 6.5-7s6.5 2.8 6.5 7"/>'),
    draw(
      '<path d="M7 11v9H4v-9zM7 18.5c1.6.9 3 1.5 5 1.5h3.4c1.6 0 2.5-.9 2.9-2.4l1.3-5c.4-1.5-.5-2.6-2-2.6H13l.7-4c.2-1.6-.4-2.5-1.5-2.5-.6 0-1 .4-1.2 1L9 9.4 7 11"/>',
    ),
    draw(
      '<circle cx="12" cy="9" r="6"/><path d="M9.5 9l1.8 1.8L14.8 7.3M8.5 14.2L7 22l5-2.6 5 2.6-1.5-7.8"/>',
    ),
  ],
  begeleider: [
    draw(
      '<path d="M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12z"/><circle cx="12" cy="12" r="3"/>',
    ),
    draw('<path d="M3 5.5h11v7H8l-3 3v-3H3z"/><path d="M17 9h4v7h-2v3l-3-3h-5v-1"/>'),
    draw(
      '<circle cx="12" cy="9" r="6"/><path d="M9.5 9l1.8 1.8L14.8 7.3M8.5 14.2L7 22l5-2.6 5 2.6-1.5-7.8"/>',
    ),
  ],
  werkgever: [
    draw(
      '<path d="M3 8V3h5M16 3h5v5M21 16v5h-5M8 21H3v-5"/><path d="M8 8h3v3H8zM13 13h3v3h-3zM13 8h3v3M8 13v3h3"/>',
    ),
    draw('<path d="M5 12.6l4.4 4.4L19 7.4"/>'),
    draw(
      '<path d="M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12z"/><circle cx="12" cy="12" r="3"/>',
    ),
  ],
  leidinggevende: [
    draw(
      '<circle cx="9" cy="8" r="3.2"/><path d="M3 20c0-3.8 2.3-6.2 6-6.2s6 2.4 6 6.2"/><path d="M18.5 8v6M15.5 11h6"/>',
    ),
    draw('<path d="M9 6h12M9 12h12M9 18h12"/><path d="M3 6l1.2 1.2L6.4 5M3 12l1.2 1.2L6.4 11M4 18h1"/>'),
    draw('<path d="M5 3h14v18H5z"/><path d="M8.5 7h7M8.5 10.5h7M10 14h4v4h-4z"/>'),
  ],
};
