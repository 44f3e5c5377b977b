import { describe, expect, test } from 'vitest';
import { NotSentError } from '../port.ts';
import { createInProcessFetch } from '../practice/in-process-fetch.ts';
import { loopbackFetch } from './loopback-fetch.ts';

describe('loopbackFetch', () => {
  test.each(['https://example.org/', 'http://127.0.0.1.example.org/', 'nonsense'])('does not reach %s', async (url) => {
    await expect(loopbackFetch(url)).rejects.toThrow(NotSentError);
  });
});

const answer = (text: string) => createInProcessFetch(async () => new Response(text));

describe('a fetch in the same process', () => {
  const url = 'http://practice.invalid/';

  test('gives answers up to the size allowed and none beyond', async () => {
    expect(await (await answer('12345')(url, { maxResponseBytes: 5 })).text()).toBe('12345');
    await expect(answer('123456')(url, { maxResponseBytes: 5 })).rejects.toThrow(RangeError);
  });

  test('ends with its time, and with its caller, even when nobody answers', async () => {
    const silent = createInProcessFetch(() => new Promise(() => undefined));
    await expect(silent(url, { timeoutMs: 5 })).rejects.toMatchObject({ name: 'TimeoutError' });
    const caller = new AbortController();
    const asked = silent(url, { signal: caller.signal });
    caller.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    await expect(silent(url, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  });
});
