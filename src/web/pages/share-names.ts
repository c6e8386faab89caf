// The name that a cv-code shows, to be changed later: on the page of the code, by the participant or staff together
// with them.
import { renderDisplayName } from '../../domain/shared-sets.ts';
import { changeShareName, displayNames, type Share } from '../../domain/shares.ts';
import type { Services } from '../../services.ts';
import { button, postForm, radioField, readField } from '../forms.ts';
import { type Html, html } from '../html.ts';
import type { HolderView } from '../layout.ts';
import type { App, RouteModule } from '../route-module.ts';
import { withNotice } from './notices.ts';
import { ownerPlaces } from './owners.ts';

function registerShareNames(app: App, services: Services): void {
  for (const { prefix, findOwner } of ownerPlaces) {
    app.post<{ Params: { shareId: string } }>(`${prefix}/codes/:shareId/naam`, async (request, reply) => {
      const { actor, participantId, base } = findOwner(request);
      const { shareId } = request.params;
      const chosen = readField(request.body, 'displayName');
      const displayName = displayNames.find((choice) => choice === chosen);
      const address = `${base}/codes/${shareId}`;
      // Only a form that somebody made themselves chooses nothing.
      if (displayName === undefined) return reply.redirect(address, 303);
      await changeShareName(services, actor, { participantId, shareId, displayName });
      return reply.redirect(withNotice(address, 'code-naam'), 303);
    });
  }
}

type Named = { share: Share; base: string; names: { givenName: string; familyName: string } };

/** Folded: the name was chosen when the code was made. */
export function renderNameChange(view: HolderView, { share, base, names }: Named): Html {
  const { shares } = view.texts;
  const options = displayNames.map((value) => {
    const example = renderDisplayName(value, names);
    return { value, label: shares.names[value], ...(example === null ? {} : { hint: example }) };
  });
  const words = view.texts.control;
  const form = html`${radioField({ name: 'displayName', label: shares.chooseName, options, value: share.displayName })}
${button(words.saveName, 'secondary')}`;
  return html`<details class="k-details"><summary>${words.changeName}</summary>
${postForm(view, `${base}/codes/${share.id}/naam`, form)}</details>`;
}

export const shareNamePages: RouteModule = { noun: 'shares', register: registerShareNames };
