import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import { importField } from './contract.ts';
import { planImport, planSha256 } from './import-plan.ts';
import { readRow } from './import-row.ts';
import { guessColumns, readTable } from './import-table.ts';
import { emptyFields, keysOf, type MemberFields, type MemberRow } from './member-record.ts';

const at = new Date('2027-03-01T15:00:00Z');
let ids = 0;
function member(fields: Partial<MemberFields>, row: Partial<MemberRow> = {}): MemberRow {
  const full = { ...emptyFields, displayName: 'Nobody', ...fields };
  ids += 1;
  return {
    organizationId: '019e0000-0000-7000-8000-000000000000',
    id: `019e0000-0000-7000-8000-${String(ids).padStart(12, '0')}`,
    ...full,
    ...keysOf(full),
    source: 'csv',
    state: 'active',
    personId: null,
    grantedRoles: [],
    revision: 1,
    createdAt: at,
    updatedAt: at,
    leftAt: null,
    deprovisionedAt: null,
    ...row,
  };
}

function plan(text: string, members: readonly MemberRow[] = [], markMissingAsLeft = false) {
  const table = readTable(text, null);
  return planImport({ table, mapping: guessColumns(table.headings), members, markMissingAsLeft });
}

describe('a table is read', () => {
  test.each([',', ';', '\t', '|'] as const)('with %j between the cells', (separator) => {
    const text = ['name', 'email'].join(separator) + '\r\n' + ['Ana Ruiz', 'ana@example.org'].join(separator);
    const table = readTable(text, null);
    expect(table.separator).toBe(separator);
    expect(table.rows).toEqual([{ row: 2, cells: ['Ana Ruiz', 'ana@example.org'] }]);
  });

  test('with line ends, separators and quotation marks in quoted cells, a byte order mark, and empty lines', () => {
    const table = readTable('\uFEFFname,site\n\n"Ana ""A"" Ruiz","North,\nSouth"\n,\nBen,East', null);
    expect(table.headings).toEqual(['name', 'site']);
    expect(table.rows.map(({ row, cells }) => [row, cells])).toEqual([
      [3, ['Ana "A" Ruiz', 'North,\nSouth']],
      [5, ['Ben', 'East']],
    ]);
  });

  test.each([
    ['nothing', '', 'IMPORT_EMPTY'],
    ['a heading alone', 'name,email\n', 'IMPORT_EMPTY'],
    ['a million columns', `${'a,'.repeat(1_000_000)}\nx`, 'IMPORT_TOO_MANY_COLUMNS'],
    ['50,001 rows', `name\n${'x\n'.repeat(50_001)}`, 'IMPORT_TOO_MANY_ROWS'],
  ])('and %s is refused', (_what, text, code) => {
    expect(() => readTable(text, ',')).toThrow(expect.objectContaining({ code }));
  });
});

test.each([
  [
    'Employee ID;First name;Last name;E-mail;Department;Job Title',
    'externalId givenName familyName email department jobTitle',
  ],
  [
    'Número de empleado;Nombre;Apellidos;Correo electrónico;Servicio;Puesto',
    'externalId givenName familyName email department jobTitle',
  ],
  ['NAME;Nickname;Maiden name;shoe size;Name', 'displayName otherNames otherNames - -'],
  ['constructor;__proto__;toString', '- - -'],
])('columns are guessed from headings: %s', (headings, fields) => {
  expect(
    guessColumns(headings.split(';'))
      .map((field) => field ?? '-')
      .join(' '),
  ).toBe(fields);
});

describe('a row', () => {
  const read = (cells: string[]) => readRow({ row: 2, cells }, ['displayName', 'email', 'otherNames']);

  test('keeps a formula as text, also one that was guarded before', () => {
    expect(read(['=1+1', '', '']).row).toBe(2);
    expect(read(["'=HYPERLINK(1)", '', ''])).toMatchObject({ fields: { displayName: '=HYPERLINK(1)' } });
    expect(read(["'n Gogo", '', ''])).toMatchObject({ fields: { displayName: "'n Gogo" } });
  });

  test('loses what nobody sees, and keeps right-to-left names', () => {
    expect(read(['Ana\u202E\u200B Ru\u00ADiz', '', ''])).toMatchObject({ fields: { displayName: 'Ana Ruiz' } });
    expect(read(['عمر الحسن', '', ''])).toMatchObject({ fields: { displayName: 'عمر الحسن' } });
    expect(read(['\u200B', '', ''])).toMatchObject({ code: 'NAME_MISSING' });
  });

  test('takes several other names from one cell', () => {
    expect(read(['Ana Ruiz', '', 'Anita; Ann / Annie'])).toMatchObject({
      fields: { otherNames: ['Anita', 'Ann', 'Annie'] },
    });
    expect(read(['Ana Ruiz', '', Array.from({ length: 21 }, (_, n) => `n${n}`).join(';')])).toMatchObject({
      code: 'TOO_MANY_NAMES',
    });
  });
});

describe('a row finds its entry', () => {
  const ana = member({ displayName: 'Ana Ruiz', externalId: '1', email: 'ana@example.org' });

  test('by id, though name and address changed', () => {
    const made = plan('id,name,email\n1,Ana Vega,vega@example.org\n', [ana]);
    expect(made.changed.map(({ member: { id } }) => id)).toEqual([ana.id]);
    expect(made.added).toEqual([]);
  });

  test('by address, and not another’s entry by it', () => {
    expect(plan('name,email\nAna Vega,ANA@example.org\n', [ana]).changed).toHaveLength(1);
    expect(plan('id,name,email\n2,Ana Vega,ana@example.org\n', [ana]).errors).toMatchObject([{ code: 'EMAIL_TAKEN' }]);
    expect(plan('name,email\nAna Vega,аna@example.org\n', [ana]).errors).toMatchObject([{ code: 'EMAIL_LOOKALIKE' }]);
  });

  test('by name where that is the only one, else by department, else not', () => {
    const one = member({ displayName: 'Kim Lee', department: 'ICU' });
    const two = member({ displayName: 'Kim Lee', department: 'ER' });
    expect(plan('name,site\nKIM LEE,North\n', [one]).changed).toHaveLength(1);
    expect(
      plan('name,department,site\nKim Lee,ER,North\n', [one, two]).changed.map(({ member: { id } }) => id),
    ).toEqual([two.id]);
    expect(plan('name\nKim Lee\n', [one, two]).errors).toMatchObject([{ code: 'NAME_AMBIGUOUS' }]);
  });

  test('once: a second row about the same entry is told', () => {
    const made = plan('name,id,site\nAna Ruiz,1,North\nAna Ruiz,,South\n', [ana]);
    expect(made.errors).toMatchObject([{ row: 3, code: 'MEMBER_TWICE', otherRow: 2 }]);
  });

  test('but changes nothing that the identity provider keeps', () => {
    const theirs = member({ displayName: 'Ana Ruiz', externalId: '1' }, { source: 'scim' });
    expect(plan('id,name\n1,Ana Vega\n', [theirs]).errors).toMatchObject([{ code: 'MANAGED_BY_SCIM' }]);
    expect(plan('id,name\n1,Ana Ruiz\n', [theirs])).toMatchObject({ unchanged: 1, errors: [] });
  });
});

describe('whatever the file is', () => {
  const cell = fc.oneof(
    fc.constantFrom('Ana Ruiz', 'ana@example.org', '=1', '"', '\uFFFD', '\u202E', '1', '', 'x'.repeat(300)),
    fc.string({ maxLength: 12 }),
  );
  const file = fc
    .array(fc.array(cell, { maxLength: 5 }), { minLength: 1, maxLength: 8 })
    .map((rows) => ['name,email,id,other names', ...rows.map((cells) => cells.join(','))].join('\n'));
  const members = [
    member({ displayName: 'Ana Ruiz', email: 'ana@example.org', externalId: '1' }),
    member({ displayName: 'Ben Adler' }, { state: 'left', leftAt: at }),
  ];

  test('every row is new, changed, unchanged or refused, nobody is in two, and the same file gives the same plan', () => {
    fc.assert(
      fc.property(file, fc.boolean(), (text, mark) => {
        try {
          const table = readTable(text, ',');
          const mapping = guessColumns(table.headings);
          const input = { table, mapping, members, markMissingAsLeft: mark };
          const made = planImport(input);
          const { added, changed, unchanged, errors, left } = made;
          expect(added.length + changed.length + unchanged + errors.length).toBe(table.rows.length);
          const touched = [...changed.map((one) => one.member.id), ...left.map(({ id }) => id)];
          expect(new Set(touched).size).toBe(touched.length);
          if (!mark) expect(left).toEqual([]);
          expect(planSha256('x', planImport(input))).toBe(planSha256('x', made));
        } catch (error) {
          expect(error).toBeInstanceOf(BedsideError);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('and whatever columns are chosen', () => {
    const mapping = fc.array(fc.constantFrom(null, ...importField.options), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 6 }), mapping, (cells, columns) => {
        expect(readRow({ row: 2, cells }, columns).row).toBe(2);
      }),
    );
  });
});
