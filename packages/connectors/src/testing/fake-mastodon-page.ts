/** Where people see a post of the fake server. */
import { type FakeCall, type FakeState, pageOf, refused, statusesOf } from './fake-mastodon-state.ts';
import { contentHtml, escapeHtml } from './fake-mastodon-words.ts';
import type { Reply } from './kit/network.ts';

/** A public post with its warning and its pictures' descriptions. */
export function statusPage(state: FakeState, { params }: FakeCall): Reply {
  const status = statusesOf(state).find(({ id, visibility }) => id === params.id && visibility !== 'private');
  if (status === undefined) return refused(404, 'Record not found');
  const pictures = status.media.map(
    ({ bytes, description, mimeType }) =>
      `<img alt="${escapeHtml(description)}" src="data:${mimeType};base64,${Buffer.from(bytes).toString('base64')}">`,
  );
  const warning = status.spoilerText === '' ? '' : `<p><strong>${escapeHtml(status.spoilerText)}</strong></p>`;
  return pageOf(
    200,
    `<!doctype html><html lang="${status.language ?? 'en'}"><title>Post</title><main><article>${warning}${contentHtml(status.text)}${pictures.join('')}</article></main></html>`,
  );
}
