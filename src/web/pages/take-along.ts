// "Bewaar of deel": everything that a badge can be taken along in, on one calm page, for the participant or staff
// together with them. The same page under /mijn and /deelnemers/{id}. What is sent, the holder's own phone sends.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../base/problem.ts';
import { certificateSizes } from '../../domain/certificate-sheets.ts';
import { loadCertificate } from '../../domain/certificates.ts';
import { fileNames } from '../../domain/credential-files.ts';
import { type CredentialView, loadCredential } from '../../domain/credential-views.ts';
import { loadParticipant, type Participant } from '../../domain/participants.ts';
import { loadFridgeCard } from '../../domain/share-files.ts';
import { renderDisplayName } from '../../domain/shared-sets.ts';
import { displayNames } from '../../domain/shares.ts';
import type { Services } from '../../services.ts';
import { isLanguage, type Language, languageCodes, languages } from '../../text/languages.ts';
import { button, radioField } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { actIcons, sendIcons } from '../icons.ts';
import { badgeWords, buildHolderView, type HolderView, type Page, sendPage } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { buildLinkedInLink, buildSendLinks, type Message } from '../share-links.ts';
import { findCredentialClass, sayName, showName, showNameOfOthers } from './badge-words.ts';
import { type Owner, type OwnerPlace, ownerPlaces } from './owners.ts';
import { findImagePath } from './shown-classes.ts';

function registerTakeAlong(app: App, services: Services): void {
  for (const { prefix, findOwner } of ownerPlaces) {
    app.get(`${prefix}/koelkastkaart.pdf`, async (request, reply) => {
      const { actor, participantId } = findOwner(request);
      const language = findLanguage(request, buildHolderView(request, services.settings));
      const bytes = await loadFridgeCard(services, actor, { participantId, language });
      return sendPdf(reply, bytes, 'badges.pdf');
    });
    registerOne(app, services, { prefix, findOwner });
  }
}

function registerOne(app: App, services: Services, { prefix, findOwner }: OwnerPlace): void {
  const load = async (request: FastifyRequest) => {
    const owner = findOwner(request);
    const { credentialId } = request.params as { credentialId: string };
    const credential = await loadCredential(services, owner.actor, credentialId);
    if (credential.participantId !== owner.participantId) throw new Problem('not-found');
    const participant = await loadParticipant(services, owner.actor, owner.participantId);
    return { ...owner, credential, participant };
  };
  app.get(`${prefix}/badges/:credentialId/bewaren`, async (request, reply) => {
    const view = buildHolderView(request, services.settings);
    const taken = await load(request);
    const address = `${taken.base}/badges/${taken.credential.id}`;
    const { isOpen, status } = taken.credential;
    // Its own page says what can be done first.
    if (!isOpen || status === 'revoked') return reply.redirect(address, 303);
    return sendPage(reply, view, await renderTakeAlong(view, services, { ...taken, address }));
  });
  app.get(`${prefix}/badges/:credentialId/certificaat.pdf`, async (request, reply) => {
    const view = buildHolderView(request, services.settings);
    const { actor, credential } = await load(request);
    const bytes = await loadCertificate(services, actor, {
      credentialId: credential.id,
      size: findChoice(request, 'size', certificateSizes),
      displayName: findChoice(request, 'displayName', displayNames, 'none'),
      ...findLanguages(request, view),
    });
    return sendPdf(reply, bytes, 'badge.pdf');
  });
}

/** The value of the address when it is one of the list; else the one that is asked for nothing. */
function findChoice<Choice extends string>(
  { query }: FastifyRequest,
  name: string,
  choices: readonly Choice[],
  fallback: Choice = choices[0]!,
): Choice {
  const asked = (query as Record<string, unknown>)[name];
  return choices.find((choice) => choice === asked) ?? fallback;
}

function findLanguage({ query }: FastifyRequest, { badgeLanguage }: HolderView): Language {
  const { papertaal } = query as Record<string, unknown>;
  return isLanguage(papertaal) ? papertaal : badgeLanguage;
}

/** Dutch and English on one sheet. */
const bothLanguages = 'nl-en';

function findLanguages(request: FastifyRequest, view: HolderView): { language: Language; also?: Language } {
  const { papertaal } = request.query as Record<string, unknown>;
  return papertaal === bothLanguages
    ? { language: 'nl', also: 'en' }
    : { language: findLanguage(request, view) };
}

function sendPdf(reply: FastifyReply, bytes: Uint8Array, name: string): FastifyReply {
  reply.header('content-disposition', `inline; filename="${name}"`);
  return reply.type('application/pdf').send(Buffer.from(bytes));
}

/** What others read stands in the language of the badge. */
const findSentWords = ({ badgeLanguage }: HolderView) => languages[badgeLanguage].texts.sent;

type Taken = Owner & { credential: CredentialView; participant: Participant; address: string };
type Shown = Taken & { name: string; ownName: string; maker: string };

async function renderTakeAlong(view: HolderView, services: Services, taken: Taken): Promise<Page> {
  const takeAlong = view.texts.takeAlong;
  const { forms } = view.texts;
  const { credential, address } = taken;
  const { badgeClass: slug, version } = credential;
  const badge = await findCredentialClass(services, credential);
  // What others read stays in the language of the badge.
  const name = badge?.template.name[view.badgeLanguage] ?? credential.name;
  const ownName = badge ? sayName(view, badge) : credential.name;
  const { document } = await loadCredential(services, taken.actor, credential.id);
  const maker = (document as { issuer: { name: string } }).issuer.name;
  const shown = { ...taken, name, ownName, maker };
  const body = html`<h1>${takeAlong.title}</h1>
<p class="k-subject"><img src="${findImagePath({ slug, version })}" alt="" width="56" height="56"><span>${badge ? showName(view, badge) : badgeWords(view, name)}${badge && showNameOfOthers(view, badge)}</span></p>
<p class="k-lead">${takeAlong.lead} <strong>${takeAlong.honest}</strong></p>
<p>${takeAlong.allLead}</p>
${renderSend(view, { link: credential.link, ...buildMessage(view, shown) })}
${renderPaper(view, shown)}
${renderFridge(view, taken.base)}
${renderLinkedIn(view, shown)}
${renderPicture(view, shown)}
${renderFiles(view, credential)}
<p><a href="${address}">${forms.back}</a></p>`;
  return { title: takeAlong.title, body, scripts: ['take-along.js'], styles: ['take-along.css'] };
}

function buildMessage(view: HolderView, { name, credential }: Shown): Message {
  const sent = findSentWords(view);
  const text = sent.message({ badge: name, link: credential.link });
  return { subject: sent.subject({ badge: name }), text };
}

/** Links that open the reader's own programs, and buttons for browsers that can do more. */
function renderSend(view: HolderView, message: Message & { link: string }): Html {
  const takeAlong = view.texts.takeAlong;
  const links = buildSendLinks(message);
  return html`<section class="k-card"><h2>${takeAlong.sendTitle}</h2><p>${takeAlong.sendHint}</p>
<div class="k-take">
<a class="k-button k-button-secondary" href="${links.whatsapp}" rel="noreferrer">${sendIcons.chat}WhatsApp</a>
<a class="k-button k-button-secondary" href="${links.sms}">${sendIcons.sms}${takeAlong.sms}</a>
<a class="k-button k-button-secondary" href="${links.mail}">${sendIcons.mail}${takeAlong.mail}</a>
<button class="k-button k-button-secondary" type="button" hidden data-copy="${message.link}" data-told="${takeAlong.copied}">${sendIcons.copy}${takeAlong.copyLink}</button>
<button class="k-button k-button-secondary" type="button" hidden data-share="${message.text}">${sendIcons.share}${takeAlong.otherWay}</button>
<p role="status"></p></div></section>`;
}

function renderPaper(view: HolderView, { address, participant }: Shown): Html {
  const takeAlong = view.texts.takeAlong;
  const { shares } = view.texts;
  const names = displayNames.map((value) => {
    const example = renderDisplayName(value, participant);
    return { value, label: shares.names[value], ...(example === null ? {} : { hint: example }) };
  });
  const sizes = certificateSizes.map((value) => ({ value, label: takeAlong.sizes[value] }));
  return html`<section class="k-card"><h2>${takeAlong.paperTitle}</h2><p>${takeAlong.paperHint}</p>
<form method="get" action="${address}/certificaat.pdf" class="k-form">
${radioField({ name: 'size', label: takeAlong.size, options: sizes, value: 'a4' })}
${radioField({ name: 'displayName', label: takeAlong.paperName, options: names, value: 'full' })}
${renderLanguageField(view)}
<div class="k-actions">${button(html`${actIcons.print}${takeAlong.makePaper}`)}</div></form></section>`;
}

/** Who reads pages in another language than Dutch is offered both first: one to read, one for an employer. */
function renderLanguageField(view: HolderView): Html {
  const name = (code: Language) => html`<span lang="${code}">${languages[code].name}</span>`;
  const options = [
    ...languageCodes.map((value) => ({ value: value as string, label: name(value) })),
    { value: bothLanguages, label: html`${name('nl')} + ${name('en')}` },
  ];
  const { paperLanguage: label } = view.texts.takeAlong;
  const value = view.language === 'nl' ? 'nl' : bothLanguages;
  return radioField({ name: 'papertaal', label, options, value });
}

function renderPicture(view: HolderView, shown: Shown): Html {
  const { credential, ownName } = shown;
  const takeAlong = view.texts.takeAlong;
  const address = `${paths.credentials}/${credential.id}/${fileNames.picture}`;
  const alt = takeAlong.pictureAlt({ badge: ownName });
  const { text } = buildMessage(view, shown);
  // Folded up until it is wanted: the picture weighs more than the rest of the page, and phones pay for it.
  return html`<details class="k-details"><summary>${takeAlong.pictureTitle}</summary><p>${takeAlong.pictureHint}</p>
<img class="k-take-picture" src="${address}" alt="${alt}" width="600" height="315" loading="lazy">
<div class="k-take"><a class="k-button k-button-secondary" href="${address}" download="badge.png">${actIcons.keep}${takeAlong.savePicture}</a>
<button class="k-button k-button-secondary" type="button" hidden data-share="${text}" data-picture="${address}">${sendIcons.share}${takeAlong.sharePicture}</button></div></details>`;
}

/** For a code: sent, on paper, and for at home. */
export function renderTakeCode(view: HolderView, { link, base }: { link: string; base: string }): Html {
  const takeAlong = view.texts.takeAlong;
  const { setSubject: subject, setMessage } = findSentWords(view);
  const message = { link, subject, text: setMessage({ link }) };
  const sheet = `${new URL(link).pathname}/badges.pdf`;
  return html`<h2>${takeAlong.title}</h2><p>${takeAlong.lead} <strong>${takeAlong.honest}</strong></p>
${renderSend(view, message)}
<section class="k-card"><h2>${takeAlong.paperTitle}</h2><p>${takeAlong.paperHint}</p>
<p><a class="k-button k-button-secondary" href="${sheet}">${actIcons.print}${takeAlong.codePaper}</a></p></section>
${renderFridge(view, base)}`;
}

/** A sheet of all badges for at home. */
function renderFridge(view: HolderView, base: string): Html {
  const takeAlong = view.texts.takeAlong;
  return html`<section class="k-card"><h2>${takeAlong.fridgeTitle}</h2><p>${takeAlong.fridgeHint}</p>
<p><a class="k-button k-button-secondary" href="${base}/koelkastkaart.pdf">${actIcons.print}${takeAlong.makeFridge}</a></p></section>`;
}

function renderLinkedIn(view: HolderView, { credential, name, maker }: Shown): Html {
  const takeAlong = view.texts.takeAlong;
  const { link, id, month } = credential;
  const entryName = findSentWords(view).linkedinName({ badge: name });
  const entry = { name: entryName, organizationName: maker, month, link, id };
  return html`<section class="k-card"><h2>LinkedIn</h2>
<ul>${takeAlong.linkedinHint.map((line) => html`<li>${line}</li>`)}</ul>
<p><a class="k-button k-button-secondary" href="${buildLinkedInLink(entry)}" rel="noreferrer">${takeAlong.linkedinAdd}</a></p></section>`;
}

const containers = ['png', 'svg', 'json', 'jwt'] as const;

function renderFiles(view: HolderView, { id }: CredentialView): Html {
  const takeAlong = view.texts.takeAlong;
  const links = containers.map(
    (form) =>
      html`<li><a href="${paths.credentials}/${id}/${fileNames[form]}" download="${fileNames[form]}">${takeAlong.files[form]}</a></li>`,
  );
  return html`<details class="k-details"><summary>${takeAlong.filesTitle}</summary><p>${takeAlong.filesHint}</p>
<ul class="k-plain k-take-files">${links}</ul></details>`;
}

export const takeAlongPages: RouteModule = { noun: 'credentials', register: registerTakeAlong };
