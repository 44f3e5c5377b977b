import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CastName, createWorld, type House, type World } from '../../../test/world.ts';
import { listEvents } from '../../kernel/audit/service.ts';
import { addTemplate as addEndpoint, hashtag, listTemplates as listEndpoint } from './contract.ts';
import {
  addTemplate,
  archiveTemplate,
  changeTemplate,
  countTemplateUse,
  listTemplates,
  restoreTemplate,
} from './service.ts';

let world: World;
let house: House;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  house = await world.openHouse();
});

const flu = { kind: 'post', name: 'Flu clinic', content: { text: 'Our {{service}} opens at {{time}}.' } };
const add = (who: CastName, input: unknown) =>
  world.as(house, who, (scope) => addTemplate(scope, addEndpoint.body.parse(input)));
const list = async (query: Record<string, string> = {}, who: CastName = 'auditor') =>
  (await world.as(house, who, (scope) => listTemplates(scope, listEndpoint.query.parse(query)))).templates;
const namesOf = async (query: Record<string, string> = {}) => (await list(query)).map(({ name }) => name);

describe('what is kept', () => {
  test('is seen by everybody, and changed by its owner and by those who keep order', async () => {
    const made = await add('author', flu);
    const seenBy = async (who: CastName) => (await list({}, who))[0]?.mayChange;
    expect(await seenBy('author')).toBe(true);
    expect(await seenBy('colleague')).toBe(false);
    expect(await seenBy('publisher')).toBe(true);
    expect(await seenBy('auditor')).toBe(false);
    const change = (who: CastName) =>
      world.as(house, who, (scope) => archiveTemplate(scope, { templateId: made.id, revision: 1 }));
    await expect(change('colleague')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(change('auditor')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await change('officer')).toMatchObject({ state: 'archived', revision: 2 });
  });

  test('is not changed over what somebody else changed since', async () => {
    const made = await add('author', flu);
    const change = (name: string) =>
      world.as(house, 'author', (scope) =>
        changeTemplate(scope, { templateId: made.id, revision: 1, ...addEndpoint.body.parse({ ...flu, name }) }),
      );
    expect((await change('Flu shots')).revision).toBe(2);
    await expect(change('Flu days')).rejects.toMatchObject({ code: 'TEMPLATE_CHANGED' });
    expect(await namesOf()).toEqual(['Flu shots']);
  });

  test('has a name of its own among those of its kind that are in use', async () => {
    const made = await add('author', flu);
    await expect(add('publisher', { ...flu, name: 'FLU CLINIC' })).rejects.toMatchObject({ code: 'TEMPLATE_EXISTS' });
    await add('author', { kind: 'snippet', name: 'Flu clinic', content: { text: 'Walk in.' } });
    const named = { templateId: made.id, revision: 1 };
    await world.as(house, 'author', (scope) => archiveTemplate(scope, named));
    await add('publisher', flu);
    const back = world.as(house, 'author', (scope) => restoreTemplate(scope, { ...named, revision: 2 }));
    await expect(back).rejects.toMatchObject({ code: 'TEMPLATE_EXISTS' });
  });

  test('comes back after it was put away, and is offered only while it is in use', async () => {
    const made = await add('author', flu);
    await world.as(house, 'author', (scope) => archiveTemplate(scope, { templateId: made.id, revision: 1 }));
    expect(await namesOf()).toEqual([]);
    expect(await namesOf({ state: 'archived' })).toEqual(['Flu clinic']);
    await world.as(house, 'author', (scope) => restoreTemplate(scope, { templateId: made.id, revision: 2 }));
    expect(await namesOf()).toEqual(['Flu clinic']);
  });

  test('tells how often it was used, without a new revision, and each change leaves one event', async () => {
    const made = await add('author', flu);
    const use = () => world.as(house, 'publisher', (scope) => countTemplateUse(scope, made.id));
    expect(await use()).toEqual({ useCount: 1 });
    expect(await use()).toEqual({ useCount: 2 });
    await expect(world.as(house, 'auditor', (scope) => countTemplateUse(scope, made.id))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const [row] = await list();
    expect(row).toMatchObject({ useCount: 2, revision: 1, usedAt: world.clock.now().toISOString() });
    const events = await world.as(house, 'auditor', (scope) => listEvents(scope, [{ type: 'template', id: made.id }]));
    expect(events.map(({ action }) => action).toSorted()).toEqual(['template.added', 'template.used', 'template.used']);
  });
});

describe('a list', () => {
  beforeEach(async () => {
    await add('author', flu);
    await add('author', { kind: 'snippet', name: 'Disclaimer', language: 'en', content: { text: '100% general.' } });
    await add('publisher', { kind: 'snippet', name: 'Aviso', language: 'es', content: { text: 'General.' } });
    await add('publisher', {
      kind: 'hashtags',
      name: 'Heart month',
      content: { tags: ['HeartMonth', 'Cardiología'] },
    });
  });

  test('is in order of names and found by kind, language, owner and words', async () => {
    expect(await namesOf()).toEqual(['Aviso', 'Disclaimer', 'Flu clinic', 'Heart month']);
    expect(await namesOf({ kind: 'snippet' })).toEqual(['Aviso', 'Disclaimer']);
    expect(await namesOf({ language: 'es' })).toEqual(['Aviso', 'Flu clinic', 'Heart month']);
    expect(await namesOf({ search: 'heartm' })).toEqual(['Heart month']);
    expect(await namesOf({ search: '{{service' })).toEqual(['Flu clinic']);
    expect(await namesOf({ search: '%' })).toEqual(['Disclaimer']);
    const mine = await list({ owner: 'me' }, 'publisher');
    expect(mine.map(({ name }) => name)).toEqual(['Aviso', 'Heart month']);
  });

  test('comes in pages that neither skip nor repeat', async () => {
    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const query = listEndpoint.query.parse({ limit: 3, ...(after ? { after } : {}) });
      const page = await world.as(house, 'author', (scope) => listTemplates(scope, query));
      seen.push(...page.templates.map(({ name }) => name));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual(['Aviso', 'Disclaimer', 'Flu clinic', 'Heart month']);
  });

  test('holds nothing of another organization', async () => {
    house = await world.openHouse();
    expect(await namesOf()).toEqual([]);
  });
});

describe('a template is refused', () => {
  test.each([
    ['without words', { kind: 'post', name: 'x', content: { text: '  ' } }],
    ['without a name', { kind: 'post', name: ' ', content: { text: 'Hello' } }],
    ['as a snippet with a link', { kind: 'snippet', name: 'x', content: { text: 'a', link: 'https://example.org' } }],
    ['as a snippet that is a book', { kind: 'snippet', name: 'x', content: { text: 'a'.repeat(2_001) } }],
    ['as hashtags without any', { kind: 'hashtags', name: 'x', content: {} }],
    ['as hashtags with one twice', { kind: 'hashtags', name: 'x', content: { tags: ['Flu', 'flu'] } }],
    ['as hashtags with a text', { kind: 'hashtags', name: 'x', content: { tags: ['Flu'], text: 'Hello' } }],
    ['with a link that is a program', { kind: 'post', name: 'x', content: { text: 'a', link: 'javascript:alert(1)' } }],
  ])('%s', (_why, input) => {
    expect(addEndpoint.body.safeParse(input).success).toBe(false);
  });

  test.each(['', '#', '#Flu', '2026', 'heart month', 'a-b', 'a#b', '<b>', 'x'.repeat(65)])(
    'with the hashtag “%s”',
    (tag) => {
      expect(hashtag.safeParse(tag).success).toBe(false);
    },
  );
  test.each([
    ['FluShot', 'FluShot'],
    [' salud ', 'salud'],
    ['Niños2026', 'Niños2026'],
    ['健康', '健康'],
  ])('but not with %s', (tag, kept) => {
    expect(hashtag.parse(tag)).toBe(kept);
  });
});
