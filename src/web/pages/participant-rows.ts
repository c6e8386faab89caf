// The rows of a list while they are looked over: faulty ones as fields with the fault beside each, good ones folded
// away; and what came of it.
import type { ListRow, RowFault, RowField } from '../../domain/participant-lists.ts';
import type { Participant } from '../../domain/participants.ts';
import { buttonLink } from '../components.ts';
import { button, checkbox, errorSummary, hiddenField, postForm, radioField, textField } from '../forms.ts';
import { type Html, html } from '../html.ts';
import type { View } from '../layout.ts';
import { paths } from '../paths.ts';

export type Rows = {
  rows: ListRow[];
  locationId: string | undefined;
  faults: RowFault[];
  places: { id: string; name: string }[];
};

const fieldsOf = ({ faults }: Rows, at: number): RowField[] =>
  faults.filter(({ row }) => row === at).map(({ field }) => field);

/** The page that asks whether the list is right. */
export function renderRows(view: View, list: Rows): Html {
  const { texts } = view;
  const { peopleList: words } = texts;
  const bad = new Set(list.faults.map(({ row }) => row)).size;
  const good = list.rows.length - bad;
  const errors = list.faults.map(({ row, field }) => ({
    field: `rows.${row}.${field}`,
    message: `${words.row({ number: row + 1 })}: ${words.faults[field]}`,
  }));
  return html`<h1>${words.checkTitle}</h1>
${errorSummary(texts, errors)}
<p class="k-lead">${bad === 0 ? words.allGood({ count: good }) : words.someGood({ good, bad })}</p>
${renderForm(view, list, { good, bad })}
<p><a href="${`${paths.people}/lijst`}">${words.back}</a></p>`;
}

function renderForm(view: View, list: Rows, { good, bad }: { good: number; bad: number }): Html {
  const { peopleList: words } = view.texts;
  const all = list.rows.map((row, at) => ({ row, at, fields: fieldsOf(list, at) }));
  const right = all.filter(({ fields }) => fields.length === 0);
  const main = bad === 0 ? words.addAll : words.addMended;
  return postForm(
    view,
    `${paths.people}/lijst`,
    html`${list.locationId && hiddenField('locationId', list.locationId)}
${all.filter(({ fields }) => fields.length > 0).map(({ row, at, fields }) => renderFaulty(view, { row, at, fields, list }))}
${right.map(({ row, at }) => renderHidden(row, at))}
${
  right.length > 0 &&
  html`<details${bad === 0 && html` open`}><summary>${words.goodTitle({ count: right.length })}</summary>
<ul class="k-list">${right.map(({ row }) => html`<li>${row.givenName} ${row.familyName} ${row.location && html`<small>${findPlace(list, row)}</small>`}</li>`)}</ul></details>`
}
<div class="k-actions">${button(main, 'primary', { name: 'which', value: 'all' })}
${bad > 0 && good > 0 && button(words.addGood({ count: good }), 'secondary', { name: 'which', value: 'good' })}</div>`,
  );
}

function findPlace({ places }: Rows, { location }: ListRow): string {
  return places.find(({ id }) => id === location)?.name ?? location;
}

function renderHidden(row: ListRow, at: number): Html {
  return html`${hiddenField(`rows.${at}.givenName`, row.givenName)}${hiddenField(`rows.${at}.familyName`, row.familyName)}${hiddenField(
    `rows.${at}.location`,
    row.location,
  )}${row.isOther && hiddenField(`rows.${at}.isOther`, 'yes')}`;
}

type Faulty = { row: ListRow; at: number; fields: RowField[]; list: Rows };

function renderFaulty(view: View, { row, at, fields, list }: Faulty): Html {
  const { texts } = view;
  const { peopleList: words, people } = texts;
  const faultOf = (field: RowField) => (fields.includes(field) ? words.faults[field] : undefined);
  const name = (field: 'givenName' | 'familyName') =>
    textField(texts, {
      name: `rows.${at}.${field}`,
      label: people[field],
      value: row[field],
      error: faultOf(field),
      maxLength: 100,
      isChecked: true,
    });
  const asked = row.location.toLowerCase();
  const place = list.places.find(({ id, name }) => id === row.location || name.toLowerCase() === asked);
  return html`<fieldset class="k-card k-list-row"><legend>${words.row({ number: at + 1 })}</legend>
<div class="k-list-names">${name('givenName')}${name('familyName')}</div>
${
  list.places.length > 1 || fields.includes('location')
    ? radioField({
        name: `rows.${at}.location`,
        label: people.location,
        value: place?.id ?? (row.location === '' ? (list.locationId ?? '') : ''),
        error: faultOf('location'),
        options: list.places.map(({ id, name }) => ({ value: id, label: name })),
      })
    : hiddenField(`rows.${at}.location`, row.location)
}
${
  fields.includes('isOther') &&
  html`<div class="k-field" id="${`rows.${at}.isOther`}"><p class="k-error">${words.faults.isOther}</p>
${checkbox({ name: `rows.${at}.isOther`, value: 'yes', label: words.isOther })}</div>`
}
${checkbox({ name: `rows.${at}.skip`, value: 'yes', label: words.leaveOut })}</fieldset>`;
}

type Added = { created: Participant[]; left: Rows };

/** Who was added, and the rows that were left out, to be mended still. */
export function renderAdded(view: View, { created, left }: Added): Html {
  const { peopleList: words } = view.texts;
  const cards = html`${created.map(({ id }) => hiddenField('participantIds', id))}${button(words.toCards)}`;
  return html`<h1>${words.doneTitle}</h1>
<p class="k-lead">${words.done({ count: created.length })}</p>
<ul class="k-list">${created.map(({ id, givenName, familyName }) => html`<li><a href="${`${paths.people}/${id}`}">${givenName} ${familyName}</a></li>`)}</ul>
${created.length > 0 && postForm(view, `${paths.people}/kaarten`, html`<div class="k-actions">${cards}</div>`)}
${left.rows.length > 0 && html`<h2>${words.leftTitle}</h2>${renderForm(view, left, { good: 0, bad: left.rows.length })}`}
<div class="k-actions">${buttonLink(paths.people, words.toPeople, 'secondary')}</div>`;
}
