// Form fields and the summary of what to look at again. Every form carries the key of its session (see sessions.ts).
import { isProblem } from '../base/problem.ts';
import type { HolderTexts } from '../text/languages.ts';
import { type Html, html, type Piece } from './html.ts';
import { fileIcon, levelIcons } from './icons.ts';
import type { HolderView } from './layout.ts';

export type FieldError = { field: string; message: string };

/** A form that posts, with its session's key. `files` for uploads. */
export function postForm(view: HolderView, action: string, body: Piece): Html {
  return html`<form method="post" action="${action}" class="k-form">${formKeyField(view)}${body}</form>`;
}

/** A form with a file in it: its fields come as multipart/form-data. */
export function uploadForm(view: HolderView, action: string, body: Piece): Html {
  return html`<form method="post" action="${action}" enctype="multipart/form-data" class="k-form" data-drop>${formKeyField(view)}${body}</form>`;
}

/** The hidden field that tells our own forms from those of other sites; nothing when nobody is signed in. */
export function formKeyField({ session }: HolderView): Html | null {
  return session?.formKey ? html`<input type="hidden" name="formKey" value="${session.formKey}">` : null;
}

export function hiddenField(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

export function button(
  label: Piece,
  kind: ButtonKind = 'primary',
  choice?: { name: string; value: string },
): Html {
  const field = choice && html` name="${choice.name}" value="${choice.value}"`;
  return html`<button class="k-button k-button-${kind}" type="submit"${field}>${label}</button>`;
}

export type Field = {
  name: string;
  label: string;
  value?: string | undefined;
  hint?: string;
  error?: string | undefined;
  optional?: boolean;
};

export type TextField = Field & {
  type?: 'text' | 'date' | 'email' | 'url' | 'password';
  /** May be sent empty though it is needed: the rules say so afterwards. */
  isChecked?: boolean;
  /** The keyboard with big digits. */
  digits?: boolean;
  autocomplete?: string;
  /** For codes: capitals, spaced letters, no spelling check. */
  code?: boolean;
  maxLength?: number;
  max?: string;
  min?: string;
};

export function textField(texts: Pick<HolderTexts, 'forms'>, field: TextField): Html {
  const code = field.code && html` autocapitalize="characters" spellcheck="false"`;
  return fieldFrame(
    texts,
    field,
    html`<input class="${field.code ? 'k-input k-input-code' : 'k-input'}" id="${field.name}" name="${field.name}" type="${field.type ?? 'text'}" value="${field.value}" autocomplete="${field.autocomplete ?? 'off'}"${code}${field.digits && html` inputmode="numeric"`}${field.maxLength && html` maxlength="${field.maxLength}"`}${field.min && html` min="${field.min}"`}${field.max && html` max="${field.max}"`}${describe(field)}${!field.optional && !field.isChecked && html` required`}>`,
  );
}

export type AreaField = Field & {
  rows?: number;
  maxLength?: number;
  /** Sentences of people; else a document to paste. */
  isProse?: boolean;
};

export function areaField(texts: Pick<HolderTexts, 'forms'>, field: AreaField): Html {
  return fieldFrame(
    texts,
    field,
    html`<textarea class="${field.isProse ? 'k-input k-input-prose' : 'k-input'}" id="${field.name}" name="${field.name}" rows="${field.rows ?? 6}" spellcheck="${field.isProse ? 'true' : 'false'}"${field.maxLength && html` maxlength="${field.maxLength}"`}${describe(field)}${!field.optional && html` required`}>${field.value}</textarea>`,
  );
}

/**
 * A browser's own button speaks the browser's language, so a label with our words stands in its place; what was chosen
 * the browser still shows. Where it may stay empty, file-field.js takes the browser's words for that away. `accept`:
 * which files a chooser offers first; others can be chosen too. `choose`: what the button says.
 */
export function fileField(
  texts: Pick<HolderTexts, 'forms'>,
  field: Omit<Field, 'value'> & { accept: string; choose: string },
): Html {
  const { name, accept, choose } = field;
  return fieldFrame(
    texts,
    field,
    html`<div class="k-input k-file"><label class="k-button k-button-secondary" for="${name}">${fileIcon}${choose}</label>
<input id="${name}" name="${name}" type="file" accept="${accept}"${describe(field)}${!field.optional && html` required`}></div>`,
  );
}

export type Option = { value: string; label: Piece; hint?: string };

/** A list that folds, for more options than fit on a screen. */
export function selectField(
  field: Field & { options: readonly { value: string; label: string; lang?: string }[] },
): Html {
  return html`<div class="k-field"><label for="${field.name}">${field.label}</label>
${hintAndError(field)}
<select class="k-input" id="${field.name}" name="${field.name}"${describe(field)}>${field.options.map(
    ({ value, label, lang }) =>
      html`<option value="${value}"${lang && html` lang="${lang}"`}${value === field.value && html` selected`}>${label}</option>`,
  )}</select></div>`;
}

/** A few options to choose one of, each a large target. */
export function radioField(field: Field & { options: readonly Option[]; isRequired?: boolean }): Html {
  const required = field.isRequired && html` required`;
  return html`<fieldset class="k-field" id="${field.name}"${describe(field)}><legend>${field.label}</legend>
${hintAndError(field)}
${field.options.map(
  (option) =>
    html`<label class="k-option"><input type="radio" name="${field.name}" value="${option.value}"${
      option.value === field.value && html` checked`
    }${required}><span>${option.label}${option.hint && html`<small><bdi>${option.hint}</bdi></small>`}</span></label>`,
)}</fieldset>`;
}

export function checkbox(field: { name: string; value: string; label: Piece; checked?: boolean }): Html {
  return html`<label class="k-option"><input type="checkbox" name="${field.name}" value="${field.value}"${
    field.checked && html` checked`
  }><span>${field.label}</span></label>`;
}

/** Several of a few options, each a large target. */
export function checkField(
  field: Omit<Field, 'value'> & { values: readonly string[]; options: readonly Option[] },
): Html {
  return html`<fieldset class="k-field" id="${field.name}"${describe(field)}><legend>${field.label}</legend>
${hintAndError(field)}
${field.options.map(({ value, label }) =>
  checkbox({ name: field.name, value, label, checked: field.values.includes(value) }),
)}</fieldset>`;
}

/** What the rules found wrong with a form, as faults of its fields; anything else goes on upward. */
export function findFaults(error: unknown, messages: Record<string, string>): FieldError[] {
  if (!isProblem(error, 'invalid-request')) throw error;
  const params = error.facts.invalidParams as readonly { name: string }[];
  const names = [...new Set(params.map(({ name }) => name))].filter((name) => name in messages);
  if (names.length === 0) throw error;
  return names.map((field) => ({ field, message: messages[field] ?? '' }));
}

export type LevelName = keyof typeof levelIcons;

const levelNames = Object.keys(levelIcons) as LevelName[];

/**
 * Three large buttons for one criterion. A tap on the chosen one takes it back, without scripts too: over it lies the
 * label of a fourth that is chosen at first and seen only by keyboards. Its value is empty: what was not seen is not
 * sent (see `readLevels`).
 */
export function levelButtons(
  texts: Pick<HolderTexts, 'levels'>,
  criterion: {
    key: string;
    label: Piece;
    note?: string;
    value?: LevelName | undefined;
    /** Other words for the same levels, where somebody speaks of themselves. */
    words?: Record<LevelName | 'not-yet', string>;
  },
): Html {
  const words = criterion.words ?? texts.levels;
  const name = `results.${criterion.key}`;
  const none = `${name}.none`;
  const check = (value: LevelName | '') => value === (criterion.value ?? '') && html` checked`;
  const radio = (value: LevelName) =>
    html`<input type="radio" name="${name}" value="${value}"${check(value)}>`;
  return html`<fieldset class="k-levels" id="${name}"><legend>${criterion.label}</legend>
${criterion.note && html`<p class="k-hint">${criterion.note}</p>`}
<div class="k-levels-row">${levelNames.map(
    (level) =>
      html`<div class="k-level"><label>${radio(level)}<span>${levelIcons[level]}${words[level]}</span></label><label class="k-again" for="${none}"></label></div>`,
  )}</div>
<label class="k-level-none"><input type="radio" id="${none}" name="${name}" value=""${check('')}><span>${words['not-yet']}</span></label>
</fieldset>`;
}

/** One field of a sent form, without space around it; empty when it was not sent. */
export function readField(body: unknown, name: string): string {
  return readList(body, name)[0]?.trim() ?? '';
}

/** Every value of a field that can be chosen more than once. */
export function readList(body: unknown, name: string): string[] {
  const value = isRecord(body) && Object.hasOwn(body, name) ? body[name] : undefined;
  const values = Array.isArray(value) ? value : [value];
  return values.filter((item) => typeof item === 'string');
}

/** The levels of a sent form by criterion, without those that were not seen. Values are not checked here. */
export function readLevels(body: unknown): Record<string, string> {
  const fields = isRecord(body) ? Object.entries(body) : [];
  return Object.fromEntries(
    fields.flatMap(([name, value]) =>
      name.startsWith('results.') && typeof value === 'string' && value !== ''
        ? [[name.slice('results.'.length), value]]
        : [],
    ),
  );
}

/** At the top of a form that was sent back: each fault as a link to its field. */
export function errorSummary(texts: Pick<HolderTexts, 'forms'>, errors: readonly FieldError[]): Html | null {
  return errors.length === 0
    ? null
    : html`<div class="k-errors" role="alert" tabindex="-1" autofocus><h2>${texts.forms.errorsTitle}</h2>
<ul>${errors.map(({ field, message }) => html`<li><a href="${`#${field}`}">${message}</a></li>`)}</ul></div>`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function fieldFrame(texts: Pick<HolderTexts, 'forms'>, field: Field, input: Html): Html {
  return html`<div class="k-field"><label for="${field.name}">${field.label}${
    field.optional && html` <small>(${texts.forms.optional})</small>`
  }</label>
${hintAndError(field)}
${input}</div>`;
}

function hintAndError({ name, hint, error }: Field): Html {
  return html`${hint && html`<p class="k-hint" id="${name}-hint">${hint}</p>`}${
    error && html`<p class="k-error" id="${name}-error">${error}</p>`
  }`;
}

function describe({ name, hint, error }: Field): Html | null {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return ids === '' ? null : html` aria-describedby="${ids}"${error && html` aria-invalid="true"`}`;
}

/** What mail programs take for an address; whether it is somebody's shows when it is used. */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s\p{Cc}@<>,;:"]+@[^\s\p{Cc}@<>,;:"]+\.[^\s\p{Cc}@<>,;:".]+$/u.test(text);
}
