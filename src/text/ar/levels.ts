// Arabic words for how well something was seen.
import type { HolderTexts } from '../holder-texts.ts';

export const levels: HolderTexts['levels'] = {
  'not-yet': 'لم يُشاهَد بعد',
  'with-help': 'بمساعدة',
  independent: 'دون مساعدة',
  teaches: 'تعليم الآخرين',
};
