// Arabic words for small steps.
import type { HolderTexts } from '../holder-texts.ts';

export const smallSteps: HolderTexts['smallSteps'] = {
  sentences: {
    'tried-something-new': 'جرّبت شيئًا جديدًا.',
    'asked-for-help': 'طلبت المساعدة. أحسنت.',
    'helped-a-colleague': 'ساعدت أحد الزملاء.',
    'listened-well': 'استمعت جيدًا.',
    'kept-going': 'واصلت، حتى عندما كان صعبًا.',
    'saw-what-was-needed': 'رأيت بنفسك ما يلزم.',
    'worked-neatly': 'عملت بترتيب كبير.',
    'kept-calm': 'حافظت على الهدوء وقت الزحام.',
    'kind-to-guests': 'عاملت الضيوف بلطف.',
    'learned-something': 'تعلّمت شيئًا جديدًا.',
    'explained-well': 'شرحت شيئًا جيدًا.',
    'brought-good-cheer': 'كان الجو جميلًا معك.',
  },
  title: 'خطواتك الصغيرة',
  lead: 'شخص ما رأى هذا منك في العمل.',
  all: 'كل الخطوات الصغيرة',
  private: 'الخطوات الصغيرة لك ولمشرفيك فقط.',
  more: 'المزيد',
};
