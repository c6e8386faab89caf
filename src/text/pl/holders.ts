// Polish words of a participant's own pages.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('pl');

export const mine: HolderTexts['mine'] = {
  hello: ({ name }) => `Dzień dobry, ${name}`,
  count: ({ count }) =>
    counted(count, {
      one: 'Masz # odznakę.',
      few: 'Masz # odznaki.',
      many: 'Masz # odznak.',
      other: 'Masz # odznaki.',
    }),
  proud: 'To umiesz. Ktoś widział to w twojej pracy.',
  none: 'Nie masz jeszcze odznak.',
  noneHint: 'W pracy możesz pokazać, co umiesz. Wtedy dostaniesz odznakę.',
  badgesTitle: 'Twoje odznaki',
  newest: 'Twoja najnowsza odznaka',
  nextTitle: 'Twój następny krok',
  nextFor: 'Do tej odznaki:',
  superbadgesTitle: 'Superodznaki',
  superbadgesLead: 'Za grupę odznak dostajesz superodznakę.',
  toGo: ({ count }) =>
    counted(count, {
      one: 'jeszcze # odznaka',
      few: 'jeszcze # odznaki',
      many: 'jeszcze # odznak',
      other: 'jeszcze # odznaki',
    }),
  pathHas: 'masz ją',
  pathOpen: 'jeszcze do zdobycia',
  complete: 'Wszystko już jest. Ktoś jeszcze sprawdza.',
  helps: 'To pomaga:',
  codesTitle: 'Kod do twojego CV',
  codesLead: 'Wybierasz, które odznaki ktoś może zobaczyć. Dostajesz kod. Wpisujesz go do CV.',
  whoSeesTitle: 'Kto co widzi?',
  whoSees: [
    'Opiekun w pracy widzi twoje odznaki i to, co już umiesz pokazać.',
    'Widzi to też kierownik. Kto zatwierdza odznaki lub nimi zarządza, widzi tylko twoje odznaki.',
    'Pracodawca widzi tylko to, co mu pokażesz. Linkiem albo kodem.',
    'Na odznace nie ma imienia ani dnia.',
    'Możesz wszystko zamknąć. To działa od razu.',
  ],
  closedNote: 'zamknięta',
  openBadge: 'Zobacz i pokaż innym',
  revokedTitle: 'Wycofane odznaki',
};

export const ownBadge: HolderTexts['ownBadge'] = {
  linkTitle: 'Link',
  linkHint: 'Kto ma ten link, może zobaczyć odznakę.',
  takeAlong: 'Zapisz lub udostępnij',
  seeAsOthers: 'Tak widzą to inni',
  openNow: 'Ta odznaka jest otwarta.',
  openMeaning: 'Kto ma link albo kod, może ją zobaczyć.',
  close: 'Zamknij',
  closedNow: 'Ta odznaka jest zamknięta.',
  closedMeaning: 'Nikt nie może jej zobaczyć. Z kodem też nie.',
  open: 'Otwórz',
  revokedNow: 'Ta odznaka jest wycofana. Nie jest już ważna.',
  withdraw: 'Nie chcę już tej odznaki',
  withdrawTitle: 'Czy usunąć tę odznakę?',
  withdrawLead: [
    'Odznaka nie będzie już ważna.',
    'Nikt jej już nie zobaczy.',
    'Nie można tego cofnąć. Chcesz ją kiedyś znowu? Wtedy pokazujesz wszystko od nowa.',
  ],
  withdrawOr: 'Chcesz tylko, żeby nikt jej nie widział? Zamknij ją. Możesz to później zmienić.',
  withdrawYes: 'Tak, wycofaj odznakę',
  withdrawNo: 'Nie, zostawiam odznakę',
  requestTitle: 'Coś się nie zgadza w tej odznace?',
  requestLead: 'Poproś o jej wycofanie. Powód zostaje między wami.',
  requestReason: 'Dlaczego?',
  request: 'Poproś o wycofanie',
  requestNow: 'Wycofaj',
  reasonNeeded: 'Wybierz powód.',
};

export const ownNotices: HolderTexts['ownNotices'] = {
  'code-dicht': 'Kod jest zamknięty. Nikt nie może go już użyć.',
  'code-nieuw': 'Jest nowy kod. Stary już nie działa.',
  'badge-dicht': 'Odznaka jest zamknięta. Nikt nie zobaczy jej linkiem ani kodem.',
  'badge-open': 'Odznaka jest otwarta. Kto ma link albo kod, może ją zobaczyć.',
  'badge-weg': 'Odznaka jest wycofana.',
  gezegd: 'Twój opiekun w pracy o tym wie. Popatrzycie razem.',
  teruggenomen: 'Cofnięto.',
  bewaard: 'Zapisano.',
  'code-naam': 'Imię przy kodzie zostało zmienione.',
  'naam-gevraagd': 'Poproszono. Ktoś z pracy sprawdzi twoje imię.',
  'wissen-gevraagd': 'Poproszono. Ktoś z pracy usunie wszystko.',
  'vraag-terug': 'Prośba została cofnięta.',
};
