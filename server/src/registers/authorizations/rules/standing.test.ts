import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { usPlaces } from '../../../kernel/places/contract.ts';
import { packOf, rulePack, testimonialRulesOf } from '../rule-packs.ts';
import { ruleInput } from './contract.ts';
import { dayIn } from './day.ts';
import { isPlace, placesOf } from './places.ts';
import { READ_ON, readingsOf, rulesRead } from './readings.ts';
import { type Rule, shippedRules } from './shipped-rules.ts';
import { citesMet, countsOn, type HouseRule, statesOn } from './standing.ts';

const TODAY = '2027-03-02';
const texas: HouseRule = {
  key: 'us-tx.testimonial',
  jurisdiction: 'US-TX',
  profession: null,
  kind: 'testimonial',
  effect: 'conditional',
  value: null,
  cite: 'old',
  source: 'secondary',
  from: null,
  until: null,
  replaces: null,
};
const newer = (change: Partial<HouseRule>): HouseRule => ({ ...texas, key: 'newer', replaces: texas.key, ...change });
const stateOf = (rules: readonly HouseRule[], day = TODAY) => statesOn(rules, day).get(texas.key);

describe('which rule holds on a day', () => {
  test('a rule holds from its first day to its last', () => {
    const dated = { ...texas, from: '2027-01-01', until: '2027-03-02' };
    expect(['2026-12-31', '2027-01-01', '2027-03-02', '2027-03-03'].map((day) => stateOf([dated], day))).toEqual([
      'not_yet',
      'holds',
      'holds',
      'over',
    ]);
  });

  test('one in its place holds instead, and only while it does', () => {
    const other = newer({ effect: 'barred', from: '2027-03-01', until: '2027-04-01' });
    expect(['2027-02-28', '2027-03-01', '2027-04-02'].map((day) => stateOf([texas, other], day))).toEqual([
      'holds',
      'replaced',
      'holds',
    ]);
  });

  test('a rule that was ended does not hold from that day on, and keeps its dates', () => {
    const ending = newer({ effect: 'none', from: TODAY });
    expect(stateOf([texas, ending], '2027-03-01')).toBe('holds');
    expect(stateOf([texas, ending])).toBe('replaced');
  });

  test('where what stands in its place was ended itself, the older holds again', () => {
    const other = newer({ effect: 'barred' });
    const ending = newer({ key: 'ending', replaces: other.key, effect: 'none', from: TODAY });
    expect(stateOf([texas, other, ending], '2027-03-01')).toBe('replaced');
    expect(stateOf([texas, other, ending])).toBe('holds');
    expect(stateOf([ending, other, texas])).toBe('holds');
  });

  test('of a rule and one that always stands in its place, exactly one holds on any day', () => {
    const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, day, (first, asked) => {
        const other = newer({ from: first.toISOString().slice(0, 10) });
        const states = statesOn([texas, other], asked.toISOString().slice(0, 10));
        expect([...states.values()].filter((state) => state === 'holds')).toHaveLength(1);
      }),
    );
  });
});

describe('what counsel has seen', () => {
  test('counts from the day on which it was seen to its last day', () => {
    const seen = { seenOn: '2027-03-01', until: '2027-03-02' };
    expect(['2027-02-28', '2027-03-01', '2027-03-02', '2027-03-03'].map((day) => countsOn(seen, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(countsOn({ seenOn: TODAY, until: null }, '2099-01-01')).toBe(true);
  });

  test('a note on one rule is none on another with the same cite', () => {
    const twin = { ...texas, key: 'twin' };
    expect(citesMet([texas], new Set([texas.key]))).toEqual(['old']);
    expect(citesMet([texas, twin], new Set([texas.key]))).toEqual([]);
    expect(citesMet([texas, twin], new Set([texas.key, 'twin']))).toEqual(['old']);
  });

  test('a rule without conditions meets none', () => {
    expect(citesMet([{ ...texas, effect: 'barred' }], new Set([texas.key]))).toEqual([]);
  });
});

describe('what rules come to', () => {
  const number = (change: Partial<Rule>): Rule => ({ ...texas, kind: 'majority_age', effect: null, ...change });

  test('of each number the strictest of the places', () => {
    const ages = (places: readonly string[]) => packOf(shippedRules, places).majorityAge;
    expect([ages([]), ages(['US-AL']), ages(['US-NE', 'US-OH']), ages(['US-MS']), ages(['US-AL', 'US-PR'])]).toEqual([
      18, 19, 19, 21, 21,
    ]);
    const asked = number({ kind: 'assent_age', value: 5 });
    expect(packOf([...shippedRules, asked], ['US-TX']).assentFromAge).toBe(5);
    const longer = number({ kind: 'retention_years', value: 10 });
    expect(packOf([...shippedRules, longer], ['US-TX']).retentionYears).toBe(10);
    expect(packOf([...shippedRules, longer], ['US-OH']).retentionYears).toBe(6);
  });

  test('a number that has no rule any more is that of the pack', () => {
    expect(packOf([], [])).toEqual({
      testimonials: [],
      majorityAge: 18,
      assentFromAge: 7,
      retentionYears: 6,
      yearsAfterDeath: 50,
    });
  });

  test('a rule about praise that holds everywhere holds in every place', () => {
    const pack = packOf([{ ...texas, jurisdiction: '*', effect: 'barred' }], ['US-OH']);
    expect(testimonialRulesOf(pack, { jurisdictions: ['US-OH', 'US'], at: new Date() })).toHaveLength(1);
  });

  test('nothing is known of praise where nothing is known of the house, but all that is known anywhere', () => {
    const places = new Set(rulePack.testimonials.map(({ jurisdiction }) => jurisdiction));
    expect([...places].sort()).toEqual(
      ['CA', 'IL', 'MN', 'MT', 'NC', 'NJ', 'NY', 'TX', 'WA'].map((state) => `US-${state}`),
    );
  });
});

describe('the rules that Bedside brings', () => {
  test('each has a key of its own, a source, and a mark of how well that is known', () => {
    expect(new Set(shippedRules.map(({ key }) => key)).size).toBe(shippedRules.length);
    for (const { cite, source } of shippedRules) {
      expect(cite).not.toBe('');
      expect(['primary', 'secondary', 'to_confirm']).toContain(source);
    }
  });

  const ages = shippedRules.filter(({ kind, jurisdiction }) => kind === 'majority_age' && jurisdiction !== 'US');

  test('know the age of majority of every state, the district and the territories', () => {
    expect(ages.map(({ jurisdiction }) => jurisdiction).sort()).toEqual([...usPlaces].sort());
    const others = ages.filter(({ value }) => value !== 18).map(({ jurisdiction, value }) => [jurisdiction, value]);
    expect(others).toEqual([
      ['US-AL', 19],
      ['US-MS', 21],
      ['US-NE', 19],
      ['US-PR', 21],
    ]);
  });
});

/** An age as the law writes it: in digits, in words, or by the birthday. */
const written: Readonly<Record<number, RegExp>> = {
  18: /\b18\b|eighteen/i,
  19: /\b19\b|nineteen/i,
  21: /\b21\b|twenty-one/i,
};

describe('what was read of the rules', () => {
  const ages = shippedRules.filter(({ kind, jurisdiction }) => kind === 'majority_age' && jurisdiction !== 'US');
  const hostsOf = ({ key }: Rule) => new Set(readingsOf(key).map(({ address }) => new URL(address).hostname));

  test.each(ages.map((rule) => [rule.jurisdiction, rule] as const))(
    'the age of %s is marked as it is known',
    (_, rule) => {
      const told = readingsOf(rule.key).filter(({ words }) => written[rule.value ?? 0]?.test(words));
      if (rule.source === 'primary') expect(told).not.toEqual([]);
      if (rule.source === 'secondary') expect(hostsOf(rule).size).toBeGreaterThan(1);
      if (rule.source === 'secondary') expect(told.length).toBeGreaterThan(1);
    },
  );

  test('five ages are still to be confirmed', () => {
    const open = ages.filter(({ source }) => source === 'to_confirm').map(({ jurisdiction }) => jurisdiction);
    expect(open).toEqual(['US-PA', 'US-AS', 'US-GU', 'US-MP', 'US-VI']);
  });

  test('a rule about praise whose text was read shows words of it about praise', () => {
    const read = shippedRules.filter(({ kind, source }) => kind === 'testimonial' && source === 'primary');
    expect(read).toHaveLength(9);
    for (const { key } of read) expect(readingsOf(key)[0]?.words).toMatch(/testimonial/);
  });

  test('what is shown as read is of a rule there is, with an address, words and a day', () => {
    const keys = new Set(shippedRules.map(({ key }) => key));
    expect(rulesRead.filter((key) => !keys.has(key))).toEqual([]);
    const all = rulesRead.flatMap((key) => readingsOf(key));
    expect(all.every(({ address, words }) => URL.canParse(address) && words.length > 10 && words.length < 400)).toBe(
      true,
    );
    expect(READ_ON).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(readingsOf('us.majority')).toEqual([]);
  });

  test('a rule with a first day does not hold the day before', () => {
    const rules = shippedRules.map((rule) => ({ ...rule, replaces: null }));
    const on = (day: string) => statesOn(rules, day).get('us-tx.testimonial.physician');
    expect([on('2025-01-08'), on('2025-01-09')]).toEqual(['not_yet', 'holds']);
  });
});

describe('places', () => {
  test.each(['US', 'EU', 'US-NY', 'US-PR', 'CA-ON', 'DE', 'DE-BY', ...usPlaces])('%s is one', (code) => {
    expect(isPlace(code)).toBe(true);
  });

  test.each(['US-NX', 'PR', 'XX', 'ZZ', 'UN', 'us-ny', 'USA', '*', '', 'EU-DE', 'New York'])('%s is none', (code) => {
    expect(isPlace(code)).toBe(false);
  });

  test('the rules of its country and of the Union hold in each', () => {
    expect(placesOf(['US-NY', 'US-NJ'])).toEqual(['US-NY', 'US', 'US-NJ']);
    expect(placesOf(['DE-BY'])).toEqual(['DE-BY', 'DE', 'EU']);
    expect(placesOf(['CH', 'EU'])).toEqual(['CH', 'EU']);
  });

  test('a day is that of the house', () => {
    const at = new Date('2027-03-02T04:00:00Z');
    expect([dayIn('America/New_York', at), dayIn('UTC', at)]).toEqual(['2027-03-01', '2027-03-02']);
  });
});

describe('a rule that somebody types', () => {
  const praise = { jurisdiction: 'US-NJ', kind: 'testimonial', effect: 'barred', cite: 'N.J.A.C. 13:35' };
  const age = { jurisdiction: 'US-NJ', kind: 'majority_age', value: 19, cite: 'N.J.S.A. 9:17B-3' };

  test.each([praise, age])('is taken where it is whole', (input) => {
    expect(ruleInput.safeParse(input).success).toBe(true);
  });

  test.each([
    ['without a source', { ...praise, cite: ' ' }, 'cite'],
    ['with a place that has no form', { ...praise, jurisdiction: 'New York' }, 'jurisdiction'],
    ['about praise without an effect', { ...praise, effect: null }, 'effect'],
    ['about praise with a number', { ...praise, value: 3 }, 'value'],
    ['about an age without one', { ...age, value: null }, 'value'],
    ['about an age with an effect', { ...age, effect: 'barred' }, 'effect'],
    ['with an age that nobody sets', { ...age, value: 99 }, 'value'],
    ['that ends before it begins', { ...age, from: '2027-02-01', until: '2027-01-01' }, 'until'],
    ['with a day that is none', { ...age, from: '2027-02-30' }, 'from'],
  ])('is refused %s', (_what, input, field) => {
    expect(ruleInput.safeParse(input).error?.issues.map(({ path }) => path.join('.'))).toContain(field);
  });
});
