// Polish words for what went wrong, and what to do now.
import type { HolderTexts } from '../holder-texts.ts';

export const problems: HolderTexts['problems'] = {
  'invalid-request': {
    title: 'Coś się nie zgadza',
    advice: 'Wróć, sprawdź, co wpisujesz, i wyślij jeszcze raz.',
  },
  'not-authenticated': {
    title: 'Najpierw się zaloguj',
    advice: 'Otwórz link do logowania. Nie masz linku? Poproś opiekuna.',
  },
  'sign-in-link-invalid': {
    title: 'Ten link już nie działa',
    advice: 'Link do logowania działa jeden raz i krótko. Poproś o nowy link.',
  },
  forbidden: { title: 'Tego nie możesz zrobić', advice: 'Zapytaj swojego opiekuna w pracy.' },
  'form-expired': {
    title: 'Ten formularz nie jest już ważny',
    advice: 'Otwórz stronę jeszcze raz i wypełnij formularz od nowa.',
  },
  'not-found': { title: 'Tu nic nie ma', advice: 'Sprawdź link albo kod. Może ta strona jest zamknięta.' },
  'too-many-requests': {
    title: 'Poczekaj chwilę',
    advice: 'Było za dużo prób. Poczekaj minutę i spróbuj jeszcze raz.',
  },
  'credential-withdrawn': {
    title: 'Ta odznaka jest już wycofana',
    advice: 'Nie można tego cofnąć. Zapytaj opiekuna w pracy.',
  },
  'share-closed': {
    title: 'Ten kod jest zamknięty',
    advice: 'Zamkniętego kodu nie można otworzyć. Zrób nowy kod.',
  },
  'signing-unavailable': {
    title: 'Nie można teraz zrobić odznaki',
    advice: 'Nic nie zapisano. Spróbuj jeszcze raz za kilka minut.',
  },
  'database-unavailable': {
    title: 'Zaraz wracamy',
    advice: 'Nic nie zapisano. Spróbuj jeszcze raz za pół minuty.',
  },
  'internal-error': {
    title: 'Coś poszło nie tak u nas',
    advice: 'To nie twoja wina. Spróbuj później jeszcze raz.',
  },
};

export const problemPage: HolderTexts['problemPage'] = {
  details: 'Dla administratora',
  code: 'Nazwa problemu',
  id: 'Numer tego zapytania',
  toStart: 'Do strony startowej',
  listTitle: 'Problemy, które zna ta usługa',
  status: 'Odpowiedź',
  retryHelps: 'Późniejsza próba może pomóc.',
  retryUseless: 'Ponowna próba nie pomoże.',
};
