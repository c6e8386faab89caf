// On the first page of the floor: with whom it is time to look together. A friendly line and a way to begin.
import type { Staff } from '../../domain/actors.ts';
import { listReminders } from '../../domain/reminders.ts';
import type { Services } from '../../services.ts';
import { personTile, tileGrid } from '../components.ts';
import { type Html, html } from '../html.ts';
import type { View } from '../layout.ts';
import { paths } from '../paths.ts';
import { renderNames } from './people-names.ts';

const shownMaximum = 6;

/** Nothing when it is nobody's time. */
export async function renderReminders(view: View, services: Services, actor: Staff): Promise<Html | null> {
  const words = view.texts.reminders;
  const people = (await listReminders(services, actor)).slice(0, shownMaximum);
  if (people.length === 0) return null;
  const names = renderNames(people.map(({ participantId: id, ...rest }) => ({ id, ...rest })));
  const [only] = people;
  const title = people.length === 1 && only ? words.titleOf({ name: only.givenName }) : words.title;
  const tiles = people.map(({ participantId, givenName }) =>
    personTile({ name: names.get(participantId) ?? givenName, href: `${paths.people}/${participantId}` }),
  );
  return html`<section><h2>${title}</h2><p>${words.lead}</p>${tileGrid(tiles)}</section>`;
}
