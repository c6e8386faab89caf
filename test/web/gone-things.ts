// One of each thing that has an address, gone in each way that it can go, beside an address that never was anything.
import type { Test } from 'tap';
import { setCredentialOpen } from '../../src/domain/credential-views.ts';
import { eraseParticipant } from '../../src/domain/erasures.ts';
import { createParticipant } from '../../src/domain/participants.ts';
import { setQuestionsOpen } from '../../src/domain/question-settings.ts';
import { askQuestion, listQuestionsAbout, withdrawQuestion } from '../../src/domain/questions.ts';
import { requestRevocation } from '../../src/domain/revocations.ts';
import { endParticipantSessions } from '../../src/domain/sessions.ts';
import { closeShare, createShare, regenerateShare } from '../../src/domain/shares.ts';
import {
  createParticipantSignInLink,
  createStaffSignInLink,
  redeemSignInLink,
} from '../../src/domain/sign-in.ts';
import { undoAssessment } from '../../src/domain/undo.ts';
import { awardBadge } from '../world.ts';
import { type Client, openClient } from './api-client.ts';

export type Sent = { method?: 'GET' | 'POST'; headers?: Record<string, string>; body?: object };

export type Family = {
  name: string;
  sent?: Sent;
  never: string;
  /** Address by how it went. */
  gone: Record<string, string>;
};

const credentialNever = '0'.repeat(26);
const codeNever = '0000-0000-0000';
const tokenNever = 'n'.repeat(43);
const html = { accept: 'text/html' };
const isForm = {
  ...html,
  'content-type': 'application/x-www-form-urlencoded',
  'sec-fetch-site': 'same-origin',
};

type Ways = Record<string, string>;

/** Badges of one kind each, gone in each way. */
async function loseCredentials(client: Client): Promise<Ways> {
  const { services, staff, participants } = client.world;
  const award = async (badgeClass: string, to: 'samira' | 'noor' = 'samira') =>
    awardBadge(client.world, { to, badgeClass });
  const holder = {
    kind: 'holder',
    participantId: participants.samira.id,
    issuerId: client.world.issuer.id,
  } as const;
  const closed = await award('bar');
  await setCredentialOpen(services, staff.ruud, { credentialId: closed.credentialId, isOpen: false });
  const withdrawn = await award('afwas');
  const reason = 'holder-request';
  await requestRevocation(services, holder, { credentialId: withdrawn.credentialId, reason });
  const undone = await award('receptie');
  await undoAssessment(services, staff.ruud, undone.id);
  const erased = await award('bar', 'noor');
  return {
    closed: closed.credentialId,
    'withdrawn by its holder': withdrawn.credentialId,
    undone: undone.credentialId,
    erased: erased.credentialId,
  };
}

/** Codes of Samira and Noor, gone in each way, and the address of an answer that was asked under each. */
async function loseShares(client: Client): Promise<{ codes: Ways; answers: Ways }> {
  const { world } = client;
  const { services, staff, participants } = world;
  const share = async (badgeClass: string, to: 'samira' | 'noor' = 'samira') => {
    const { credentialId } = await awardBadge(world, { to, badgeClass });
    const participantId = participants[to].id;
    const by = to === 'samira' ? staff.ruud : staff.fatima;
    await setQuestionsOpen(services, by, { participantId, isOpen: true });
    const input = { participantId, credentialIds: [credentialId], displayName: 'full' as const };
    const { id: shareId, code } = await createShare(services, by, input);
    const ask = async () =>
      (await askQuestion(services, { code }, { question: badgeClass, isConfirmed: true })).token;
    return { participantId, shareId, code, credentialId, ask };
  };
  const closed = await share('snijtechnieken');
  const empty = await share('communicatie');
  const renewed = await share('samenwerken');
  const open = await share('bediening');
  const erased = await share('afwas', 'noor');
  const answers = {
    'of a closed code': await closed.ask(),
    'of somebody who is erased': await erased.ask(),
  };
  await closeShare(services, staff.ruud, closed);
  await setCredentialOpen(services, staff.ruud, { credentialId: empty.credentialId, isOpen: false });
  await regenerateShare(services, staff.ruud, renewed);
  const lost = await share('plannen');
  const withdrawn = await lost.ask();
  const questions = await listQuestionsAbout(services, staff.ruud, lost.participantId);
  await withdrawQuestion(services, staff.ruud, questions.find(({ question }) => question === 'plannen')!.id);
  const codes = {
    closed: closed.code,
    'with nothing open in it': empty.code,
    renewed: renewed.code,
    erased: erased.code,
    mistyped: `${open.code.slice(0, -1)}${open.code.endsWith('0') ? '1' : '0'}`,
  };
  return { codes, answers: { ...answers, withdrawn } };
}

/** Links to sign in with, of participants and of staff. */
async function loseLinks(client: Client): Promise<{ tokens: Ways; codes: Ways }> {
  const { world } = client;
  const { services, staff, participants } = world;
  const person = async (name: string) =>
    (await createParticipant(services, staff.ruud, { givenName: name, familyName: 'X' })).id;
  const link = async (id: string) => {
    const card = await createParticipantSignInLink(services, staff.ruud, id);
    return { token: new URL(card.link).pathname.split('/').at(-1)!, code: card.code };
  };
  const used = await link(participants.samira.id);
  await redeemSignInLink(services, used.token);
  const replaced = await link(participants.kees.id);
  await link(participants.kees.id);
  const lost = await person('Lost');
  const ended = await link(lost);
  await endParticipantSessions(services, staff.ruud, lost);
  const gone = await person('Gone');
  const erased = await link(gone);
  await eraseParticipant(services, staff.marloes, gone);
  const left = await createStaffSignInLink(services, staff.els.id);
  await client.ask(`/v1/staff/${staff.els.id}`, { method: 'PATCH', as: 'beheer', body: { isActive: false } });
  return {
    tokens: {
      used: used.token,
      replaced: replaced.token,
      'of a lost phone': ended.token,
      'of somebody who is erased': erased.token,
      'of somebody who left': new URL(left.link).pathname.split('/').at(-1)!,
    },
    codes: {
      used: used.code,
      replaced: replaced.code,
      'of a lost phone': ended.code,
      'of somebody who is erased': erased.code,
    },
  };
}

const mapWays = (ways: Ways, toUrl: (key: string) => string): Ways =>
  Object.fromEntries(Object.entries(ways).map(([way, key]) => [way, toUrl(key)]));

/** A row per address that something may stand behind. */
function listFamilies(keys: Record<'credentials' | 'shares' | 'answers' | 'tokens', Ways>): Family[] {
  const build = (
    name: string,
    ways: Ways,
    toUrl: (key: string) => string,
    sent: Sent = {},
    never = '',
  ): Family => ({
    ...{ name, sent, never: toUrl(never) },
    gone: mapWays(ways, toUrl),
  });
  const credential = (place: string, sent: Sent = {}) =>
    build(
      `/credentials/:id${place}`,
      keys.credentials,
      (id) => `/credentials/${id}${place}`,
      sent,
      credentialNever,
    );
  const share = (before: string, after: string, sent: Sent = {}) =>
    build(`${before}/:code${after}`, keys.shares, (code) => `${before}/${code}${after}`, sent, codeNever);
  const named = { method: 'POST', body: { name: 'Samira Bensaid' } } as const;
  const asked = { method: 'POST', body: { question: 'Hoe gaat het?' } } as const;
  const files = ['badge.json', 'badge.jwt', 'badge.png', 'badge.svg', 'badge.pdf', 'card.pdf', 'share.png'];
  return [
    credential('', { headers: html }),
    credential('', { headers: { 'if-none-match': '*' } }),
    ...files.map((name) => credential(`/${name}`)),
    credential('/vraag', { headers: html }),
    build(
      '/v1/credentials/:id/name-matches',
      keys.credentials,
      (id) => `/v1/credentials/${id}/name-matches`,
      named,
      credentialNever,
    ),
    build(
      '/v1/credentials/:id/questions',
      keys.credentials,
      (id) => `/v1/credentials/${id}/questions`,
      asked,
      credentialNever,
    ),
    share('/c', '', { headers: html }),
    share('/c', '/badges.pdf'),
    share('/c', '/vraag', { headers: html }),
    share('/v1/shares', ''),
    share('/v1/shares', '/superbadges'),
    share('/v1/shares', '/name-matches', named),
    share('/v1/shares', '/questions', asked),
    build('/antwoord/:token', keys.answers, (token) => `/antwoord/${token}`, { headers: html }, tokenNever),
    build(
      '/v1/question-answers/:token',
      keys.answers,
      (token) => `/v1/question-answers/${token}`,
      {},
      tokenNever,
    ),
    build('/inloggen/:token', keys.tokens, (token) => `/inloggen/${token}`, { headers: html }, tokenNever),
    build(
      'POST /inloggen/:token',
      keys.tokens,
      (token) => `/inloggen/${token}`,
      { method: 'POST', headers: isForm },
      tokenNever,
    ),
  ];
}

/** A world in which all of this is gone. */
export async function openGoneThings(t: Test): Promise<{ client: Client; families: Family[] }> {
  const client = await openClient(t);
  const { services, staff, participants } = client.world;
  const credentials = await loseCredentials(client);
  const { codes: shares, answers } = await loseShares(client);
  const { tokens } = await loseLinks(client);
  await eraseParticipant(
    services,
    { ...staff.marloes, locationIds: [client.world.locations.anker] },
    participants.noor.id,
  );
  return { client, families: listFamilies({ credentials, shares, answers, tokens }) };
}
