import { describe, expect, test } from 'vitest';
import { isClick } from './robots.ts';

const asked = (agent: string, init: { method?: string; headers?: Record<string, string> } = {}) =>
  isClick(
    new Request('https://go.example.org/l/abcdefgh', {
      ...init,
      headers: { 'user-agent': agent, ...init.headers },
    }),
  );
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

describe('an address that was opened', () => {
  test.each([
    firefox,
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 [FBAN/FBIOS;FBAV/480.0.0.1;FBLC/en_US]',
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/128.0 Mobile Safari/537.36 [LinkedInApp]/4.1.99',
  ])('by %s is a click', (agent) => {
    expect(asked(agent)).toBe(true);
  });

  test.each([
    'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    'Twitterbot/1.0',
    'Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app)',
    'Mastodon/4.4.1 (http.rb/5.3.1; +https://mastodon.example/)',
    'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    'WhatsApp/2.23.20.0',
    'curl/8.5.0',
    '',
  ])('by %s is none', (agent) => {
    expect(asked(agent)).toBe(false);
  });

  test('without being read, or ahead of it, is none', () => {
    expect(asked(firefox, { method: 'HEAD' })).toBe(false);
    expect(asked(firefox, { headers: { 'sec-purpose': 'prefetch;prerender' } })).toBe(false);
    expect(asked(firefox, { headers: { purpose: 'prefetch' } })).toBe(false);
  });
});
