import { open } from 'node:fs/promises';
import {
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathSource,
  FilePathTarget,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  MP4,
  Mp4OutputFormat,
  Output,
  QTFF,
} from 'mediabunny';
import { cleanDescription, userDataDropper, type VideoCodec } from './drop-user-data.ts';
import type { FileFailure, RemuxedVideo, VideoJob } from './file-job.ts';
import { NotBoxes } from './mp4-boxes.ts';
import { sealMp4 } from './seal-mp4.ts';
import { readShownEnds, type Shown, type ShownEnds } from './shown-span.ts';

const VIDEO_CODECS: ReadonlySet<string> = new Set(['avc', 'hevc', 'av1'] satisfies VideoCodec[]);
const AUDIO_CODECS: ReadonlySet<string> = new Set(['aac', 'mp3']);

/** What is hidden at the beginning for less than this is the run-up of a sound, and no scene. */
const RUN_UP_S = 0.05;

/**
 * Writes a film anew: its first picture track and the sound that belongs to it, as they are encoded, and nothing else. What
 * the file hides before its beginning and after its end is left out. The same film gives the same bytes.
 */
export async function remuxVideo(job: VideoJob): Promise<RemuxedVideo | FileFailure> {
  try {
    const shown = await shownOf(job.inputPath);
    if (shown === 'edited') return 'VIDEO_EDITED';
    const input = new Input({ source: new FilePathSource(job.inputPath), formats: [MP4, QTFF] });
    try {
      return await remuxInput(input, job, shown);
    } finally {
      input.dispose();
    }
  } catch (error) {
    return error instanceof NotBoxes && error.isCut ? 'VIDEO_TRUNCATED' : 'VIDEO_UNREADABLE';
  }
}

async function shownOf(inputPath: string): Promise<Shown | 'edited'> {
  const file = await open(inputPath, 'r');
  try {
    return await readShownEnds(file, (await file.stat()).size);
  } finally {
    await file.close();
  }
}

type Film = {
  readonly video: InputVideoTrack;
  readonly audio: InputAudioTrack | null;
  readonly codec: VideoCodec;
  readonly audioCodec: 'aac' | 'mp3' | null;
  readonly ends: ShownEnds;
};

async function remuxInput(
  input: Input,
  job: VideoJob,
  { ends, trackCount }: Shown,
): Promise<RemuxedVideo | FileFailure> {
  const video = await input.getPrimaryVideoTrack();
  if (video === null) return 'VIDEO_TRACK_MISSING';
  const audio = await video.getPrimaryPairableAudioTrack();
  const codec = await video.getCodec();
  const audioCodec = audio === null ? null : await audio.getCodec();
  if (codec === null || !VIDEO_CODECS.has(codec)) return 'VIDEO_CODEC_REFUSED';
  if (audio !== null && (audioCodec === null || !AUDIO_CODECS.has(audioCodec))) return 'VIDEO_CODEC_REFUSED';
  // Both were looked up in the sets above.
  const film: Film = { video, audio, codec: codec as VideoCodec, audioCodec: audioCodec as Film['audioCodec'], ends };
  const [widthPx, heightPx] = [await video.getDisplayWidth(), await video.getDisplayHeight()];
  if (widthPx < 1 || heightPx < 1) return 'VIDEO_UNREADABLE';
  if (widthPx * heightPx > job.limits.maxPixels) return 'VIDEO_TOO_MANY_PIXELS';
  const span = await measure(film);
  if (span === null) return 'VIDEO_UNREADABLE';
  if (span.endS - span.startS > job.limits.maxDurationMs / 1_000) return 'VIDEO_TOO_LONG';
  const found = await writeFilm(film, span, job.outputPath);
  const kept = audio === null ? 1 : 2;
  const file = await open(job.outputPath, 'r+');
  try {
    if (!(await sealMp4(file))) return 'VIDEO_UNREADABLE';
    await file.sync();
  } finally {
    await file.close();
  }
  return {
    kind: 'video',
    widthPx: Math.round(widthPx),
    heightPx: Math.round(heightPx),
    durationMs: Math.max(1, Math.round((span.endS - span.startS) * 1_000)),
    videoCodec: film.codec,
    audioCodec: film.audioCodec,
    strippedMetadata: await strippedOf(input, { found, hasHidden: span.hasHidden, hasMore: trackCount > kept }),
  };
}

type Span = {
  readonly startS: number;
  readonly endS: number;
  readonly videoPackets: number;
  readonly audioPackets: number;
  readonly hasHidden: boolean;
};

/** From the first picture that can stand alone within what is shown, to its end; null where there is none. */
async function measure({ video, audio, ends }: Film): Promise<Span | null> {
  const shownEndS = ends.get(video.id) ?? Infinity;
  let startS: number | null = null;
  let endS = 0;
  let hasHidden = false;
  let videoPackets = 0;
  for await (const packet of packetsOf(video)) {
    const { timestamp, duration, type } = packet;
    if (startS === null && timestamp >= -RUN_UP_S && type === 'key') startS = timestamp;
    if (startS === null || timestamp < startS || timestamp >= shownEndS) {
      hasHidden = true;
      continue;
    }
    videoPackets += 1;
    endS = Math.max(endS, timestamp + duration);
  }
  if (startS === null || videoPackets === 0) return null;
  let audioPackets = 0;
  if (audio !== null) for await (const _ of packetsOf(audio)) audioPackets += 1;
  return { startS, endS: Math.min(endS, shownEndS), videoPackets, audioPackets, hasHidden };
}

/** In the order of decoding, without their bytes. */
async function* packetsOf(track: InputVideoTrack | InputAudioTrack): AsyncGenerator<EncodedPacket> {
  yield* new EncodedPacketSink(track).packets(undefined, undefined, { metadataOnly: true });
}

/** Gives whether messages within the pictures were left out. */
async function writeFilm(film: Film, span: Span, outputPath: string): Promise<boolean> {
  const { video, audio } = film;
  const output = new Output({
    // The index stands first, so that a film begins before all of it has come.
    format: new Mp4OutputFormat({ fastStart: 'reserve' }),
    target: new FilePathTarget(outputPath),
  });
  const pictures = new EncodedVideoPacketSource(film.codec);
  const rotation = await video.getRotation();
  output.addVideoTrack(pictures, { rotation, maximumPacketCount: span.videoPackets });
  const sound = audio === null || film.audioCodec === null ? null : new EncodedAudioPacketSource(film.audioCodec);
  if (sound !== null) output.addAudioTrack(sound, { maximumPacketCount: span.audioPackets });
  await output.start();
  const found = await copyInTurns({
    video: await copyPictures(film, span, pictures),
    audio: audio === null || sound === null ? null : await copySound({ audio, ends: film.ends }, span, sound),
  });
  await output.finalize();
  return found;
}

/** One packet after the other, each with its time and how it is written. Gives at its end whether messages were left out. */
type Copying = AsyncGenerator<{ readonly atS: number; readonly write: () => Promise<void> }, boolean>;

/**
 * Writes packets of both tracks in the order of their times, one at a time, so that the same film gives the same bytes. The
 * first of each are handed in together: nothing is written before all tracks are known.
 */
async function copyInTurns({ audio, video }: { video: Copying; audio: Copying | null }): Promise<boolean> {
  let picture = await video.next();
  let sound = audio === null ? null : await audio.next();
  const firsts = [picture, sound].flatMap((one) => (one === null || one.done === true ? [] : [one.value.write()]));
  await Promise.all(firsts);
  if (!picture.done) picture = await video.next();
  if (audio !== null && sound !== null && !sound.done) sound = await audio.next();
  while (!picture.done || (sound !== null && !sound.done)) {
    const atS = picture.done ? Infinity : picture.value.atS;
    if (audio !== null && sound !== null && !sound.done && sound.value.atS < atS) {
      await sound.value.write();
      sound = await audio.next();
    } else if (!picture.done) {
      await picture.value.write();
      picture = await video.next();
    }
  }
  return picture.value;
}

async function copyPictures(film: Film, span: Span, to: EncodedVideoPacketSource): Promise<Copying> {
  const { video, codec } = film;
  const config = await video.getDecoderConfig();
  if (config === null) throw new TypeError('the film does not say how it is decoded');
  const given = config.description === undefined ? null : bytesOf(config.description);
  const drop = userDataDropper(codec, given);
  const description = given === null ? null : cleanDescription(codec, given);
  const decoderConfig = description === null ? config : { ...config, description: description.bytes };
  const shownEndS = film.ends.get(video.id) ?? Infinity;
  return (async function* () {
    let found = description?.found ?? false;
    let isFirst = true;
    for await (const packet of new EncodedPacketSink(video).packets()) {
      if (packet.timestamp < span.startS || packet.timestamp >= shownEndS) continue;
      if (isFirst && packet.type !== 'key') continue;
      const cleaned = drop(packet.data);
      found ||= cleaned.found;
      const atS = packet.timestamp - span.startS;
      const moved = packet.clone({ data: cleaned.bytes, timestamp: atS, sideData: {} });
      const meta = isFirst ? { decoderConfig } : undefined;
      isFirst = false;
      yield { atS, write: () => to.add(moved, meta) };
    }
    to.close();
    return found;
  })();
}

async function copySound(
  { audio, ends }: { audio: InputAudioTrack; ends: ShownEnds },
  span: Span,
  to: EncodedAudioPacketSource,
): Promise<Copying> {
  const decoderConfig = await audio.getDecoderConfig();
  if (decoderConfig === null) throw new TypeError('the film does not say how its sound is decoded');
  const lastS = Math.min(span.endS, ends.get(audio.id) ?? Infinity);
  return (async function* () {
    let isFirst = true;
    for await (const packet of new EncodedPacketSink(audio).packets()) {
      if (packet.timestamp < span.startS || packet.timestamp >= lastS) continue;
      const atS = packet.timestamp - span.startS;
      const moved = packet.clone({ timestamp: atS, sideData: {} });
      const meta = isFirst ? { decoderConfig } : undefined;
      isFirst = false;
      yield { atS, write: () => to.add(moved, meta) };
    }
    to.close();
    return false;
  })();
}

function bytesOf(given: AllowSharedBufferSource): Uint8Array {
  if (ArrayBuffer.isView(given)) return new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  return new Uint8Array(given);
}

const isPlace = (name: string) => /©xyz|location|gps/i.test(name);

async function strippedOf(
  input: Input,
  of: { found: boolean; hasHidden: boolean; hasMore: boolean },
): Promise<readonly string[]> {
  const tags = await input.getMetadataTags();
  const raw = Object.keys(tags.raw ?? {});
  return [
    ...(raw.some(isPlace) ? ['gps'] : []),
    ...(of.hasHidden ? ['hidden'] : []),
    ...((tags.images ?? []).length > 0 ? ['cover'] : []),
    ...(raw.length > 0 || Object.keys(tags).length > 0 ? ['tags'] : []),
    ...(of.hasMore ? ['tracks'] : []),
    ...(of.found ? ['userdata'] : []),
  ].toSorted();
}
