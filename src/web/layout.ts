// The frame around every page: head, header, navigation, footer. Knows no noun; pages give it a title and a body.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayAct } from '../domain/actors.ts';
import type { Settings } from '../services.ts';
import {
  type HolderLanguage,
  type HolderTexts,
  holderLanguageCodes,
  holderLanguages,
  type Language,
  languageCodes,
  languages,
  type Texts,
} from '../text/languages.ts';
import { findAssetHref } from './assets.ts';
import { listDeviceScripts, renderDeviceMarks, renderInstallLink, renderKeptBar } from './device.ts';
import { listSureFonts } from './fonts.ts';
import { dataBlock, type Html, html, type Piece, renderHtml } from './html.ts';
import { iconLanguage, iconWordMark, menuIcons } from './icons.ts';
import { listLockScripts, renderLockData, renderWayOut } from './locks.ts';
import { addVary } from './negotiation.ts';
import { paths } from './paths.ts';
import type { Session } from './sessions.ts';
import { listStyleHrefs } from './style-sheets.ts';
import { colorSchemes, findThemeHref, themeMarks } from './theme.ts';

/** What a page that a participant meets needs to know about who looks at it: it speaks every language. */
export type HolderView = {
  texts: HolderTexts & Partial<Pick<Texts, 'staffMenu' | 'notices' | 'keptBar'>>;
  language: HolderLanguage;
  /** What this reader gets for words of badges that are not translated, and what they send to others. */
  badgeLanguage: Language;
  /** Among which languages a reader of this page can choose. */
  offered: readonly HolderLanguage[];
  session: Session | null;
  /** Where this page can be opened again; not the answer to a form. */
  path?: string | undefined;
  settings: Pick<Settings, 'publicUrl' | 'demo' | 'posts' | 'theme'>;
};

/** The same for every other page: those of staff and of the public speak Dutch and English. */
export type View = HolderView & { texts: Texts; language: Language };

export type Page = {
  title: string;
  body: Html;
  /** Shown by chat programs and social media. Neutral words unless given; never a name. */
  preview?: { title: string; description: string };
  /** Only what names no person may be found by search engines. */
  indexable?: boolean;
  /** The path under which search engines should know the page; it also has its other language there. */
  canonical?: string;
  /** The same for programs, in the words of schema.org. */
  data?: object;
  /** `wide` for lists and tables; else one comfortable column. */
  width?: 'wide';
  /** Style sheets in `assets/` besides those of every page and of the pieces on it (style-sheets.ts). */
  styles?: readonly string[];
  /** Modules in `assets/` that make a page better, and that it can do without. */
  scripts?: readonly string[];
  /** Without the menu: a step of a form, on which every line of the screen counts. */
  isStep?: boolean;
  /** Without the menu and the way out: for a screen that is turned to somebody else. */
  isBare?: boolean;
  /** The locked screen of a shared tablet: what a page kept on the device is to be forgotten. */
  isLocked?: boolean;
};

const findPath = ({ method, url }: FastifyRequest): string | undefined =>
  method === 'GET' ? url : undefined;

export function buildView(request: FastifyRequest, settings: Settings): View {
  const { language: wished, session } = request;
  const language = holderLanguages[wished].elsewhere;
  const { texts } = languages[language];
  const path = findPath(request);
  return { texts, language, badgeLanguage: language, offered: languageCodes, session, path, settings };
}

/** In any language for a participant and for who may become one; staff keep to theirs, in which everything is told. */
export function buildHolderView(request: FastifyRequest, settings: Settings): HolderView {
  const { language, session } = request;
  if (session?.actor.kind === 'staff') return buildView(request, settings);
  const { texts, elsewhere } = holderLanguages[language];
  return { texts, language, badgeLanguage: elsewhere, offered: holderLanguageCodes, session, settings };
}

/** What stands on a page of staff for a participant to read: in the language that they chose, else that of the page. */
export function turnView(view: View, { language: chosen }: { language: HolderLanguage | null }): HolderView {
  const language = chosen ?? view.language;
  const { texts, elsewhere } = holderLanguages[language];
  return { ...view, texts, language, badgeLanguage: elsewhere };
}

/** The attributes of an element whose words are in the language of a view, on a page in another. */
export function languageMarks({ language }: HolderView): Html {
  return html` lang="${language}" dir="${holderLanguages[language].direction}"`;
}

/** Dutch or English words of a badge on a page in another language: marked, for voices and for reading order. */
export function badgeWords({ language, badgeLanguage }: HolderView, words: string): Piece {
  return language === badgeLanguage ? words : html`<bdi lang="${badgeLanguage}">${words}</bdi>`;
}

/** Sends a page. Status 200 unless the reply has another; kept nowhere unless the route said otherwise. */
export function sendPage(reply: FastifyReply, view: HolderView, page: Page): FastifyReply {
  addVary(reply, 'Accept', 'Cookie');
  if (page.indexable) {
    reply.removeHeader('x-robots-tag');
  }
  return reply.type('text/html; charset=utf-8').send(renderPage(view, page, reply.request.url));
}

/** A whole page as text. `url`: its path, so that the menu can mark where the reader is. */
export function renderPage(view: HolderView, page: Page, url = ''): string {
  const { language } = view;
  return renderHtml(html`<!doctype html>
<html lang="${language}" dir="${holderLanguages[language].direction}"${themeMarks(view.settings.theme)}>
${renderHead(view, page)}
<body${page.width === 'wide' && html` class="k-wide"`}${renderDeviceMarks(view.session)}${renderLockData(view, page)}>
<a class="k-skip" href="#inhoud">${view.texts.shell.skipToContent}</a>
${renderHeader(view, page, url)}
${isTurned(view, page.isBare) ? null : renderKeptBar(view)}
<main id="inhoud" class="k-main">
${page.body}
</main>
${isTurned(view, page.isBare) ? null : renderFooter(view)}
</body>
</html>
`);
}

/** One address for search engines, and the same page in each language. */
function renderCanonical({ settings, language, offered }: HolderView, { canonical }: Page): Html | null {
  if (canonical === undefined) return null;
  const href = (code: string) => `${settings.publicUrl}${canonical}${code === 'nl' ? '' : `?taal=${code}`}`;
  return html`<link rel="canonical" href="${href(language)}">
${offered.map((code) => html`<link rel="alternate" hreflang="${code}" href="${href(code)}">`)}`;
}

function renderHead(view: HolderView, page: Page): Html {
  const { texts, session } = view;
  const scripts = [
    ...new Set([...listLockScripts(view, page), ...(page.scripts ?? []), ...listDeviceScripts(session)]),
  ];
  const styles = listStyleHrefs({
    language: view.language,
    body: renderHtml(page.body),
    own: [...(view.offered.length > languageCodes.length ? ['languages.css'] : []), ...(page.styles ?? [])],
  });
  // A theme may bring letters of its own.
  const fonts = view.settings.theme ? [] : listSureFonts(view.language);
  const preview = page.preview ?? {
    title: texts.shell.previewTitle,
    description: texts.shell.previewDescription,
  };
  return html`<head>
<meta charset="utf-8">
<title>${page.title} · ${texts.shell.siteName}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${colorSchemes(view.settings.theme)}">
<meta name="referrer" content="no-referrer">
${page.indexable ? null : html`<meta name="robots" content="noindex, nofollow">`}
<meta name="description" content="${preview.description}">
<meta property="og:site_name" content="${texts.shell.siteName}">
<meta property="og:title" content="${preview.title}">
<meta property="og:description" content="${preview.description}">
${renderCanonical(view, page)}${page.data && dataBlock(page.data)}
<link rel="icon" href="${findAssetHref('icon.svg')}" type="image/svg+xml">
${fonts.map((href) => html`<link rel="preload" href="${href}" as="font" type="font/woff2" crossorigin>`)}
${styles.map((href) => html`<link rel="stylesheet" href="${href}">`)}
${view.settings.theme && html`<link rel="stylesheet" href="${findThemeHref(view.settings.theme)}">`}
${renderInstallLink(session)}
${scripts.map((file) => html`<script type="module" src="${findAssetHref(file)}"></script>`)}
</head>`;
}

/** In somebody else's hands, while staff are signed in: nothing on it leads to what they see. */
function isTurned({ session }: HolderView, isBare = false): boolean {
  return isBare && session !== null;
}

/** One row; staff have a second for where they can go. */
function renderHeader(view: HolderView, { isBare, isStep }: Page, url: string): Html {
  const { texts, session } = view;
  const { shell } = texts;
  const mark = html`${iconWordMark}<span>${shell.siteName}</span>`;
  const isAway = isTurned(view, isBare);
  const menu = isBare || isStep ? null : renderNavigation(view, url);
  const isOneRow = session?.actor.kind === 'holder';
  return html`<header class="${session === null ? 'k-header' : 'k-header k-signed-in'}">
<div class="k-bar">
${isAway ? html`<span class="k-mark">${mark}</span>` : html`<a class="k-mark" href="${paths.start}">${mark}</a>`}
${isOneRow && menu}
<div class="k-tools">${session === null && html`<a href="${paths.check}">${shell.check}</a>`}${isAway ? null : renderLanguages(view)}${!isBare && renderAccount(view)}${session && renderWayOut(view, session, isBare)}</div>
</div>
${!isOneRow && menu}
${view.settings.demo ? html`<p class="k-demo">${shell.demo}</p>` : null}
</header>`;
}

/** What staff set for themselves; not on a tablet that they share. */
function renderAccount({ texts, session }: HolderView): Html | null {
  if (session?.actor.kind !== 'staff' || session.actor.isByPin || !texts.staffMenu) return null;
  return html`<a href="${paths.me}">${texts.staffMenu.account}</a>`;
}

/** Each by its own name. One other stands there; more unfold. */
function renderLanguages({ texts, language, offered }: HolderView): Html | null {
  const others = offered.filter((code) => code !== language);
  const links = others.map((code) => {
    const { name, direction } = holderLanguages[code];
    const turned = direction !== 'ltr' && html` dir="${direction}"`;
    return html`<a href="?taal=${code}" lang="${code}" hreflang="${code}"${turned}>${name}</a>`;
  });
  const label = texts.shell.languageSwitch;
  if (links.length === 0) return null;
  if (links.length < 2) return html`<nav aria-label="${label}">${links}</nav>`;
  return html`<details class="k-languages"><summary>${iconLanguage}<span class="k-hidden">${label}: </span><span class="k-wide-only">${holderLanguages[language].name}</span></summary>
<nav aria-label="${label}">${links}</nav></details>`;
}

function renderNavigation({ texts, session }: HolderView, url: string): Html | null {
  const { shell, staffMenu } = texts;
  const actor = session?.actor;
  if (actor === undefined) return null;
  const links: [href: string, name: string, icon: Html | null][] = [];
  if (staffMenu) {
    if (mayAct(actor, 'assess')) links.push([paths.award, staffMenu.award, menuIcons.award]);
    if (mayAct(actor, 'list-participants')) links.push([paths.people, staffMenu.people, menuIcons.people]);
    if (mayAct(actor, 'see-approvals'))
      links.push([paths.approvals, staffMenu.approvals, menuIcons.approvals]);
    if (mayAct(actor, 'see-staff')) links.push([paths.team, staffMenu.team, menuIcons.team]);
  }
  if (actor.kind === 'holder') links.push([paths.mine, shell.myBadges, null]);
  if (links.length === 0) return null;
  return html`<nav class="k-nav" aria-label="${shell.mainNavigation}"><ul>
${links.map(([href, name, icon]) => html`<li><a href="${href}"${markPlace(href, url)}>${icon}${name}</a></li>`)}
</ul></nav>`;
}

/** For eyes and voices: this page, or one that belongs to it. */
function markPlace(href: string, url: string): Html | null {
  const [path = ''] = url.split('?');
  if (path === href) return html` aria-current="page"`;
  return path.startsWith(`${href}/`) ? html` aria-current="true"` : null;
}

/** Whom this reader can ask; a stranger who checks a badge has no supervisor, and finds on the page whom to ask. */
function findHelp({ texts, offered, session }: HolderView): string | null {
  if (session?.actor.kind === 'staff') return texts.staffMenu?.help ?? null;
  return session !== null || offered === holderLanguageCodes ? texts.shell.help : null;
}

function renderFooter(view: HolderView): Html {
  const { shell } = view.texts;
  const help = findHelp(view);
  const links = [
    [paths.explanation, shell.explanation],
    [paths.catalogue, shell.catalogue],
    [paths.check, shell.check],
  ] as const;
  return html`<footer class="k-footer"><div>
<p>${shell.whatIsThis}</p>
${help && html`<p>${help}</p>`}
<p class="k-links">${links.map(([href, name]) => html`<a href="${href}">${name}</a>`)}</p>
</div></footer>`;
}
