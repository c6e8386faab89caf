// Papiamento words of the frame around every page, and of forms and buttons.
import type { HolderTexts } from '../holder-texts.ts';

export const shell: HolderTexts['shell'] = {
  siteName: 'Kundig',
  skipToContent: 'Bai na e kontenido',
  languageSwitch: 'Idioma',
  mainNavigation: 'Menú',
  start: 'Kuminsamentu',
  myBadges: 'Mi badgenan',
  check: 'Kontrolá',
  catalogue: 'Tur badge',
  explanation: 'Kon esaki ta funshoná?',
  signIn: 'Drenta',
  signOut: 'Sali',
  previewTitle: 'Mira un badge',
  previewDescription: 'Mira loke un persona a mustra na trabou.',
  whatIsThis:
    'Un badge ta mustra loke un persona por hasi na trabou. Un guia di trabou a mira esei. Un badge no ta un diploma.',
  demo: 'Esaki ta un vershon di prueba. E personanan i e badgenan no ta real.',
  help: 'Bo mester di yudansa? Puntra bo guia di trabou.',
};

export const forms: HolderTexts['forms'] = {
  send: 'Manda',
  save: 'Warda',
  next: 'Sigui',
  back: 'Bèk',
  undo: 'Kita esaki',
  copy: 'Kopia',
  print: 'Print',
  download: 'Warda riba e aparato aki',
  optional: 'no ta obligatorio',
  listen: 'Skucha',
  stopListening: 'Stòp',
  errorsTitle: 'Wak esaki un biaha mas',
  step: ({ current, total }) => `Paso ${current} di ${total}`,
  code: 'Kódigo',
  codeSpelled: ({ groups }) => `Kódigo: ${groups}`,
  qrAlt: 'Kódigo QR ku e link',
  noticeInfo: 'Paga tinu',
  noticeSuccess: 'Kla',
  noticeWarning: 'Kuidou',
};
