// Many people at once, by page and by API: look over, mend in place, leave out, add, and print their cards.
import t, { type Test } from 'tap';
import { createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { buildServer } from '../../src/web/server.ts';
import { awardBadge, type StaffName } from '../world.ts';
import { type Json, openClient } from './api-client.ts';
import { openVisitor } from './visitor.ts';

t.setTimeout(120_000);

async function openHouse(t: Test) {
  const client = await openClient(t);
  const { world } = client;
  const app = buildServer({ services: world.services });
  t.teardown(() => app.close());
  return {
    ...client,
    visit: () => openVisitor(app),
    async signIn(name: StaffName) {
      const visitor = openVisitor(app);
      await visitor.open((await createStaffSignInLink(world.services, world.staff[name].id)).link);
      await visitor.press('Ga verder');
      return visitor;
    },
    async countPeople() {
      const { items } = (await client.get('beheer', '/v1/participants?limit=100')).json;
      return items.length as number;
    },
  };
}

t.test('a manager pastes a list, mends what is wrong in place, and adds everybody', async (t) => {
  const { signIn, visit, countPeople } = await openHouse(t);
  const marloes = await signIn('marloes');
  await marloes.open('/deelnemers');
  await marloes.tap('Een lijst toevoegen');
  await marloes.press('Kijk de lijst na');
  t.match(marloes.page.text, 'Er staat niemand op de lijst.');
  marloes.write(
    'list',
    'Voornaam;Achternaam;Plek\nAli;Öz;\nBo;;\nsamira;bensaid;\nCem;Kaya;Nergens\nDaan;Vos;Eethuis De Linde',
  );
  await marloes.press('Kijk de lijst na');
  t.match(marloes.page.text, '2 mensen kunnen erbij. Kijk deze 3 rijen nog even na.');
  t.match(marloes.page.text, 'Rij 2: Vul de achternaam in.');
  t.match(marloes.page.text, 'Rij 3: Deze naam is er al.');
  t.match(marloes.page.text, 'Rij 4: Kies een plek.');
  t.equal(await countPeople(), 3, 'nothing is stored yet');

  marloes.write('rows.1.familyName', 'Berg');
  marloes.choose('rows.3.skip', 'yes');
  await marloes.press('Kijk opnieuw na en voeg toe');
  t.match(marloes.page.text, 'Deze naam is er al', 'somebody of this name is no mistake of ours to make');
  t.notMatch(marloes.page.text, 'Nergens', 'the row that was left out is gone');
  t.equal(await countPeople(), 3);
  marloes.choose('rows.2.isOther', 'yes');
  await marloes.press('Kijk opnieuw na en voeg toe');
  t.match(marloes.page.text, 'Er zijn 4 mensen toegevoegd.');
  t.equal(await countPeople(), 7);

  await marloes.press('Maak hun inlogkaarten');
  t.match(marloes.page.text, 'Er zijn 4 kaarten.');
  const codes = [...new Set(marloes.page.text.match(/[0-9A-Z]{4} ?- ?[0-9A-Z]{4} ?- ?[0-9A-Z]{4}/g))];
  t.equal(codes.length, 4, 'each their own');
  const ali = visit();
  await ali.open('/inloggen');
  ali.write('code', codes[0] ?? '');
  await ali.press('Verder');
  t.match(ali.page.url, '/mijn');
});

t.test('or adds the good rows only, and mends the others afterwards', async (t) => {
  const { signIn, countPeople } = await openHouse(t);
  const beheer = await signIn('beheer');
  await beheer.open('/deelnemers/lijst');
  beheer.write('list', 'Ali;Öz;Buurtkeuken Het Anker\nBo;Berg;\nAli;Öz;Buurtkeuken Het Anker');
  await beheer.press('Kijk de lijst na');
  t.match(beheer.page.text, 'Rij 2: Kies een plek.');
  t.match(beheer.page.text, 'Rij 3: Deze naam is er al.', 'twice in one list');
  await beheer.press('Voeg alleen de goede rijen toe (1)');
  t.match(beheer.page.text, 'Er is 1 persoon toegevoegd.');
  t.match(beheer.page.text, 'Deze rijen zijn niet toegevoegd');
  t.equal(await countPeople(), 4);
  t.equal((await (await signIn('ruud')).open('/deelnemers/lijst')).status, 403, 'not for everybody');
});

t.test('a file is read as a spreadsheet wrote it', async (t) => {
  const { world, app, signIn } = await openHouse(t);
  const marloes = await signIn('marloes');
  await marloes.open('/deelnemers/lijst');
  const key = marloes.page.forms
    .flatMap(({ fields }) => fields)
    .find(({ name }) => name === 'formKey')?.value;
  const send = (file: Buffer) => {
    const part = (head: string, body: Buffer | string) => [
      `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n`,
      body,
      '\r\n',
    ];
    const pieces = [
      ...part('name="formKey"', key ?? ''),
      ...part('name="file"; filename="l.csv"', file),
      '--x--\r\n',
    ];
    return app.inject({
      method: 'POST',
      url: '/deelnemers/lijst/nakijken',
      headers: {
        accept: 'text/html',
        cookie: [...marloes.cookies].map((pair) => pair.join('=')).join('; '),
        'content-type': 'multipart/form-data; boundary=x',
      },
      payload: Buffer.concat(pieces.map((piece) => Buffer.from(piece))),
    });
  };
  const good = await send(Buffer.from('Voornaam;Achternaam\r\nAndré;Müller\r\n', 'latin1'));
  t.match(good.payload, 'André Müller');
  t.match(good.payload, 'De lijst klopt');
  const bad = await send(Buffer.from(`"a;b\n${'x'.repeat(5000)}`));
  t.equal(bad.statusCode, 400);
  t.match(bad.payload, 'kunnen wij niet lezen');
  const many = await send(Buffer.from('A;B\n'.repeat(101)));
  t.match(many.payload, 'niet meer dan 100');
  t.equal((await send(Buffer.alloc(400_000, 'a;b\n'))).statusCode, 413);
  t.ok(world);
});

t.test('over the API: every fault of every row, or the good ones', async (t) => {
  const { post, countPeople } = await openHouse(t);
  const participants = [
    { givenName: 'Ali', familyName: 'Öz' },
    { givenName: '', familyName: 'Berg', location: 'nergens' },
    { givenName: 'Samira', familyName: 'Bensaid' },
  ];
  const refused = await post('marloes', '/v1/participant-lists', { participants });
  t.equal(refused.status, 400);
  t.same(
    refused.json.invalidParams.map(({ name }: Json) => name),
    ['participants[1].givenName', 'participants[1].location', 'participants[2].isOther'],
  );
  t.equal(await countPeople(), 3);
  const added = await post('marloes', '/v1/participant-lists', { participants, skipFaulty: true });
  t.match(added.json.created, [{ givenName: 'Ali' }]);
  t.same(added.json.faults, [
    { row: 1, field: 'givenName' },
    { row: 1, field: 'location' },
    { row: 2, field: 'isOther' },
  ]);
  const too = { participants: Array.from({ length: 101 }, () => participants[0]) };
  t.equal((await post('marloes', '/v1/participant-lists', too)).json.code, 'invalid-request');
});

t.test('a name is changed and somebody moves, with what was seen', async (t) => {
  const { world, signIn } = await openHouse(t);
  const marloes = await signIn('marloes');
  const { id } = world.participants.samira;
  await marloes.open(`/deelnemers/${id}`);
  await marloes.tap('Gegevens veranderen');
  marloes.write('givenName', ' ');
  await marloes.press('Bewaren');
  t.match(marloes.page.text, 'Vul de voornaam in');
  t.match(marloes.page.text, 'Gegevens van Samira', 'who it is about is still said');
  marloes.write('givenName', 'Samïra');
  await marloes.press('Bewaren');
  t.match(marloes.page.text, /Bewaard.*Samïra Bensaid/);
  await marloes.tap('Gegevens veranderen');
  marloes.choose('locationId', world.locations.anker);
  await marloes.press('Bewaren');
  t.match(marloes.page.text, 'Verhuisd. Wat al is gezien, ging mee.');
  t.equal((await marloes.open(`/deelnemers/${id}`)).status, 404);
  const ruud = await signIn('ruud');
  await ruud.open(`/deelnemers/${world.participants.kees.id}/wijzigen`);
  t.notMatch(ruud.page.text, 'Het Anker', 'an assessor moves nobody');
});

t.test('who asks for it takes badges to another collection by an e-mail address', async (t) => {
  const { world, signIn, get } = await openHouse(t);
  const { id } = world.participants.samira;
  const ruud = await signIn('ruud');
  const load = async () => (await get('ruud', `/v1/participants/${id}`)).json;
  const award = async (badgeClass: string) =>
    JSON.parse((await awardBadge(world, { to: 'samira', badgeClass })).document).credentialSubject;
  t.equal((await award('bar')).identifier, undefined, 'nothing unless they asked');
  await ruud.open(`/deelnemers/${id}`);
  await ruud.tap('Gegevens veranderen');
  t.match(ruud.page.text, 'Alleen als deze persoon erom vraagt.');
  ruud.choose('emailInCredentials', 'yes');
  await ruud.press('Bewaren');
  t.equal(ruud.page.status, 400);
  t.match(ruud.page.html, /<a href="#emailInCredentials">Vul het e-mailadres in/);
  ruud.write('email', 'samira@');
  await ruud.press('Bewaren');
  t.match(ruud.page.html, /<a href="#email">Dit e-mailadres klopt niet/);
  t.match(ruud.page.html, /value="yes" checked/, 'the tick came back with it');
  t.match(await load(), { email: null, emailInCredentials: false }, 'nothing was kept yet');
  ruud.write('email', 'samira@example.org');
  await ruud.press('Bewaren');
  t.match(ruud.page.text, 'Bewaard.');
  t.match(await load(), { email: 'samira@example.org', emailInCredentials: true });
  t.match((await award('afwas')).identifier, [{ type: 'IdentityObject', hashed: true }]);
  await ruud.tap('Gegevens veranderen');
  ruud.write('email', '');
  ruud.clear('emailInCredentials', 'yes');
  await ruud.press('Bewaren');
  t.match(await load(), { email: null, emailInCredentials: false });
  t.equal((await award('receptie')).identifier, undefined, 'and no more when they have enough of it');
});
