/** Pictures, videos and documents as LinkedIn takes them: a place to put them, the bytes, the end, and how far it is. */
import { z } from 'zod';
import {
  type FakeAsset,
  type FakeLinkedInCall,
  type FakeLinkedInState,
  json,
  maySpeakFor,
  notFound,
  refused,
} from './fake-linkedin-state.ts';
import { type Reply, told } from './kit/network.ts';

const initializeSchema = z.object({
  initializeUploadRequest: z.object({
    owner: z.string(),
    fileSizeBytes: z.int().min(1).max(5_368_709_120).optional(),
    uploadCaptions: z.boolean().optional(),
    uploadThumbnail: z.boolean().optional(),
  }),
});

type Kind = FakeAsset['kind'];

/** `initializeUpload`, and for videos `finalizeUpload`. */
export function act(kind: Kind) {
  return (state: FakeLinkedInState, call: FakeLinkedInCall): Reply => {
    const action = call.url.searchParams.get('action');
    if (action === 'initializeUpload') return initialize(state, call, kind);
    return action === 'finalizeUpload' && kind === 'video' ? finalize(state, call) : refused(400, 'ILLEGAL_ARGUMENT');
  };
}

function initialize(state: FakeLinkedInState, call: FakeLinkedInCall, kind: Kind): Reply {
  const request = initializeSchema.safeParse(json(call.text)).data?.initializeUploadRequest;
  if (request === undefined || (kind === 'video') !== (request.fileSizeBytes !== undefined)) {
    return refused(400, 'MISSING_FIELD');
  }
  if (!maySpeakFor(state, call, request.owner)) return refused(403, 'ACCESS_DENIED');
  const urn = `urn:li:${kind}:${state.nextNumber()}`;
  const token = kind === 'video' ? state.nextSecret() : '';
  const size = request.fileSizeBytes ?? null;
  const asset: FakeAsset = {
    urn,
    kind,
    owner: request.owner,
    size,
    token,
    parts: new Map(),
    state: 'WAITING_UPLOAD',
    asksLeft: 0,
  };
  state.assets.set(urn, asset);
  const address = (part: number) =>
    `${state.serviceUrl()}/dms-uploads/${encodeURIComponent(urn)}/${part}?ut=${state.nextSecret()}`;
  const expires = state.world.time.now().getTime() + 86_400_000;
  if (size === null) return told(200, { value: { uploadUrlExpiresAt: expires, uploadUrl: address(0), [kind]: urn } });
  const { partBytes } = state.settings;
  const instructions = Array.from({ length: Math.ceil(size / partBytes) }, (_one, part) => ({
    uploadUrl: address(part),
    firstByte: part * partBytes,
    lastByte: Math.min(size, (part + 1) * partBytes) - 1,
  }));
  const value = { uploadUrlsExpireAt: expires, video: urn, uploadInstructions: instructions, uploadToken: token };
  return told(200, { value });
}

/** Bytes of a part; the answer names them. */
export function put(state: FakeLinkedInState, call: FakeLinkedInCall): Reply {
  const asset = state.assets.get(call.params.id ?? '');
  if (asset === undefined) return notFound();
  const part = Number(call.params.part);
  const etag = `"etag-${part}-of-${asset.urn.split(':').at(-1)}"`;
  asset.parts.set(part, { etag, bytes: call.request.body });
  if (asset.kind !== 'video') complete(state, asset);
  return { status: 201, code: null, headers: { etag }, body: '' };
}

function complete({ settings }: FakeLinkedInState, asset: FakeAsset): void {
  asset.asksLeft = asset.kind === 'image' ? 0 : settings.asksUntilReady;
  const end = settings.media === 'taken' ? 'AVAILABLE' : 'PROCESSING_FAILED';
  asset.state = asset.asksLeft === 0 ? end : 'PROCESSING';
}

/** All bytes of an asset, in order. */
export function bytesOf({ parts }: FakeAsset): Buffer {
  return Buffer.concat([...parts].toSorted(([left], [right]) => left - right).map(([, { bytes }]) => bytes));
}

const finalizeSchema = z.object({
  finalizeUploadRequest: z.object({ video: z.string(), uploadToken: z.string(), uploadedPartIds: z.array(z.string()) }),
});

function finalize(state: FakeLinkedInState, call: FakeLinkedInCall): Reply {
  const request = finalizeSchema.safeParse(json(call.text)).data?.finalizeUploadRequest;
  const asset = state.assets.get(request?.video ?? '');
  if (request === undefined || asset === undefined) return notFound();
  const etags = [...asset.parts].toSorted(([left], [right]) => left - right).map(([, { etag }]) => etag);
  const isWhole = bytesOf(asset).length === asset.size && request.uploadToken === asset.token;
  if (!isWhole || JSON.stringify(etags) !== JSON.stringify(request.uploadedPartIds)) {
    return refused(400, 'INVALID_UPLOAD_PARTS');
  }
  if (asset.state === 'WAITING_UPLOAD') complete(state, asset);
  return { status: 200, code: null, headers: {}, body: '' };
}

export function show(state: FakeLinkedInState, call: FakeLinkedInCall): Reply {
  const asset = state.assets.get(call.params.id ?? '');
  if (asset === undefined) return notFound();
  if (asset.state === 'PROCESSING') {
    if (asset.asksLeft > 0) asset.asksLeft -= 1;
    if (asset.asksLeft === 0) asset.state = state.settings.media === 'taken' ? 'AVAILABLE' : 'PROCESSING_FAILED';
  }
  return told(200, { id: asset.urn, owner: asset.owner, status: asset.state });
}
