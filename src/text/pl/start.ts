// Polish words of signing in.
import type { HolderTexts } from '../holder-texts.ts';

export const signIn: HolderTexts['signIn'] = {
  title: 'Logowanie',
  hello: ({ name }) => `Dzień dobry, ${name}`,
  lead: 'Ten link jest dla ciebie. Naciśnij przycisk, aby przejść dalej.',
  button: 'Dalej',
  once: 'Link działa jeden raz. To nie dla ciebie? Nie naciskaj.',
  deviceTitle: 'Czyje to urządzenie?',
  ownDevice: 'Moje',
  ownDeviceHint: 'Nie trzeba logować się ponownie.',
  sharedDevice: 'Kogoś innego albo kilku osób',
  sharedDeviceHint: 'Po godzinie nastąpi wylogowanie. Wyloguj się, gdy skończysz.',
  codeTitle: 'Masz kartę z kodem?',
  codeLabel: 'Kod z twojej karty',
  codeHint: 'Kod ma 12 znaków. Wielkie i małe litery są równe.',
  codeButton: 'Dalej',
  codeFault: 'Ten kod się nie zgadza. Spójrz jeszcze raz na 12 znaków.',
  codeUsed: 'Ten kod już nie działa. Poproś opiekuna o nową kartę.',
  howTitle: 'Logowanie',
  how: [
    'Logujesz się linkiem albo kartą. Dostajesz je od opiekuna w pracy.',
    'Link albo karta działa jeden raz. Hasło nie jest potrzebne.',
    'Karta nie działa? Nie masz już telefonu? Poproś opiekuna o nową kartę.',
  ],
};
