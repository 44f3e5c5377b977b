import { expect, test } from 'vitest';
import { sampleSource } from '../testing/sample-source.ts';
import { formOf, formWithFile } from './form-data.ts';

async function parse(contentType: string, pieces: AsyncIterable<Uint8Array> | Uint8Array): Promise<FormData> {
  const parts: Uint8Array[] = [];
  if (pieces instanceof Uint8Array) parts.push(pieces);
  else for await (const piece of pieces) parts.push(piece);
  const body = new Uint8Array(Buffer.concat(parts));
  return new Request('https://store.example/', {
    method: 'POST',
    headers: { 'content-type': contentType },
    body,
  }).formData();
}

const file = {
  field: 'file',
  fileName: 'a "film".mp4',
  mimeType: 'video/mp4',
  sha256: 'ab',
  source: sampleSource(200_000),
};

test('a form has its fields in their order, and the file last, as it was', async () => {
  const form = formWithFile({ key: 'uploads/1', policy: 'p\r\nq' }, file);
  const parsed = await parse(form.contentType, form.open().stream);
  expect([...parsed.keys()]).toEqual(['key', 'policy', 'file']);
  expect([parsed.get('key'), parsed.get('policy')]).toEqual(['uploads/1', 'p\r\nq']);
  const sent = parsed.get('file');
  if (!(sent instanceof File)) throw new Error('no file');
  expect([sent.name, sent.type, sent.size]).toEqual(['a _film_.mp4', 'video/mp4', 200_000]);
  const expected: Uint8Array[] = [];
  for await (const piece of file.source.read(0, 200_000)) expected.push(piece);
  expect(Buffer.concat(expected).equals(Buffer.from(await sent.arrayBuffer()))).toBe(true);
});

test('as many bytes leave as were promised, however often it is opened', async () => {
  const form = formWithFile({ key: 'é' }, file);
  for (const { length, stream } of [form.open(), form.open()]) {
    let sent = 0;
    for await (const piece of stream) sent += piece.length;
    expect(sent).toBe(length);
  }
});

test('a form without a file', async () => {
  const { bytes, contentType } = formOf({ action: 'FINALIZE', note: 'ñ' });
  expect([...(await parse(contentType, bytes)).entries()]).toEqual([
    ['action', 'FINALIZE'],
    ['note', 'ñ'],
  ]);
});
