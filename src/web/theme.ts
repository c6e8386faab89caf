// The style sheet of the operator's own, where a setting names one: it comes after ours and sets the token names of
// NL Design System that ours reads. Its address holds the hash of its content, so that it never changes.
import { createHash } from 'node:crypto';
import { Problem } from '../base/problem.ts';
import type { Services, Theme } from '../services.ts';
import { type Html, html } from './html.ts';
import type { App, RouteModule } from './route-module.ts';

/** Such as `/theme/1a2b3c4d5e6f.css`. */
export function findThemeHref({ css }: Theme): string {
  return `/theme/${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`;
}

/** The class of the whole page: without our colours for the dark, which would cover those of the theme. */
export function themeMarks(theme: Theme | undefined): Html | null {
  if (theme === undefined) return null;
  return html` class="k-own${theme.className && ` ${theme.className}`}"`;
}

/** What a browser may make dark by itself: bars, fields, the paper behind the page. A theme can say otherwise. */
export function colorSchemes(theme: Theme | undefined): string {
  return theme === undefined ? 'light dark' : 'light';
}

function registerTheme(app: App, { settings: { theme } }: Services): void {
  app.get('/theme/:file', (request, reply) => {
    if (theme === undefined || request.url !== findThemeHref(theme)) throw new Problem('not-found');
    return reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type('text/css; charset=utf-8')
      .send(theme.css);
  });
}

export const themes: RouteModule = { noun: 'theme', register: registerTheme };
