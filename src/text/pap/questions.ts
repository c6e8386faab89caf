// Papiamentu words of questions about a participant.
import type { HolderTexts } from '../holder-texts.ts';

export const ownQuestions: HolderTexts['ownQuestions'] = {
  title: 'Pregunta tokante bo',
  lead: 'Un hende ku bo link òf kódigo por hasi un pregunta tokante bo trabou? Bo ta skohe.',
  how: 'E pregunta ta bai pa bo guia di trabou. Bo ta lesa e pregunta i e kontesta.',
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
  declined: 'E guia di trabou no ta kontestá.',
  withdrawn: 'Bo no ke kontesta.',
  withdraw: 'Mi no ke kontesta riba esaki',
  withdrawAnswer: 'Kita e kontesta',
  forgotten: 'Despues di 60 dia nos ta kita e pregunta i e kontesta.',
};
