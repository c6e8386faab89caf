// Lists as spreadsheets write them: whatever the separator, the quotes and the letters, the same people come out.
import fc from 'fast-check';
import t from 'tap';
import { parseParticipantList, readListText } from '../../src/domain/participant-lists.ts';

const names = (text: string | Uint8Array) =>
  parseParticipantList(typeof text === 'string' ? text : readListText(text)).map(
    ({ givenName, familyName, location }) => [givenName, familyName, location],
  );

t.test('what Excel and others write', async (t) => {
  const samira = ['Samira', 'Bensaïd', 'De Linde'];
  const bytes = (text: string, encoding: BufferEncoding) => new Uint8Array(Buffer.from(text, encoding));
  const cases: [string, string | Uint8Array, string[][]][] = [
    ['semicolons and a BOM', '\ufeffVoornaam;Achternaam;Plek\r\nSamira;Bensaïd;De Linde\r\n', [samira]],
    [
      'UTF-16, the large end first',
      bytes('\ufeffVoornaam;Achternaam;Plek\nSamira;Bensaïd;De Linde', 'utf16le').map(
        (_, at, all) => all[at ^ 1]!,
      ),
      [samira],
    ],
    ['commas', 'given name,family name,location\nSamira,Bensaïd,De Linde', [samira]],
    ['tabs, as pasted', 'Samira\tBensaïd\tDe Linde', [samira]],
    ['no line of names', 'Samira;Bensaïd;De Linde', [samira]],
    [
      'other columns, another order',
      'BSN;Achternaam;Voornaam\n123;Bensaïd;Samira',
      [['Samira', 'Bensaïd', '']],
    ],
    ['quotes and a separator inside', 'Voornaam;Achternaam\n"Kees";"Wit; de"', [['Kees', 'Wit; de', '']]],
    ['a comma inside a name', 'Voornaam;Achternaam\nKees;Wit, de', [['Kees', 'Wit, de', '']]],
    ['empty lines', '\n;;\nSamira;Bensaïd;De Linde\n\n;;\n', [samira]],
    [
      'rows of uneven length',
      'Voornaam;Achternaam;Plek\nSamira\nKees;de Wit;x;y',
      [
        ['Samira', '', ''],
        ['Kees', 'de Wit', 'x'],
      ],
    ],
    [
      'the code page of Western Europe',
      bytes('Voornaam;Achternaam;Plek\nSamira;Bensaïd;De Linde', 'latin1'),
      [samira],
    ],
    ['UTF-16', bytes('\ufeffSamira\tBensaïd\tDe Linde', 'utf16le'), [samira]],
    ['letters put together anew', 'Samira;Bensai\u0308d;De Linde', [samira]],
  ];
  for (const [what, text, expected] of cases) t.same(names(text), expected, what);
});

t.test('what is no list is said so, whatever it is', async (t) => {
  for (const text of ['', '\n\n', 'Voornaam;Achternaam\n', 'a;b\n'.repeat(101)]) {
    t.throws(() => parseParticipantList(text), { code: 'invalid-request' });
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      try {
        return parseParticipantList(readListText(bytes)).length > 0;
      } catch (error) {
        return (error as { code?: string }).code === 'invalid-request';
      }
    }),
    { numRuns: 300 },
  );
});

t.test('names come out as they went in', async (t) => {
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .map((text) =>
      text
        .normalize('NFC')
        .replace(/[\s"\p{Cc}\ufeff]+/gu, '')
        .trim(),
    )
    .filter((text) => text !== '');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(name, name), { minLength: 1, maxLength: 20 }),
      fc.constantFrom(';', ',', '\t'),
      (rows, sign) => {
        const lines = [
          `Voornaam${sign}Achternaam`,
          ...rows.map((row) => row.map((cell) => `"${cell}"`).join(sign)),
        ];
        t.same(
          names(lines.join('\r\n')),
          rows.map(([given, family]) => [given, family, '']),
        );
      },
    ),
    { numRuns: 200 },
  );
});
