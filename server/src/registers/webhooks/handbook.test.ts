import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sentEvent } from './contract.ts';
import { eventRules } from './events.ts';

const page = readFileSync(new URL('../../../../docs/handbook/webhooks.md', import.meta.url), 'utf8');

test('the handbook tells every event with its object and its codes, and no other', () => {
  const told = [...page.matchAll(/^\| `([a-z_]+\.[a-z_]+)` \| [^|]+ \| (\w+) \| ([^|]*)\|$/gm)].map(
    ([, event = '', object = '', codes = '']) => ({ event, object, codes: codes.match(/\w+/g) ?? [] }),
  );
  const known = sentEvent.options.map((event) => {
    const rules = Object.values(eventRules).filter((rule) => rule.event === event);
    return {
      event,
      object: rules[0]?.object ?? 'webhook',
      codes: [...new Set(rules.flatMap(({ codes }) => [...codes]))],
    };
  });
  expect(told).toEqual(known);
});

test('the handbook says how often and for how long an address is tried', () => {
  expect(page).toContain('18 seconds, 72 seconds, 5 minutes, 19 minutes,\n77 minutes, 5 hours and 20 hours');
});
