// The form under an answer that asks whether the name on a cv belongs to the badge; name-matches.ts answers it.
import { typedNameMaximum } from '../../domain/name-matches.ts';
import { noticeBox } from '../components.ts';
import { button, postForm, textField } from '../forms.ts';
import { type Html, html } from '../html.ts';
import type { View } from '../layout.ts';

/** What was typed is shown back only where it did not match, to be mended. */
export type NameResult = { outcome: 'match' | 'differs' | 'empty'; typed: string };

const anchor = 'naam-op-cv';

/** Folded until it is used. */
export function renderNameCheck(
  view: View,
  { action, result }: { action: string; result?: NameResult | undefined },
): Html {
  const { nameCheck } = view.texts;
  const isMatch = result?.outcome === 'match';
  const error = result && result.outcome !== 'match' ? nameCheck[result.outcome] : undefined;
  return html`<details class="k-card k-screen" id="${anchor}"${result && html` open`}><summary>${nameCheck.title}</summary>
${isMatch && noticeBox(view.texts, 'success', nameCheck.match)}
<p>${nameCheck.lead}</p>
${postForm(
  view,
  `${action}#${anchor}`,
  html`${textField(view.texts, {
    name: 'name',
    label: nameCheck.label,
    hint: nameCheck.notKept,
    value: error ? result?.typed : '',
    error,
    maxLength: typedNameMaximum,
  })}
${button(nameCheck.button, 'secondary')}`,
)}</details>`;
}
