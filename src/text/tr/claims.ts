// Turkish words for what a participant says of themselves.
import type { HolderTexts } from '../holder-texts.ts';

export const claims: HolderTexts['claims'] = {
  title: 'Şimdiden ne yapabiliyorum?',
  lead: 'Rozetlere bak. Bir şeyi şimdiden yapabiliyor musun? Söyle.',
  open: 'Rozetlere bak',
  said: 'Sen diyorsun: bunu yapabiliyorum',
  has: 'sende var',
  canTitle: 'Bunu yapabiliyor musun?',
  canHint: 'Düğmeye dokun. İş sorumlun seninle birlikte bakar.',
  can: 'Bunu yapabiliyorum',
  claimed: 'Sen diyorsun: bunu yapabiliyorum.',
  claimedHint: 'İş sorumlun biliyor.',
  together: 'Birlikte bakacaksınız.',
  takeBack: 'Geri al',
  back: 'Tüm rozetler',
};

export const selfAssessments: HolderTexts['selfAssessments'] = {
  title: 'Kendin söyle',
  lead: 'Nasıl gidiyor? Sana uyana dokun.',
  levels: {
    'not-yet': 'şimdilik bir şey demiyorum',
    'with-help': 'yardımla',
    independent: 'kendi başıma',
    teaches: 'öğretirim',
  },
  save: 'Kaydet',
  change: 'Söylediğini değiştir',
  besideTitle: 'Yan yana',
  says: 'Sen',
  seen: 'İş sorumlun',
  beside: 'Senin söylediğin ve görülen, yan yana.',
  together: 'Bu birlikte dolduruldu.',
  private: 'Bunu sadece sen ve iş sorumluların görür. Rozet için sayılmaz.',
};
