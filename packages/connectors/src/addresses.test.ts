import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressesIn, addUtm, fillUtm, isWithin, type SettlingRules, settleAddresses } from './addresses.ts';

const spring = { source: 'bluesky', medium: 'social', campaign: 'spring-flu' };

describe('campaign values', () => {
  test.each([
    ['https://example.org', 'https://example.org?utm_source=bluesky&utm_medium=social&utm_campaign=spring-flu'],
    [
      'https://example.org/flu#when',
      'https://example.org/flu?utm_source=bluesky&utm_medium=social&utm_campaign=spring-flu#when',
    ],
    [
      'https://example.org/flu?a=1',
      'https://example.org/flu?a=1&utm_source=bluesky&utm_medium=social&utm_campaign=spring-flu',
    ],
    [
      'https://example.org/flu?',
      'https://example.org/flu?utm_source=bluesky&utm_medium=social&utm_campaign=spring-flu',
    ],
    [
      'https://example.org:8443/flu?a&',
      'https://example.org:8443/flu?a&utm_source=bluesky&utm_medium=social&utm_campaign=spring-flu',
    ],
    [
      'https://bücher.example/käse?x=%20y&x=2',
      'https://bücher.example/käse?x=%20y&x=2&utm_source=bluesky&utm_medium=social&utm_campaign=spring-flu',
    ],
  ])('are added to %s and change nothing else of it', (address, expected) => {
    expect(addUtm(address, spring)).toBe(expected);
  });

  test('never take the place of those that are there', () => {
    expect(addUtm('https://example.org/?UTM_Source=mail&utm_medium=', spring)).toBe(
      'https://example.org/?UTM_Source=mail&utm_medium=&utm_campaign=spring-flu',
    );
  });

  test('in a fragment are no values of the address', () => {
    expect(addUtm('https://example.org/#/page?utm_source=a', { source: 'b' })).toBe(
      'https://example.org/?utm_source=b#/page?utm_source=a',
    );
  });

  test('are written so that networks see the address to its end', () => {
    const address = addUtm('https://example.org/flu', { campaign: "Flu (kids) – it's 50 % off!" });
    expect(addressesIn(`See ${address}, please.`)).toEqual([address]);
    expect(new URL(address).searchParams.get('utm_campaign')).toBe("Flu (kids) – it's 50 % off!");
  });

  const address = fc.webUrl({ withQueryParameters: true, withFragments: true });
  const word = fc.string({ minLength: 1, maxLength: 20 });
  const values = fc.record(
    { source: word, medium: word, campaign: word, term: word, content: word },
    { requiredKeys: [] },
  );

  test('are there once, however often they are added, and all else stays', () => {
    fc.assert(
      fc.property(address, values, (url, utm) => {
        const once = addUtm(url, utm);
        expect(addUtm(once, utm)).toBe(once);
        const [before, after] = [new URL(url), new URL(once)];
        expect([after.origin, after.pathname, after.hash]).toEqual([before.origin, before.pathname, before.hash]);
        for (const [name, value] of before.searchParams) expect(after.searchParams.getAll(name)).toContain(value);
        for (const [name, value] of Object.entries(utm)) {
          if (!before.searchParams.has(`utm_${name}`)) {
            expect(after.searchParams.get(`utm_${name}`)).toBe(value.toWellFormed());
          }
        }
      }),
    );
  });
});

describe('placeholders', () => {
  test('stand for the network, the channel and the post', () => {
    const facts = { network: 'bluesky', channel: 'Clínica Lakeside – News!', post: '0a1b2c3d' };
    expect(fillUtm({ source: '{network}', medium: 'social', content: '{channel}_{post}' }, facts)).toEqual({
      source: 'bluesky',
      medium: 'social',
      content: 'clinica-lakeside-news_0a1b2c3d',
    });
  });
  test('of the campaign stand for its own value, and never for themselves', () => {
    const facts = { network: 'x', channel: 'a', post: 'b' };
    expect(fillUtm({ campaign: 'Flu {network}', term: '{campaign}' }, facts)).toEqual({
      campaign: 'Flu x',
      term: 'flu-x',
    });
    expect(fillUtm({ campaign: '{campaign}', term: ' ' }, facts)).toEqual({});
  });
});

describe('addresses of a post', () => {
  const how: SettlingRules = {
    utm: { source: '{network}' },
    facts: { network: 'x', channel: 'lakeside', post: '0a1b2c3d' },
    leaveAlone: ['https://house.example'],
    shorten: (target: string) => `https://go.example/${target.length}`,
  };
  test('each get what leaves instead, once, in texts and as the link', () => {
    const parts = [
      { text: 'See https://example.org/flu, and https://house.example/a.', link: 'https://example.org/b' },
      { text: 'Again: https://example.org/flu', link: null },
    ];
    expect(settleAddresses(parts, how)).toEqual([
      {
        written: 'https://example.org/flu',
        target: 'https://example.org/flu?utm_source=x',
        leaves: 'https://go.example/36',
      },
      { written: 'https://house.example/a', target: 'https://house.example/a', leaves: 'https://house.example/a' },
      {
        written: 'https://example.org/b',
        target: 'https://example.org/b?utm_source=x',
        leaves: 'https://go.example/34',
      },
    ]);
  });
  test('leave with their values in full where nothing is shortened', () => {
    expect(settleAddresses([{ text: 'https://example.org/flu', link: null }], { ...how, shorten: null })).toMatchObject(
      [{ leaves: 'https://example.org/flu?utm_source=x' }],
    );
  });
  test('without a scheme stay as they are', () => {
    expect(settleAddresses([{ text: 'Go to example.org/flu', link: null }], how)).toEqual([]);
  });
  test.each([
    ['https://example.org/a/b?c', 'https://example.org/a', true],
    ['https://example.org/ab', 'https://example.org/a', false],
    ['https://example.org', 'https://example.org/', true],
    ['https://example.org.evil.example/', 'https://example.org', false],
    ['https://example.org:444/', 'https://example.org', false],
  ])('%s within %s: %s', (address, place, expected) => {
    expect(isWithin(address, place)).toBe(expected);
  });
});
