import { describe, expect, test } from 'vitest';
import { serverOrigin } from './consent.ts';
import { readServerAddress } from './server-address.ts';

describe('a server', () => {
  test.each([
    ['mastodon.example/@clinic', 'https://mastodon.example'],
    ['mastodon.example/', 'https://mastodon.example'],
    ['clinic@mastodon.example', 'https://mastodon.example'],
    ['acct:clinic@mastodon.example', 'https://mastodon.example'],
    ['@clinic@mastodon.example/about?x=1', 'https://mastodon.example'],
    ['HTTPS://Mastodon.Example:443/@clinic/113', 'https://mastodon.example'],
    ['mastodon.example:8443', 'https://mastodon.example:8443'],
    ['127.0.0.1:4000', 'http://127.0.0.1:4000'],
    ['localhost:4000', 'http://localhost:4000'],
    ['localhost:4000/@me', 'http://localhost:4000'],
    ['http://localhost:4000/', 'http://localhost:4000'],
    ['http://[::1]:4000', 'http://[::1]:4000'],
    ['[::1]:4000', 'http://[::1]:4000'],
    ['@me@localhost:4000', 'http://localhost:4000'],
    ['https://127.0.0.1:4000', 'https://127.0.0.1:4000'],
    ['127.0.0.1.example', 'https://127.0.0.1.example'],
  ])('typed as %s is at %s', (typed, origin) => {
    expect(serverOrigin(typed)).toBe(origin);
  });

  test.each([
    '',
    '@',
    '/@clinic',
    'acct:',
    'two words',
    'ftp://mastodon.example',
    'javascript:alert(1)',
    'data:text/html,x',
  ])('is not at %j', (typed) => {
    expect(readServerAddress(typed)).toBeNull();
  });

  test('with a password in its address is none: it would be kept and shown', () => {
    expect(readServerAddress('https://a:b@mastodon.example')).toBeNull();
    expect(readServerAddress('https://a@mastodon.example')).toBeNull();
  });

  test('keeps its folder, for sites that stand in one', () => {
    expect(readServerAddress('blog.example.org/news')?.href).toBe('https://blog.example.org/news');
  });
});
