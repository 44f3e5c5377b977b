/** Pictures and posts of a compatible server. */
import {
  answered,
  type Call,
  type CompatibleMedium,
  type CompatibleState,
  type CompatibleStatus,
  escapeHtml,
  ownAccount,
  refused,
} from './state.ts';

type Params = Readonly<Record<string, string>>;

function toMedium({ origin, personality }: CompatibleState, medium: CompatibleMedium) {
  const isReady = medium.asksLeft <= 0;
  return {
    id: medium.id,
    type: isReady ? 'image' : 'unknown',
    url: isReady ? `${origin()}/files/${medium.id}` : null,
    preview_url: isReady ? `${origin()}/files/${medium.id}` : null,
    remote_url: null,
    description: medium.description,
    blurhash: null,
    ...personality.extra,
  };
}

export function upload(state: CompatibleState, { file, fields }: Call): Promise<Response> | Response {
  if (file === null) return refused(422, 'Validation failed: File is missing');
  return takeIn(state, file, typeof fields['description'] === 'string' ? fields['description'] : null);
}

async function takeIn(state: CompatibleState, file: File, description: string | null): Promise<Response> {
  const { waits, keepsDescription } = state.personality.media;
  const medium: CompatibleMedium = {
    id: state.nextId(),
    bytes: new Uint8Array(await file.arrayBuffer()),
    mimeType: file.type,
    description: keepsDescription ? description : null,
    asksLeft: waits === 'none' ? 0 : 2,
  };
  state.media.set(medium.id, medium);
  return answered(waits === '202-206' ? 202 : 200, toMedium(state, medium));
}

export function showMedium(state: CompatibleState, params: Params): Response {
  const medium = state.media.get(params['id'] ?? '');
  if (medium === undefined) return refused(404, 'Record not found');
  medium.asksLeft -= 1;
  const isReady = medium.asksLeft <= 0;
  return answered(state.personality.media.waits === '202-206' && !isReady ? 206 : 200, toMedium(state, medium));
}

/** Only before it is part of a post, as the documentation says. */
export function describeMedium(state: CompatibleState, params: Params, { fields }: Call): Response {
  const medium = state.media.get(params['id'] ?? '');
  const isPosted = state.statuses.some(({ media }) => media.some(({ id }) => id === params['id']));
  if (medium === undefined || isPosted) return refused(404, 'Record not found');
  if (typeof fields['description'] === 'string') medium.description = fields['description'];
  return answered(200, toMedium(state, medium));
}

function toStatus(state: CompatibleState, status: CompatibleStatus) {
  const { personality, origin } = state;
  return {
    ...personality.extra,
    id: status.id,
    uri: `${origin()}/objects/${status.id}`,
    url: `${origin()}${personality.statusPath(status.id)}`,
    created_at: personality.dateOf(status.createdAtMs),
    ...(status.editedAtMs === null ? {} : { edited_at: personality.dateOf(status.editedAtMs) }),
    account: ownAccount(state),
    content: personality.htmlOf(status.text),
    spoiler_text: status.spoilerText,
    sensitive: status.sensitive,
    visibility: status.visibility,
    language: status.language,
    in_reply_to_id: status.inReplyToId,
    reblog: null,
    media_attachments: status.media.map((medium) => toMedium(state, medium)),
    mentions: [],
    tags: [],
  };
}

type Wanted = { readonly text: string; readonly media: CompatibleMedium[] } | { readonly refusal: Response };

function wantedOf(state: CompatibleState, fields: Call['fields']): Wanted {
  const text = typeof fields['status'] === 'string' ? fields['status'].trim() : '';
  const ids = Array.isArray(fields['media_ids']) ? fields['media_ids'].map(String) : [];
  const media = ids.flatMap((id) => state.media.get(id) ?? []);
  if (media.length !== ids.length) return { refusal: refused(422, 'Media not found') };
  if (media.some(({ asksLeft }) => asksLeft > 0)) return { refusal: refused(422, 'Media is still processing') };
  if (text === '' && media.length === 0) return { refusal: refused(422, 'Cannot post an empty status') };
  if (text.length > state.personality.maxCharacters) return { refusal: refused(422, 'The status is over the limit') };
  return { text, media };
}

/** Knows nothing of `Idempotency-Key`: whatever comes is a post. */
export function createStatus(state: CompatibleState, { fields }: Call): Response {
  const wanted = wantedOf(state, fields);
  if ('refusal' in wanted) return wanted.refusal;
  const status: CompatibleStatus = {
    id: state.nextId(),
    ...wanted,
    spoilerText: String(fields['spoiler_text'] ?? ''),
    sensitive: fields['sensitive'] === true,
    visibility: String(fields['visibility'] ?? 'private'),
    language: typeof fields['language'] === 'string' ? fields['language'] : null,
    inReplyToId: typeof fields['in_reply_to_id'] === 'string' ? fields['in_reply_to_id'] : null,
    createdAtMs: Date.now(),
    editedAtMs: null,
  };
  state.statuses.push(status);
  return answered(state.personality.createdStatus, toStatus(state, status));
}

const standing = (state: CompatibleState, params: Params) => state.statuses.find(({ id }) => id === params['id']);
const noRecord = () => refused(404, 'Record not found');

export function showStatus(state: CompatibleState, params: Params): Response {
  const status = standing(state, params);
  return status === undefined ? noRecord() : answered(200, toStatus(state, status));
}

export function showSource(state: CompatibleState, params: Params): Response {
  const status = standing(state, params);
  if (!state.personality.tellsSource || status === undefined) return noRecord();
  return answered(200, { id: status.id, text: status.text, spoiler_text: status.spoilerText });
}

export function editStatus(state: CompatibleState, params: Params, { fields }: Call): Response {
  const status = standing(state, params);
  // Where nobody may edit there is no such door, which is answered as everything is that is not there.
  if (!state.personality.canEdit || status === undefined) return refused(404, 'Not Found');
  const wanted = wantedOf(state, fields);
  if ('refusal' in wanted) return wanted.refusal;
  Object.assign(status, wanted, {
    spoilerText: String(fields['spoiler_text'] ?? ''),
    sensitive: fields['sensitive'] === true,
    editedAtMs: Date.now(),
  });
  const told = Array.isArray(fields['media_attributes']) ? (fields['media_attributes'] as Params[]) : []; // documented so
  for (const { id, description } of told) {
    const medium = status.media.find((one) => one.id === id);
    if (medium !== undefined) medium.description = description ?? null;
  }
  return answered(200, toStatus(state, status));
}

export function deleteStatus(state: CompatibleState, params: Params): Response {
  const status = standing(state, params);
  if (status === undefined) return noRecord();
  state.statuses.splice(state.statuses.indexOf(status), 1);
  const { deleteAnswer } = state.personality;
  if (deleteAnswer === 'no-content') return new Response(null, { status: 204 });
  return answered(200, deleteAnswer === 'empty-object' ? {} : { ...toStatus(state, status), text: status.text });
}

export function listStatuses(state: CompatibleState, params: Params, { url }: Call): Response {
  if (params['id'] !== ownAccount(state).id) return noRecord();
  const before = url.searchParams.get('max_id');
  const limit = Number(url.searchParams.get('limit') ?? '20');
  const newestFirst = state.statuses.toReversed();
  const heeded = before !== null && state.personality.pages ? newestFirst.filter(({ id }) => id < before) : newestFirst;
  return answered(
    200,
    heeded.slice(0, limit).map((status) => toStatus(state, status)),
  );
}

/** What the public sees of a post. */
export function statusPage(state: CompatibleState, pathname: string): Response | null {
  const status = state.statuses.find(({ id }) => state.personality.statusPath(id) === pathname);
  if (status === undefined) return null;
  const pictures = status.media.map(
    ({ bytes, description, mimeType }) =>
      `<img alt="${escapeHtml(description ?? '')}" src="data:${mimeType};base64,${Buffer.from(bytes).toString('base64')}">`,
  );
  const html = `<!doctype html><html lang="en"><title>Post</title><main>${state.personality.htmlOf(status.text)}${pictures.join('')}</main></html>`;
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
