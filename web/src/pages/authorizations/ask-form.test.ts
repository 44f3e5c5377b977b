import { instrumentKind, type SubjectView } from '@bedside/server/contract/registers/authorizations';
import { sendRequest } from '@bedside/server/contract/registers/authorizations/asking';
import { describe, expect, test } from 'vitest';
import {
  type AskValues,
  askBody,
  askFaults,
  askValues,
  majorityOf,
  signerDoubt,
  usualSubject,
  withdrawAtOf,
  yearsAfter,
} from './ask-form.ts';

const TODAY = '2026-11-22';
const pictureId = '019e0000-0000-7000-8000-000000000001';
const channelId = '019e0000-0000-7000-8000-000000000002';

const start = { language: 'es', expiresOn: '2028-11-22', withdrawAt: 'hello@example.org' } as const;

const whole: AskValues = {
  ...askValues(start),
  subject: {
    kind: 'patient',
    name: 'Mateo Ríos',
    isKnownAdult: false,
    bornOn: '2018-05-03',
    majorityOn: '',
    diedOn: '',
  },
  signer: {
    role: 'guardian',
    name: 'Ana Ríos',
    authorityKind: 'la madre',
    authorityEvidence: 'Chart 12',
    email: '',
    phone: '',
    agreesToTexts: false,
  },
  description: 'Dos fotos de Mateo con su perro.',
  infoScope: ['photo'],
  media: [{ mediaId: pictureId, sha256: 'a'.repeat(64), originalSha256: 'b'.repeat(64) }],
  channelIds: [channelId],
  purposes: ['education'],
  capturedOn: '2026-11-20',
  typicality: 'Nine of ten walk after a year',
  connection: 'none',
  disclosure: 'Results vary.',
  study: 'A study',
  program: 'A program',
  payer: 'A sponsor',
};
const child: SubjectView = {
  id: '019e0000-0000-7000-8000-000000000003',
  kind: 'patient',
  name: 'Mateo Ríos',
  bornOn: '2018-05-03',
  isKnownAdult: false,
  majorityOn: '2036-05-03',
  diedOn: null,
};

describe('a form that is filled in', () => {
  test.each(instrumentKind.options)('is a request of the contract for %s', (kind) => {
    const values = { ...whole, kind, subject: { ...whole.subject, kind: usualSubject(kind) } };
    expect(askFaults(values, TODAY)).toEqual({});
    expect(sendRequest.body.parse(askBody(values)).kind).toBe(kind);
  });

  test('gives only what a form of its kind asks', () => {
    const study = askBody({ ...whole, kind: 'research_recruitment' });
    expect(study).toMatchObject({
      infoScope: whole.infoScope,
      mediaIds: [],
      channelIds: [],
      purposes: [],
      capturedOn: null,
    });
    expect(study).toMatchObject({ study: 'A study', program: '' });
    const european = { ...whole, isEuropean: true };
    expect([askBody(european).isEuropean, askBody({ ...european, kind: 'likeness' }).isEuropean]).toEqual([
      true,
      false,
    ]);
    expect(askBody({ ...whole, kind: 'capture' })).toMatchObject({
      payer: '',
      infoScope: ['photo'],
      mediaIds: [],
      expiresOn: null,
    });
    expect(askBody(whole)).toMatchObject({ study: '', program: '', payer: 'A sponsor' });
  });

  test('keeps to itself what was typed for somebody who does not sign', () => {
    const { signer } = askBody({ ...whole, signer: { ...whole.signer, role: 'subject' } });
    expect(signer).toEqual({
      role: 'subject',
      name: '',
      authorityKind: null,
      authorityEvidence: null,
      email: null,
      phone: null,
      agreesToTexts: false,
    });
  });

  test('names somebody who was asked before by id alone', () => {
    expect(askBody({ ...whole, isNew: false, known: child }).subject).toEqual({ id: child.id });
  });

  test('has a day of coming of age only where somebody gave one: the server knows the law of the place', () => {
    expect(askBody(whole).subject).toMatchObject({ bornOn: '2018-05-03', majorityOn: null });
    const given = { ...whole, subject: { ...whole.subject, majorityOn: '2037-05-03' } };
    expect(askBody(given).subject).toMatchObject({ bornOn: '2018-05-03', majorityOn: '2037-05-03' });
    const adult = { ...whole, subject: { ...whole.subject, isKnownAdult: true } };
    expect(askBody(adult).subject).toMatchObject({ bornOn: null, majorityOn: null, isKnownAdult: true });
  });
});

describe('what is left open', () => {
  test.each([
    ['subject.bornOn', { subject: { ...whole.subject, bornOn: '' } }],
    ['subject.diedOn', { subject: { ...whole.subject, diedOn: '2017-01-01' } }],
    ['known', { isNew: false }],
    ['signer.name', { signer: { ...whole.signer, name: 'A' } }],
    ['signer.authorityKind', { signer: { ...whole.signer, authorityKind: ' ' } }],
    ['signer.agreesToTexts', { signer: { ...whole.signer, phone: '(202) 555-0142' } }],
    ['signer.authorityEvidence', { signer: { ...whole.signer, authorityEvidence: '' } }],
    ['infoScope', { infoScope: [] }],
    ['channelIds', { channelIds: [] }],
    ['purposes', { purposes: [] }],
    ['capturedOn', { capturedOn: '' }],
    ['capturedOn', { capturedOn: '2026-11-23' }],
    ['expiresOn', { expiresOn: '' }],
    ['expiresOn', { expiresOn: '2026-11-21' }],
    ['typicality', { kind: 'testimonial', typicality: '' }],
    ['connection', { kind: 'testimonial', connection: ' ' }],
    ['disclosure', { kind: 'testimonial', disclosure: '' }],
    ['study', { kind: 'research_recruitment', study: '' }],
    ['program', { kind: 'part2', program: '' }],
  ] satisfies [string, Partial<AskValues>][])('is told at %s', (field, change) => {
    expect(Object.keys(askFaults({ ...whole, ...change }, TODAY))).toEqual([field]);
  });

  test('is not told where a form of this kind does not ask it', () => {
    const bare = { ...whole, infoScope: [], channelIds: [], purposes: [], media: [] };
    expect(askFaults({ ...bare, kind: 'research_recruitment', infoScope: ['name'] }, TODAY)).toEqual({});
    expect(askFaults({ ...bare, kind: 'capture', infoScope: ['photo'], expiresOn: '' }, TODAY)).toEqual({});
  });
});

describe('who is to sign', () => {
  const signing = (role: AskValues['signer']['role'], subject: Partial<AskValues['subject']> = {}) =>
    signerDoubt({ ...whole, signer: { ...whole.signer, role }, subject: { ...whole.subject, ...subject } }, TODAY, 18);

  test('is doubted where a child signs alone, and not where a guardian does', () => {
    expect([signing('subject'), signing('guardian')]).toEqual(['child', null]);
    expect(signing('subject', { bornOn: '2008-11-22' })).toBeNull();
    expect(signing('subject', { bornOn: '2008-11-22', majorityOn: '2027-11-22' })).toBe('child');
  });

  test('is doubted by the age of the place', () => {
    const nineteen = {
      ...whole,
      subject: { ...whole.subject, bornOn: '2007-11-22' },
      signer: { ...whole.signer, role: 'subject' as const },
    };
    expect([18, 19, 21].map((age) => signerDoubt(nineteen, TODAY, age))).toEqual([null, null, 'child']);
    const known = { ...child, bornOn: '2007-11-22', majorityOn: null };
    expect(signerDoubt({ ...nineteen, isNew: false, known }, TODAY, 21)).toBe('child');
  });

  test('is doubted where a guardian signs for somebody who is of age', () => {
    expect(signing('guardian', { isKnownAdult: true })).toBe('alone');
    expect(signing('representative', { isKnownAdult: true })).toBeNull();
  });

  test('is doubted where anybody but the executor signs for the dead', () => {
    expect(signing('guardian', { diedOn: '2026-01-01' })).toBe('died');
    expect(signing('executor', { diedOn: '2026-01-01' })).toBeNull();
  });

  test('is held against what is on record of somebody who was asked before', () => {
    const values = { ...whole, isNew: false, known: child, signer: { ...whole.signer, role: 'subject' as const } };
    expect(signerDoubt(values, TODAY, 18)).toBe('child');
  });
});

test('a day years later is that day, or 1 March where there is no 29 February', () => {
  expect(yearsAfter('2026-11-22', 2)).toBe('2028-11-22');
  expect(yearsAfter('2024-02-29', 2)).toBe('2026-03-01');
  expect(yearsAfter('', 2)).toBe('');
  expect(majorityOf({ bornOn: '2018-05-03', majorityOn: '2037-05-03' }, 18)).toBe('2037-05-03');
  expect(majorityOf({ bornOn: '2018-05-03', majorityOn: '' }, 19)).toBe('2037-05-03');
});

test('a withdrawal is taken where one can write to, else by telephone', () => {
  expect(withdrawAtOf({ emails: ['a@example.org'], addresses: ['1 Way'], phones: ['555-0100'] })).toBe('a@example.org');
  expect(withdrawAtOf({ emails: [], addresses: ['1 Way'], phones: ['555-0100'] })).toBe('1 Way');
  expect(withdrawAtOf({ emails: [], addresses: [], phones: ['555-0100'] })).toBe('555-0100');
  expect(withdrawAtOf({ emails: [], addresses: [], phones: [] })).toBe('');
});
