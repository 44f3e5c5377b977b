import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type House, type World, writePost } from '../../../../test/world.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import { emptyContent } from '../content-hash.ts';
import type { Content } from '../contract.ts';
import { readPost, saveDraft } from '../service.ts';
import {
  addDraftComment,
  changeDraftComment,
  listDraftComments,
  listPostReaders,
  removeDraftComment,
  settleDraftThread,
} from './draft-comments.ts';
import { diffHistory, getStateContent, listHistory } from './history.ts';
import { attendDraft } from './presence.ts';

let world: World;
let house: House;

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse('Lakeside');
});
afterAll(async () => {
  await world.close();
});

const MINUTE_MS = 60_000;
const comment = { threadId: null, field: null, quote: null, mentions: [] as string[] };
const refusedWith = (code: string) => expect.objectContaining({ code });
const contentOf = (baseText: string): Content => ({
  ...emptyContent,
  baseText,
  channelIds: [house.channels.practice],
});

/** Saves other words over what the draft holds now. */
async function save(who: 'author' | 'colleague', postId: string, baseText: string): Promise<void> {
  await world.clock.advance(1_000);
  await world.as(house, who, async (scope) => {
    const [row] = await listHistory(scope, postId);
    expect(row?.ref).toBe('draft');
    const { rows } = await world.owner.query<{ revision: number }>('select revision from draft where post_id = $1', [
      postId,
    ]);
    await saveDraft(scope, { postId, revision: rows[0]?.revision ?? 0, content: contentOf(baseText) });
  });
}

async function begin(): Promise<string> {
  return (await writePost(world, house, contentOf('The pool opens in June.'))).id;
}

async function messagesFor(personId: string): Promise<string[]> {
  const { rows } = await world.owner.query<{ kind: string }>(
    'select kind from outbox_message where person_id = $1 order by id',
    [personId],
  );
  return rows.map(({ kind }) => kind);
}

async function eventsOf(postId: string): Promise<string[]> {
  const { rows } = await world.owner.query<{ action: string }>(
    `select action from audit_event where object_id = $1 and action like 'draft_comment.%' order by id`,
    [postId],
  );
  return rows.map(({ action }) => action);
}

describe('whoever has a draft open', () => {
  test('is seen by others with the part they are in, until they leave or stay away for 20 seconds', async () => {
    const postId = await begin();
    const attend = (who: 'author' | 'colleague' | 'reviewer', leaving = false, field: string | null = 'baseText') =>
      world.as(house, who, (scope) => attendDraft(scope, { postId, field, leaving }));
    expect((await attend('author')).others).toEqual([]);
    const seen = await attend('colleague', false, 'link');
    expect(seen.others).toMatchObject([{ id: house.people.author.id, field: 'baseText' }]);
    expect(seen.revision).toBe(1);
    await attend('reviewer', false, null);
    await attend('reviewer', true);
    expect((await attend('author')).others.map(({ id }) => id)).toEqual([house.people.colleague.id]);
    await world.clock.advance(21_000);
    expect((await attend('author')).others).toEqual([]);
    const { rows } = await world.owner.query('select person_id from draft_presence where post_id = $1', [postId]);
    expect(rows).toHaveLength(1);
  });

  test('is nobody who may only look', async () => {
    const postId = await begin();
    const attending = world.as(house, 'auditor', (scope) =>
      attendDraft(scope, { postId, field: null, leaving: false }),
    );
    await expect(attending).rejects.toThrow(refusedWith('FORBIDDEN'));
  });
});

describe('a comment on a draft', () => {
  test('tells whoever it mentions, and an answer whoever wrote in the thread, with no word of it', async () => {
    const postId = await begin();
    const { author, colleague, reviewer } = house.people;
    const before = (await messagesFor(reviewer.id)).length;
    const thread = await world.as(house, 'colleague', (scope) =>
      addDraftComment(scope, {
        ...comment,
        postId,
        field: 'baseText',
        quote: 'in June',
        body: 'Which day, @Reviewer?',
        mentions: [reviewer.id, reviewer.id],
      }),
    );
    expect(thread).toMatchObject({ field: 'baseText', quote: 'in June', resolvedAt: null });
    expect(thread.comments[0]?.mentions.map(({ id }) => id)).toEqual([reviewer.id]);
    expect((await messagesFor(reviewer.id)).slice(before)).toEqual(['draft.mentioned']);
    const answered = await world.as(house, 'reviewer', (scope) =>
      addDraftComment(scope, { ...comment, postId, threadId: thread.id, body: 'The first.' }),
    );
    expect(answered.comments.map(({ body }) => body)).toEqual(['Which day, @Reviewer?', 'The first.']);
    expect(await messagesFor(colleague.id)).toContain('draft.answered');
    expect(await messagesFor(author.id)).not.toContain('draft.answered');
    const { rows } = await world.owner.query<{ row: string }>('select m::text as row from outbox_message m');
    expect(rows.map(({ row }) => row).join()).not.toContain('Which day');
    expect(await eventsOf(postId)).toEqual(['draft_comment.added', 'draft_comment.added']);
  });

  test('is changed and deleted by whoever wrote it, for a quarter of an hour', async () => {
    const postId = await begin();
    const add = async () => {
      await world.clock.advance(1_000);
      return world.as(house, 'author', (scope) =>
        addDraftComment(scope, { ...comment, postId, body: 'First thought.' }),
      );
    };
    const { id } = await add();
    await world.clock.advance(1_000);
    const change = (who: 'author' | 'colleague', commentId = id) =>
      world.as(house, who, (scope) => changeDraftComment(scope, { commentId, body: 'Second thought.', mentions: [] }));
    await expect(change('colleague')).rejects.toThrow(refusedWith('COMMENT_OF_OTHERS'));
    expect((await change('author')).comments[0]).toMatchObject({ body: 'Second thought.' });
    await world.clock.advance(1_000);
    await world.as(house, 'author', (scope) => removeDraftComment(scope, id));
    await expect(change('author')).rejects.toThrow(refusedWith('NOT_FOUND'));
    const [thread] = await world.as(house, 'author', (scope) => listDraftComments(scope, postId));
    expect(thread?.comments[0]).toMatchObject({ body: '', changeableUntil: null });
    const late = (await add()).id;
    await world.clock.advance(16 * MINUTE_MS);
    await expect(change('author', late)).rejects.toThrow(refusedWith('COMMENT_TOO_OLD'));
    expect(await eventsOf(postId)).toEqual([
      'draft_comment.added',
      'draft_comment.changed',
      'draft_comment.removed',
      'draft_comment.added',
    ]);
  });

  test('is settled and opened again by anybody who may comment, once each', async () => {
    const postId = await begin();
    const { id } = await world.as(house, 'author', (scope) =>
      addDraftComment(scope, { ...comment, postId, body: 'Which day?' }),
    );
    const settle = async (resolved: boolean) => {
      await world.clock.advance(1_000);
      return world.as(house, 'publisher', (scope) => settleDraftThread(scope, { threadId: id, resolved }));
    };
    expect((await settle(true)).resolvedAt).not.toBeNull();
    await settle(true);
    expect((await settle(false)).resolvedAt).toBeNull();
    expect(await eventsOf(postId)).toEqual(['draft_comment.added', 'draft_comment.resolved', 'draft_comment.reopened']);
  });

  test('belongs to its own post, and mentions nobody who may not read it', async () => {
    const postId = await begin();
    const other = await begin();
    const { id } = await world.as(house, 'author', (scope) =>
      addDraftComment(scope, { ...comment, postId, body: 'Here.' }),
    );
    const astray = world.as(house, 'author', (scope) =>
      addDraftComment(scope, { ...comment, postId: other, threadId: id, body: 'There.' }),
    );
    await expect(astray).rejects.toThrow(refusedWith('NOT_FOUND'));
    const stranger = world.as(house, 'author', (scope) =>
      addDraftComment(scope, { ...comment, postId, body: 'You?', mentions: [newId()] }),
    );
    await expect(stranger).rejects.toThrow(refusedWith('MENTION_OUT_OF_REACH'));
  });
});

test('readers of a post are exactly those who can open it', async () => {
  const postId = await begin();
  const limit = (who: 'publisher' | 'reviewer', channel: 'newsroom' | 'practice') =>
    world.owner.query(
      `insert into role_limit (organization_id, id, person_id, role, channel_id, created_at) values ($1, $2, $3, $4, $5, now())`,
      [house.organizationId, newId(), house.people[who].id, house.people[who].roles[0], house.channels[channel]],
    );
  await limit('publisher', 'newsroom');
  await limit('reviewer', 'practice');
  const people = await world.as(house, 'author', (scope) => listPostReaders(scope, postId));
  const told = new Set(people.map(({ id }) => id));
  expect(told.has(house.people.publisher.id)).toBe(false);
  expect(told.has(house.people.reviewer.id)).toBe(true);
  for (const who of ['administrator', 'author', 'colleague', 'officer', 'auditor'] as const) {
    const opens = await world
      .as(house, who, (scope) => readPost(scope, postId))
      .then(
        () => true,
        () => false,
      );
    expect(`${who} ${told.has(house.people[who].id)}`).toBe(`${who} ${opens}`);
  }
  await world.owner.query('delete from role_limit');
});

describe('the history of a draft', () => {
  test('keeps how it stood before somebody else, a later hour and a sweeping change went over it', async () => {
    const postId = await begin();
    await save('author', postId, 'The pool opens in June. Bring a towel.');
    const states = async () =>
      (await world.as(house, 'author', (scope) => listHistory(scope, postId))).map(({ kind, byName }) => [
        kind,
        byName,
      ]);
    expect(await states()).toHaveLength(1);
    await save('colleague', postId, 'The pool opens in July. Bring a towel.');
    expect(await states()).toHaveLength(2);
    await save('colleague', postId, 'The pool opens in July. Bring a large towel.');
    expect(await states()).toHaveLength(2);
    await world.clock.advance(11 * MINUTE_MS);
    await save('colleague', postId, 'The pool opens in July. Bring a very large towel.');
    expect(await states()).toHaveLength(3);
    await save('colleague', postId, 'Closed.');
    expect(await states()).toHaveLength(4);
  });

  test('compares any two states and gives back what stood there', async () => {
    const postId = await begin();
    await save('colleague', postId, 'The pool opens in July.');
    const entries = await world.as(house, 'author', (scope) => listHistory(scope, postId));
    const before = entries[1]?.ref ?? '';
    const diff = await world.as(house, 'author', (scope) => diffHistory(scope, { postId, from: before, to: 'draft' }));
    expect(diff.map(({ field }) => field)).toEqual(['baseText']);
    expect(diff[0]?.parts.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'June' },
      { kind: 'added', text: 'July' },
    ]);
    const content = await world.as(house, 'author', (scope) => getStateContent(scope, { postId, ref: before }));
    expect(content.baseText).toBe('The pool opens in June.');
    const other = await begin();
    const astray = world.as(house, 'author', (scope) => getStateContent(scope, { postId: other, ref: before }));
    await expect(astray).rejects.toThrow(refusedWith('NOT_FOUND'));
  });

  test('holds at most 50 states, the newest ones', async () => {
    const postId = await begin();
    for (let round = 0; round < 52; round += 1) {
      await save(round % 2 === 0 ? 'colleague' : 'author', postId, `Round ${round}.`);
    }
    const entries = await world.as(house, 'author', (scope) => listHistory(scope, postId));
    expect(entries).toHaveLength(51);
    const oldest = entries.at(-1)?.ref ?? '';
    const content = await world.as(house, 'author', (scope) => getStateContent(scope, { postId, ref: oldest }));
    expect(content.baseText).toBe('Round 1.');
  });
});
