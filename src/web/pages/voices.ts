// On a participant's own page: what they say of themselves and what was said to them, each from the page it belongs to.
import type { Holder } from '../../domain/actors.ts';
import type { Participant } from '../../domain/participants.ts';
import type { Services } from '../../services.ts';
import { type Html, html } from '../html.ts';
import type { HolderView } from '../layout.ts';
import { paths } from '../paths.ts';
import { renderOwnClaims } from './claims.ts';
import { renderLatestSteps } from './small-steps.ts';
import { renderWaitingBadges } from './waiting-badges.ts';

type Speaker = { services: Services; actor: Holder; participant: Participant };

export async function renderVoice(
  view: HolderView,
  { services, actor, participant }: Speaker,
): Promise<Html> {
  const owner = { actor, participant, base: paths.mine, isOwn: true };
  return html`${await renderWaitingBadges(view, services, owner)}${await renderLatestSteps(view, services, owner)}${await renderOwnClaims(view, services, owner)}
<p class="k-links"><a href="${`${paths.mine}/gespreksblad`}">${view.texts.talkSheet.open}</a></p>`;
}
