import type { ClearanceView } from '@bedside/server/contract/flow/publish';
import { describe, expect, it } from 'vitest';
import { type ClearanceRow, clearanceRows, type LiveFacts } from './clearance-rows.ts';

const lines = ['screening', 'pictures', 'approval', 'training', 'channel', 'time'] as const;
const server = (...blockers: ClearanceView['blockers']): ClearanceView => ({
  verdict: blockers.length === 0 ? 'clear' : 'blocked',
  blockers,
  lines: lines.map((line) => ({ line, state: blockers.some((each) => each.line === line) ? 'open' : 'ok' })),
});
const live: LiveFacts = {
  unsent: true,
  everSent: false,
  checking: false,
  blockCount: 0,
  missingAltTexts: 0,
  chosenChannels: 1,
  unfit: [],
};
const missing = (image: number) => ({ line: 'pictures', code: 'ALT_TEXT_MISSING', facts: { image } }) as const;
const row = (rows: readonly ClearanceRow[], line: ClearanceRow['line']) => rows.find((each) => each.line === line);

describe('while the words on screen have not been sent', () => {
  it('believes the page about words, pictures and channels', () => {
    const rows = clearanceRows(server(), {
      ...live,
      blockCount: 2,
      missingAltTexts: 1,
      unfit: [{ network: 'bluesky', problem: 'TEXT_TOO_LONG' }],
    });
    expect(row(rows, 'screening')).toMatchObject({
      state: 'open',
      action: 'showFindings',
      reasons: [{ facts: { count: 2 } }],
    });
    expect(row(rows, 'pictures')).toMatchObject({ state: 'open', action: 'describeImages' });
    expect(row(rows, 'channel')).toMatchObject({ state: 'open', reasons: [{ facts: { network: 'bluesky' } }] });
  });

  it('asks to send, and says when what was sent is not what stands here any more', () => {
    expect(row(clearanceRows(server(), live), 'approval')).toMatchObject({ reasons: [{ code: 'NOT_SUBMITTED' }] });
    const changed = clearanceRows(server(), { ...live, everSent: true });
    expect(row(changed, 'approval')).toMatchObject({ action: 'sendForReview', reasons: [{ code: 'CONTENT_CHANGED' }] });
  });

  it('does not tick screening before the check has answered', () => {
    expect(row(clearanceRows(server(), { ...live, checking: true }), 'screening')).toMatchObject({ state: 'checking' });
  });

  it('keeps what only the server knows: connections and training', () => {
    const told = server(
      { line: 'channel', code: 'CHANNEL_NEEDS_REAUTHORIZATION', facts: {} },
      { line: 'training', code: 'TRAINING_EXPIRED', facts: {} },
    );
    const rows = clearanceRows(told, live);
    expect(row(rows, 'channel')).toMatchObject({ state: 'open', action: 'openChannels' });
    expect(row(rows, 'training')).toMatchObject({ state: 'open' });
  });

  it('shows the lines that need no server before there is a post', () => {
    expect(clearanceRows(null, live).map(({ line }) => line)).toEqual([
      'screening',
      'pictures',
      'approval',
      'channel',
      'time',
    ]);
  });
});

describe('once the words are sent', () => {
  const sent = { ...live, unsent: false, everSent: true };

  it('believes the server alone', () => {
    const rows = clearanceRows(server({ line: 'approval', code: 'APPROVAL_MISSING', facts: {} }), {
      ...sent,
      blockCount: 3,
    });
    expect(row(rows, 'screening')).toMatchObject({ state: 'ok' });
    expect(row(rows, 'approval')).toMatchObject({ state: 'waiting', action: null });
  });

  it('leads to the permissions from whatever one of them keeps back, and tells each reason once', () => {
    const notCleared = (channel: string) =>
      ({ line: 'permission', code: 'PERSON_NOT_CLEARED', facts: { channel } }) as const;
    const told = server({ line: 'permission', code: 'PURPOSE_MISSING', facts: {} }, notCleared('a'), notCleared('b'));
    const known = { ...told, lines: [...told.lines, { line: 'permission' as const, state: 'open' as const }] };
    for (const words of [sent, live]) {
      expect(row(clearanceRows(known, words), 'permission')).toMatchObject({
        state: 'open',
        action: 'showPermissions',
        reasons: [{ code: 'PURPOSE_MISSING' }, { code: 'PERSON_NOT_CLEARED' }],
      });
    }
  });

  it('tells what is missing on several images once, with their number', () => {
    const pictures = row(clearanceRows(server(missing(1), missing(3)), sent), 'pictures');
    expect(pictures?.reasons).toMatchObject([{ code: 'ALT_TEXT_MISSING', facts: { count: 2 } }]);
  });

  it('asks for a time only after the approval', () => {
    const noTime = { line: 'time', code: 'NOT_SCHEDULED', facts: {} } as const;
    const waiting = clearanceRows(server({ line: 'approval', code: 'APPROVAL_MISSING', facts: {} }, noTime), sent);
    expect(row(waiting, 'time')).toMatchObject({ state: 'later', action: null });
  });

  it('asks for a time when that is all that is missing', () => {
    const rows = clearanceRows(server({ line: 'time', code: 'NOT_SCHEDULED', facts: {} }), sent);
    expect(rows.filter(({ state }) => state !== 'ok')).toMatchObject([
      { line: 'time', state: 'open', action: 'publish' },
    ]);
  });
});
