import { describe, expect, test } from 'vitest';
import type { Comments } from '../conversation.ts';
import type { Account, ConnectorIo } from '../port.ts';
import { createFakeX } from '../testing/fake-x.ts';
import { createXConnector } from './connector.ts';

function open() {
  let nowMs = Date.parse('2026-09-01T10:00:00.000Z');
  const now = () => new Date(nowMs);
  const x = createFakeX({ now });
  const io: ConnectorIo = { fetch: x.fetch, now, signal: new AbortController().signal };
  const account: Account = {
    serviceUrl: x.serviceUrl,
    handle: 'lakeside',
    remoteAccountId: '2001',
    credentials: x.credentialsOf('lakeside'),
  };
  // The connector of X has comments that can be answered and hidden.
  const comments = createXConnector().comments as Required<Omit<Comments, 'remove'>>;
  const root = x.post({ text: 'Flu shots every Tuesday.' });
  const list = (cursor: string | null = null, remoteId = root.id) =>
    comments.list({ account, remoteId, cursor, limit: 10 }, io);
  return { account, comments, io, list, pass: (ms: number) => void (nowMs += ms), root, x };
}

describe('comments', () => {
  test('are told with their authors, whom they answer, and their words without the names before them', async () => {
    const opened = open();
    const question = opened.x.post({
      accountId: '2003',
      text: 'Do I need an appointment & a card?',
      replyTo: opened.root.id,
    });
    const answer = opened.x.post({ text: 'No, just come by.', replyTo: question.id });
    const outcome = await opened.list();
    if (outcome.kind !== 'page') throw new Error(outcome.kind);
    const byId = new Map(outcome.comments.map((comment) => [comment.commentId, comment]));
    expect(byId.size).toBe(2);
    expect(byId.get(question.id)).toEqual({
      commentId: question.id,
      parentId: null,
      authorName: 'Maria',
      authorId: '2003',
      text: 'Do I need an appointment & a card?',
      createdAt: '2026-09-01T10:00:00.000Z',
      own: false,
      hidden: null,
    });
    expect(byId.get(answer.id)).toMatchObject({ parentId: question.id, own: true, text: 'No, just come by.' });
  });

  test('come page by page, each once', async () => {
    const opened = open();
    const sent = Array.from({ length: 23 }, (_one, at) =>
      opened.x.post({ accountId: '2003', text: `Comment ${at}`, replyTo: opened.root.id }),
    );
    const told: string[] = [];
    let cursor: string | null = null;
    do {
      const outcome: Awaited<ReturnType<typeof opened.list>> = await opened.list(cursor);
      if (outcome.kind !== 'page') throw new Error(outcome.kind);
      told.push(...outcome.comments.map(({ commentId }) => commentId));
      ({ cursor } = outcome);
    } while (cursor !== null);
    expect(told.toSorted()).toEqual(sent.map(({ id }) => id).toSorted());
  });

  test('of a post that is gone are absent, and of one that nobody answered there are none', async () => {
    const opened = open();
    expect(await opened.list()).toEqual({ kind: 'page', comments: [], cursor: null });
    opened.x.network.posts.remove(opened.root.id, 'person');
    expect(await opened.list()).toEqual({ kind: 'absent' });
    expect(await opened.list(null, 'from:somebody')).toEqual({ kind: 'absent' });
  });
});

describe('an answer', () => {
  test('stands below what it answers', async () => {
    const opened = open();
    const question = opened.x.post({ accountId: '2003', text: 'When?', replyTo: opened.root.id });
    const request = { account: opened.account, remoteId: opened.root.id, commentId: question.id, text: 'From nine.' };
    const outcome = await opened.comments.reply(request, opened.io);
    const made = opened.x.posts.at(-1);
    expect(outcome).toEqual({ kind: 'replied', commentId: made?.id });
    expect(made).toMatchObject({ replyTo: question.id, text: 'From nine.' });
    expect(await opened.comments.reply(request, opened.io)).toMatchObject({ kind: 'ambiguous', code: 'DUPLICATE' });
  });

  test('to somebody who has not written to the account is refused by X', async () => {
    const opened = open();
    const stranger = opened.x.post({ accountId: '2003', text: 'I like soup.' });
    const request = { account: opened.account, remoteId: stranger.id, commentId: stranger.id, text: 'So do we.' };
    expect(await opened.comments.reply(request, opened.io)).toMatchObject({
      kind: 'rejected',
      code: 'REPLY_NOT_ALLOWED',
    });
    opened.x.network.posts.remove(stranger.id, 'person');
    expect(await opened.comments.reply(request, opened.io)).toEqual({ kind: 'absent' });
  });
});

test('a comment is hidden and shown again; one that is gone is absent', async () => {
  const opened = open();
  const comment = opened.x.post({ accountId: '2003', text: 'Buy pills here', replyTo: opened.root.id });
  const hide = (hidden: boolean, commentId = comment.id) =>
    opened.comments.hide({ account: opened.account, remoteId: opened.root.id, commentId, hidden }, opened.io);
  expect(await hide(true)).toEqual({ kind: 'done' });
  expect([...opened.x.hidden]).toEqual([comment.id]);
  expect(await hide(false)).toEqual({ kind: 'done' });
  expect([...opened.x.hidden]).toEqual([]);
  expect(await hide(true, '1')).toEqual({ kind: 'absent' });
});
