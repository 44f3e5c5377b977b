import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CastName, createWorld, type House, type World } from '../../../test/world.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { changeView, createView, listViews, orderViews, removeView } from './service.ts';

let world: World;
let house: House;

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
});
afterAll(async () => {
  await world.close();
});

const save = (who: CastName, name: string, isShared = false) =>
  world.as(house, who, (scope) => createView(scope, { list: 'posts', name, filters: { stage: 'draft' }, isShared }));
const seenBy = async (who: CastName) =>
  (await world.as(house, who, (scope) => listViews(scope, 'posts'))).views.map(({ name }) => name);

describe('a saved view', () => {
  test('is seen by its owner alone until it is shared', async () => {
    const view = await save('publisher', 'Mine');
    expect(await seenBy('publisher')).toContain('Mine');
    expect(await seenBy('author')).not.toContain('Mine');
    const shared = { viewId: view.id, revision: 1, name: 'Ours', filters: { stage: 'parked' }, isShared: true };
    await world.as(house, 'publisher', (scope) => changeView(scope, shared));
    expect(await seenBy('author')).toContain('Ours');
    const stale = world.as(house, 'publisher', (scope) => changeView(scope, shared));
    await expect(stale).rejects.toMatchObject({ code: 'VIEW_CHANGED' });
  });

  test('is for everybody only where somebody may share', async () => {
    await expect(save('author', 'For all', true)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const view = await save('author', 'For me');
    const sharing = { viewId: view.id, revision: 1, name: 'For me', filters: {}, isShared: true };
    const asked = world.as(house, 'author', (scope) => changeView(scope, sharing));
    await expect(asked).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await seenBy('reviewer')).not.toContain('For me');
  });

  test('of others looks as if it did not exist; a shared one is removed by whoever may share', async () => {
    const own = await save('author', 'Private');
    const shared = await save('publisher', 'Shared', true);
    const remove = (who: CastName, id: string) => world.as(house, who, (scope) => removeView(scope, id));
    await expect(remove('administrator', own.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(remove('author', shared.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(remove('author', newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await remove('administrator', shared.id);
    await remove('author', own.id);
    expect(await seenBy('author')).not.toContain('Private');
  });

  test('stands where its owner put it', async () => {
    const [one, two, three] = [
      await save('officer', 'One'),
      await save('officer', 'Two'),
      await save('officer', 'Three'),
    ];
    const order = (viewIds: string[]) =>
      world.as(house, 'officer', (scope) => orderViews(scope, { list: 'posts', viewIds }));
    await order([three.id, one.id, two.id]);
    const own = (await seenBy('officer')).filter((name) => ['One', 'Two', 'Three'].includes(name));
    expect(own).toEqual(['Three', 'One', 'Two']);
    await expect(order([newId()])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is kept a hundred times by one person', async () => {
    for (let n = 0; n < 100; n += 1) await save('colleague', `View ${n}`);
    await expect(save('colleague', 'One more')).rejects.toMatchObject({ code: 'TOO_MANY_VIEWS' });
  });
});
