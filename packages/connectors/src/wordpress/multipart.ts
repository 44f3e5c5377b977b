/** A form with one file (RFC 7578), held in memory or read while it leaves. */
import type { RawBody, StreamBody } from '../http/ask.ts';
import type { MediaSource } from '../media/source.ts';

type Form = {
  readonly fields: Readonly<Record<string, string>>;
  readonly file: { readonly name: string; readonly mimeType: string };
  /** A hash of what the form holds, so that nothing in it can be taken for its end. */
  readonly boundary: string;
};

const utf8 = new TextEncoder();

function frameOf({ fields, file, boundary }: Form): { head: Uint8Array; tail: Uint8Array } {
  const named = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head =
    `${named.join('')}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\n` +
    `content-type: ${file.mimeType}\r\n\r\n`;
  return { head: utf8.encode(head), tail: utf8.encode(`\r\n--${boundary}--\r\n`) };
}

const typeOf = ({ boundary }: Form) => `multipart/form-data; boundary=${boundary}`;

export function formOfBytes(form: Form, bytes: Uint8Array): RawBody {
  const { head, tail } = frameOf(form);
  const whole = new Uint8Array(head.length + bytes.length + tail.length);
  whole.set(head);
  whole.set(bytes, head.length);
  whole.set(tail, head.length + bytes.length);
  return { contentType: typeOf(form), bytes: whole };
}

export function formOfSource(form: Form, source: MediaSource): StreamBody {
  const { head, tail } = frameOf(form);
  async function* stream() {
    yield head;
    yield* source.read(0, source.size);
    yield tail;
  }
  const length = head.length + source.size + tail.length;
  return { contentType: typeOf(form), open: () => ({ stream: stream(), length }) };
}
