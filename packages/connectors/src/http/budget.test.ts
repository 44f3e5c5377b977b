import { describe, expect, test } from 'vitest';
import { readBudgets } from './budget.ts';
import { type BudgetHeaders, budgetHeaders } from './budget-headers.ts';

const now = new Date('2027-03-01T15:00:00.000Z');
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const epoch = (seconds: number) => String(inSeconds(seconds).getTime() / 1_000);

function read(way: BudgetHeaders, headers: Record<string, string>, status = 200) {
  return readBudgets({ status, headers: new Headers(headers) }, [way], now);
}

describe('three headers of a number each', () => {
  test.each([
    ['the draft: seconds from now', budgetHeaders.ratelimit, 'ratelimit', '30'],
    ['Bluesky: seconds since 1970', budgetHeaders.bluesky, 'ratelimit', epoch(30)],
    ['X: seconds since 1970, one dash more', budgetHeaders.x, 'x-rate-limit', epoch(30)],
    ['Mastodon: an instant', budgetHeaders.mastodon, 'x-ratelimit', inSeconds(30).toISOString()],
  ])('%s', (_name, way, prefix, reset) => {
    const headers = { [`${prefix}-limit`]: '300', [`${prefix}-remaining`]: '7', [`${prefix}-reset`]: reset };
    expect(read(way, headers)).toEqual([{ remaining: 7, limit: 300, resetAt: inSeconds(30) }]);
  });

  test('need no limit, and after a 429 no remaining', () => {
    const headers = { 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': inSeconds(30).toISOString() };
    expect(read(budgetHeaders.mastodon, headers)).toEqual([{ remaining: 7, limit: null, resetAt: inSeconds(30) }]);
    const bare = { 'x-ratelimit-reset': inSeconds(30).toISOString() };
    expect(read(budgetHeaders.mastodon, bare, 429)).toEqual([{ remaining: 0, limit: null, resetAt: inSeconds(30) }]);
    expect(read(budgetHeaders.mastodon, bare)).toEqual([]);
  });
});

describe('the structured header', () => {
  test('tells several limits, with what they are of in the policy', () => {
    const headers = {
      ratelimit: '"burst";r=5;t=1, "day";r=900;t=3600',
      'ratelimit-policy': '"burst";q=10;w=1,"day";q=1000;w=86400',
    };
    expect(read(budgetHeaders.ratelimitStructured, headers)).toEqual([
      { remaining: 5, limit: 10, resetAt: inSeconds(1) },
      { remaining: 900, limit: 1_000, resetAt: inSeconds(3_600) },
    ]);
  });

  test('is read in its older form', () => {
    expect(read(budgetHeaders.ratelimitStructured, { ratelimit: 'limit=100, remaining=50, reset=30' })).toEqual([
      { remaining: 50, limit: 100, resetAt: inSeconds(30) },
    ]);
  });
});

describe('shares of Meta', () => {
  test('the fullest decides, over an hour that slides', () => {
    const told = JSON.stringify({ call_count: 28, total_time: 25.5, total_cputime: 91 });
    expect(read(budgetHeaders.metaApp, { 'x-app-usage': told })).toEqual([
      { remaining: 9, limit: 100, resetAt: inSeconds(3_600) },
    ]);
  });

  test('of an account: nothing remains while minutes are named, and the longest are waited for', () => {
    const use = (minutes: number) => ({
      type: 'pages',
      call_count: minutes === 0 ? 40 : 100,
      total_cputime: 20,
      total_time: 20,
      estimated_time_to_regain_access: minutes,
    });
    const told = JSON.stringify({ '1784': [use(0), use(19)], '1785': [use(5)] });
    expect(read(budgetHeaders.metaBusiness, { 'x-business-use-case-usage': told })).toEqual([
      { remaining: 0, limit: 100, resetAt: inSeconds(19 * 60) },
    ]);
  });
});

test('a network cannot hold an account for longer than a day, nor in the past', () => {
  const told = (reset: string) => ({ 'ratelimit-remaining': '0', 'ratelimit-reset': reset });
  expect(read(budgetHeaders.bluesky, told('999999999999'))[0]?.resetAt).toEqual(inSeconds(86_400));
  expect(read(budgetHeaders.bluesky, told('7'))[0]?.resetAt).toEqual(now);
});

test.each([
  ['no headers', budgetHeaders.bluesky, {}],
  ['words', budgetHeaders.bluesky, { 'ratelimit-remaining': 'many', 'ratelimit-reset': 'soon' }],
  ['less than nothing', budgetHeaders.bluesky, { 'ratelimit-remaining': '-5', 'ratelimit-reset': '-5' }],
  ['a number for an instant', budgetHeaders.mastodon, { 'x-ratelimit-remaining': '5', 'x-ratelimit-reset': '7' }],
  ['no JSON', budgetHeaders.metaApp, { 'x-app-usage': '{"call_count":' }],
  ['other JSON', budgetHeaders.metaApp, { 'x-app-usage': '[7]' }],
  ['other numbers', budgetHeaders.metaBusiness, { 'x-business-use-case-usage': '{"1":[{"call_count":"9"}]}' }],
  ['a long one', budgetHeaders.metaApp, { 'x-app-usage': `{${' '.repeat(9_000)}"call_count":7}` }],
  ['a structured one without numbers', budgetHeaders.ratelimitStructured, { ratelimit: '"a";r;t=,;;=,' }],
  ['more than anybody counts', budgetHeaders.bluesky, { 'ratelimit-remaining': '9999999999', 'ratelimit-reset': '1' }],
])('nothing is read from %s', (_name, way, headers) => {
  expect(read(way, headers as Record<string, string>)).toEqual([]);
});
