import { describe, expect, test } from 'vitest';
import { checkFile, fileHash, imagesOfPaste } from './check-file.ts';

describe('a file is told before it is sent', () => {
  test.each([
    ['of a kind that is not taken', { type: 'application/pdf', size: 10 }, 0, 'UPLOAD_KIND'],
    ['that can carry programs', { type: 'image/svg+xml', size: 10 }, 0, 'MEDIA_SVG_REFUSED'],
    ['that is empty', { type: 'image/png', size: 0 }, 0, 'UPLOAD_EMPTY'],
    ['that is too large', { type: 'image/png', size: 25_000_001 }, 0, 'UPLOAD_TOO_LARGE'],
    ['for which there is no room', { type: 'image/png', size: 10 }, 20, 'UPLOAD_TOO_MANY'],
  ])('%s', (_what, file, taken, code) => {
    expect(checkFile(file, taken)).toBe(code);
  });

  test('but not one that the server may take', () => {
    expect(checkFile({ type: 'image/jpeg', size: 25_000_000 }, 19)).toBeNull();
    expect(checkFile({ type: '', size: 1 }, 0)).toBeNull();
  });
});

test('a file is known by the hash of its bytes', async () => {
  expect(await fileHash(new Blob(['abc']))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

describe('what is pasted', () => {
  const picture = new File(['x'], 'image.png', { type: 'image/png' });
  const paste = (files: File[], words: Record<string, string> = {}) =>
    // A list of files in tests is an array: only its items are looked at.
    imagesOfPaste({ files: files as unknown as FileList, getData: (kind) => words[kind] ?? '' });

  test('is a picture where there are no words', () => {
    expect(paste([picture], { 'text/html': '<img src="https://example.org/a.png">' }).files).toEqual([picture]);
  });
  test('is words where an office program puts a picture of them beside', () => {
    expect(paste([picture], { 'text/plain': 'Walk in.' })).toEqual({ files: [], onlyAddress: false });
  });
  test('is told when it is the address of a picture and nothing more', () => {
    expect(paste([], { 'text/html': '<p><img src="https://example.org/a.png"></p>' }).onlyAddress).toBe(true);
    expect(paste([], { 'text/html': '<b>Hi</b>', 'text/plain': 'Hi' }).onlyAddress).toBe(false);
  });
});
