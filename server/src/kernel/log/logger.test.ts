import { inspect } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOG_FIELDS, type LogFields } from './log-fields.ts';
import { createLogger, type Logger } from './logger.ts';
import { Sensitive } from './sensitive.ts';
import { word, wordOf } from './word.ts';

/** What must never come out: a sentence, a name, and a form that looks like a word or a path. */
const CANARIES = ['Rosa Beispiel, bed 7', 'rosabeispiel', 'ROSABEISPIEL', '/tmp/rosabeispiel.ts:1:2', 'rosa_beispiel'];

function recording(): { log: Logger; lines: () => string; parsed: () => Record<string, unknown>[] } {
  let text = '';
  const log = createLogger({
    level: 'debug',
    destination: {
      write: (line) => {
        text += line;
      },
    },
  });
  return {
    log,
    lines: () => text,
    parsed: () =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
  };
}

function canaryError(canary: string): Error {
  class DriverError extends Error {
    detail = canary;
    code = canary;
    constraint = canary;
    override name = canary;
  }
  const error = new DriverError(`${canary}\n    at ${canary} (file:///${canary}.ts:1:2)`, { cause: new Error(canary) });
  Object.assign(error, { [canary]: canary, constructor: { name: canary }, errors: [new TypeError(canary), canary] });
  return error;
}

/** Everything that holds the canary and could be handed to a logger by a cast. */
function carriers(canary: string): unknown[] {
  return [
    canary,
    [canary],
    { [canary]: canary },
    { nested: { deeper: [canary, { [canary]: 1 }] } },
    new Map([[canary, canary]]),
    Buffer.from(canary),
    canaryError(canary),
    new AggregateError([new Error(canary)], canary),
    new Sensitive(canary),
    { toJSON: () => canary, toString: () => canary },
    Object.assign(new Date(Number.NaN), { toISOString: () => canary }),
    Object.assign(new Date(0), { toISOString: () => canary, toJSON: () => canary }),
    Symbol(canary),
    () => canary,
    new URL(`https://example.org/${encodeURIComponent(canary)}`),
  ];
}

describe('no words of a person come into the log', () => {
  for (const canary of CANARIES) {
    it(`by any field or value: ${canary}`, () => {
      const { log, lines } = recording();
      for (const carrier of carriers(canary)) {
        for (const key of [...Object.keys(LOG_FIELDS), canary, 'msg', 'event', 'level', 'toJSON', '__proto__']) {
          // A cast stands for untyped callers: the types alone refuse all of this.
          log.info('canary.field', { [key]: carrier } as LogFields);
          log.child({ [key]: carrier } as LogFields).error('canary.child', { error: carrier });
        }
        log.warn('canary.whole', carrier as LogFields);
        log.warn(carrier as never, { count: 1 });
      }
      expect(lines().length).toBeGreaterThan(1000);
      expect(lines().toLowerCase()).not.toContain(canary.toLowerCase());
      expect(lines().toLowerCase()).not.toContain('rosa');
    });
  }

  it('for any object at all', () => {
    const { log, lines } = recording();
    fc.assert(
      fc.property(
        fc.object({
          values: [fc.constant('Zebra Q'), fc.integer()],
          key: fc.constantFrom('error', 'state', 'Zebra Q'),
        }),
        (value) => {
          log.info('canary.any', value as LogFields);
        },
      ),
    );
    expect(lines()).not.toContain('Zebra Q');
  });
});

describe('a log line', () => {
  it('carries ids, numbers, codes, words, times', () => {
    const { log, parsed } = recording();
    const deliveryId = '0190e2a4-7c1e-7000-8000-00000000abcd';
    log.child({ deliveryId }).info('delivery.confirmed', {
      network: word('bluesky'),
      durationMs: 12.5,
      ok: true,
      code: 'PUBLISH_LATE',
      sqlState: '23505',
      at: new Date(0),
      count: undefined,
    });
    expect(parsed()[0]).toEqual({
      level: 'info',
      time: expect.any(String),
      event: 'delivery.confirmed',
      deliveryId,
      network: 'bluesky',
      durationMs: 12.5,
      ok: true,
      code: 'PUBLISH_LATE',
      sqlState: '23505',
      at: '1970-01-01T00:00:00.000Z',
    });
  });

  it('tells how long a withheld text was, and how many keys were dropped', () => {
    const { log, parsed } = recording();
    log.info('some.event', { personId: 'Rosa', surname: 'Beispiel' } as LogFields);
    expect(parsed()[0]).toMatchObject({ personId: '[text of 4]', droppedFields: 1 });
  });

  it('tells an error by class, code and places in our code', () => {
    const { log, parsed } = recording();
    const error = Object.assign(new TypeError('secret words'), { code: 'ECONNREFUSED' });
    log.error('some.failure', { error: new Error('outer', { cause: error }) });
    expect(parsed()[0]).toMatchObject({
      error: {
        class: 'Error',
        stack: expect.arrayContaining([expect.stringMatching(/^server\/src\/kernel\/log\/logger\.test\.ts:\d+:\d+$/)]),
        cause: { class: 'TypeError', code: 'ECONNREFUSED' },
      },
    });
  });

  it('is written even when the error is broken or refers to itself', () => {
    const { log, parsed } = recording();
    const loop = new Error('a');
    loop.cause = loop;
    const broken = new Error('b');
    Object.defineProperty(broken, 'stack', {
      get: () => {
        throw new Error('c');
      },
    });
    log.error('some.loop', { error: loop });
    log.error('some.broken', { error: broken });
    expect(parsed()).toHaveLength(2);
  });

  it('takes a route only when it is one of ours', () => {
    const routes = new Set(['/api/v1/items/:id']);
    expect(wordOf('/api/v1/items/:id', routes).text).toBe('/api/v1/items/:id');
    expect(wordOf('/api/v1/items/rosa', routes).text).toBe('other');
  });
});

it('refuses to compile text where a word or an event is due', () => {
  const { log } = recording();
  const typed: string = ['Rosa'].join('');
  // @ts-expect-error a plain string is not a word
  word(typed);
  // @ts-expect-error an event is a literal
  log.info(typed);
  // @ts-expect-error a field outside the list
  log.info('some.event', { surname: 'Beispiel' });
  // @ts-expect-error a state is made by word()
  log.info('some.event', { state: 'draft' });
  expect(word('draft').text).toBe('draft');
});

it('keeps a sensitive value out of every printed form', () => {
  const name = new Sensitive('Rosa Beispiel');
  const printed = [
    `${name}`,
    String(name),
    JSON.stringify({ name }),
    inspect({ name }, { showHidden: true, depth: 9 }),
    `${name}`.concat(`${name}`),
  ];
  expect(printed.join(' ')).not.toContain('Rosa');
  expect(name.reveal()).toBe('Rosa Beispiel');
});
