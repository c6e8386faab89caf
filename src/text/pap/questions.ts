// Papiamentu words of questions about a participant.
import type { HolderTexts } from '../holder-texts.ts';

export const ownQuestions: HolderTexts['ownQuestions'] = {
  title: 'Pregunta tokante bo',
  lead: 'Un hende ku bo link òf kódigo por hasi un pregunta tokante bo trabou? Bo ta skohe.',
  how: 'E pregunta ta bai pa bo guiadó. Bo ta lesa e pregunta i e kontesta.',
  isOpen: 'Sí. Un hende por hasi un pregunta.',
  isClosed: 'Nò. Niun hende no por hasi un pregunta.',
  open: 'Habri pregunta',
  close: 'Sera pregunta',
  perCode: 'Pa kada kódigo',
  codeOpen: 'pregunta habrí',
  codeClosed: 'pregunta será',
  listTitle: 'Pregunta ku a yega',
  none: 'No tin pregunta ainda.',
  from: 'Di',
  answer: 'Kontesta',
  waiting: 'No tin kontesta ainda.',
  declined: 'E guiadó no ta kontestá.',
  withdrawn: 'Bo no kier kontesta.',
  withdraw: 'Mi no kier kontesta riba esaki',
  forgotten: 'Despues di 60 dia nos ta kita tur kos.',
};
