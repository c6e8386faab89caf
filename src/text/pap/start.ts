// Papiamento words of signing in.
import type { HolderTexts } from '../holder-texts.ts';

export const signIn: HolderTexts['signIn'] = {
  title: 'Drenta',
  hello: ({ name }) => `Bon dia ${name}`,
  lead: 'E link aki ta pa bo. Primi e boton pa sigui.',
  button: 'Sigui',
  once: 'E link ta traha un biaha. Bo ta otro hende? Anto no primi.',
  deviceTitle: 'Di ken e aparato aki ta?',
  ownDevice: 'Di mi',
  ownDeviceHint: 'Bo ta keda paden.',
  sharedDevice: 'Di otro hende, òf di mas hende',
  sharedDeviceHint: 'Despues di un ora bo ta pafó atrobe. Sali bo mes ora bo ta kla.',
  codeTitle: 'Bo tin un karchi ku kódigo?',
  codeLabel: 'E kódigo riba bo karchi',
  codeHint: 'E kódigo tin 12 lèter i sifra. Lèter grandi òf chikí no ta importá.',
  codeButton: 'Sigui',
  codeFault: 'E kódigo aki no ta korekto. Wak e 12 lèter i sifra un biaha mas.',
  codeUsed: 'E kódigo aki no ta traha mas. Pidi bo guia di trabou un karchi nobo.',
  howTitle: 'Drenta',
  how: [
    'Bo ta drenta ku un link òf un karchi. Bo ta hañ’é for di bo guia di trabou.',
    'Un link òf karchi ta traha un biaha. Bo no mester di password.',
    'Bo karchi no ta traha? Òf bo telefòn a pèrdè? Pidi bo guia di trabou un karchi nobo.',
  ],
};
