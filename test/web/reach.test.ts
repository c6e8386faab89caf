// Who is signed in on a page reaches their own and nothing else: every page with an id in its address, opened and sent
// by those who may not, on things that are there. The same for the API: roles.test.ts.
import t from 'tap';
import type { Actor } from '../../src/domain/actors.ts';
import { createHolderRequest } from '../../src/domain/holder-requests.ts';
import { setQuestionsOpen } from '../../src/domain/question-settings.ts';
import { askQuestion, listQuestionsAbout } from '../../src/domain/questions.ts';
import { requestRevocation } from '../../src/domain/revocations.ts';
import { createShare } from '../../src/domain/shares.ts';
import {
  createParticipantSignInLink,
  createStaffSignInLink,
  redeemSignInLink,
} from '../../src/domain/sign-in.ts';
import { giveSmallStep } from '../../src/domain/small-steps.ts';
import { openConnection } from '../../src/store/connection.ts';
import { awardBadge, type World } from '../world.ts';
import { openClient } from './api-client.ts';
import { listFieldNames, listTargets, type Target } from './targets.ts';

t.setTimeout(300_000);

const holder = ({ participants, issuer }: World, name: 'samira' | 'kees'): Actor => ({
  kind: 'holder',
  participantId: participants[name].id,
  issuerId: issuer.id,
});

/** One of each thing of Samira; gives what stands for each parameter of an address. */
async function buildThings(world: World) {
  const { services, staff, participants } = world;
  const participantId = participants.samira.id;
  const { id, credentialId } = await awardBadge(world, { to: 'samira', badgeClass: 'bar' });
  await setQuestionsOpen(services, staff.ruud, { participantId, isOpen: true });
  const share = await createShare(services, staff.ruud, {
    ...{ participantId, credentialIds: [credentialId], displayName: 'full' },
  });
  await askQuestion(services, { code: share.code }, { question: 'Hoe gaat het?', isConfirmed: true });
  const [question] = await listQuestionsAbout(services, staff.ruud, participantId);
  const request = await createHolderRequest(services, holder(world, 'samira'), {
    participantId,
    wish: { kind: 'correct-name', givenName: 'Samira', familyName: 'Bensaid-Smit' },
  });
  const { id: smallStepId } = await giveSmallStep(services, staff.ruud, {
    participantId,
    sentence: 'kept-calm',
  });
  const wish = { credentialId, reason: 'mistake' } as const;
  const { id: revocationId } = await requestRevocation(services, staff.ruud, wish);
  const ids = { participantId, assessmentId: id, credentialId, questionId: question!.id, smallStepId };
  return { ...ids, revocationId, share, request };
}

type Things = Awaited<ReturnType<typeof buildThings>>;

/** An address with what is of Samira or of her location in it; undefined when it has no place for that. */
function fill(route: string, things: Things, { staff, locations }: World): string | undefined {
  const ids: [place: RegExp, id: string][] = [
    [/(?<=^\/beoordelingen\/):id/, things.assessmentId],
    [/(?<=^\/vragen\/):id/, things.questionId],
    [/(?<=^\/wachtrij\/badges\/):id/, things.assessmentId],
    [/(?<=^\/team\/):staffId/, staff.ruud.id],
    [/:locationId/, locations.linde],
    [/:participantId/, things.participantId],
    [/:credentialId/, things.credentialId],
    [/:revocationId/, things.revocationId],
    [/:shareId/, things.share.id],
    [/:requestId/, things.request.id],
    [/:smallStepId/, things.smallStepId],
  ];
  const url = ids.reduce((path, [place, id]) => path.replace(place, id), route);
  return url === route || /^\/(v1|credentials)\//.test(url) ? undefined : url.replace(':badgeClass', 'bar');
}

t.test('a page of somebody else is not there, to read or to send', async (t) => {
  const { app, world } = await openClient(t);
  const { services, staff, participants } = world;
  services.sendMail = async () => 'sent';
  const things = await buildThings(world);
  const link = (url: string) =>
    redeemSignInLink(services, new URL(url).pathname.split('/').at(-1)!, { device: 'own', post: null });
  const strangers = {
    'an assessor elsewhere': await link((await createStaffSignInLink(services, staff.fatima.id)).link),
    'an admin of another issuer': await link((await createStaffSignInLink(services, staff.vreemd.id)).link),
    'another participant': await link(
      (await createParticipantSignInLink(services, staff.ruud, participants.kees.id)).link,
    ),
  };
  const sql = openConnection(world.databaseUrl, { pool: 1, prepare: false });
  t.teardown(() => sql.end());
  const dump = async () => {
    const tables = await sql`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_name not in ('sessions', 'sign_in_attempts') order by 1`;
    const rows: Record<string, string> = {};
    for (const { name } of tables) {
      const found = await sql.unsafe(`select t::text as row from "${name}" t order by 1`);
      rows[name] = found.map(({ row }) => row).join('\n');
    }
    return rows;
  };
  const targets = (await listTargets(world)).flatMap((target): (Target & { url: string })[] => {
    const url = fill(target.route, things, world);
    return url === undefined ? [] : [{ ...target, url }];
  });
  t.ok(targets.length > 40, `${targets.length} addresses`);
  const good: Record<string, string> = { language: 'nl', displayName: 'none', decision: 'approve' };
  const fields = listFieldNames().map((name): [string, string] => [name, good[name] ?? 'yes']);
  const before = await dump();
  for (const [who, { sessionToken, formKey }] of Object.entries(strangers)) {
    for (const { method, route, url } of targets) {
      const payload = new URLSearchParams([...fields, ['formKey', formKey]]).toString();
      const headers = {
        cookie: `__Host-kundig=${sessionToken}`,
        accept: 'text/html',
        ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }),
      };
      const sent = await app.inject({ method, url, headers, ...(method === 'POST' && { payload }) });
      // A form that was loaded anew leads to the page that it belongs to.
      const isLed = method === 'GET' && sent.statusCode === 303;
      const answer = isLed ? await app.inject({ url: String(sent.headers.location), headers }) : sent;
      // A question of what waits no more leads to the list of one's own.
      const isOwnList = isLed && sent.headers.location === '/verzoeken';
      const expected = isOwnList ? [200, 403] : [403, 404];
      t.ok(expected.includes(answer.statusCode), `${who}: ${method} ${route} gives ${answer.statusCode}`);
      t.notMatch(answer.payload, /Samira|Bensaid|Hoe gaat het/, `${who}: ${method} ${route} names nobody`);
    }
  }
  t.same(await dump(), before, 'and nothing was changed by it');
});
