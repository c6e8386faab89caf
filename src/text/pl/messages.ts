// Polish words of a link that is sent.
import type { HolderTexts } from '../holder-texts.ts';

export const messages: HolderTexts['messages'] = {
  subject: 'Twój link',
  hello: ({ name }) => `Dzień dobry, ${name},`,
  lead: 'To jest twój link:',
  once: 'Link działa jeden raz. Nie dawaj go nikomu.',
  until: ({ day }) => `Działa do końca dnia: ${day}.`,
  notYou: 'Nie wiesz, co to jest? Nic nie musisz robić.',
  short: ({ link }) => `Twój link: ${link} Działa jeden raz. Nie dawaj go nikomu.`,
};

export const card: HolderTexts['card'] = {
  title: ({ name }) => `Dla: ${name}`,
  how: [
    'Zeskanuj kod QR telefonem.',
    'Naciśnij przycisk. Teraz widzisz swoje odznaki.',
    'Ta karta działa jeden raz. Nie pokazuj jej nikomu.',
  ],
  orCode: ({ address }) => `Nie masz aparatu? Wejdź na ${address} i wpisz ten kod:`,
  until: ({ day }) => `Karta działa do końca dnia: ${day}.`,
};
