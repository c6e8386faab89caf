// Polish words of what a badge is, for who gets one.
import type { HolderTexts } from '../holder-texts.ts';

export const ownExplanation: HolderTexts['ownExplanation'] = {
  title: 'Jak to działa?',
  name: 'Dostaję odznaki',
  steps: [
    'Pracujesz. Opiekun patrzy, jak ci idzie.',
    'Pokazujesz, co umiesz. Wtedy dostajesz odznakę.',
    'Odznaka jest twoja. To ty wybierasz, kto ją widzi.',
  ],
  privacyTitle: 'Czego inni nie widzą',
  privacy: [
    'Na odznace nie ma imienia, adresu ani dnia.',
    'To, czego jeszcze nikt nie widział, nie jest nigdzie zapisane.',
    'Nie wiemy, który pracodawca ogląda odznakę. Wyszukiwarki jej nie znajdą.',
  ],
  catalogue: 'Zobacz wszystkie odznaki',
  others: 'Wyjaśnienie dla innej osoby',
};
