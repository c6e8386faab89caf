// The page of a maker: who stands behind a badge, how is assessed, whom to ask. web/public/issuers.ts sends it.
import type { Profile } from '../../openbadges/profile.ts';
import { buttonLink, factList } from '../components.ts';
import { html, type Piece } from '../html.ts';
import type { Page } from '../layout.ts';
import { paths } from '../paths.ts';
import type { PageContext } from './credentials.ts';

/** `profile` is what `loadIssuerProfile` gives. */
export function renderIssuerPage(profile: Profile, { view }: Pick<PageContext, 'view'>): Page {
  const { issuerPage } = view.texts;
  const slug = profile.id.split(':').at(-1);
  const contact: [Piece, Piece][] = [];
  if (profile.email !== undefined) {
    contact.push([issuerPage.email, html`<a href="${`mailto:${profile.email}`}">${profile.email}</a>`]);
  }
  if (!profile.url.startsWith(view.settings.publicUrl)) {
    contact.push([issuerPage.website, html`<a href="${profile.url}" rel="noreferrer">${profile.url}</a>`]);
  }
  const body = html`<p class="k-kicker">${issuerPage.kicker}</p>
<h1>${profile.name}</h1>
<p class="k-lead">${issuerPage.lead}</p>
<h2>${issuerPage.howTitle}</h2>
<p>${issuerPage.how}</p>
<h2>${issuerPage.contactTitle}</h2>
${contact.length > 0 ? factList(contact) : html`<p>${issuerPage.noContact}</p>`}
<div class="k-actions">${buttonLink(paths.catalogue, issuerPage.catalogue, 'secondary')}</div>
<details class="k-details"><summary>${issuerPage.technicalTitle}</summary>${factList([
    [issuerPage.id, html`<code>${profile.id}</code>`],
    [issuerPage.keys, html`<a href="${`/issuers/${slug}/did.json`}"><code>did.json</code></a>`],
  ])}</details>`;
  return { title: profile.name, body };
}
