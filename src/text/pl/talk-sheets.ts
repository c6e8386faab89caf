// Polish words of the sheet for a talk.
import type { HolderTexts } from '../holder-texts.ts';

export const talkSheet: HolderTexts['talkSheet'] = {
  title: ({ name }) => `Kartka do rozmowy: ${name}`,
  open: 'Kartka do rozmowy',
  hint: 'Wydrukuj tę kartkę do rozmowy. Wypełnijcie ją razem.',
  forOthers: 'Do rozmowy z innymi',
  forOthersHint: 'Na tej kartce są tylko odznaki i następny krok.',
  forUs: 'Dla nas obojga',
  together: 'Wypełnijcie razem',
  good: 'To idzie dobrze',
  learn: 'Tego chcę się nauczyć',
  agree: 'To ustalamy',
  supervisor: 'Opiekun w pracy',
  kept: 'Ta kartka jest twoja. Ty wybierasz, kto ją zobaczy. Nie zapisujemy nic z rozmowy.',
};
