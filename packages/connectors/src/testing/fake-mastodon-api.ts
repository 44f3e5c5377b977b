/** Posts, pictures and look-ups as Mastodon has them (docs.joinmastodon.org/methods). */
import { z } from 'zod';
import {
  addStatus,
  changeStatus,
  type FakeAccount,
  type FakeCall,
  type FakeMedia,
  type FakeState,
  type FakeStatus,
  refused,
  statusesOf,
} from './fake-mastodon-state.ts';
import { contentHtml, countedLength } from './fake-mastodon-words.ts';
import { type Reply, told } from './kit/network.ts';

const keptForMs = 3_600_000;
const notFound = () => refused(404, 'Record not found');

export function instance(state: FakeState, version: 'v1' | 'v2'): Reply {
  const { settings } = state;
  if (settings.instance === 'none' || (settings.instance === 'v1' && version === 'v2')) return notFound();
  const configuration = {
    statuses: {
      max_characters: settings.maxCharacters,
      max_media_attachments: settings.maxMedia,
      characters_reserved_per_url: settings.addressLength,
    },
    media_attachments: {
      supported_mime_types: [...settings.mimeTypes, 'video/mp4', 'audio/ogg'],
      image_size_limit: settings.imageSizeLimit,
      description_limit: settings.descriptionLimit,
    },
  };
  const { host } = new URL(state.serviceUrl());
  const title = 'A server for tests';
  return told(200, version === 'v2' ? { domain: host, title, configuration } : { uri: host, title, configuration });
}

function accountView(state: FakeState, account: FakeAccount): object {
  const { id, username, acct, displayName: display_name } = account;
  return { id, username, acct, display_name, url: `${state.serviceUrl()}/@${acct}` };
}

export function ownAccount(state: FakeState, call: FakeCall): Reply {
  const account = state.accounts.find(({ id }) => id === call.accountId);
  return account === undefined ? notFound() : told(200, accountView(state, account));
}

export async function uploadMedia(state: FakeState, call: FakeCall): Promise<Reply> {
  const file = call.form.get('file');
  const description = String(call.form.get('description') ?? '');
  const { settings } = state;
  if (!(file instanceof File) || ![...settings.mimeTypes, 'video/mp4'].includes(file.type)) {
    return refused(422, 'Validation failed: File content type is invalid');
  }
  if (file.size > settings.imageSizeLimit) return refused(422, 'Validation failed: File file size must be less');
  if ([...description].length > settings.descriptionLimit)
    return refused(422, 'Validation failed: Description is too long');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const upload = { accountId: call.accountId ?? '', altText: description, mimeType: file.type, partCount: 1 };
  const { id } = state.world.media.begin(upload);
  state.world.media.storePart({ mediaId: id, index: 0, bytes });
  const media: FakeMedia = { id, description, mimeType: file.type, bytes, asksLeft: settings.asksUntilReady };
  state.media.set(media.id, media);
  return told(media.asksLeft === 0 ? 200 : 202, mediaView(state, media));
}

function mediaView(state: FakeState, media: FakeMedia): object {
  const url = media.asksLeft === 0 ? `${state.serviceUrl()}/media/${media.id}` : null;
  return { id: media.id, type: 'image', url, description: media.description };
}

export function showMedia(state: FakeState, { params }: FakeCall): Reply {
  const media = state.media.get(params.id ?? '');
  if (media === undefined) return notFound();
  if (media.asksLeft > 0) media.asksLeft -= 1;
  return told(media.asksLeft === 0 ? 200 : 206, mediaView(state, media));
}

export function createStatus(state: FakeState, call: FakeCall): Reply {
  const { accountId } = call;
  const given = call.headers.get('idempotency-key');
  const key = `${accountId} ${given}`;
  const kept = state.keys.get(key);
  const nowMs = state.world.time.now().getTime();
  const standing = statusesOf(state).find(({ id }) => id === kept?.statusId);
  if (kept !== undefined && kept.until > nowMs && standing !== undefined) {
    return told(200, statusView(state, call, standing));
  }
  const draft = draftOf(state, call);
  if ('code' in draft) return draft;
  const made = addStatus(state, draft, { key: given, effects: call.effects });
  if (state.settings.keepsKeys && given !== null) {
    state.keys.set(key, { statusId: made.id, until: nowMs + keptForMs });
  }
  return told(200, statusView(state, call, made));
}

function draftOf(state: FakeState, { form, accountId, app }: FakeCall): Omit<FakeStatus, 'id'> | Reply {
  const text = String(form.get('status') ?? '').trim();
  const spoilerText = String(form.get('spoiler_text') ?? '').trim();
  const mediaIds = form.getAll('media_ids[]').map(String);
  const { settings } = state;
  const media = mediaIds.map((id) => state.media.get(id));
  const inReplyToId = form.has('in_reply_to_id') ? String(form.get('in_reply_to_id')) : null;
  if (text === '' && media.length === 0) return refused(422, "Validation failed: Text can't be blank");
  const length = countedLength(text, settings.addressLength) + countedLength(spoilerText, settings.addressLength);
  if (length > settings.maxCharacters)
    return refused(422, `Validation failed: Text character limit of ${settings.maxCharacters} exceeded`);
  if (media.length > settings.maxMedia) return refused(422, 'Cannot attach more than 4 files');
  if (media.some((one) => one === undefined)) return refused(422, 'Media not found');
  if (media.some((one) => one?.asksLeft !== 0))
    return refused(422, 'Cannot attach files that have not finished processing. Try again in a moment!');
  if (inReplyToId !== null && !statusesOf(state).some(({ id }) => id === inReplyToId)) {
    return refused(404, 'The post you are trying to reply to does not appear to exist.');
  }
  return {
    accountId: accountId ?? '',
    text,
    spoilerText,
    visibility: String(form.get('visibility') ?? 'public'),
    sensitive: form.get('sensitive') === 'true' || spoilerText !== '',
    language: form.has('language') ? String(form.get('language')) : null,
    inReplyToId,
    media: media.filter((one) => one !== undefined),
    application: app?.name ?? null,
    createdAt: state.world.time.now(),
  };
}

const attributesSchema = z.object({ id: z.string(), description: z.string().optional() });

/** Pictures that are not named are taken off; who sees it and what it answers stay. Nothing happens where nothing changes. */
export function editStatus(state: FakeState, call: FakeCall): Reply {
  const status = statusesOf(state).find(({ id, accountId }) => id === call.params.id && accountId === call.accountId);
  if (status === undefined) return notFound();
  const { form } = call;
  for (const given of form.getAll('media_attributes[]')) {
    const { id, description } = attributesSchema.parse(JSON.parse(String(given)));
    const media = status.media.find((one) => one.id === id);
    if (media !== undefined && description !== undefined) state.media.set(id, { ...media, description });
  }
  const draft = draftOf(state, call);
  if ('code' in draft) return draft;
  const kept = { visibility: status.visibility, createdAt: status.createdAt, application: status.application };
  return told(200, statusView(state, call, changeStatus(state, { ...draft, ...kept, id: status.id }, call.effects)));
}

export function statusView(state: FakeState, call: FakeCall, status: FakeStatus): object {
  const account = state.accounts.find(({ id }) => id === status.accountId);
  const { settings } = state;
  const isOwn = call.accountId === status.accountId;
  return {
    id: status.id,
    created_at: status.createdAt.toISOString(),
    in_reply_to_id: status.inReplyToId,
    sensitive: status.sensitive,
    spoiler_text: status.spoilerText,
    visibility: status.visibility,
    language: status.language,
    url: `${state.serviceUrl()}/@${account?.username}/${status.id}`,
    content: contentHtml(status.text),
    reblog: null,
    ...(settings.tellsApplication && isOwn && status.application !== null
      ? { application: { name: status.application, website: null } }
      : {}),
    account: account === undefined ? null : accountView(state, account),
    media_attachments: status.media.map((media) => mediaView(state, media)),
  };
}

/** The status that a call may see, or null. */
function visibleStatus(state: FakeState, call: FakeCall): FakeStatus | null {
  return statusesOf(state).find((status) => status.id === call.params.id && isVisible(status, call)) ?? null;
}

function isVisible({ visibility, accountId }: FakeStatus, call: FakeCall): boolean {
  return visibility !== 'private' || accountId === call.accountId;
}

export function showStatus(state: FakeState, call: FakeCall): Reply {
  const status = visibleStatus(state, call);
  return status === null ? notFound() : told(200, statusView(state, call, status));
}

export function showSource(state: FakeState, call: FakeCall): Reply {
  const status = visibleStatus(state, call);
  if (status === null || !state.settings.tellsSource) return notFound();
  if (status.accountId !== call.accountId) return refused(403, 'This action is not allowed');
  return told(200, { id: status.id, text: status.text, spoiler_text: status.spoilerText });
}

export function showContext(state: FakeState, call: FakeCall): Reply {
  const status = visibleStatus(state, call);
  if (status === null) return notFound();
  const statuses = statusesOf(state);
  const ancestors: FakeStatus[] = [];
  const parentOf = (one: FakeStatus) => statuses.find((other) => other.id === one.inReplyToId);
  for (let parent = parentOf(status); parent !== undefined; parent = parentOf(parent)) ancestors.unshift(parent);
  const below = new Set([status.id]);
  const descendants = statuses.filter((one) => {
    const isBelow = below.has(one.inReplyToId ?? '');
    if (isBelow) below.add(one.id);
    return isBelow;
  });
  const view = (one: FakeStatus) => statusView(state, call, one);
  return told(200, { ancestors: ancestors.map(view), descendants: descendants.map(view) });
}

export function deleteStatus(state: FakeState, call: FakeCall): Reply {
  const status = statusesOf(state).find(({ id, accountId }) => id === call.params.id && accountId === call.accountId);
  if (status === undefined) return notFound();
  state.world.posts.remove(status.id, 'account');
  return told(200, { ...statusView(state, call, status), text: status.text });
}

export function listStatuses(state: FakeState, call: FakeCall): Reply {
  const { searchParams } = call.url;
  const before = searchParams.get('max_id');
  const limit = Math.min(40, Number(searchParams.get('limit') ?? 20));
  const found = statusesOf(state)
    .filter((one) => one.accountId === call.params.id && (before === null || BigInt(one.id) < BigInt(before)))
    .filter((one) => isVisible(one, call))
    .toReversed()
    .slice(0, limit);
  return told(
    200,
    found.map((one) => statusView(state, call, one)),
  );
}

export function search(state: FakeState, call: FakeCall): Reply {
  const query = (call.url.searchParams.get('q') ?? '').replace(/^@/u, '').toLowerCase();
  const limit = Math.min(40, Number(call.url.searchParams.get('limit') ?? 20));
  const found = state.accounts.filter(({ acct, displayName }) =>
    [acct, displayName].some((word) => word.toLowerCase().includes(query)),
  );
  const accounts = query === '' ? [] : found.slice(0, limit).map((account) => accountView(state, account));
  return told(200, { accounts, statuses: [], hashtags: [] });
}
