import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CastName, createWorld, type House, type World } from '../../../test/world.ts';
import { addUtmPreset as addEndpoint } from './contract.ts';
import { addUtmPreset, changeUtmPreset, listUtmPresets, removeUtmPreset } from './service.ts';

let world: World;
let house: House;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  house = await world.openHouse();
});

const add = (who: CastName, name: string, of = house) =>
  world.as(of, who, (scope) => addUtmPreset(scope, { name, values: { source: '{network}' } }));
const list = (who: CastName = 'author', of = house) => world.as(of, who, listUtmPresets);

describe('presets', () => {
  test('are seen by everybody by name, and kept by those who keep order', async () => {
    await add('publisher', 'summer');
    await add('officer', 'Spring');
    expect((await list()).presets.map(({ name }) => name)).toEqual(['Spring', 'summer']);
    expect([(await list('author')).mayChange, (await list('publisher')).mayChange]).toEqual([false, true]);
    await expect(add('author', 'Autumn')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('have names of their own, in each organization', async () => {
    await add('publisher', 'Spring');
    await expect(add('publisher', 'SPRING')).rejects.toMatchObject({ code: 'UTM_PRESET_EXISTS' });
    const other = await world.openHouse();
    await add('publisher', 'Spring', other);
    expect((await list('author', other)).presets).toHaveLength(1);
  });

  test('are not changed over what somebody else changed since, and are gone once they are removed', async () => {
    const { id } = await add('publisher', 'Spring');
    const change = (name: string) =>
      world.as(house, 'publisher', (scope) =>
        changeUtmPreset(scope, { presetId: id, name, values: { medium: 'social' }, revision: 1 }),
      );
    expect(await change('Flu')).toMatchObject({ name: 'Flu', values: { medium: 'social' }, revision: 2 });
    await expect(change('Flu shots')).rejects.toMatchObject({ code: 'UTM_PRESET_CHANGED' });
    const remove = (who: CastName) => world.as(house, who, (scope) => removeUtmPreset(scope, id));
    await expect(remove('author')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await remove('publisher');
    expect((await list()).presets).toEqual([]);
    await expect(remove('publisher')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

test('a preset holds a value at least, and no placeholder that nobody fills', () => {
  const takes = (values: object) => addEndpoint.body.safeParse({ name: 'Spring', values }).success;
  expect(takes({ source: 'mail', content: '{channel}-{post}', term: '{campaign}' })).toBe(true);
  expect(takes({})).toBe(false);
  expect(takes({ source: '{patient}' })).toBe(false);
  expect(takes({ source: '{network' })).toBe(false);
});
