// Papiamento words of the screen that is turned to the participant.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('pap');

export const turnedScreen: HolderTexts['turnedScreen'] = {
  confirmTitle: ({ name }) => `Esaki ta korekto, ${name}?`,
  confirmLead: ({ day }) => `A mira esaki riba ${day}.`,
  confirmDays: ({ days }) => counted(days, { one: '# dia den e siman aki', other: '# dia den e siman aki' }),
  yes: 'Sí, ta korekto',
  talk: 'Papia promé',
  talkHint: 'Bo ke papia promé? Anto nos ta warda esaki. E badge ta bini despues.',
  awardedTitle: ({ name }) => `Pabien, ${name}!`,
  awardedLead: ({ badge }) => `Bo tin e badge ${badge}.`,
  qrHint: 'Scan ku bo telefòn. Asina bo tin e badge serka bo.',
  codeHint: 'Òf tek e kódigo aki:',
  keptTitle: ({ name }) => `Wardá, ${name}`,
  keptLead: 'Nos ta manda esaki ora tin internet atrobe.',
};
