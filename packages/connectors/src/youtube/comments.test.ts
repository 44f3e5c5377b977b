import { describe, expect, test } from 'vitest';
import type { DeliverRequest } from '../port.ts';
import { handleOf, type OpenedYouTube, openYouTube, publishVideo } from './open-youtube.ts';

async function openWithVideo() {
  const opened = openYouTube();
  const videoId = await publishVideo(opened);
  const { comments } = opened.connector;
  if (comments === undefined) throw new Error('YouTube tells comments.');
  const on = { account: opened.account, remoteId: videoId };
  const list = (cursor: string | null = null, limit = 50) => comments.list({ ...on, cursor, limit }, opened.io);
  return { ...opened, comments, list, on, videoId };
}

function firstComment({ request }: OpenedYouTube, videoId: string): DeliverRequest {
  const { video: _video, ...post } = request({ text: 'Ask us anything.', options: {} }).post;
  return { ...request(), post: { ...post, replyTo: { rootId: videoId, parentId: videoId } } };
}

describe('a first comment', () => {
  test('has nothing to hand in, stands below its video, and is found', async () => {
    const opened = await openWithVideo();
    const request = firstComment(opened, opened.videoId);
    const handle = handleOf(await opened.stage(request));
    const outcome = await opened.connector.deliver({ ...request, handle }, opened.io);
    expect(outcome).toMatchObject({
      kind: 'published',
      post: { remoteId: expect.stringMatching(/^comment:/), url: expect.stringContaining(`v=${opened.videoId}&lc=`) },
    });
    const found = await opened.connector.readBack({ ...request, handle, remoteId: null }, opened.io);
    expect(found).toEqual({ kind: 'found', post: outcome.kind === 'published' ? outcome.post : null });
    expect(await opened.connector.discard?.({ account: opened.account, handle }, opened.io)).toEqual({
      kind: 'absent',
    });
  });

  test('whose answer is lost is in doubt, and found', async () => {
    const opened = await openWithVideo();
    const request = { ...firstComment(opened, opened.videoId), handle: 'comment' };
    opened.youtube.network.faults.set({ rules: [{ kind: 'reset-after-accept', times: 1 }] });
    expect(await opened.connector.deliver(request, opened.io)).toMatchObject({ kind: 'ambiguous' });
    expect(await opened.connector.readBack({ ...request, remoteId: null }, opened.io)).toMatchObject({ kind: 'found' });
    expect(opened.youtube.comments).toHaveLength(1);
  });

  test('that was not sent is absent, also where a visitor wrote the same', async () => {
    const opened = await openWithVideo();
    const request = firstComment(opened, opened.videoId);
    opened.youtube.comment({ videoId: opened.videoId, text: 'Ask us anything.' });
    expect(await opened.connector.readBack({ ...request, remoteId: null }, opened.io)).toEqual({ kind: 'absent' });
  });

  test('is read, changed and taken down by its own id', async () => {
    const opened = await openWithVideo();
    const { account, io } = opened;
    const request = { ...firstComment(opened, opened.videoId), handle: 'comment' };
    const outcome = await opened.connector.deliver(request, io);
    const remoteId = outcome.kind === 'published' ? outcome.post.remoteId : '';
    const post = { ...request.post, text: 'Ask us anything you like.' };
    const edit = { account, remoteId, before: request.post, post };
    expect(await opened.connector.edit?.(edit, io)).toMatchObject({ kind: 'edited', post: { remoteId } });
    expect(await opened.connector.readEdit?.(edit, io)).toMatchObject({ kind: 'edited' });
    expect(await opened.connector.measure?.({ account, remoteId }, io)).toEqual({ kind: 'measured', numbers: {} });
    expect(await opened.connector.remove({ account, remoteId }, io)).toEqual({ kind: 'removed' });
    expect(await opened.connector.remove({ account, remoteId }, io)).toEqual({ kind: 'absent' });
    expect(await opened.connector.readBack({ ...request, remoteId }, io)).toEqual({ kind: 'absent' });
    expect(await opened.connector.edit?.(edit, io)).toEqual({ kind: 'absent' });
  });

  test('is refused where comments are off, and where the video is gone', async () => {
    const opened = await openWithVideo();
    const request = { ...firstComment(opened, opened.videoId), handle: 'comment' };
    opened.youtube.settings.takesComments = false;
    expect(await opened.connector.deliver(request, opened.io)).toMatchObject({
      kind: 'rejected',
      code: 'COMMENTS_ARE_OFF',
    });
    const gone = { ...firstComment(opened, 'gone'), handle: 'comment' };
    expect(await opened.connector.deliver(gone, opened.io)).toMatchObject({ kind: 'rejected', code: 'PARENT_GONE' });
  });
});

describe('comments of others', () => {
  test('are told with all their answers, page by page', async () => {
    const { list, videoId, youtube, account, on, comments, io } = await openWithVideo();
    youtube.settings.repliesWithThread = 1;
    const first = youtube.comment({ videoId, text: 'Which soap?' });
    for (const text of ['Any.', 'Mine.', 'Yours.']) youtube.comment({ videoId, parentId: first.id, text });
    const second = youtube.comment({ videoId, text: 'Thanks!' });
    const page = await list(null, 1);
    expect(page).toMatchObject({ kind: 'page', comments: [{ commentId: second.id }], cursor: '1' });
    expect(await list('1', 1)).toMatchObject({
      kind: 'page',
      comments: [
        { commentId: first.id, parentId: null, text: 'Which soap?', own: false, hidden: false },
        { text: 'Any.', parentId: first.id },
        { text: 'Mine.' },
        { text: 'Yours.' },
      ],
      cursor: null,
    });
    expect(await comments.list({ account, remoteId: 'gone', cursor: null, limit: 5 }, io)).toEqual({ kind: 'absent' });
    youtube.settings.takesComments = false;
    expect(await comments.list({ ...on, cursor: null, limit: 5 }, io)).toMatchObject({ kind: 'page', comments: [] });
  });

  test('are answered, also answers to answers, below the thread’s first', async () => {
    const { comments, io, list, on, videoId, youtube } = await openWithVideo();
    const first = youtube.comment({ videoId, text: 'Which soap?' });
    const answer = youtube.comment({ videoId, parentId: first.id, text: 'Any.' });
    const replied = await comments.reply?.({ ...on, commentId: answer.id, text: 'Plain soap is fine.' }, io);
    expect(replied).toMatchObject({ kind: 'replied' });
    const page = await list();
    const own = page.kind === 'page' ? page.comments.find((comment) => comment.own) : undefined;
    expect(own).toMatchObject({ parentId: first.id, text: 'Plain soap is fine.' });
    expect(await comments.reply?.({ ...on, commentId: 'gone', text: 'Hello' }, io)).toEqual({ kind: 'absent' });
  });

  test('are hidden, and shown again', async () => {
    const { comments, io, list, on, videoId, youtube } = await openWithVideo();
    const { id: commentId } = youtube.comment({ videoId, text: 'Buy my pills.' });
    expect(await comments.hide?.({ ...on, commentId, hidden: true }, io)).toEqual({ kind: 'done' });
    expect(await list()).toMatchObject({ comments: [] });
    expect(await comments.hide?.({ ...on, commentId, hidden: false }, io)).toEqual({ kind: 'done' });
    expect(await list()).toMatchObject({ comments: [{ commentId }] });
    expect(await comments.hide?.({ ...on, commentId: 'gone', hidden: true }, io)).toEqual({ kind: 'absent' });
  });

  test('are taken down for good by rejecting them, hidden ones too, and our own by deleting', async () => {
    const { comments, io, list, on, videoId, youtube } = await openWithVideo();
    const { id: commentId } = youtube.comment({ videoId, text: 'Buy my pills.' });
    await comments.hide?.({ ...on, commentId, hidden: true }, io);
    expect(await comments.remove?.({ ...on, commentId }, io)).toEqual({ kind: 'done' });
    expect(await comments.remove?.({ ...on, commentId }, io)).toEqual({ kind: 'done' });
    expect(youtube.comments[0]?.moderation).toBe('rejected');
    expect(await comments.hide?.({ ...on, commentId, hidden: false }, io)).toMatchObject({ kind: 'rejected' });
    const asked = youtube.comment({ videoId, text: 'Which soap?' });
    const replied = await comments.reply?.({ ...on, commentId: asked.id, text: 'Plain soap is fine.' }, io);
    const own = replied?.kind === 'replied' ? replied.commentId : '';
    expect(await comments.remove?.({ ...on, commentId: own }, io)).toEqual({ kind: 'done' });
    expect(youtube.comments.some(({ id }) => id === own)).toBe(false);
    expect(await list()).toMatchObject({ comments: [{ commentId: asked.id }] });
    expect(await comments.remove?.({ ...on, commentId: 'gone' }, io)).toEqual({ kind: 'absent' });
  });
});
