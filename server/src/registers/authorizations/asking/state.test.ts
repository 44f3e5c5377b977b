import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FilledForm, fillForm } from '../forms/fill-form.ts';
import {
  type Asking,
  type AskingEvent,
  act,
  CODE_HOLDS_MS,
  CODE_TRIES,
  MAX_MARK_BYTES,
  MAX_NAME_LENGTH,
  MOST_CODES,
  MOST_PROOFS,
  newAsking,
  type Refusal,
  type Signing,
  VERIFIED_HOLDS_MS,
} from './state.ts';

const START = new Date('2026-11-22T12:00:00.000Z');
const later = (ms: number) => new Date(START.getTime() + ms);
const HOUR = 3_600_000;
const EXPIRES = later(72 * HOUR);
const SHOWN = 'a'.repeat(64);
const PICTURE = 'b'.repeat(64);

function formFor(occasions: readonly ('child' | 'guardian')[] = []): FilledForm {
  const filled = fillForm({
    kind: 'publication',
    language: 'es',
    blanks: {
      house: 'Lakeside Clinic',
      unit: 'Lakeside East',
      subject: 'Ana Ruiz',
      authority: 'madre',
      description: 'la foto junto a la ventana',
      expiry: '2028-03-02',
      withdrawAt: 'privacy@lakeside.example',
    },
    choices: {
      media: [{ id: PICTURE, words: 'Foto 1' }],
      infoScope: [{ id: 'photo', words: 'una foto' }],
      purposes: [{ id: 'education', words: 'para enseñar' }],
      channels: [{ id: 'newsroom', words: 'nuestra sala de prensa' }],
    },
    occasions: new Set(occasions),
  });
  if ('faults' in filled) throw new Error(JSON.stringify(filled.faults));
  return filled.form;
}
const form = formFor();
const childForm = formFor(['guardian', 'child']);

const whole: Signing = {
  submissionId: 'submission-1',
  linkNumber: 1,
  shownSha256: SHOWN,
  chosen: { media: [PICTURE], infoScope: ['photo'], purposes: ['education'], channels: ['newsroom'] },
  answers: { likeness: 'yes', records: 'yes' },
  mark: { kind: 'typed', name: 'Ana Ruiz' },
};
const signOf = (made: Partial<Signing> = {}, of = form): AskingEvent => ({
  kind: 'sign',
  signing: { ...whole, ...made },
  form: of,
});
const SEND: AskingEvent = { kind: 'send', formSha256: SHOWN, expiresAt: EXPIRES };
const CODE: AskingEvent = { kind: 'send-code', linkNumber: 1 };
const RIGHT: AskingEvent = { kind: 'give-code', linkNumber: 1, isRight: true };
const WRONG: AskingEvent = { kind: 'give-code', linkNumber: 1, isRight: false };
const ASK_PASSKEY: AskingEvent = { kind: 'ask-passkey', linkNumber: 1 };
const PROVE: AskingEvent = { kind: 'prove', linkNumber: 1, passkeyId: 'passkey-1' };
const NO: AskingEvent = { kind: 'decline', linkNumber: 1, submissionId: 'submission-2' };

/** Events one after the other, all of which have to work. */
function played(...events: (AskingEvent | readonly [AskingEvent, Date])[]): Asking {
  return events.reduce<Asking>((asking, one) => {
    const [event, at] = 'kind' in one ? [one, START] : one;
    const outcome = act(asking, event, at);
    if ('refused' in outcome) throw new Error(`${event.kind}: ${outcome.refused}`);
    return outcome.asking;
  }, newAsking('link'));
}
const refusalOf = (asking: Asking, event: AskingEvent, at = START): Refusal | null => {
  const outcome = act(asking, event, at);
  return 'refused' in outcome ? outcome.refused : null;
};
const verified = played(SEND, CODE, RIGHT);

describe('the way of one that is signed', () => {
  test('sent, proven by a code, signed', () => {
    expect(played(SEND, CODE, RIGHT, signOf())).toMatchObject({
      state: 'signed',
      formSha256: SHOWN,
      submissionId: 'submission-1',
      verifiedAt: START,
      code: null,
    });
  });

  test('the same submission once more changes nothing; another one is told that it is signed', () => {
    const signed = played(SEND, CODE, RIGHT, signOf());
    expect(act(signed, signOf(), later(1))).toEqual({ asking: signed });
    expect(refusalOf(signed, signOf({ submissionId: 'submission-3' }))).toBe('ALREADY_SIGNED');
    expect(refusalOf(signed, NO)).toBe('ALREADY_SIGNED');
    expect(refusalOf(signed, { kind: 'cancel' })).toBe('ALREADY_SIGNED');
  });

  test('whoever signed comes back by a code, also when the link for answering has ended; a new link makes the old one void', () => {
    const signed = played(SEND, CODE, RIGHT, signOf());
    const later4Days = later(96 * HOUR);
    const asked = act(signed, CODE, later4Days);
    expect(asked).toMatchObject({ asking: { state: 'signed', code: { triesLeft: CODE_TRIES } } });
    const back = act(asked.asking ?? signed, RIGHT, later4Days);
    expect(back).toMatchObject({ asking: { state: 'signed', verifiedAt: later4Days } });
    const again = act(signed, { kind: 'send', formSha256: 'f'.repeat(64), expiresAt: EXPIRES }, START);
    expect(again).toMatchObject({ asking: { state: 'signed', linkNumber: 2, verifiedAt: null, formSha256: SHOWN } });
    expect(act(again.asking ?? signed, CODE, START)).toEqual({ refused: 'LINK_REPLACED' });
  });

  test('"no" needs the link and nothing else, and is no less final', () => {
    const declined = played(SEND, NO);
    expect(declined.state).toBe('declined');
    expect(act(declined, NO, START)).toEqual({ asking: declined });
    expect(refusalOf(declined, signOf())).toBe('ALREADY_DECLINED');
  });

  test('on a tablet a witness stands for the code; behind a link nobody can', () => {
    const sent = act(newAsking('tablet'), SEND, START);
    const seen = act(
      'asking' in sent ? (sent.asking as Asking) : verified,
      { kind: 'witness', witnessId: 'person-1' },
      START,
    );
    expect(seen).toMatchObject({ asking: { witnessId: 'person-1', verifiedAt: START } });
    expect(refusalOf(played(SEND), { kind: 'witness', witnessId: 'person-1' })).toBe('NOT_ON_A_TABLET');
  });

  test('a child who says no has decided', () => {
    const answers = { likeness: 'yes', records: 'yes', assent: 'no' } as const;
    expect(act(verified, signOf({ answers }, childForm), START)).toMatchObject({ asking: { state: 'declined' } });
    expect(act(verified, signOf({ answers: { ...answers, assent: 'yes' } }, childForm), START)).toMatchObject({
      asking: { state: 'signed' },
    });
    expect(refusalOf(verified, signOf({}, childForm))).toBe('ANSWER_MISSING');
  });
});

describe('a passkey', () => {
  test('proves what a code does, until a newer link or another proof', () => {
    const proven = played(SEND, ASK_PASSKEY, PROVE);
    expect(proven).toMatchObject({ verifiedAt: START, proof: { by: 'passkey', passkeyId: 'passkey-1' } });
    expect(refusalOf(proven, signOf())).toBeNull();
    expect(played(SEND, ASK_PASSKEY, PROVE, CODE, RIGHT).proof).toEqual({ by: 'code' });
    expect(played(SEND, ASK_PASSKEY, PROVE, SEND)).toMatchObject({ verifiedAt: null, proof: null });
    expect(refusalOf(played(SEND, ASK_PASSKEY, PROVE, SEND), PROVE)).toBe('LINK_REPLACED');
  });

  test.each<[string, Asking, Date, Refusal]>([
    ['nothing was sent', newAsking('link'), START, 'NOT_SENT'],
    ['the link has ended', played(SEND), EXPIRES, 'LINK_EXPIRED'],
    ['it was taken back', played(SEND, { kind: 'cancel' }), START, 'CANCELLED'],
    ['the answer was no', played(SEND, NO), START, 'ALREADY_DECLINED'],
  ])('proves nothing where %s', (_, asking, at, refusal) => {
    for (const event of [ASK_PASSKEY, PROVE]) {
      const linkNumber = refusal === 'NOT_SENT' ? 0 : 1;
      expect(refusalOf(asking, { ...event, linkNumber } as AskingEvent, at)).toBe(refusal);
    }
  });

  test('brings whoever signed back, and takes nothing of what was signed', () => {
    const signed = played(SEND, CODE, RIGHT, signOf());
    const back = act(signed, PROVE, later(96 * HOUR));
    expect(back).toMatchObject({
      asking: { state: 'signed', verifiedAt: later(96 * HOUR), submissionId: 'submission-1' },
    });
  });

  test('is asked for as often as codes are, all in all, and leaves the last one of an hour to a code', () => {
    const asked = played(SEND, ...Array.from({ length: MOST_PROOFS }, () => ASK_PASSKEY));
    expect(refusalOf(asked, ASK_PASSKEY)).toBe('TOO_MANY_PROOFS');
    const coded = act(asked, CODE, later(1));
    expect(coded).toMatchObject({ asking: { code: { triesLeft: CODE_TRIES } } });
    expect(refusalOf(coded.asking ?? asked, CODE, later(2))).toBe('TOO_MANY_CODES');
    expect(refusalOf(asked, ASK_PASSKEY, later(HOUR))).toBeNull();
    expect(MOST_PROOFS).toBeLessThan(MOST_CODES);
  });
});

describe('links', () => {
  test('before it is sent there is none', () => {
    expect(refusalOf(newAsking('link'), signOf({ linkNumber: 0 }))).toBe('NOT_SENT');
    expect(refusalOf(newAsking('link'), { ...NO, linkNumber: 0 })).toBe('NOT_SENT');
  });

  test('a newer one makes those before it void, and whoever was proven is not any more', () => {
    const again = played(SEND, CODE, RIGHT, SEND);
    expect(again).toMatchObject({ linkNumber: 2, verifiedAt: null, code: null });
    for (const event of [signOf(), NO, CODE, RIGHT]) expect(refusalOf(again, event)).toBe('LINK_REPLACED');
    expect(refusalOf(again, signOf({ linkNumber: 2 }))).toBe('NOT_VERIFIED');
  });

  test('it ends at its instant and not before', () => {
    expect(refusalOf(verified, NO, new Date(EXPIRES.getTime() - 1))).toBeNull();
    for (const event of [signOf(), NO, CODE, RIGHT]) expect(refusalOf(verified, event, EXPIRES)).toBe('LINK_EXPIRED');
    expect(refusalOf(newAsking('link'), { ...SEND, expiresAt: START })).toBe('EXPIRY_PAST');
    expect(refusalOf(newAsking('link'), { ...SEND, expiresAt: new Date(Number.NaN) })).toBe('EXPIRY_PAST');
  });

  test('one that was taken back is of no use', () => {
    const cancelled = played(SEND, CODE, RIGHT, { kind: 'cancel' });
    for (const event of [signOf(), NO, CODE, RIGHT, SEND, { kind: 'cancel' } as const])
      expect(refusalOf(cancelled, event)).toBe('CANCELLED');
  });
});

describe('codes', () => {
  test('five wrong ones use one up; a new one may be asked for', () => {
    let asking = played(SEND, CODE);
    for (let tries = 1; tries <= CODE_TRIES; tries += 1) {
      const outcome = act(asking, WRONG, START);
      expect(outcome).toMatchObject({ refused: 'CODE_WRONG', asking: { code: { triesLeft: CODE_TRIES - tries } } });
      asking = outcome.asking as Asking;
    }
    expect(refusalOf(asking, RIGHT)).toBe('CODE_USED_UP');
    const renewed = act(asking, CODE, START);
    expect(refusalOf(renewed.asking as Asking, RIGHT)).toBeNull();
  });

  test('one serves once, and for ten minutes', () => {
    expect(refusalOf(verified, RIGHT)).toBe('NO_CODE');
    expect(refusalOf(played(SEND, CODE), RIGHT, later(CODE_HOLDS_MS - 1))).toBeNull();
    expect(refusalOf(played(SEND, CODE), RIGHT, later(CODE_HOLDS_MS))).toBe('CODE_EXPIRED');
  });

  test('no more than five in an hour, whichever link they were asked by', () => {
    const asking = played(SEND, ...Array.from({ length: MOST_CODES }, () => CODE));
    expect(refusalOf(asking, CODE, later(HOUR - 1))).toBe('TOO_MANY_CODES');
    expect(refusalOf(asking, CODE, later(HOUR))).toBeNull();
    const resent = act(asking, SEND, START).asking as Asking;
    expect(refusalOf(resent, { ...CODE, linkNumber: 2 })).toBe('TOO_MANY_CODES');
  });

  test('who was proven may think for an hour, and then proves it again', () => {
    expect(refusalOf(verified, signOf(), later(VERIFIED_HOLDS_MS - 1))).toBeNull();
    expect(refusalOf(verified, signOf(), later(VERIFIED_HOLDS_MS))).toBe('NOT_VERIFIED');
    expect(refusalOf(played(SEND), signOf())).toBe('NOT_VERIFIED');
  });
});

test.each<[string, Partial<Signing>, Refusal]>([
  ['other bytes than those that were sent', { shownSha256: 'c'.repeat(64) }, 'FORM_CHANGED'],
  ['a picture that was not on the form', { chosen: { ...whole.chosen, media: ['d'.repeat(64)] } }, 'NOT_OFFERED'],
  ['a channel that was not on the form', { chosen: { ...whole.chosen, channels: ['newsroom', 'x'] } }, 'NOT_OFFERED'],
  ['no purpose', { chosen: { ...whole.chosen, purposes: [] } }, 'NOTHING_CHOSEN'],
  ['no place', { chosen: { media: [PICTURE], infoScope: ['photo'], purposes: ['education'] } }, 'NOTHING_CHOSEN'],
  ['an answer that is missing', { answers: { records: 'yes' } }, 'ANSWER_MISSING'],
  ['an answer to nothing', { answers: { ...whole.answers, assent: 'yes' } }, 'NOT_OFFERED'],
  ['paper wanted', { answers: { ...whole.answers, records: 'no' } }, 'RECORDS_NOT_AGREED'],
  ['nothing typed', { mark: { kind: 'typed', name: '  ' } }, 'MARK_MISSING'],
  ['nothing drawn', { mark: { kind: 'drawn', bytes: 0 } }, 'MARK_MISSING'],
  ['a drawing of 20 MB', { mark: { kind: 'drawn', bytes: 20_000_000 } }, 'MARK_TOO_LARGE'],
  ['a byte too much', { mark: { kind: 'drawn', bytes: MAX_MARK_BYTES + 1 } }, 'MARK_TOO_LARGE'],
  ['a name without end', { mark: { kind: 'typed', name: 'a'.repeat(MAX_NAME_LENGTH + 1) } }, 'MARK_TOO_LARGE'],
])('refused, and nothing is half signed: %s', (_, made, refusal) => {
  expect(act(verified, signOf(made), START)).toEqual({ refused: refusal });
});

test('a story may be signed for without its pictures, and without the face', () => {
  const chosen = { ...whole.chosen, media: [] };
  const answers = { ...whole.answers, likeness: 'no' } as const;
  expect(refusalOf(verified, signOf({ chosen, answers }))).toBeNull();
});

describe('in any order', () => {
  /** Mostly by the newest link; each step is made for the asking as it is then. */
  const older = fc.constantFrom(0, 0, 0, 0, 1);
  const withLink = (weight: number, events: fc.Arbitrary<AskingEvent>) => ({
    weight,
    arbitrary: fc.tuple(older, events).map(([by, event]) => (asking: Asking): AskingEvent => {
      const linkNumber = asking.linkNumber - by;
      if (event.kind === 'sign') return { ...event, signing: { ...event.signing, linkNumber } };
      return 'linkNumber' in event ? { ...event, linkNumber } : event;
    }),
  });
  const event = fc.oneof(
    withLink(
      2,
      fc.constantFrom(SHOWN, 'c'.repeat(64)).map((formSha256) => ({ ...SEND, formSha256 })),
    ),
    withLink(1, fc.constantFrom<AskingEvent>({ kind: 'cancel' }, NO, { kind: 'witness', witnessId: 'person-1' })),
    withLink(4, fc.constant(CODE)),
    withLink(6, fc.constantFrom(RIGHT, RIGHT, WRONG)),
    withLink(2, fc.constantFrom(ASK_PASSKEY, PROVE)),
    withLink(
      6,
      fc.constantFrom('submission-1', 'submission-3').map((submissionId) => signOf({ submissionId })),
    ),
  );
  const steps = fc.array(fc.tuple(event, fc.integer({ min: 0, max: 20 * 60_000 })), { minLength: 5, maxLength: 40 });

  test('it is answered once at most, by whoever was proven, with the newest link, for what was sent', () => {
    const signedInAll = { count: 0 };
    fc.assert(
      fc.property(steps, (all) => {
        let asking = newAsking('link');
        let now = START;
        for (const [make, waitMs] of all) {
          now = new Date(now.getTime() + waitMs);
          const before = asking;
          const one = make(before);
          const outcome = act(before, one, now);
          asking = outcome.asking ?? before;
          if (['declined', 'cancelled'].includes(before.state)) expect(asking).toEqual(before);
          if (before.state === 'signed') {
            const { state, submissionId, formSha256 } = before;
            expect(asking, 'what was signed stays signed').toMatchObject({ state, submissionId, formSha256 });
          }
          if (asking.state !== 'signed' || before.state === 'signed') continue;
          signedInAll.count += 1;
          expect(one).toMatchObject({ kind: 'sign', signing: { linkNumber: before.linkNumber } });
          expect(before.formSha256).toBe(SHOWN);
          expect(now.getTime()).toBeLessThan(before.expiresAt?.getTime() ?? 0);
          expect(now.getTime() - (before.verifiedAt?.getTime() ?? 0)).toBeLessThan(VERIFIED_HOLDS_MS);
        }
      }),
      { numRuns: 1_000 },
    );
    expect(signedInAll.count).toBeGreaterThan(10);
  });
});
