import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventsOf } from '../../../../test/house-events.ts';
import { answerPermission, askForPermission, signPermission } from '../../../../test/signed-permission.ts';
import { createWorld, type House, type World } from '../../../../test/world.ts';
import { getRequest } from '../asking/service.ts';
import { loadAuthorizations } from '../view-authorizations.ts';
import type { FormContent } from './contract.ts';
import { contentOfShipped } from './house-form.ts';
import {
  checkHouseForm,
  discardFormDraft,
  getForm,
  getFormVersion,
  listForms,
  publishForm,
  retireForm,
  saveFormDraft,
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

const kind = 'publication' as const;
const words = (number: number) => ({
  en: `Your care stays the same. This is wording ${number}.`,
  es: `Su atención no cambia. Este es el texto ${number}.`,
});

/** The form of Bedside with one passage in the words of the house. */
function content(number: number): FormContent {
  const shipped = contentOfShipped(kind);
  const parts = shipped.parts.map((one) =>
    'id' in one && one.id === 'care' ? { ...one, words: words(number), covers: [9] } : one,
  );
  return { ...shipped, counsel: 'A. Counsel', parts };
}

const save = (made: FormContent, revision = 0) =>
  world.as(house, 'officer', (scope) => saveFormDraft(scope, { kind, content: made, revision }));
const publish = (revision = 1) => world.as(house, 'administrator', (scope) => publishForm(scope, { kind, revision }));

async function publishWording(number: number) {
  await save(content(number));
  return publish();
}

async function shownOf(requestId: string) {
  const { form } = await world.as(house, 'officer', (scope) => getRequest(scope, requestId));
  return form.parts.flatMap((one) => ('words' in one ? [one.words] : [])).join('\n');
}

const events = () => eventsOf(world, house, 'house_form.');

describe('which words are sent', () => {
  test('those of Bedside, until the house publishes its own', async () => {
    await save(content(1));
    const before = await askForPermission(world, house);
    expect(await shownOf(before.requestId)).not.toContain('wording');
    await publish();
    const after = await askForPermission(world, house);
    expect(await shownOf(after.requestId)).toContain(words(1).en);
    const spanish = await askForPermission(world, house, { language: 'es' });
    expect(await shownOf(spanish.requestId)).toContain(words(1).es);
  });

  test('a form that changed between sending and signing is signed as it was sent', async () => {
    await publishWording(1);
    const asked = await askForPermission(world, house);
    await publishWording(2);
    await world.as(house, 'administrator', (scope) => retireForm(scope, { kind, number: 1 }));
    const { authorizationId } = await answerPermission(world, house, asked);
    expect(await shownOf(asked.requestId)).toContain(words(1).en);
    const [loaded] = await world.as(house, 'officer', (scope) => loadAuthorizations(scope, [authorizationId]));
    expect(loaded?.facts.statements.conditioning).toBe('house-1');
    const next = await signPermission(world, house);
    const [newer] = await world.as(house, 'officer', (scope) => loadAuthorizations(scope, [next.authorizationId]));
    expect(newer?.facts.statements.conditioning).toBe('house-2');
  });

  test('what was sent in the words of Bedside stays so as well', async () => {
    const asked = await askForPermission(world, house);
    await publishWording(1);
    const { authorizationId } = await answerPermission(world, house, asked);
    const [loaded] = await world.as(house, 'officer', (scope) => loadAuthorizations(scope, [authorizationId]));
    expect(loaded?.facts.statements.conditioning).toBe('1');
  });

  test('where a version is retired, the one before it, and at last that of Bedside', async () => {
    await publishWording(1);
    const { versions } = await publishWording(2);
    expect(versions.map(({ number, isUsed }) => [number, isUsed])).toEqual([
      [2, true],
      [1, false],
    ]);
    const retire = (number: number) => world.as(house, 'administrator', (scope) => retireForm(scope, { kind, number }));
    expect((await retire(2)).versions.map(({ isUsed }) => isUsed)).toEqual([false, true]);
    expect((await retire(1)).shipped.isUsed).toBe(true);
    await expect(retire(1)).rejects.toMatchObject({ code: 'ALREADY_RETIRED' });
    await expect(retire(9)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await shownOf((await askForPermission(world, house)).requestId)).not.toContain('wording');
    expect((await events()).filter((action) => action === 'house_form.retired')).toHaveLength(2);
  });

  test('other kinds and other houses keep theirs', async () => {
    await publishWording(1);
    const { forms } = await world.as(house, 'auditor', async (scope) => ({ forms: await listForms(scope) }));
    expect(forms.filter(({ shipped }) => !shipped.isUsed).map((one) => one.kind)).toEqual([kind]);
    const other = await world.openHouse();
    const seen = await world.as(other, 'officer', (scope) => listForms(scope));
    expect(seen.every(({ versions, shipped }) => versions.length === 0 && shipped.isUsed)).toBe(true);
  });
});

describe('a draft', () => {
  test('is changed, checked and published as numbered versions that never change', async () => {
    expect(await save(content(1))).toEqual({ revision: 1, faults: [] });
    expect(await save(content(2), 1)).toEqual({ revision: 2, faults: [] });
    const { versions, draft } = await publish(2);
    expect(draft).toBeNull();
    expect(versions).toMatchObject([{ number: 1, counsel: 'A. Counsel', isUsed: true, covers: expect.any(Array) }]);
    expect(versions[0]?.grades.en).toBeLessThanOrEqual(8);
    await publishWording(3);
    const first = await world.as(house, 'officer', (scope) => getFormVersion(scope, { kind, number: 1 }));
    expect(first.reading.en.parts).toContainEqual(expect.objectContaining({ words: words(2).en }));
    const next = await world.as(house, 'officer', (scope) => getForm(scope, kind));
    expect(next).toMatchObject({ revision: 0, content: content(3) });
    expect(await events()).toEqual([
      'house_form.drafted',
      'house_form.drafted',
      'house_form.drafted',
      'house_form.published',
      'house_form.published',
    ]);
  });

  test('that is not ready is kept, tells why, and is not published', async () => {
    const bare: FormContent = { ...content(1), counsel: '' };
    const { faults } = await save(bare);
    expect(faults).toMatchObject([{ code: 'COUNSEL_MISSING' }]);
    await expect(publish()).rejects.toMatchObject({ code: 'FORM_NOT_READY', details: { faults } });
    const { content: kept, revision } = await world.as(house, 'officer', (scope) => getForm(scope, kind));
    expect([kept, revision]).toEqual([bare, 1]);
    expect(await events()).toEqual(['house_form.drafted']);
  });

  test('that somebody else changed meanwhile is neither kept, published nor discarded', async () => {
    await save(content(1));
    await expect(save(content(2))).rejects.toMatchObject({ code: 'FORM_CHANGED_MEANWHILE' });
    await expect(publish(2)).rejects.toMatchObject({ code: 'FORM_CHANGED_MEANWHILE' });
    const discard = (revision: number) =>
      world.as(house, 'officer', (scope) => discardFormDraft(scope, { kind, revision }));
    await expect(discard(7)).rejects.toMatchObject({ code: 'FORM_CHANGED_MEANWHILE' });
    expect((await discard(1)).draft).toBeNull();
    await expect(discard(1)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(publish()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await events()).toEqual(['house_form.discarded', 'house_form.drafted']);
  });

  test('of two who publish at once, one does', async () => {
    await save(content(1));
    const outcomes = await Promise.allSettled([publish(), publish()]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [form] = await world.as(house, 'officer', (scope) => listForms(scope));
    expect(form?.versions).toHaveLength(1);
  });

  test('is looked at in both languages without being kept', async () => {
    const checked = await world.as(house, 'officer', (scope) => checkHouseForm(scope, { kind, content: content(4) }));
    expect(checked.faults).toEqual([]);
    expect(checked.reading?.es.parts).toContainEqual(expect.objectContaining({ words: words(4).es }));
    expect(await events()).toEqual([]);
  });
});
