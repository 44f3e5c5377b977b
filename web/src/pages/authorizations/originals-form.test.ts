import { type OriginalView, originalInput } from '@bedside/server/contract/registers/authorizations/originals';
import { describe, expect, test } from 'vitest';
import { fieldOf, originalBody, valuesOf } from './originals-form.ts';

const CHANNEL = '0197c8a0-0000-7000-8000-000000000001';
const MEDIA = '0197c8a0-0000-7000-8000-000000000002';
const SHA256 = 'a'.repeat(64);
const subject = {
  kind: 'patient' as const,
  name: 'Mateo Ríos',
  bornOn: '2017-05-03',
  isKnownAdult: false,
  majorityOn: '2035-05-03',
  diedOn: null,
};

/** A paper with all that one may have. */
const whole = {
  subject,
  signer: { role: 'guardian', name: 'Ana Ríos', authorityKind: 'mother', authorityEvidence: 'chart' },
  kind: 'testimonial',
  alsoGives: ['likeness'],
  language: 'es',
  signedOn: '2026-01-09',
  description: 'Mateo and his dog.',
  infoScope: ['photo', 'words'],
  mediaIds: [MEDIA],
  purposes: ['testimonial'],
  channelIds: [CHANNEL],
  siteId: CHANNEL,
  expiry: { kind: 'event', event: 'Mateo leaves school' },
  statements: ['revocation'],
  withdrawAt: 'privacy@example.org',
  isPaid: true,
  isSale: true,
  isConditionOfCare: true,
  isOfPsychotherapyNotes: true,
  isOfCounsellingNotes: true,
  capture: { consentedOn: '2026-01-08', rescindedOn: '2026-02-01' },
  likenessReleased: true,
  assent: { answer: 'no', on: '2026-01-09' },
  reconsentedOn: '2026-03-01',
  signerLanguage: 'French',
  interpreter: 'Léa Moreau',
  identityMethod: 'passport',
  verifiedBy: 'front desk',
  copyGivenOn: '2026-01-10',
  testimonial: { isActualPatient: true, typicality: 'most', connection: 'none', disclosure: 'Results vary.' },
  european: { isExplicit: true, withdrawUrl: 'https://example.org/stop' },
};

function viewOf(facts: Readonly<Record<string, unknown>>): OriginalView {
  const parsed = originalInput.parse(facts);
  return {
    facts: parsed,
    subject: { id: 'id' in parsed.subject ? parsed.subject.id : null, ...subject },
    media: parsed.mediaIds.map((mediaId) => ({ mediaId, sha256: SHA256 })),
  } as unknown as OriginalView; // the form reads nothing else of it
}

describe('what was typed', () => {
  test.each<[what: string, facts: Readonly<Record<string, unknown>>]>([
    ['with all that a paper may have', whole],
    ['of somebody who was asked before', { ...whole, subject: { id: MEDIA } }],
    ['with a day on which it ends', { ...whole, expiry: { kind: 'date', on: '2028-01-09' } }],
    [
      'for research, without an end',
      {
        ...whole,
        kind: 'part2',
        testimonial: null,
        expiry: { kind: 'none' },
        part2: { patientName: 'M. Ríos', noticeVersion: '3' },
      },
    ],
    [
      'with next to nothing',
      {
        subject,
        signer: { role: 'subject' },
        kind: 'publication',
        language: 'en',
        signedOn: '2026-01-09',
        description: 'A dog.',
      },
    ],
  ])('comes back into the form and out of it as it was, %s', (_what, facts) => {
    const { ask, paper } = valuesOf(viewOf(facts));
    expect(originalInput.parse(originalBody(ask, paper))).toEqual(originalInput.parse(facts));
  });
});

test('a refusal names the field as the form does', () => {
  expect(['mediaIds', 'capture.consentedOn', 'assent.on', 'expiry', 'signedOn'].map(fieldOf)).toEqual([
    'media',
    'capturedOn',
    'assentOn',
    'expiresOn',
    'signedOn',
  ]);
});
