import { expect, test } from 'vitest';
import { threadsLength } from './threads.ts';

test.each([
  ['', 0],
  ['abc', 3],
  ['e\u0301', 1],
  ['नमस्ते', 3],
  ['👍', 4],
  ['Thanks 👩‍⚕️!', 21],
  ['🇺🇸', 8],
  ['1️⃣', 7],
])('%j counts %i on Threads', (text, length) => {
  expect(threadsLength(text)).toBe(length);
});
