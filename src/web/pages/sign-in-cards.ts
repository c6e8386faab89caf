// How a participant gets in: a card with a one-time link, its QR code and a code to type, made by floor staff, shown
// once, to be scanned from the screen, printed, or sent with the phone in their hand; or a mail. The link is a key: it
// stands in no address of ours and no log.
import { findDay } from '../../base/clock.ts';
import type { Staff } from '../../domain/actors.ts';
import { loadParticipant, type Participant, updateParticipant } from '../../domain/participants.ts';
import { endParticipantSessions } from '../../domain/sessions.ts';
import { createParticipantSignInLink, loadForSignIn, type SignInCard } from '../../domain/sign-in.ts';
import { requestSignInMail } from '../../domain/sign-in-mails.ts';
import type { Services } from '../../services.ts';
import { renderDay } from '../../text/days.ts';
import {
  type HolderLanguage,
  holderLanguageCodes,
  holderLanguages,
  isHolderLanguage,
} from '../../text/languages.ts';
import { buttonLink, codeDisplay, qrImage } from '../components.ts';
import {
  button,
  checkbox,
  errorSummary,
  isMailAddress,
  postForm,
  readField,
  selectField,
  textField,
} from '../forms.ts';
import { type Html, html } from '../html.ts';
import { buildView, type Page, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireStaff } from '../sessions.ts';
import { withNotice } from './notices.ts';

type Params = { Params: { participantId: string } };

function registerSignInCards(app: App, services: Services): void {
  const url = `${paths.people}/:participantId/inlogkaart`;
  const load = async (actor: Staff, participantId: string) => {
    await loadForSignIn(services, actor, participantId);
    return loadParticipant(services, actor, participantId);
  };
  app.get<Params>(url, async (request, reply) => {
    const participant = await load(requireStaff(request), request.params.participantId);
    const view = buildView(request, services.settings);
    return sendPage(reply, view, renderChoice(view, services, { participant }));
  });
  // Answered with the card itself and not with a redirect: an address that shows it would be a key that stays behind.
  app.post<Params>(url, async (request, reply) => {
    const actor = requireStaff(request);
    const participant = await load(actor, request.params.participantId);
    const { id: participantId } = participant;
    const language = readLanguage(request.body, participant);
    if (language !== participant.language) {
      await updateParticipant(services, actor, { participantId, changes: { language } });
    }
    if (readField(request.body, 'lost') === 'yes') {
      await endParticipantSessions(services, actor, participantId);
    }
    const card = await createParticipantSignInLink(services, actor, participantId);
    const view = buildView(request, services.settings);
    return sendPage(reply, view, renderMade(view, { participant, card, language }));
  });
  app.post<Params>(`${url}/mail`, async (request, reply) => {
    const actor = requireStaff(request);
    const participant = await load(actor, request.params.participantId);
    const address = readField(request.body, 'address');
    const view = buildView(request, services.settings);
    if (!isMailAddress(address)) {
      const page = renderChoice(view, services, { participant, address });
      return sendPage(reply.code(400), view, page);
    }
    const language = readLanguage(request.body, participant);
    await requestSignInMail(services, actor, { participantId: participant.id, address, language });
    return reply.redirect(withNotice(`${paths.people}/${participant.id}`, 'link-gemaild'), 303);
  });
}

function readLanguage(body: unknown, { language }: Participant): HolderLanguage {
  const chosen = readField(body, 'language');
  return isHolderLanguage(chosen) ? chosen : (language ?? 'nl');
}

/** `address`: as it was typed, when it can not be one. */
type Choice = { participant: Participant; address?: string };

function renderChoice(view: View, services: Services, choice: Choice): Page {
  const { people } = view.texts;
  const { id, givenName: name, language } = choice.participant;
  const url = `${paths.people}/${id}/inlogkaart`;
  const languageField = selectField({
    name: 'language',
    label: people.cardLanguage,
    value: language ?? 'nl',
    options: holderLanguageCodes.map((value) => ({ value, lang: value, label: holderLanguages[value].name })),
  });
  const mistake = choice.address === undefined ? [] : [{ field: 'address', message: people.mailFault }];
  const body = html`<h1>${people.cardMade({ name })}</h1>
${errorSummary(view.texts, mistake)}
<p class="k-lead">${people.cardLead({ name })}</p>
<section class="k-card">${postForm(
    view,
    url,
    html`${languageField}${checkbox({ name: 'lost', value: 'yes', label: people.phoneLost })}
<p class="k-hint">${people.cardOld}</p>${button(people.makeCard)}`,
  )}</section>
${services.sendMail && renderMailForm(view, `${url}/mail`, choice)}
<p><a href="${`${paths.people}/${id}`}">${people.back}</a></p>`;
  return { title: people.makeCard, body };
}

function renderMailForm(view: View, url: string, { participant, address }: Choice): Html {
  const { people } = view.texts;
  const field = textField(view.texts, {
    name: 'address',
    label: people.mailLabel,
    hint: people.mailHint,
    value: address ?? participant.email ?? '',
    error: address === undefined ? undefined : people.mailFault,
    type: 'email',
    maxLength: 254,
  });
  return html`<section class="k-card"><h2>${people.mailTitle}</h2>
${postForm(view, url, html`${field}${button(people.mailButton, 'secondary')}`)}</section>`;
}

export type Made = { participant: Participant; card: SignInCard; language: HolderLanguage };

function renderMade(view: View, made: Made): Page {
  const { people } = view.texts;
  const { id, givenName: name } = made.participant;
  const body = html`<h1 class="k-screen">${people.cardMade({ name })}</h1>
${renderCard(view, made)}
<p class="k-screen">${people.cardPrint} ${people.cardOld}</p>
${renderWays(view, made)}
<p class="k-screen"><a href="${`${paths.people}/${id}`}">${people.back}</a></p>`;
  return { title: people.cardTitle, body };
}

/** In the participant's language, whatever the one who prints it reads. */
export function renderCard({ settings }: View, { participant, card: made, language }: Made): Html {
  const { texts, direction } = holderLanguages[language];
  const { card, forms } = texts;
  const day = renderDay(findDay(made.expiresAt), language);
  const address = `${settings.publicUrl.replace(/^https?:\/\//, '')}${paths.signIn}`;
  return html`<section class="k-card k-with-qr" lang="${language}" dir="${direction}"><div><h2>${card.title({ name: participant.givenName })}</h2>
<ol>${card.how.map((line) => html`<li>${line}</li>`)}</ol></div>
${qrImage(made.link, forms.qrAlt)}
<div><p>${card.orCode({ address })}</p>${codeDisplay(made.code.replaceAll('-', ''))}
<p class="k-hint">${card.until({ day })}</p></div></section>`;
}

/** The phone in the hand sends it, so that no number comes to us. */
function renderWays(view: View, { card, language }: Made): Html {
  const { people } = view.texts;
  const { messages } = holderLanguages[language].texts;
  const text = encodeURIComponent(messages.short({ link: card.link }));
  const subject = encodeURIComponent(messages.subject);
  return html`<section class="k-card k-screen"><h2>${people.sendTitle}</h2><p>${people.sendHint}</p>
<div class="k-actions">${buttonLink(`sms:?&body=${text}`, people.sendSms, 'secondary')}
${buttonLink(`https://wa.me/?text=${text}`, people.sendWhatsApp, 'secondary')}
${buttonLink(`mailto:?subject=${subject}&body=${text}`, people.sendOwnMail, 'secondary')}</div></section>`;
}

export const signInCardPages: RouteModule = { noun: 'participants', register: registerSignInCards };
