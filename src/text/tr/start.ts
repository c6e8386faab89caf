// Turkish words of signing in.
import type { HolderTexts } from '../holder-texts.ts';

export const signIn: HolderTexts['signIn'] = {
  title: 'Giriş yap',
  hello: ({ name }) => `Merhaba ${name}`,
  lead: 'Bu bağlantı senin için. Devam etmek için düğmeye dokun.',
  button: 'Devam et',
  once: 'Bağlantı bir kez çalışır. Başka biri misin? O zaman dokunma.',
  deviceTitle: 'Bu cihaz kimin?',
  ownDevice: 'Benim',
  ownDeviceHint: 'Girişin açık kalır.',
  sharedDevice: 'Başkasının ya da birkaç kişinin',
  sharedDeviceHint: 'Bir saat sonra çıkış yapılır. İşin bitince kendin çıkış yap.',
  codeTitle: 'Kodlu bir kartın var mı?',
  codeLabel: 'Kartındaki kod',
  codeHint: 'Kod 12 karakterdir. Büyük ya da küçük harf fark etmez.',
  codeButton: 'Devam',
  codeFault: 'Bu kod doğru değil. 12 karaktere bir daha bak.',
  codeUsed: 'Bu kod artık çalışmıyor. İş sorumlundan yeni bir kart iste.',
  howTitle: 'Giriş yap',
  how: [
    'Bir bağlantı ya da kart ile giriş yaparsın. Bunu iş sorumlundan alırsın.',
    'Bağlantı ya da kart bir kez çalışır. Şifre gerekmez.',
    'Kartın çalışmıyor mu? Telefonun mu kayboldu? İş sorumlundan yeni bir kart iste.',
  ],
};
