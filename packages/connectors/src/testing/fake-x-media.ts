/** Pictures and videos as X takes them: initialize, append, finalize, status, metadata. */
import { z } from 'zod';
import { type FakeXCall, type FakeXMedia, type FakeXState, invalid, problem } from './fake-x-state.ts';
import { type Reply, told } from './kit/network.ts';

const keptMs = 86_400_000;
const partLimit = 5_000_000;
const categories = z.enum(['tweet_image', 'tweet_video', 'tweet_gif']);
const initializeSchema = z.strictObject({
  media_type: z.enum(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'video/mp4', 'video/quicktime']),
  media_category: categories.optional(),
  total_bytes: z.int().min(1).max(17_179_869_184),
});
const limits: Readonly<Record<z.output<typeof categories>, number>> = {
  tweet_image: 5_000_000,
  tweet_gif: 15_000_000,
  tweet_video: 8_000_000_000,
};

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function initialize(state: FakeXState, call: FakeXCall): Reply {
  const asked = initializeSchema.safeParse(json(call.text)).data;
  if (asked === undefined) return invalid('One or more parameters to your request was invalid.');
  const { media_category: category = 'tweet_image', media_type: mediaType, total_bytes: totalBytes } = asked;
  if (totalBytes > limits[category]) return invalid('File size exceeds the limit for this media category.');
  if (mediaType.startsWith('video/') !== (category === 'tweet_video')) return invalid('Media type does not fit.');
  const media: FakeXMedia = {
    id: state.nextId(),
    accountId: call.accountId,
    mediaType,
    category,
    totalBytes,
    segments: [],
    expiresAt: state.world.time.now().getTime() + keptMs,
    state: 'uploading',
    asksLeft: 0,
    altText: '',
  };
  state.media.set(media.id, media);
  return told(200, { data: { id: media.id, media_key: `3_${media.id}`, expires_after_secs: keptMs / 1_000 } });
}

/** What the caller's account holds under this id and X has not thrown away. */
function held(state: FakeXState, call: FakeXCall, id: string): FakeXMedia | null {
  const media = state.media.get(id);
  const isHeld = media?.accountId === call.accountId && media.expiresAt > state.world.time.now().getTime();
  return isHeld ? media : null;
}

const gone = () =>
  problem(404, {
    code: 'NO_SUCH_MEDIA',
    detail: 'Could not find media.',
    title: 'Not Found Error',
    type: 'https://api.x.com/2/problems/resource-not-found',
  });

const base64Schema = z.object({ segment_index: z.int(), media: z.base64() });

/** A form with the bytes, or JSON with base64. */
async function partOf({ request, text }: FakeXCall): Promise<{ index: number; bytes: Uint8Array } | null> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('multipart/form-data')) {
    const part = base64Schema.safeParse(json(text)).data;
    return part === undefined ? null : { index: part.segment_index, bytes: Buffer.from(part.media, 'base64') };
  }
  const { method, url, body } = request;
  const form = await new Request(url, { method, headers: { 'content-type': type }, body: new Uint8Array(body) })
    .formData()
    .catch(() => null);
  const media = form?.get('media');
  if (!(media instanceof File)) return null;
  return { index: Number(form?.get('segment_index')), bytes: new Uint8Array(await media.arrayBuffer()) };
}

export async function append(state: FakeXState, call: FakeXCall): Promise<Reply> {
  const media = held(state, call, call.params.id ?? '');
  if (media === null) return gone();
  const part = await partOf(call);
  if (part === null || !Number.isInteger(part.index) || part.index < 0 || part.index > 999) {
    return invalid('The segment_index must be between 0 and 999.', { segment_index: [] });
  }
  if (part.bytes.length === 0 || part.bytes.length > partLimit) return invalid('The media chunk is too large.');
  const at = media.segments.findIndex(({ index }) => index === part.index);
  if (at !== -1 && state.settings.repeatedParts === 'replaced') media.segments.splice(at, 1);
  media.segments.push(part);
  return told(200, { data: { expires_at: Math.floor(media.expiresAt / 1_000) } });
}

/** The bytes of an upload, in the order of their parts. */
export function bytesOf({ segments }: FakeXMedia): Buffer {
  return Buffer.concat(segments.toSorted((a, b) => a.index - b.index).map(({ bytes }) => bytes));
}

export function finalize(state: FakeXState, call: FakeXCall): Reply {
  const media = held(state, call, call.params.id ?? '');
  if (media === null) return gone();
  if (media.state === 'uploading') {
    const received = media.segments.reduce((sum, { bytes }) => sum + bytes.length, 0);
    if (received !== media.totalBytes) return invalid('Segments do not add up to provided total file size.');
    const asks = media.category === 'tweet_video' ? state.settings.asksUntilReady : 0;
    media.asksLeft = asks;
    media.state = asks === 0 ? 'succeeded' : 'pending';
  }
  return told(200, { data: view(media) });
}

export function status(state: FakeXState, call: FakeXCall): Reply {
  if (call.url.searchParams.get('command') !== 'STATUS') return invalid('The command must be STATUS.');
  const media = held(state, call, call.url.searchParams.get('media_id') ?? '');
  if (media === null) return gone();
  if (media.state === 'uploading') return invalid('The media is not finalized.');
  if (media.state === 'pending' || media.state === 'in_progress') {
    if (media.asksLeft > 0) media.asksLeft -= 1;
    const end = state.settings.videos === 'taken' ? 'succeeded' : 'failed';
    media.state = media.asksLeft === 0 ? end : 'in_progress';
  }
  return told(200, { data: view(media) });
}

function view(media: FakeXMedia): object {
  const { category, id, state: processing, totalBytes } = media;
  const isOver = processing === 'succeeded' || processing === 'failed';
  const info = { state: processing, ...(isOver ? {} : { check_after_secs: 2, progress_percent: 40 }) };
  return {
    id,
    media_key: `3_${id}`,
    size: totalBytes,
    expires_after_secs: keptMs / 1_000,
    ...(category === 'tweet_video' ? { processing_info: info } : {}),
  };
}

const metadataSchema = z.object({
  id: z.string(),
  metadata: z.object({ alt_text: z.object({ text: z.string().max(1_000) }).optional() }),
});

export function describe(state: FakeXState, call: FakeXCall): Reply {
  const asked = metadataSchema.safeParse(json(call.text)).data;
  if (asked === undefined) return invalid('The alt_text must be at most 1000 characters.', { 'metadata.alt_text': [] });
  const media = held(state, call, asked.id);
  if (media === null) return gone();
  media.altText = asked.metadata.alt_text?.text ?? '';
  return told(200, { data: { id: media.id, associated_metadata: asked.metadata } });
}

/** What a new post may show; null when one of them is not there, not ready or not the account's own. */
export function attachable(state: FakeXState, call: FakeXCall, ids: readonly string[]): readonly FakeXMedia[] | null {
  const media = ids.map((id) => held(state, call, id));
  const isReady = media.every((one) => one?.state === 'succeeded');
  const whole = media.filter((one) => one !== null);
  const videos = whole.filter(({ category }) => category !== 'tweet_image').length;
  return isReady && whole.length <= 4 && (videos === 0 || whole.length === 1) ? whole : null;
}
