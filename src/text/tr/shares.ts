// Turkish words about codes for a CV.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('tr');

export const shares: HolderTexts['shares'] = {
  newTitle: 'Özgeçmiş için bir kod',
  chooseBadges: 'Hangi rozetler görülebilsin?',
  chooseBadgesHint: 'Seçmediğini kimse görmez. Var olduğunu bile bilmez.',
  chooseName: 'Hangi isim yazsın?',
  names: { full: 'Tam isim', first: 'Sadece ad', initials: 'Sadece ilk harfler', none: 'İsim yok' },
  make: 'Kodu oluştur',
  makeNew: 'Bir kod oluştur',
  noBadges: 'Henüz açık rozet yok. Sonra bir kod oluşturabilirsin.',
  faults: { credentialIds: 'En az bir açık rozet seç.', displayName: 'Hangi isim yazsın, seç.' },
  madeTitle: 'Kod',
  onCv: 'Bu kodu özgeçmişe koy:',
  cvLine: ({ link }) => `Rozetlerim: ${link}`,
  orScan: 'Ya da bu QR kodunu göster.',
  shows: 'Kodu olan kişi bunu görür',
  nameShown: ({ name }) => `İsim: ${name}`,
  noNameShown: 'İsim yazmıyor.',
  seeAsOthers: 'Başkaları böyle görür',
  close: 'Kodu kapat',
  closeHint: 'Kod bir daha hiç çalışmaz.',
  renew: 'Yeni bir kod oluştur',
  renewHint: 'Eski kod artık çalışmaz. Rozetler ve isim aynı kalır.',
  closed: 'Bu kod kapalı. Artık kimse kullanamaz.',
  badgesIn: ({ count }) => counted(count, { one: '# rozet', other: '# rozet' }),
};
