// Where two decisions meet: a hold and a queue, a holder's wish and a waiting request, a restart and a version.
import t from 'tap';
import type { Holder } from '../../src/domain/actors.ts';
import { decideApproval, listApprovals } from '../../src/domain/approvals.ts';
import { liftHold, recordAssessment } from '../../src/domain/assessments.ts';
import { defineBadgeClassVersion, loadBadgeClass } from '../../src/domain/badge-classes.ts';
import { readBadgeTemplates } from '../../src/domain/badge-folders.ts';
import { loadBadgeTemplates } from '../../src/domain/catalogue.ts';
import { loadPublicCredential, setCredentialOpen } from '../../src/domain/credential-views.ts';
import { createParticipant } from '../../src/domain/participants.ts';
import { decideRevocation, listRevocationRequests, requestRevocation } from '../../src/domain/revocations.ts';
import { loadSharedSet } from '../../src/domain/shared-sets.ts';
import { closeShare, createShare, listShares, regenerateShare } from '../../src/domain/shares.ts';
import { undoAssessment } from '../../src/domain/undo.ts';
import { verifySubmitted } from '../../src/domain/verifications.ts';
import { awardBadge, buildResults, openWorld, type World } from '../world.ts';

const day = '2026-11-18';

function buildHolder(world: World, name: 'samira' | 'kees'): Holder {
  return { kind: 'holder', participantId: world.participants[name].id, issuerId: world.issuer.id };
}

async function setPolicy(world: World, slug: string, policy: string): Promise<void> {
  const { template } = await loadBadgeClass(world.services, slug);
  const reading = await readBadgeTemplates(new URL('../../badge-templates', import.meta.url).pathname);
  if (!reading.ok) throw new Error('templates');
  const { imageSvg } = reading.templates.find((loaded) => loaded.template.slug === slug)!;
  const changed = { ...template, policy };
  await defineBadgeClassVersion(world.services, world.staff.beheer, { slug, template: changed, imageSvg });
}

t.test('the wish of the holder counts, whatever request waits', async (t) => {
  const world = await openWorld(t);
  const { services, staff } = world;
  const { credentialId } = await awardBadge(world, { to: 'samira', badgeClass: 'afwas' });
  await requestRevocation(services, staff.ruud, { credentialId, reason: 'wrong-person' });
  const own = await requestRevocation(services, buildHolder(world, 'samira'), {
    credentialId,
    reason: 'holder-request',
  });
  t.match(own, { reason: 'holder-request', state: 'confirmed' });
  await t.rejects(loadPublicCredential(services, credentialId), { code: 'not-found' });
  t.same(await listRevocationRequests(services, staff.marloes), [], 'nothing waits any more');
  const second = await awardBadge(world, { to: 'kees', badgeClass: 'afwas' });
  const asked = await requestRevocation(services, staff.ruud, {
    credentialId: second.credentialId,
    reason: 'wrong-person',
  });
  const alone = await requestRevocation(services, staff.marloes, {
    credentialId: second.credentialId,
    reason: 'mistake',
  });
  t.match(alone, { reason: 'mistake', state: 'confirmed' }, "a manager's own reason stands");
  await t.rejects(
    decideRevocation(services, staff.marloes, {
      credentialId: second.credentialId,
      revocationId: asked.id,
      decision: 'confirm',
    }),
    { code: 'revocation-decided' },
  );
  t.match(await loadPublicCredential(services, second.credentialId), { status: 'revoked' });
});

t.test('what is held can not be approved, and waits again when the hold is lifted', async (t) => {
  const world = await openWorld(t);
  const { services, staff, participants } = world;
  await setPolicy(world, 'afwas', 'issuer-approval');
  const input = {
    participantId: participants.samira.id,
    badgeClass: 'afwas',
    observedOn: day,
    results: await buildResults(services, 'afwas'),
  };
  const first = await recordAssessment(services, staff.ruud, input);
  t.equal(first.award.state, 'waiting');
  const held = await recordAssessment(services, staff.els, { ...input, hold: true });
  t.equal(held.award.state, 'held');
  t.same((await listApprovals(services, staff.joke, { limit: 10, state: 'waiting' })).items, []);
  await t.rejects(
    decideApproval(services, staff.joke, { approvalId: first.award.approval!.id, decision: 'approve' }),
    { code: 'approval-decided' },
  );
  t.equal((await liftHold(services, staff.els, held.id)).award.state, 'waiting');
  const [again] = (await listApprovals(services, staff.joke, { limit: 10, state: 'waiting' })).items;
  const approved = await decideApproval(services, staff.joke, { approvalId: again!.id, decision: 'approve' });
  t.ok(approved.credential?.link);
});

t.test('a version made over the API outlives a restart, until the folder changes', async (t) => {
  const world = await openWorld(t);
  const { services } = world;
  const reading = await readBadgeTemplates(new URL('../../badge-templates', import.meta.url).pathname);
  if (!reading.ok) throw new Error('templates');
  await setPolicy(world, 'bar', 'second-assessor');
  const summary = await loadBadgeTemplates(services, reading.templates);
  t.ok(summary.every(({ change }) => change === 'unchanged'));
  t.match(await loadBadgeClass(services, 'bar'), { version: 2, template: { policy: 'second-assessor' } });
  const changed = reading.templates.map((loaded) =>
    loaded.template.slug === 'bar' ? { ...loaded, imageSvg: `${loaded.imageSvg}\n` } : loaded,
  );
  const again = await loadBadgeTemplates(services, changed);
  t.match(
    again.find(({ slug }) => slug === 'bar'),
    { version: 3, change: 'new-version' },
  );
  t.match(await loadBadgeClass(services, 'bar', 2), { template: { policy: 'second-assessor' } });
});

t.test('a code of which every badge is closed tells nothing, not even a name', async (t) => {
  const world = await openWorld(t);
  const { services, staff, participants } = world;
  const { credentialId } = await awardBadge(world, { to: 'samira', badgeClass: 'afwas' });
  const participantId = participants.samira.id;
  const share = await createShare(services, staff.ruud, {
    participantId,
    credentialIds: [credentialId],
    displayName: 'full',
  });
  t.equal((await loadSharedSet(services, share.code)).displayName, 'Samira Bensaid');
  await setCredentialOpen(services, staff.ruud, { credentialId, isOpen: false });
  await t.rejects(loadSharedSet(services, share.code), { code: 'not-found' });
  await t.rejects(verifySubmitted(services, { code: share.code }), { code: 'not-found' });
  await setCredentialOpen(services, staff.ruud, { credentialId, isOpen: true });
  t.equal((await loadSharedSet(services, share.code)).credentials.length, 1);
});

t.test('tapping twice makes one code, and renewing twice makes one new code', async (t) => {
  const world = await openWorld(t);
  const { services, staff, participants, clock } = world;
  const participantId = participants.samira.id;
  const ids = [];
  for (const badgeClass of ['afwas', 'bar']) {
    ids.push((await awardBadge(world, { to: 'samira', badgeClass })).credentialId);
  }
  const input = { participantId, credentialIds: ids, displayName: 'first' } as const;
  const make = () => createShare(services, staff.ruud, input);
  const taps = await Promise.all([make(), make(), make()]);
  t.equal(new Set(taps.map(({ code }) => code)).size, 1);
  const other = await createShare(services, staff.ruud, { ...input, displayName: 'none' });
  t.not(other.code, taps[0]!.code, 'another name is another wish');
  const change = { participantId, shareId: taps[0]!.id };
  clock.move(61);
  const renew = () => regenerateShare(services, staff.ruud, change);
  const renewed = await Promise.all([renew(), renew(), renew()]);
  t.equal(new Set(renewed.map(({ code }) => code)).size, 1);
  await t.rejects(loadSharedSet(services, taps[0]!.code), { code: 'not-found' });
  clock.move(61);
  await t.rejects(renew(), { code: 'share-closed' });
  t.not((await make()).code, renewed[0]!.code, 'a minute later it is a new wish');
  await closeShare(services, staff.ruud, { participantId, shareId: other.id });
  const { items } = await listShares(services, staff.ruud, { participantId, limit: 10 });
  t.equal(items.filter(({ isOpen }) => isOpen).length, 2);
});

t.test('after an undo nothing tells that there was a first time', async (t) => {
  const world = await openWorld(t);
  const { services, staff } = world;
  const first = await awardBadge(world, { to: 'samira', badgeClass: 'afwas' });
  await undoAssessment(services, staff.ruud, first.id);
  await t.rejects(
    requestRevocation(services, staff.ruud, { credentialId: first.credentialId, reason: 'mistake' }),
    { code: 'not-found' },
  );
  const second = await awardBadge(world, { to: 'samira', badgeClass: 'afwas' });
  t.equal(JSON.parse(second.document).validFrom, '2026-11-01T00:00:00Z');
});

t.test('a name is one visible line', async (t) => {
  const { services, staff } = await openWorld(t);
  const add = (givenName: string) =>
    createParticipant(services, staff.ruud, { givenName, familyName: 'Bensaid' });
  const unseen = [' ', '\u200d', '\u3164', '\u2800', '\u0301', '\u034f', '\u00a0'];
  for (const name of [
    'Sa\u202emira',
    'Sa\nmira',
    'Sa\u0000mira',
    'x'.repeat(101),
    'Sa\u2066mira',
    ...unseen,
  ]) {
    await t.rejects(add(name), {
      code: 'invalid-request',
      facts: { invalidParams: [{ name: 'givenName' }] },
    });
  }
  t.equal((await add('نور\u200cا')).givenName, 'نور\u200cا', 'a joiner is part of a name');
  t.equal((await add('-')).givenName, '-', 'some people have one name');
});
