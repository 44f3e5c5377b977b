import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { helpFor } from './help-for.ts';

const all = { publish: true, settle: true, look: true, connect: true };
const works = [{ id: 'c', state: 'connected' as const }];
const lost = [{ id: 'c', state: 'needs_reauthorization' as const }];
const line = 'channel' as const;
const block = (code: 'TOO_LATE' | 'CHANNEL_NEEDS_REAUTHORIZATION' | 'CONTENT_CHANGED') => ({ line, code, facts: {} });
const stuck = (
  state: 'unknown' | 'needs_person' | 'parked' | 'rejected' | 'removing',
  ...codes: Parameters<typeof block>[0][]
) => ({
  state,
  channelId: 'c',
  blockers: codes.map(block),
});

describe('the one button', () => {
  test.each([
    ['what is in doubt is looked up', stuck('unknown'), works, 'look'],
    ['what nobody can tell is settled by a person', stuck('needs_person'), works, 'settle'],
    ['what cannot be taken down is settled by a person', stuck('removing'), works, 'settle'],
    ['what came too late is tried again', stuck('parked', 'TOO_LATE'), works, 'retry'],
    ['a lost channel is connected again first', stuck('parked', 'CHANNEL_NEEDS_REAUTHORIZATION'), lost, 'reconnect'],
    ['a channel that works again no longer blocks', stuck('parked', 'CHANNEL_NEEDS_REAUTHORIZATION'), works, 'retry'],
    [
      'a channel that is gone for good is changed in the post',
      stuck('parked', 'CHANNEL_NEEDS_REAUTHORIZATION'),
      [],
      'open',
    ],
    ['changed words are mended in the post', stuck('parked', 'CONTENT_CHANGED', 'TOO_LATE'), works, 'open'],
    ['what the network refused may be tried again', stuck('rejected'), works, 'retry'],
  ] as const)('%s', (_rule, one, channels, expected) => {
    expect(helpFor(one, { channels, stops: new Set(), may: all })).toBe(expected);
  });

  test('what a stop held back is tried again once the stop was lifted', () => {
    const blockers = [{ line: 'stop' as const, code: 'PUBLISHING_STOPPED' as const, facts: { stop: 's' } }];
    const one = { ...stuck('parked'), blockers };
    expect(helpFor(one, { channels: works, stops: new Set(['s']), may: all })).toBe('open');
    expect(helpFor(one, { channels: works, stops: new Set(), may: all })).toBe('retry');
  });

  test('whoever may do nothing opens the post', () => {
    const may = { publish: false, settle: false, look: false, connect: false };
    fc.assert(
      fc.property(fc.constantFrom('unknown', 'needs_person', 'parked', 'rejected'), (state) => {
        expect(helpFor(stuck(state), { channels: lost, stops: new Set(), may })).toBe('open');
      }),
    );
  });
});
