import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findUrls } from './urls.ts';
import { weightedLength } from './weighted.ts';

const tens = (count: number) => 'xxxxxxxxxx-'.repeat(count);

// Texts and figures of twitter-text's conformance suite, validate.yml, WeightedTweetsWithDiscountedEmojiCounterTest.
describe('a text is as long as X takes it to be', () => {
  test.each([
    ['plain letters', `285 chars-${tens(25)}`, 285],
    ['an address in the middle', `285 chars- http://www.twitter.com/jack ${tens(24)}`, 299],
    ['an address at the end', `${tens(24)} http://www.twitter.com/jack `, 289],
    ['ten addresses', 'https://www.twitter.com/aloha '.repeat(10), 240],
    ['letters of two weights', '故人西辞黄鹤楼，烟花三月下扬州。', 32],
    ['three light letters and sixteen heavy ones', 'the故人西辞黄鹤楼，烟花三月下扬州。', 35],
    ['emoji', '😷'.repeat(160), 320],
    ['a letter with its accent apart', 'A\u0301B', 2],
    ['a letter that NFC takes apart', 'A\ufb2c', 4],
    ['a family, which is one emoji', 'H🐱☺👨‍👩‍👧‍👦', 7],
    ['emoji of one plane', '😷👾😡🔥💩', 10],
    ['a skin tone and a profession', '🙋🏽👨‍🎤', 4],
    ['punctuation that is light', '\u2000\u200a\u200d‐ ‑ – ‘ ’ “ ” ′ ‷', 20],
    ['an address without its scheme', 'test.com', 23],
    ['several addresses', 'Test https://test.com test https://test.com test.com test', 86],
  ])('%s', (_, text, expected) => {
    expect(weightedLength(text)).toBe(expected);
  });

  test('a name of labels that no domain may have is no address', () => {
    const longName = `https://${'somesuperlongurl'.repeat(200)}.com/foo`;
    expect(weightedLength(longName)).toBe(longName.length);
  });

  test('words beside each other are as long as both', () => {
    const word = fc.constantFrom('flu', '故人', '🩺', '👩‍⚕️', 'é', 'https://example.org/flu', 'example.org');
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (a, b) => {
        const [left, right] = [a.join(' '), b.join(' ')];
        expect(weightedLength(`${left}\n${right}`)).toBe(weightedLength(left) + 1 + weightedLength(right));
      }),
    );
  });
});

// Texts and addresses of twitter-text's conformance suite, extract.yml, urls.
describe('addresses are found as twitter-text finds them', () => {
  const urls = (text: string) =>
    findUrls(text, { withoutScheme: true }).map(({ start, end }) => text.slice(start, end));
  test.each([
    ['text http://google.com', ['http://google.com']],
    ['text http://foobar.com/#', ['http://foobar.com/#']],
    [
      'text http://twitter.com/#search?q=iphone%20-filter%3Alinks',
      ['http://twitter.com/#search?q=iphone%20-filter%3Alinks'],
    ],
    ['text http://somedomain.com/index.php?path=/abc/def/', ['http://somedomain.com/index.php?path=/abc/def/']],
    ['text http://somehost.com:3000', ['http://somehost.com:3000']],
    ['text http://xo.com/~matthew+%ff-,.;x', ['http://xo.com/~matthew+%ff-,.;x']],
    ['text http://en.wikipedia.org/wiki/Primer_(film)', ['http://en.wikipedia.org/wiki/Primer_(film)']],
    ['text http://✪df.ws/ejp', ['http://✪df.ws/ejp']],
    ['text http://chilp.it/?77e8fd', ['http://chilp.it/?77e8fd']],
    [
      'text http://msdn.microsoft.com/ja-jp/library/system.net.httpwebrequest(v=VS.100).aspx',
      ['http://msdn.microsoft.com/ja-jp/library/system.net.httpwebrequest(v=VS.100).aspx'],
    ],
    ['text http://domain-dash_2314352345_dfasd.foo-cow_4352.com', []],
    ['text http://no-tld', []],
    ['text http://tld-too-short.x', []],
    ['(http://twitter.com', ['http://twitter.com']],
    ['text http://foo.com?#foo text', ['http://foo.com?#foo']],
    ['foo.com foo.net foo.org foo.edu foo.gov', ['foo.com', 'foo.net', 'foo.org', 'foo.edu', 'foo.gov']],
    ['foo.baz foo.co.jp www.xxxxxxx.baz www.foo.co.uk wwwww.xxxxxxx foo.comm', ['foo.co.jp', 'www.foo.co.uk']],
    ['t.co/abcde bit.ly/abcde', ['t.co/abcde', 'bit.ly/abcde']],
    ['Go to http://example.com/a+ or http://example.com/a-', ['http://example.com/a+', 'http://example.com/a-']],
    ['@user Try http:// example.com/path', ['example.com/path']],
    [
      'これは日本語です。example.com/path/index.html中国語example.com/path한국',
      ['example.com/path/index.html', 'example.com/path'],
    ],
    ['http://twitter.com/これは日本語です。example.com中国語', ['http://twitter.com/', 'example.com']],
    ['Go to http://twitter.com/Русские_слова', ['http://twitter.com/Русские_слова']],
    ['test http://sub_domain-dash.twitter.com', ['http://sub_domain-dash.twitter.com']],
    ['test http://a.b.cd', ['http://a.b.cd']],
    ['test http://-leadingdash.twitter.com', []],
    ['test http://trailingunderscore_.twitter.com', []],
    ['test http://twitter.c_o_m', []],
    ['test http://www.foo.com/foo/path-with-period./', ['http://www.foo.com/foo/path-with-period./']],
    ['test http://foo.com/bar/123/foo_&_bar/', ['http://foo.com/bar/123/foo_&_bar/']],
    ['test ELPAÍS.com', ['ELPAÍS.com']],
    ['test http://twitter.com/.', ['http://twitter.com/']],
    [`periods http://example.com/path${'.'.repeat(42)}`, ['http://example.com/path']],
    [`commas http://example.com/${','.repeat(42)}`, ['http://example.com/']],
    ['#test.com @test.com #http://test.com @http://test.com #t.co/abcde @t.co/abcde', []],
    ["I really like http://t.co/pbY2NfTZ's website", ['http://t.co/pbY2NfTZ']],
    ["Check this site out http://t.co/FNkPfmii- it's great", ['http://t.co/FNkPfmii']],
    ['$http://twitter.com $twitter.com $t.co $TVI.CA $RBS.CA', []],
    ['long.test.tar.bz2 test.tar.bz2 tar.bz2', []],
    ['john.doe.gov@mail.com', []],
    ['test http://foobar.みんな/ http://foobar.中国/', ['http://foobar.みんな/', 'http://foobar.中国/']],
    ['test http://xn--ls8h.XN--ls8h.la/', ['http://xn--ls8h.XN--ls8h.la/']],
  ])('%s', (text, expected) => {
    expect(urls(text)).toEqual(expected);
  });

  test('each is a part of the text, and none overlaps another', () => {
    const piece = fc.constantFrom(
      'http://',
      'https://',
      'a.com',
      'example.org',
      '/',
      '.',
      '-',
      '_',
      '(',
      ')',
      '?',
      ' ',
      'の',
      '@',
      '#',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        let at = 0;
        for (const { start, end } of findUrls(text, { withoutScheme: true })) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
