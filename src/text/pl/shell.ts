// Polish words of the frame around every page, and of forms and buttons.
import type { HolderTexts } from '../holder-texts.ts';

export const shell: HolderTexts['shell'] = {
  siteName: 'Kundig',
  skipToContent: 'Do treści',
  languageSwitch: 'Język',
  mainNavigation: 'Menu',
  start: 'Start',
  myBadges: 'Moje odznaki',
  check: 'Sprawdź',
  catalogue: 'Wszystkie odznaki',
  explanation: 'Jak to działa?',
  signIn: 'Zaloguj się',
  signOut: 'Wyloguj się',
  previewTitle: 'Zobacz odznakę',
  previewDescription: 'Zobacz, co ktoś pokazał w pracy.',
  whatIsThis: 'Odznaka pokazuje, co ktoś umie w pracy. Widział to opiekun w pracy. Odznaka to nie dyplom.',
  demo: 'To jest wersja próbna. Osoby i odznaki są zmyślone.',
  help: 'Potrzebujesz pomocy? Zapytaj swojego opiekuna w pracy.',
};

export const forms: HolderTexts['forms'] = {
  send: 'Wyślij',
  save: 'Zapisz',
  next: 'Dalej',
  back: 'Wróć',
  undo: 'Cofnij',
  copy: 'Kopiuj',
  print: 'Drukuj',
  download: 'Zapisz na tym urządzeniu',
  optional: 'nie trzeba',
  listen: 'Posłuchaj',
  stopListening: 'Zatrzymaj',
  errorsTitle: 'Spójrz na to jeszcze raz',
  step: ({ current, total }) => `Krok ${current} z ${total}`,
  code: 'Kod',
  codeSpelled: ({ groups }) => `Kod: ${groups}`,
  qrAlt: 'Kod QR z linkiem',
  noticeInfo: 'Informacja',
  noticeSuccess: 'Gotowe',
  noticeWarning: 'Uwaga',
};
