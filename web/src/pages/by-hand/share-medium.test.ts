import { expect, test } from 'vitest';
import { fileNameOf } from './share-medium.ts';

test('a file is named after what it is, and tells nothing else', () => {
  expect(fileNameOf('image/jpeg', 1)).toBe('post-1.jpg');
  expect(fileNameOf('video/mp4', 2)).toBe('post-2.mp4');
  expect(fileNameOf('text/html', 3)).toBe('post-3.bin');
});
