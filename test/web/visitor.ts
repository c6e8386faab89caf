// Somebody with a browser that runs no scripts: opens an address, taps links and buttons, fills in what a page offers.
// Reads nothing but the markup that was sent. Keeps every page it saw, so that a test can look them all over.
import { strict as assert } from 'node:assert';
import type { FastifyInstance } from 'fastify';

export type Field = { name: string; type: string; value: string; checked: boolean; label: string };
export type Button = { text: string; name?: string; value?: string };
export type Form = { action: string; method: 'GET' | 'POST'; fields: Field[]; buttons: Button[] };
export type Link = { href: string; text: string };

export type Page = {
  url: string;
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  html: string;
  /** What a reader sees, spaces made single. */
  text: string;
  title: string;
  links: Link[];
  forms: Form[];
};

export type Visitor = {
  page: Page;
  /** Follows an address that was given by other means: typed, scanned, sent. */
  open(url: string): Promise<Page>;
  /** Taps the first link whose words are, or hold, `text`. */
  tap(text: string | RegExp): Promise<Page>;
  /** Taps a radio button or check box. */
  choose(name: string, value: string): void;
  /** Takes a tap on a check box back. */
  clear(name: string, value: string): void;
  write(name: string, value: string): void;
  /** Taps a button and follows where it leads. `tamper` changes what is sent, as only a rogue browser can. */
  press(text: string, tamper?: Record<string, string | undefined>): Promise<Page>;
  /** Taps and typed fields since the last `reset`. */
  counts: { taps: number; typed: number };
  reset(): void;
  cookies: Map<string, string>;
};

/** Every page that any visitor of this process was shown. */
export const seenPages: Page[] = [];

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#96': '`' };

export function decode(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|#96);/g, (_, name: string) => entities[name] ?? '');
}

function readText(html: string): string {
  return decode(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

function readAttribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : decode(value);
}

function readFields(html: string): Field[] {
  const inputs = [...html.matchAll(/<input[^>]*>(?:<span>([\s\S]*?)<\/span><\/label>)?/g)].map(
    ([tag, label]) => ({
      name: readAttribute(tag, 'name') ?? '',
      type: readAttribute(tag, 'type') ?? 'text',
      value: readAttribute(tag, 'value') ?? '',
      checked: /^<input[^>]*\schecked/.test(tag),
      label: readText(label ?? ''),
    }),
  );
  const areas = [...html.matchAll(/(<textarea[^>]*>)([\s\S]*?)<\/textarea>/g)].map(
    ([, tag = '', text = '']) => ({
      name: readAttribute(tag, 'name') ?? '',
      type: 'textarea',
      value: decode(text),
      checked: false,
      label: '',
    }),
  );
  const selects = [...html.matchAll(/(<select[^>]*>)([\s\S]*?)<\/select>/g)].map(
    ([, tag = '', options = '']) => ({
      name: readAttribute(tag, 'name') ?? '',
      type: 'select',
      value: readAttribute(/<option[^>]*\sselected>/.exec(options)?.[0] ?? options, 'value') ?? '',
      checked: false,
      label: '',
    }),
  );
  return [...inputs, ...areas, ...selects];
}

function readForms(html: string): Form[] {
  return [...html.matchAll(/(<form[^>]*>)([\s\S]*?)<\/form>/g)].map(([, tag = '', inside = '']) => ({
    action: readAttribute(tag, 'action') ?? '',
    method: readAttribute(tag, 'method') === 'get' ? ('GET' as const) : ('POST' as const),
    fields: readFields(inside),
    buttons: [...inside.matchAll(/(<button[^>]*>)([\s\S]*?)<\/button>/g)].map(
      ([, button = '', text = '']) => {
        const [name, value] = [readAttribute(button, 'name'), readAttribute(button, 'value')];
        return { text: readText(text), ...(name && { name }), ...(value && { value }) };
      },
    ),
  }));
}

function readPage(
  url: string,
  answer: { statusCode: number; headers: Page['headers']; payload: string },
): Page {
  const html = answer.payload;
  const body = /<body[\s\S]*<\/body>/.exec(html)?.[0] ?? '';
  return {
    url,
    status: answer.statusCode,
    headers: answer.headers,
    html,
    text: readText(body),
    title: readText(/<title>([\s\S]*?)<\/title>/.exec(html)?.[1] ?? ''),
    links: [...body.matchAll(/(<a\s[^>]*>)([\s\S]*?)<\/a>/g)].map(([, tag = '', text = '']) => ({
      href: readAttribute(tag, 'href') ?? '',
      text: readText(text),
    })),
    forms: readForms(body),
  };
}

const nowhere: Page = {
  url: '',
  status: 0,
  headers: {},
  html: '',
  text: '',
  title: '',
  links: [],
  forms: [],
};

/** What a browser sends of a form: what is checked, what is filled in, and the button that was pressed. */
function buildBody(form: Form, button: Button, tamper: Record<string, string | undefined>): string {
  const fields = form.fields
    .filter(({ type, checked }) => (type !== 'radio' && type !== 'checkbox') || checked)
    .map(({ name, value }): [string, string] => [name, value]);
  if (button.name) fields.push([button.name, button.value ?? '']);
  const kept = fields.filter(([name]) => !(name in tamper));
  const added = Object.entries(tamper).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URLSearchParams([...kept, ...added]).toString();
}

export function openVisitor(app: FastifyInstance, language = 'nl'): Visitor {
  const cookies = new Map<string, string>([['taal', language]]);
  const ask = async (method: 'GET' | 'POST', url: string, payload?: string): Promise<Page> => {
    const { pathname, search } = new URL(url, 'https://badges.example.org');
    const answer = await app.inject({
      method,
      url: pathname + search,
      headers: {
        accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'sec-fetch-site': method === 'POST' ? 'same-origin' : 'none',
        ...(payload !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(payload !== undefined && { payload }),
    });
    for (const { name, value } of answer.cookies) {
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const { location } = answer.headers;
    if (answer.statusCode === 303 && typeof location === 'string') return ask('GET', location);
    const page = readPage(pathname + search, answer);
    seenPages.push(page);
    visitor.page = page;
    return page;
  };
  const findForm = (matches: (form: Form) => boolean, what: string): Form => {
    const form = visitor.page.forms.find(matches);
    assert(form, `there is no ${what} on ${visitor.page.url}: ${visitor.page.text.slice(0, 400)}`);
    return form;
  };
  const check = (name: string, value: string, checked: boolean): void => {
    const isMeant = (field: Field) => field.name === name && field.value === value;
    const form = findForm(({ fields }) => fields.some(isMeant), `${name}=${value}`);
    for (const field of form.fields) {
      if (field.name === name && field.type === 'radio') field.checked = false;
      if (isMeant(field)) field.checked = checked;
    }
    visitor.counts.taps += 1;
  };
  const visitor: Visitor = {
    page: nowhere,
    cookies,
    counts: { taps: 0, typed: 0 },
    reset() {
      visitor.counts = { taps: 0, typed: 0 };
    },
    open: (url) => ask('GET', url),
    tap(text) {
      const { links } = visitor.page;
      const link =
        typeof text === 'string'
          ? (links.find((candidate) => candidate.text === text) ??
            links.find((candidate) => candidate.text.includes(text)))
          : links.find((candidate) => text.test(candidate.text));
      assert(link, `there is no link ${text} on ${visitor.page.url}: ${visitor.page.text.slice(0, 400)}`);
      visitor.counts.taps += 1;
      return ask('GET', link.href);
    },
    choose: (name, value) => check(name, value, true),
    clear: (name, value) => check(name, value, false),
    write(name, value) {
      const form = findForm(({ fields }) => fields.some((field) => field.name === name), name);
      for (const field of form.fields) if (field.name === name) field.value = value;
      visitor.counts.typed += 1;
    },
    press(text, tamper = {}) {
      const form = findForm(
        ({ buttons }) => buttons.some((button) => button.text === text),
        `button ${text}`,
      );
      const button = form.buttons.find((candidate) => candidate.text === text);
      visitor.counts.taps += 1;
      const body = buildBody(form, button ?? { text }, tamper);
      return form.method === 'GET' ? ask('GET', `${form.action}?${body}`) : ask('POST', form.action, body);
    },
  };
  return visitor;
}
