import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, type House, type World } from '../../../test/world.ts';
import { getPerson } from '../people/service.ts';
import { type ImportChoices, type ImportPreview, listStaff as listEndpoint, staffMemberInput } from './contract.ts';
import { listGroups, mapGroupRoles } from './groups.ts';
import { applyImport, discardImport, previewImport, startImport, takePart } from './import.ts';
import {
  addStaff,
  changeStaff,
  directoryNames,
  directoryRevision,
  getStaff,
  linkStaff,
  listStaff,
  readStaffSummary,
  removeStaff,
  setStaffState,
} from './service.ts';

let world: World;
let house: House;

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  house = await world.openHouse();
});
afterAll(() => world.close());

const asAdmin: World['as'] = (of, _who, work) => world.as(of, 'administrator', work);
const add = (input: Parameters<typeof staffMemberInput.parse>[0], of = house) =>
  asAdmin(of, 'administrator', (scope) => addStaff(scope, staffMemberInput.parse(input)));
const list = (query: Record<string, unknown> = {}, of = house) =>
  world.as(of, 'author', (scope) => listStaff(scope, listEndpoint.query.parse(query)));
const code = (name: string) => expect.objectContaining({ code: name });

async function events(action: string, of = house) {
  const { rows } = await world.owner.query<{ leaf: string }>(
    'select leaf from audit_event where organization_id = $1 and action = $2 order by at',
    [of.organizationId, action],
  );
  return rows.map(({ leaf }) => JSON.parse(leaf) as { facts: Record<string, unknown>; object: { id: string } });
}

describe('an entry of the directory', () => {
  test('is added, found by parts of its words without accents, and changed at the revision that was read', async () => {
    const added = await add({
      givenName: 'Ana',
      familyName: 'Ruíz',
      title: 'Dr.',
      email: 'Ana.Ruiz@Example.org',
      department: 'Cardiology',
      otherNames: ['Anita', 'Anita'],
    });
    expect(added).toMatchObject({
      displayName: 'Ana Ruíz',
      email: 'ana.ruiz@example.org',
      otherNames: ['Anita'],
      revision: 1,
    });
    for (const search of ['ruiz', 'ANA cardi', 'anita', 'example.org']) {
      expect((await list({ search })).members.map(({ id }) => id)).toEqual([added.id]);
    }
    expect((await list({ search: 'ruiz%' })).members).toEqual([]);
    const change = { ...staffMemberInput.parse({ displayName: 'Ana Ruiz', jobTitle: 'Nurse' }), revision: 1 };
    const changed = await asAdmin(house, 'administrator', (scope) =>
      changeStaff(scope, { memberId: added.id, ...change }),
    );
    expect(changed).toMatchObject({ displayName: 'Ana Ruiz', jobTitle: 'Nurse', email: null, revision: 2 });
    await expect(
      asAdmin(house, 'administrator', (scope) => changeStaff(scope, { memberId: added.id, ...change })),
    ).rejects.toEqual(code('STAFF_CHANGED'));
    expect(await events('staff.added')).toHaveLength(1);
    expect(await events('staff.changed')).toHaveLength(1);
  });

  test('needs a name and a plausible address', async () => {
    await expect(add({ displayName: ' \u200B ' })).rejects.toEqual(code('STAFF_NAME_MISSING'));
    await expect(add({ displayName: '…' })).rejects.toEqual(code('STAFF_NAME_MISSING'));
    for (const email of ['ana', 'ana@', '@example.org', 'a@b', 'a b@example.org', 'ana@example.org,x@example.org']) {
      await expect(add({ displayName: 'Ana', email }), email).rejects.toEqual(code('STAFF_EMAIL_INVALID'));
    }
  });

  test('cannot take a colleague’s address, nor one that only looks like it', async () => {
    await add({ displayName: 'Ana Ruiz', email: 'ana@example.org' });
    await expect(add({ displayName: 'Other', email: 'ANA@example.org' })).rejects.toEqual(code('STAFF_EMAIL_TAKEN'));
    for (const email of ['аna@example.org', 'ana@ехаmple.org', 'ána@example.org', 'ana@xn--xample-2of.org']) {
      await expect(add({ displayName: 'Other', email }), email).rejects.toEqual(code('STAFF_EMAIL_LOOKALIKE'));
    }
    await expect(add({ displayName: 'Other', email: 'an\u200Ba＠example.org' })).rejects.toEqual(
      code('STAFF_EMAIL_TAKEN'),
    );
  });

  test('comes in pages by family name, each row once', async () => {
    for (let number = 0; number < 25; number += 1) await add({ givenName: 'Kim', familyName: `Family ${number % 5}` });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await list({ limit: '7', ...(after === undefined ? {} : { after }) });
      seen.push(...page.members.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
    await expect(list({ after: 'nonsense' })).rejects.toEqual(code('CURSOR_INVALID'));
  });

  test('is marked as left and back; an address that is free may be taken meanwhile', async () => {
    const ana = await add({ displayName: 'Ana Ruiz', email: 'ana@example.org' });
    const move = (state: 'active' | 'left', revision: number) =>
      asAdmin(house, 'administrator', (scope) => setStaffState(scope, { memberId: ana.id, state, revision }, []));
    const left = await move('left', 1);
    expect(left.leftAt).not.toBeNull();
    await add({ displayName: 'Second Ana', email: 'ana@example.org' });
    await expect(move('active', left.revision)).rejects.toEqual(code('STAFF_EMAIL_TAKEN'));
    expect(await events('staff.left')).toHaveLength(1);
    expect(await asAdmin(house, 'administrator', readStaffSummary)).toMatchObject({ active: 1, left: 1 });
  });

  test('is removed when nothing refers to it', async () => {
    const ana = await add({ displayName: 'Ana Ruiz' });
    const linked = await asAdmin(house, 'administrator', (scope) =>
      linkStaff(scope, { memberId: ana.id, personId: house.people.author.id, revision: 1 }),
    );
    const remove = () => asAdmin(house, 'administrator', (scope) => removeStaff(scope, ana.id));
    await expect(remove()).rejects.toEqual(code('STAFF_IN_USE'));
    await asAdmin(house, 'administrator', (scope) =>
      linkStaff(scope, { memberId: ana.id, personId: null, revision: linked.revision }),
    );
    await remove();
    expect((await list()).members).toEqual([]);
    expect(await events('staff.removed')).toHaveLength(1);
  });

  test('is linked by an administrator to one person only', async () => {
    const [ana, ben] = [await add({ displayName: 'Ana' }), await add({ displayName: 'Ben' })];
    const link = (memberId: string, personId: string) =>
      asAdmin(house, 'administrator', (scope) => linkStaff(scope, { memberId, personId, revision: 1 }));
    await link(ana.id, house.people.author.id);
    await expect(link(ben.id, house.people.author.id)).rejects.toEqual(code('STAFF_PERSON_TAKEN'));
    const other = await world.openHouse();
    await expect(link(ben.id, other.people.author.id)).rejects.toEqual(code('NOT_FOUND'));
  });

  test('belongs to one organization, and only administrators change it', async () => {
    const ana = await add({ displayName: 'Ana Ruiz' });
    const other = await world.openHouse();
    expect((await list({}, other)).members).toEqual([]);
    await expect(world.as(other, 'administrator', (scope) => getStaff(scope, ana.id))).rejects.toEqual(
      code('NOT_FOUND'),
    );
    for (const who of ['author', 'reviewer', 'officer', 'publisher', 'auditor'] as const) {
      await expect(
        world.as(house, who, (scope) => addStaff(scope, staffMemberInput.parse({ displayName: 'X' }))),
      ).rejects.toEqual(code('FORBIDDEN'));
      await expect(world.as(house, who, (scope) => startImport(scope))).rejects.toEqual(code('FORBIDDEN'));
    }
  });

  test('gives screening its forms, and the version rises with every change', async () => {
    const before = await world.as(house, 'author', directoryRevision);
    const ana = await add({ displayName: 'Dr. Ana Ruiz', givenName: 'Ana', familyName: 'Ruiz', otherNames: ['Osei'] });
    const names = await world.as(house, 'author', directoryNames);
    expect(names).toEqual(['Ana Ruiz', 'Dr. Ana Ruiz', 'Osei Ana', 'Osei Ruiz']);
    await asAdmin(house, 'administrator', (scope) =>
      setStaffState(scope, { memberId: ana.id, state: 'left', revision: 1 }, []),
    );
    expect(await world.as(house, 'author', directoryNames)).toEqual([]);
    expect(await world.as(house, 'author', directoryRevision)).toBe(before + 2);
  });
});

describe('a file', () => {
  async function preview(text: string, choices: Partial<ImportChoices> = {}, of = house) {
    const importId = await asAdmin(of, 'administrator', startImport);
    const half = Math.floor(text.length / 2);
    for (const [number, part] of [text.slice(0, half), text.slice(half)].entries()) {
      await asAdmin(of, 'administrator', (scope) => takePart(scope, { importId, number, text: part }));
    }
    const input = { importId, mapping: null, separator: null, markMissingAsLeft: false, ...choices };
    const seen = await asAdmin(of, 'administrator', (scope) => previewImport(scope, input));
    return { input, seen };
  }

  const apply = ({ input, seen }: { input: ImportChoices & { importId: string }; seen: ImportPreview }, of = house) =>
    asAdmin(of, 'administrator', (scope) => applyImport(scope, { ...input, ...seen }, []));

  const hr = `Employee ID,First name,Last name,Email,Department
1,Ana,Ruiz,ana@example.org,Cardiology
2,Ben,Adler,ben@example.org,Oncology
3,Cleo,Marsh,cleo@example.org,Oncology
`;

  test('is previewed without changing anything, then applied as one batch with one event', async () => {
    const first = await preview(hr);
    expect(first.seen.counts).toEqual({ rows: 3, added: 3, changed: 0, unchanged: 0, left: 0, refused: 0 });
    expect(first.seen.columns.map(({ field }) => field)).toEqual([
      'externalId',
      'givenName',
      'familyName',
      'email',
      'department',
    ]);
    expect((await list()).members).toEqual([]);
    expect(await apply(first)).toEqual(first.seen.counts);
    expect((await list()).members.map(({ displayName, source }) => [displayName, source])).toEqual([
      ['Ben Adler', 'csv'],
      ['Cleo Marsh', 'csv'],
      ['Ana Ruiz', 'csv'],
    ]);
    const [told] = await events('staff_import.applied');
    expect(told?.facts).toMatchObject({ added: 3, plan: first.seen.planSha256 });
    expect(JSON.stringify(told)).not.toMatch(/Ruiz|Adler|Marsh/);
    const { rows } = await world.owner.query('select 1 from staff_import_part');
    expect(rows).toEqual([]);
    await expect(apply(first)).rejects.toEqual(code('IMPORT_CLOSED'));
  });

  test('tells field by field what changes, leaves alone what it lacks, and marks the missing only when asked', async () => {
    await apply(await preview(hr));
    const second = await preview('employee id;name;department\n1;Ana Ruiz-Vega;Cardiology\n2;Ben Adler;Radiology\n', {
      markMissingAsLeft: true,
    });
    expect(second.seen.separator).toBe(';');
    expect(second.seen.changed.map(({ row, changes }) => [row, changes])).toEqual([
      [2, [{ field: 'displayName', before: 'Ana Ruiz', after: 'Ana Ruiz-Vega' }]],
      [3, [{ field: 'department', before: 'Oncology', after: 'Radiology' }]],
    ]);
    expect(second.seen.left.map(({ displayName }) => displayName)).toEqual(['Cleo Marsh']);
    await apply(second);
    const members = (await list()).members;
    expect(members.find(({ displayName }) => displayName === 'Ana Ruiz-Vega')).toMatchObject({
      email: 'ana@example.org',
    });
    expect(members.find(({ displayName }) => displayName === 'Cleo Marsh')).toMatchObject({ state: 'left' });
    const third = await preview(hr);
    expect(third.seen.changed.find(({ displayName }) => displayName === 'Cleo Marsh')?.changes).toEqual([
      { field: 'state', before: 'left', after: 'active' },
    ]);
  });

  test('marks only those as left who came by a file, and nobody whose row could not be taken', async () => {
    await apply(await preview(hr));
    await add({ displayName: 'By Hand' });
    const second = await preview('employee id,name,email\n1,Ana Ruiz,not an address\n', { markMissingAsLeft: true });
    expect(second.seen.errors).toMatchObject([{ row: 2, column: 'email', code: 'EMAIL_INVALID' }]);
    expect(second.seen.left.map(({ displayName }) => displayName)).toEqual(['Ben Adler', 'Cleo Marsh']);
  });

  test('that breaks off in a quotation marks nobody as left', async () => {
    await apply(await preview(hr));
    const broken = await preview('name\nAna Ruiz\n"Ben Adler\nCleo Marsh\n', { markMissingAsLeft: true });
    expect(broken.seen.errors).toMatchObject([{ row: 3, code: 'QUOTE_OPEN' }]);
    expect(broken.seen.left).toEqual([]);
  });

  test('is applied exactly as previewed, or not at all', async () => {
    const first = await preview(hr);
    await add({ displayName: 'Somebody', email: 'ben@example.org' });
    await expect(apply(first)).rejects.toEqual(code('IMPORT_OUTDATED'));
    const again = await asAdmin(house, 'administrator', (scope) => previewImport(scope, first.input));
    expect(again.changed.map(({ displayName }) => displayName)).toEqual(['Ben Adler']);
    expect(await apply({ input: first.input, seen: again })).toMatchObject({ added: 2, changed: 1 });
  });

  test('is not outdated by a change that does not matter to it', async () => {
    const first = await preview(hr);
    await add({ displayName: 'Somebody Else' });
    expect(await apply(first)).toMatchObject({ added: 3 });
  });

  test('says what is wrong with each row by row and column, and the good rows go in', async () => {
    const long = 'x'.repeat(10_000);
    const bad = await preview(
      [
        'Name,Email,ID',
        'Ana Ruiz,ana@example.org,1',
        ',nobody@example.org,2',
        'Ben Adler,ANA@example.org,3',
        'Cleo Marsh,cleo@example.org,1',
        'Dan Ortiz,dan.example.org,4',
        `${long},long@example.org,5`,
        'Eve Stone,аna@example.org,6',
        'Ana Ruiz,ana@example.org,1',
        'Fay Broken\uFFFD,fay@example.org,7',
        'Gus,gus@example.org,8,surplus',
        '=HYPERLINK("x"),formula@example.org,9',
        `"Hal
of two lines",hal@example.org,10`,
      ].join('\r\n'),
    );
    expect(bad.seen.errors.map(({ row, column, code: fault, otherRow }) => [row, column, fault, otherRow])).toEqual([
      [3, 'Name', 'NAME_MISSING', null],
      [4, 'Email', 'EMAIL_TWICE', 2],
      [5, 'ID', 'EXTERNAL_ID_TWICE', 2],
      [6, 'Email', 'EMAIL_INVALID', null],
      [7, 'Name', 'VALUE_TOO_LONG', null],
      [8, 'Email', 'EMAIL_TWICE', 2],
      [9, null, 'ROW_TWICE', 2],
      [10, 'Name', 'CHARACTER_BROKEN', null],
      [11, null, 'CELLS_TOO_MANY', null],
    ]);
    expect(bad.seen.added.map(({ displayName }) => displayName)).toEqual([
      'Ana Ruiz',
      '=HYPERLINK("x")',
      'Hal of two lines',
    ]);
    expect(await apply(bad)).toMatchObject({ added: 3, refused: 9 });
  });

  test('of two organizations do not meet', async () => {
    await apply(await preview(hr));
    const other = await world.openHouse();
    const theirs = await preview(hr, {}, other);
    expect(theirs.seen.counts.added).toBe(3);
    const foreign = () => world.as(house, 'administrator', (scope) => previewImport(scope, theirs.input));
    await expect(foreign()).rejects.toEqual(code('NOT_FOUND'));
    await expect(
      world.as(house, 'administrator', (scope) => discardImport(scope, theirs.input.importId)),
    ).rejects.toEqual(code('NOT_FOUND'));
  });

  test('without a column of names waits for the choice of one', async () => {
    const unknown = await preview('foo,bar\nAna Ruiz,1\n');
    expect(unknown.seen.counts).toMatchObject({ rows: 1, added: 0, refused: 0 });
    await expect(apply(unknown)).rejects.toEqual(code('IMPORT_NAMES_UNMAPPED'));
    const chosen = { ...unknown.input, mapping: ['displayName' as const, null] };
    const seen = await asAdmin(house, 'administrator', (scope) => previewImport(scope, chosen));
    expect(await apply({ input: chosen, seen })).toMatchObject({ added: 1 });
  });

  test('of 5,000 rows goes in whole, in several statements', async () => {
    const lines = Array.from(
      { length: 5_000 },
      (_, at) => `${at},Given${at} Family${at},s${at}@example.org,Ward ${at % 40}`,
    );
    const large = `id,name,email,department\n${lines.join('\n')}\n`;
    const first = await preview(large);
    expect(first.seen.counts.added).toBe(5_000);
    expect(first.seen.added).toHaveLength(500);
    await apply(first);
    const again = await preview(large.replaceAll('Ward 7', 'Ward 77'));
    expect(again.seen.counts).toMatchObject({ added: 0, changed: 125, unchanged: 4_875 });
    await apply(again);
  });
});

describe('a group', () => {
  test('gives its roles to members who are people, and takes only those away again', async () => {
    const [ana, group] = [await add({ displayName: 'Ana' }), await openGroup('Press office', [])];
    await world.owner.query(
      'insert into staff_group_member (organization_id, group_id, member_id, added_at) values ($1, $2, $3, now())',
      [house.organizationId, group, ana.id],
    );
    const rolesOf = async () =>
      (await world.as(house, 'administrator', (scope) => getPerson(scope, house.people.author.id))).roles;
    const map = (roles: ('publisher' | 'author' | 'administrator')[], allowPowerfulRoles = false) =>
      asAdmin(house, 'administrator', async (scope) => {
        const [found] = await listGroups(scope);
        return mapGroupRoles(scope, { groupId: group, roles, allowPowerfulRoles, revision: found?.revision ?? 0 });
      });
    await map(['publisher', 'author']);
    expect(await rolesOf()).toEqual(['author']);
    const link = await asAdmin(house, 'administrator', (scope) =>
      linkStaff(scope, { memberId: ana.id, personId: house.people.author.id, revision: 1 }),
    );
    expect(await rolesOf()).toEqual(['author', 'publisher']);
    await expect(map(['administrator'])).rejects.toEqual(code('POWERFUL_ROLE'));
    await map(['administrator'], true);
    expect(await rolesOf()).toEqual(['author', 'administrator']);
    const now = await asAdmin(house, 'administrator', (scope) => getStaff(scope, link.id));
    await asAdmin(house, 'administrator', (scope) =>
      linkStaff(scope, { memberId: ana.id, personId: null, revision: now.revision }),
    );
    expect(await rolesOf()).toEqual(['author']);
  });

  async function openGroup(name: string, roles: string[]): Promise<string> {
    const { rows } = await world.owner.query<{ id: string }>(
      `insert into staff_group (organization_id, id, display_name, name_key, roles, revision, created_at, updated_at)
       values ($1, gen_random_uuid(), $2, lower($2), $3, 1, now(), now()) returning id`,
      [house.organizationId, name, roles],
    );
    return rows[0]?.id ?? '';
  }
});
