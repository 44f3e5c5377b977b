import { expect, test } from 'vitest';
import { localPath } from './return-path.ts';

test('a page of ours is gone back to, with what was asked of it', () => {
  expect(localPath('/posts?stage=draft#top')).toBe('/posts?stage=draft#top');
});

test.each([
  undefined,
  '',
  '//evil.example/x',
  '/\\evil.example',
  '/\t/evil.example',
  'https://evil.example',
  'javascript:alert(1)',
])('an address elsewhere is not gone to: %j', (wanted) => {
  expect(localPath(wanted)).toBe('/');
});
