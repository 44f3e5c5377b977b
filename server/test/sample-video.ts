/** Small films that really play, made without an encoder: H.264 in which every block is written out as it is. */
import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  type MetadataTags,
  MovOutputFormat,
  Mp4OutputFormat,
  Output,
  TextSubtitleSource,
} from 'mediabunny';

export type SampleVideo = {
  readonly container?: 'mp4' | 'mov';
  /** Multiples of 16. */
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly frames?: number;
  readonly framesPerSecond?: number;
  readonly rotation?: 0 | 90 | 180 | 270;
  readonly hasVideo?: boolean;
  readonly hasAudio?: boolean;
  readonly hasSubtitles?: boolean;
  /** Words in a SEI message of the first frame, as encoders and cameras leave them. */
  readonly userData?: string;
  readonly tags?: MetadataTags;
  /** The first shade; another one makes other bytes. */
  readonly shade?: number;
};

/** The file's bytes. 96 × 64 pixels and two seconds where nothing else is said. */
export async function sampleVideo(of: SampleVideo = {}): Promise<Uint8Array<ArrayBuffer>> {
  const target = new BufferTarget();
  // The index stands last, as cameras write it.
  const layout = { fastStart: false } as const;
  const format = of.container === 'mov' ? new MovOutputFormat(layout) : new Mp4OutputFormat(layout);
  const output = new Output({ format, target });
  const rate = of.framesPerSecond ?? 10;
  const seconds = (of.frames ?? 20) / rate;
  const video = of.hasVideo === false ? null : new EncodedVideoPacketSource('avc');
  const audio = of.hasAudio === true ? new EncodedAudioPacketSource('aac') : null;
  const subtitles = of.hasSubtitles === true ? new TextSubtitleSource('webvtt') : null;
  if (video !== null) output.addVideoTrack(video, { rotation: of.rotation ?? 0, frameRate: rate });
  if (audio !== null) output.addAudioTrack(audio);
  if (subtitles !== null) output.addSubtitleTrack(subtitles);
  output.setMetadataTags(of.tags ?? {});
  await output.start();
  if (video !== null) await addFrames(video, of);
  if (audio !== null) await addSilence(audio, seconds);
  if (subtitles !== null) await subtitles.add('WEBVTT\n\n00:00.000 --> 00:01.000\nIn room 12.\n');
  await output.finalize();
  return new Uint8Array(target.buffer ?? new ArrayBuffer());
}

async function addFrames(source: EncodedVideoPacketSource, of: SampleVideo): Promise<void> {
  const { frames = 20, framesPerSecond: rate = 10, heightPx = 64, shade = 40, widthPx = 96 } = of;
  const picture = { columns: widthPx / 16, rows: heightPx / 16 };
  const sets = { sps: sequenceSet(picture), pps: pictureSet() };
  const decoderConfig = {
    codec: 'avc1.42c01e',
    codedWidth: widthPx,
    codedHeight: heightPx,
    description: avcDescription(sets),
  };
  for (let frame = 0; frame < frames; frame += 1) {
    const units = [intraFrame(picture, { frame, shade })];
    if (frame === 0 && of.userData !== undefined) units.unshift(userDataUnit(of.userData));
    const packet = new EncodedPacket(lengthPrefixed(units), 'key', frame / rate, 1 / rate);
    await source.add(packet, frame === 0 ? { decoderConfig } : undefined);
  }
}

/** One channel at 44,100 Hz; what is in the packets is no sound worth hearing. */
async function addSilence(source: EncodedAudioPacketSource, seconds: number): Promise<void> {
  const length = 1_024 / 44_100;
  const decoderConfig = {
    codec: 'mp4a.40.2',
    numberOfChannels: 1,
    sampleRate: 44_100,
    description: new Uint8Array([0x12, 0x08]),
  };
  for (let at = 0; at < seconds; at += length) {
    const packet = new EncodedPacket(new Uint8Array([0x01, 0x18, 0x20, 0x07]), 'key', at, length);
    await source.add(packet, at === 0 ? { decoderConfig } : undefined);
  }
}

type Picture = { readonly columns: number; readonly rows: number };

class Bits {
  readonly #bytes: number[] = [];
  #current = 0;
  #count = 0;

  put(value: number, width: number): this {
    for (let bit = width - 1; bit >= 0; bit -= 1) {
      this.#current = (this.#current << 1) | ((value >>> bit) & 1);
      this.#count += 1;
      if (this.#count === 8) this.#flush();
    }
    return this;
  }

  /** Exponential Golomb code of an unsigned number (ITU-T H.264, 9.1). */
  ue(value: number): this {
    const width = 32 - Math.clz32(value + 1);
    return this.put(0, width - 1).put(value + 1, width);
  }

  align(): this {
    while (this.#count !== 0) this.put(0, 1);
    return this;
  }

  end(): number[] {
    this.put(1, 1).align();
    return this.#bytes;
  }

  #flush(): void {
    this.#bytes.push(this.#current);
    this.#current = 0;
    this.#count = 0;
  }
}

/** Baseline profile, level 3, intra pictures alone (ITU-T H.264, 7.3.2.1). */
function sequenceSet({ columns, rows }: Picture): Uint8Array {
  const bits = new Bits().put(66, 8).put(0xc0, 8).put(30, 8);
  bits.ue(0).ue(0).ue(2).ue(0).put(0, 1);
  bits
    .ue(columns - 1)
    .ue(rows - 1)
    .put(1, 1)
    .put(1, 1)
    .put(0, 1)
    .put(0, 1);
  return unit(0x67, bits.end());
}

function pictureSet(): Uint8Array {
  const bits = new Bits().ue(0).ue(0).put(0, 1).put(0, 1).ue(0).ue(0).ue(0).put(0, 1).put(0, 2);
  return unit(0x68, bits.ue(0).ue(0).ue(0).put(0, 3).end());
}

/** A frame of plain blocks (I_PCM), a little brighter from left to right and from frame to frame. */
function intraFrame({ columns, rows }: Picture, of: { frame: number; shade: number }): Uint8Array {
  const bits = new Bits()
    .ue(0)
    .ue(7)
    .ue(0)
    .put(0, 4)
    .ue(of.frame % 2)
    .put(0, 2)
    .ue(0);
  for (let block = 0; block < columns * rows; block += 1) {
    const luma = 16 + ((of.shade + (block % columns) * 12 + of.frame * 4) % 200);
    bits.ue(25).align();
    for (let sample = 0; sample < 256; sample += 1) bits.put(luma, 8);
    for (let sample = 0; sample < 128; sample += 1) bits.put(sample < 64 ? 110 : 140, 8);
  }
  return unit(0x65, bits.end());
}

/** `user_data_unregistered` (ITU-T H.264, D.1.7). */
function userDataUnit(words: string): Uint8Array {
  const payload = [...new Uint8Array(16).fill(0x2c), ...Buffer.from(words)];
  return unit(0x06, [5, payload.length, ...payload, 0x80]);
}

/** With the bytes that keep a start code from standing within a unit (7.4.1). */
function unit(header: number, payload: readonly number[]): Uint8Array {
  const bytes = [header];
  let zeros = 0;
  for (const byte of payload) {
    if (zeros >= 2 && byte <= 3) {
      bytes.push(3);
      zeros = 0;
    }
    bytes.push(byte);
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return new Uint8Array(bytes);
}

function lengthPrefixed(units: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(
    units.flatMap((one) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(one.byteLength);
      return [length, one];
    }),
  );
}

/** AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3.1). */
function avcDescription({ sps, pps }: { sps: Uint8Array; pps: Uint8Array }): Uint8Array {
  const head = [1, ...sps.subarray(1, 4), 0xff];
  return new Uint8Array([...head, 0xe1, 0, sps.byteLength, ...sps, 1, 0, pps.byteLength, ...pps]);
}
