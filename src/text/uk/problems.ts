// Ukrainian words for what went wrong, and what to do now.
import type { HolderTexts } from '../holder-texts.ts';

export const problems: HolderTexts['problems'] = {
  'invalid-request': {
    title: 'Щось не так',
    advice: 'Поверніться, перевірте, що ви ввели, і надішліть ще раз.',
  },
  'not-authenticated': {
    title: 'Спочатку увійдіть',
    advice: 'Відкрийте посилання для входу. Немає посилання? Попросіть наставника.',
  },
  'sign-in-link-invalid': {
    title: 'Це посилання більше не працює',
    advice: 'Посилання для входу працює один раз і недовго. Попросіть нове.',
  },
  forbidden: { title: 'Вам не можна цього робити', advice: 'Запитайте свого наставника.' },
  'form-expired': {
    title: 'Ця форма більше не дійсна',
    advice: 'Відкрийте сторінку знову і заповніть форму ще раз.',
  },
  'not-found': {
    title: 'Тут нічого немає',
    advice: 'Перевірте посилання або код. Можливо, цю сторінку закрито.',
  },
  'too-many-requests': {
    title: 'Зачекайте трохи',
    advice: 'Було забагато спроб. Зачекайте хвилину і спробуйте ще раз.',
  },
  'credential-withdrawn': {
    title: 'Цю відзнаку вже відкликано',
    advice: 'Цього не можна скасувати. Запитайте свого наставника.',
  },
  'share-closed': { title: 'Цей код закрито', advice: 'Закритий код не можна відкрити. Створіть новий код.' },
  'signing-unavailable': {
    title: 'Зараз не можна створити відзнаку',
    advice: 'Нічого не збережено. Спробуйте ще раз за кілька хвилин.',
  },
  'database-unavailable': {
    title: 'Ми скоро повернемося',
    advice: 'Нічого не збережено. Спробуйте ще раз за пів хвилини.',
  },
  'internal-error': {
    title: 'У нас щось пішло не так',
    advice: 'Це не ваша вина. Спробуйте пізніше ще раз.',
  },
};

export const problemPage: HolderTexts['problemPage'] = {
  details: 'Для адміністратора',
  code: 'Назва проблеми',
  id: 'Номер цього запиту',
  toStart: 'На початок',
  listTitle: 'Проблеми, які знає ця служба',
  status: 'Відповідь',
  retryHelps: 'Можливо, пізніше вийде.',
  retryUseless: 'Повторна спроба не допоможе.',
};
