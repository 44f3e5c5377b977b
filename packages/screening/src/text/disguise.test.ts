import { expect, it } from 'vitest';
import { disguise } from './disguise.ts';
import { originalEnd, originalStart, Reader } from './reading.ts';
import { Tokens } from './tokens.ts';

function readThrough(text: string): { text: string; parts: string[] } | null {
  const reading = new Reader().read(text);
  const tokens = new Tokens();
  tokens.split(reading);
  const found = disguise(reading, tokens);
  if (found === null) return null;
  const parts = found.changed.map(({ start, end }) =>
    text.slice(originalStart(found.reading, start), originalEnd(found.reading, end)),
  );
  return { text: found.reading.text, parts };
}

it.each([
  ['D a r r y l  F i n c h with hip #3', 'Darryl Finch'],
  ['K.e.n.d.r.a. did a flip', 'Kendra'],
  ['text five oh three, 555, zero one four nine', '503-555-0149'],
  ['reach him at (8 0 1) 5 5 5 . 0 1 7 3 today', '801-555.0173'],
  ['jolene dot hart at example dot com', 'jolene.hart@example.com'],
  ['stanley[at]example[dot]org', 'stanley@example.org'],
  ['hxxps://stories[.]example[.]org/calliope', 'https://stories.example.org/calliope'],
  ['spell it backwards: ekralC divaD', 'David Clarke'],
  ['she lives on M-ap-le C-res-cent', 'Maple Crescent'],
  ['se llama L-u-z-m-i-l-a y canta', 'Luzmila'],
  ['my patient D4rryl is back', 'Darryl'],
  ['addr 198 dot 51 dot 100 dot 60', '198.51.100.60'],
  ['call 2O6-555-O144 now', '206-555-0144'],
  ['six oh eight / triple five / oh one seven seven', '608-555-0177'],
])('reads %j as %j', (text, plain) => {
  expect(readThrough(text)?.text).toContain(plain);
});

it.each([
  'Our patient went home on June 3 after 40 days in our ICU.',
  'Order 4 beds, 2nd floor, 10k steps, COVID-19 and a 5-day course.',
  'I have one or two questions (and a comment).',
  'A, B, C: an alphabet of wound care',
])('leaves %j as it is', (text) => {
  expect(readThrough(text)).toBeNull();
});

it('leads back to the stretch the author wrote', () => {
  expect(readThrough('guess who: D a r r y l  F i n c h!')?.parts).toEqual(['D a r r y l  F i n c h']);
});
