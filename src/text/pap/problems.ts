// Papiamento words for what went wrong, and what to do now.
import type { HolderTexts } from '../holder-texts.ts';

export const problems: HolderTexts['problems'] = {
  'invalid-request': {
    title: 'Algu no ta korekto',
    advice: 'Bai bèk, wak loke bo a skirbi i mand’é un biaha mas.',
  },
  'not-authenticated': {
    title: 'Drenta promé',
    advice: 'Habri e link pa drenta. Bo no tin link? Pidi bo guia di trabou un.',
  },
  'sign-in-link-invalid': {
    title: 'E link aki no ta traha mas',
    advice: 'Un link pa drenta ta traha un biaha i un ratu so. Pidi un link nobo.',
  },
  forbidden: { title: 'Bo no por hasi esaki', advice: 'Puntra bo guia di trabou.' },
  'form-expired': {
    title: 'E formulario aki no ta bal mas',
    advice: 'Habri e página di nobo i yena e formulario un biaha mas.',
  },
  'not-found': {
    title: 'No tin nada aki',
    advice: 'Wak si e link òf e kódigo ta korekto. Kisas e página aki ta será.',
  },
  'too-many-requests': {
    title: 'Warda un ratu',
    advice: 'A purba muchu biaha. Warda un minüt i purba atrobe.',
  },
  'credential-withdrawn': {
    title: 'E badge aki ta retirá kaba',
    advice: 'Bo no por hasi esaki bèk. Puntra bo guia di trabou.',
  },
  'share-closed': {
    title: 'E kódigo aki ta será',
    advice: 'Un kódigo será no ta habri mas. Traha un kódigo nobo.',
  },
  'signing-unavailable': {
    title: 'Awor no por traha e badge',
    advice: 'Nada no a keda wardá. Purba atrobe despues di algun minüt.',
  },
  'database-unavailable': {
    title: 'Nos ta bèk mesora',
    advice: 'Nada no a keda wardá. Purba atrobe despues di mitar minüt.',
  },
  'internal-error': { title: 'Algu a bai robes serka nos', advice: 'No ta bo falta. Purba atrobe despues.' },
};

export const problemPage: HolderTexts['problemPage'] = {
  details: 'Pa e atministradó',
  code: 'Nòmber di e problema',
  id: 'Number di e petishon aki',
  toStart: 'Bai na e promé página',
  listTitle: 'Problemanan ku e servisio aki konosé',
  status: 'Kontesta',
  retryHelps: 'Purba despues por yuda.',
  retryUseless: 'Purba atrobe no ta yuda.',
};
