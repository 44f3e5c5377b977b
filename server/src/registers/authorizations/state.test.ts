import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { yearsLater } from './checks.ts';
import type { AuthorizationState } from './contract.ts';
import { type ElementNumber, elements } from './elements.ts';
import type { Authorization, ElectronicSignature, PaperSignature, Signature, Use } from './facts.ts';
import { rulePack } from './rule-packs.ts';
import { isHardToRead, judgeAtLarge, judgeAuthorization } from './state.ts';

const day = (text: string) => new Date(`${text}T12:00:00.000Z`);
const SIGNED = day('2026-03-02');
const NOW = day('2026-11-22');
const NO_DATE = new Date(Number.NaN);
const PICTURE = 'a'.repeat(64);
const OTHER_PICTURE = 'b'.repeat(64);

const common = {
  signedAt: SIGNED,
  artifactSha256: 'c'.repeat(64),
  signer: { role: 'subject', authorityKind: null, authorityEvidenceId: null },
  identityMethod: 'one-time code',
  verifiedBy: 'person-1',
} as const;
const electronic: Signature & ElectronicSignature = {
  ...common,
  medium: 'electronic',
  consentedToRecordsAt: SIGNED,
  intent: 'I sign',
  attribution: 'one-time code',
  shownSha256: 'd'.repeat(64),
  signedSha256: 'd'.repeat(64),
};
const paper: Signature & PaperSignature = { ...common, medium: 'paper', scannedBy: 'person-1', comparedBy: 'person-2' };
const guardian = { role: 'guardian', authorityKind: 'parent', authorityEvidenceId: 'document-1' } as const;
const executor = {
  role: 'executor',
  authorityKind: 'letters testamentary',
  authorityEvidenceId: 'document-2',
} as const;

/** An adult patient's permission for one picture and a story, to teach, in the newsroom. */
const whole: Authorization = {
  kind: 'publication',
  documentKinds: ['publication'],
  infoScope: ['photo', 'story'],
  mediaSha256: [PICTURE],
  description: 'The picture at the window, and that she learned to walk again.',
  disclosers: ['east'],
  channelIds: ['newsroom'],
  purposes: ['education', 'testimonial'],
  expiry: { kind: 'date', at: day('2028-03-02') },
  signature: electronic,
  statements: { revocation: '1', conditioning: '1', redisclosure: '1', remuneration: '1' },
  revocationChannels: ['privacy@example.org'],
  isConditionOfCare: false,
  language: 'en',
  readingGrade: 6,
  signerLanguage: null,
  interpreterId: null,
  copyDeliveredAt: SIGNED,
  isRemunerated: false,
  isSale: false,
  isOfPsychotherapyNotes: false,
  isOfCounsellingNotes: false,
  knownFalseSince: null,
  withdrawals: [],
  retainUntil: day('2034-03-03'),
  isOnLegalHold: false,
  part2: null,
  subject: { majorityOn: null, bornOn: null, isKnownAdult: true, diedOn: null },
  assent: null,
  reconsentedAt: null,
  capture: { consentedAt: SIGNED, rescindedAt: null },
  likenessReleasedAt: SIGNED,
  testimonial: {
    isActualPatient: true,
    typicalityBasis: 'nine of ten patients walk after a year',
    materialConnection: 'none',
    disclosureText: 'Results vary.',
  },
  gdpr: { isExplicit: true, withdrawUrl: 'https://bedside.example/w' },
};

const use: Use = {
  at: NOW,
  infoScope: ['photo'],
  mediaSha256: [PICTURE],
  purpose: 'education',
  channelId: 'newsroom',
  discloser: 'east',
  jurisdictions: ['US-OH'],
  isOfPatient: true,
  isOfPart2Program: false,
  persons: { seen: 1, cleared: 1 },
  text: 'She walks again. Results vary.',
  conditionsMet: [],
};
const texanCites = rulePack.testimonials.flatMap(({ jurisdiction, cite }) => (jurisdiction === 'US-TX' ? [cite] : []));
const praise: Partial<Use> = { purpose: 'testimonial' };

/** A girl of ten, whose mother signed and who said yes. */
const child: Partial<Authorization> = {
  signature: { ...electronic, signer: guardian },
  subject: { majorityOn: day('2034-01-01'), bornOn: day('2016-01-01'), isKnownAdult: false, diedOn: null },
  assent: { answer: 'yes', at: SIGNED },
};
const died = { ...whole.subject, diedOn: day('2026-01-10') };

type Change = { readonly authorization?: Partial<Authorization>; readonly use?: Partial<Use> };
type Good = readonly [what: string, change: Change];
type Bad = readonly [what: string, change: Change, code: string, state: AuthorizationState];

const signedBy = (signature: Partial<Signature & ElectronicSignature>): Change => ({
  authorization: { signature: { ...electronic, ...signature } },
});

/** For each element: what satisfies it, and what does not. */
const cases: Readonly<Record<ElementNumber, { readonly good: readonly Good[]; readonly bad: readonly Bad[] }>> = {
  1: {
    good: [['the picture is listed', {}]],
    bad: [
      ['nothing is described', { authorization: { description: ' ' } }, 'INFORMATION_NOT_DESCRIBED', 'incomplete'],
      ['another picture', { use: { mediaSha256: [PICTURE, OTHER_PICTURE] } }, 'MEDIA_NOT_LISTED', 'not_covering'],
      ['a picture is no voice', { use: { infoScope: ['voice'] } }, 'ELEMENT_NOT_LISTED', 'not_covering'],
      [
        'a release of a face, for a patient',
        { authorization: { kind: 'likeness', documentKinds: ['likeness'] } },
        'NOT_FOR_PATIENTS',
        'not_covering',
      ],
    ],
  },
  2: {
    good: [['the unit is named', {}]],
    bad: [
      ['nobody is named', { authorization: { disclosers: [] } }, 'DISCLOSER_MISSING', 'incomplete'],
      ['another unit publishes', { use: { discloser: 'west' } }, 'DISCLOSER_NOT_LISTED', 'not_covering'],
    ],
  },
  3: {
    good: [['the channel is named', {}]],
    bad: [
      ['no recipient', { authorization: { channelIds: [] } }, 'RECIPIENT_MISSING', 'incomplete'],
      ['a channel that came later', { use: { channelId: 'video' } }, 'CHANNEL_NOT_LISTED', 'not_covering'],
    ],
  },
  4: {
    good: [['the purpose is named', {}]],
    bad: [
      ['no purpose', { authorization: { purposes: [] } }, 'PURPOSE_MISSING', 'incomplete'],
      ['another purpose', { use: { purpose: 'fundraising' } }, 'PURPOSE_NOT_LISTED', 'not_covering'],
    ],
  },
  5: {
    good: [
      ['before the day', {}],
      ['an event that has not come', { authorization: { expiry: { kind: 'event', event: 'she leaves', at: null } } }],
      ['research may go on', { authorization: { kind: 'research_recruitment', expiry: { kind: 'none' } } }],
    ],
    bad: [
      ['no expiry', { authorization: { expiry: null } }, 'EXPIRY_MISSING', 'incomplete'],
      ['on the very instant', { use: { at: day('2028-03-02') } }, 'EXPIRED', 'expired'],
      [
        'the event has come',
        { authorization: { expiry: { kind: 'event', event: 'she leaves', at: NOW } } },
        'EXPIRED',
        'expired',
      ],
      ['never, for a picture', { authorization: { expiry: { kind: 'none' } } }, 'EXPIRY_NEVER', 'defective'],
      [
        'an event without words',
        { authorization: { expiry: { kind: 'event', event: '', at: null } } },
        'EXPIRY_EVENT_MISSING',
        'incomplete',
      ],
    ],
  },
  6: {
    good: [['signed and dated', {}]],
    bad: [
      ['not signed', { authorization: { signature: null } }, 'NOT_SIGNED', 'incomplete'],
      ['no date', signedBy({ signedAt: null }), 'SIGNATURE_WITHOUT_DATE', 'incomplete'],
      ['no form', signedBy({ artifactSha256: null }), 'SIGNED_FORM_MISSING', 'incomplete'],
      ['tomorrow', signedBy({ signedAt: day('2026-11-23') }), 'SIGNED_LATER', 'not_yet'],
    ],
  },
  7: {
    good: [['a guardian with papers', signedBy({ signer: guardian })]],
    bad: [
      ['no authority', signedBy({ signer: { ...guardian, authorityKind: null } }), 'AUTHORITY_NOT_SHOWN', 'incomplete'],
      [
        'no evidence of it',
        signedBy({ signer: { ...guardian, role: 'representative', authorityEvidenceId: null } }),
        'AUTHORITY_NOT_SHOWN',
        'incomplete',
      ],
    ],
  },
  8: {
    good: [['stated, with an address', {}]],
    bad: [
      [
        'not stated',
        { authorization: { statements: { ...whole.statements, revocation: '' } } },
        'REVOCATION_STATEMENT_MISSING',
        'incomplete',
      ],
      ['nowhere to send it', { authorization: { revocationChannels: [] } }, 'REVOCATION_CHANNEL_MISSING', 'incomplete'],
    ],
  },
  9: {
    good: [['care does not depend on it', {}]],
    bad: [
      [
        'not stated',
        { authorization: { statements: { revocation: '1', redisclosure: '1' } } },
        'CONDITIONING_STATEMENT_MISSING',
        'incomplete',
      ],
      ['a condition of care', { authorization: { isConditionOfCare: true } }, 'CONDITION_OF_CARE', 'defective'],
    ],
  },
  10: {
    good: [['stated', {}]],
    bad: [
      [
        'left out',
        { authorization: { statements: { revocation: '1', conditioning: '1' } } },
        'REDISCLOSURE_STATEMENT_MISSING',
        'incomplete',
      ],
      [
        'blank',
        { authorization: { statements: { ...whole.statements, redisclosure: '  ' } } },
        'REDISCLOSURE_STATEMENT_MISSING',
        'incomplete',
      ],
    ],
  },
  11: {
    good: [
      ['in the signer’s language', { authorization: { signerLanguage: 'en' } }],
      ['interpreted', { authorization: { signerLanguage: 'vi', interpreterId: 'person-9' } }],
    ],
    bad: [
      ['no language', { authorization: { language: null } }, 'LANGUAGE_UNKNOWN', 'incomplete'],
      [
        'another language, nobody interpreted',
        { authorization: { signerLanguage: 'es' } },
        'NOT_IN_SIGNERS_LANGUAGE',
        'incomplete',
      ],
    ],
  },
  12: {
    good: [['delivered', {}]],
    bad: [
      ['never delivered', { authorization: { copyDeliveredAt: null } }, 'COPY_NOT_DELIVERED', 'not_yet'],
      ['delivered later', { authorization: { copyDeliveredAt: day('2026-12-01') } }, 'COPY_NOT_DELIVERED', 'not_yet'],
    ],
  },
  13: {
    good: [
      ['nobody pays', { authorization: { statements: { revocation: '1', conditioning: '1', redisclosure: '1' } } }],
      ['paid, and said', { authorization: { isRemunerated: true } }],
    ],
    bad: [
      [
        'paid, and not said',
        {
          authorization: { isRemunerated: true, statements: { revocation: '1', conditioning: '1', redisclosure: '1' } },
        },
        'REMUNERATION_NOT_STATED',
        'defective',
      ],
      [
        'paid, and said with no words',
        { authorization: { isRemunerated: true, statements: { ...whole.statements, remuneration: '' } } },
        'REMUNERATION_NOT_STATED',
        'defective',
      ],
    ],
  },
  14: {
    good: [['not sold', {}]],
    bad: [
      ['sold', { authorization: { isSale: true } }, 'SALE_OF_INFORMATION', 'defective'],
      [
        'sold, and paid for',
        { authorization: { isSale: true, isRemunerated: true } },
        'SALE_OF_INFORMATION',
        'defective',
      ],
    ],
  },
  15: {
    good: [['notes alone', { authorization: { isOfPsychotherapyNotes: true, infoScope: ['words'] } }]],
    bad: [
      [
        'notes with a picture',
        { authorization: { isOfPsychotherapyNotes: true } },
        'PSYCHOTHERAPY_NOTES_NOT_ALONE',
        'defective',
      ],
      [
        'counselling with a picture',
        { authorization: { isOfCounsellingNotes: true } },
        'COUNSELLING_NOTES_NOT_ALONE',
        'defective',
      ],
      [
        'both kinds',
        { authorization: { isOfPsychotherapyNotes: true, isOfCounsellingNotes: true, infoScope: ['words'] } },
        'TWO_KINDS_OF_NOTES',
        'defective',
      ],
    ],
  },
  16: {
    good: [['one permission in one document', {}]],
    bad: [
      ['two in one', { authorization: { documentKinds: ['publication', 'capture'] } }, 'COMPOUND', 'defective'],
      ['another document', { authorization: { documentKinds: ['capture'] } }, 'KIND_NOT_IN_DOCUMENT', 'incomplete'],
      ['no kind at all', { authorization: { documentKinds: [] } }, 'KIND_NOT_IN_DOCUMENT', 'incomplete'],
    ],
  },
  17: {
    good: [['found to be false only later', { authorization: { knownFalseSince: day('2026-12-01') } }]],
    bad: [
      ['known to be false', { authorization: { knownFalseSince: SIGNED } }, 'KNOWN_FALSE', 'defective'],
      ['known at this instant', { authorization: { knownFalseSince: NOW } }, 'KNOWN_FALSE', 'defective'],
      ['an end that is no date', { authorization: { expiry: { kind: 'date', at: NO_DATE } } }, 'NO_DATE', 'defective'],
      [
        'a withdrawal on no date',
        { authorization: { withdrawals: [{ receivedAt: NO_DATE }] } },
        'NO_DATE',
        'defective',
      ],
      ['a use on no date', { use: { at: NO_DATE } }, 'NO_DATE', 'defective'],
    ],
  },
  18: {
    good: [
      ['received later', { authorization: { withdrawals: [{ receivedAt: day('2026-12-01') }] } }],
      ['another picture', { authorization: { withdrawals: [{ receivedAt: SIGNED, mediaSha256: [OTHER_PICTURE] }] } }],
      ['another channel', { authorization: { withdrawals: [{ receivedAt: SIGNED, channelIds: ['video'] }] } }],
      ['another purpose', { authorization: { withdrawals: [{ receivedAt: SIGNED, purposes: ['marketing'] }] } }],
      ['another element', { authorization: { withdrawals: [{ receivedAt: SIGNED, infoScope: ['story'] }] } }],
    ],
    bad: [
      ['all of it', { authorization: { withdrawals: [{ receivedAt: NOW }] } }, 'WITHDRAWN', 'revoked'],
      [
        'this picture',
        { authorization: { withdrawals: [{ receivedAt: SIGNED, mediaSha256: [PICTURE] }] } },
        'WITHDRAWN',
        'revoked',
      ],
      [
        'this channel',
        { authorization: { withdrawals: [{ receivedAt: SIGNED, channelIds: ['newsroom'], purposes: ['news'] }] } },
        'WITHDRAWN',
        'revoked',
      ],
    ],
  },
  19: {
    good: [
      ['seen by somebody', {}],
      [
        'a passkey that its person kept',
        signedBy({ identityMethod: 'passkey', verifiedBy: `passkey ${'a'.repeat(64)}` }),
      ],
    ],
    bad: [
      [
        'a passkey of which nobody knows whose it is',
        signedBy({ identityMethod: 'passkey', verifiedBy: ' ' }),
        'VERIFIED_BY_NOBODY',
        'incomplete',
      ],
      ['no method', signedBy({ identityMethod: null }), 'IDENTITY_NOT_VERIFIED', 'incomplete'],
      ['by nobody', signedBy({ verifiedBy: '' }), 'VERIFIED_BY_NOBODY', 'incomplete'],
    ],
  },
  20: {
    good: [
      ['six years after it ends', {}],
      ['held for a court', { authorization: { retainUntil: null, isOnLegalHold: true } }],
      [
        'six years after it was withdrawn',
        { authorization: { retainUntil: day('2032-11-22'), withdrawals: [{ receivedAt: NOW }] } },
      ],
    ],
    bad: [
      ['nobody keeps it', { authorization: { retainUntil: null } }, 'RETENTION_TOO_SHORT', 'incomplete'],
      ['a day less', { authorization: { retainUntil: day('2034-03-01') } }, 'RETENTION_TOO_SHORT', 'incomplete'],
    ],
  },
  21: {
    good: [
      ['no such program', {}],
      [
        'with name and notice',
        {
          authorization: { kind: 'part2', documentKinds: ['part2'], part2: { patientName: 'A', noticeVersion: '1' } },
          use: { isOfPart2Program: true },
        },
      ],
    ],
    bad: [
      ['a program’s channel', { use: { isOfPart2Program: true } }, 'PART2_NOT_COVERED', 'not_covering'],
      [
        'no name',
        { authorization: { part2: { patientName: '', noticeVersion: '1' } } },
        'PART2_NAME_MISSING',
        'incomplete',
      ],
      [
        'no notice',
        { authorization: { part2: { patientName: 'A', noticeVersion: null } } },
        'PART2_NOTICE_MISSING',
        'incomplete',
      ],
      ['only called so', { authorization: { kind: 'part2', documentKinds: ['part2'] } }, 'PART2_MISSING', 'incomplete'],
    ],
  },
  22: {
    good: [
      ['shown is signed', {}],
      ['paper, compared by another', { authorization: { signature: paper } }],
    ],
    bad: [
      ['other bytes were shown', signedBy({ shownSha256: 'e'.repeat(64) }), 'SHOWN_IS_NOT_SIGNED', 'defective'],
      ['no records agreed', signedBy({ consentedToRecordsAt: null }), 'ELECTRONIC_RECORDS_NOT_AGREED', 'incomplete'],
      ['no intent', signedBy({ intent: null }), 'INTENT_MISSING', 'incomplete'],
      ['nobody’s', signedBy({ attribution: ' ' }), 'ATTRIBUTION_MISSING', 'incomplete'],
      [
        'compared by nobody',
        { authorization: { signature: { ...paper, comparedBy: null } } },
        'PAPER_NOT_COMPARED',
        'incomplete',
      ],
      [
        'compared by who scanned it',
        { authorization: { signature: { ...paper, comparedBy: 'person-1' } } },
        'PAPER_NOT_COMPARED',
        'incomplete',
      ],
    ],
  },
  23: {
    good: [
      ['a guardian signed, the child said yes', { authorization: child }],
      [
        'too young to be asked',
        {
          authorization: {
            ...child,
            subject: { ...whole.subject, bornOn: day('2021-01-01'), majorityOn: day('2039-01-01') },
            assent: null,
          },
        },
      ],
      ['signed when of age', { authorization: { subject: { ...whole.subject, majorityOn: SIGNED } } }],
      [
        'agreed again',
        { authorization: { ...child, reconsentedAt: day('2034-02-01') }, use: { at: day('2034-02-02') } },
      ],
      [
        'emancipated',
        {
          authorization: {
            ...child,
            signature: {
              ...electronic,
              signer: { role: 'subject', authorityKind: 'emancipation', authorityEvidenceId: 'document-3' },
            },
          },
        },
      ],
    ],
    bad: [
      [
        'nobody knows the age',
        { authorization: { subject: { ...whole.subject, isKnownAdult: false } } },
        'AGE_UNKNOWN',
        'incomplete',
      ],
      [
        'the child signed alone',
        { authorization: { ...child, signature: electronic } },
        'CHILD_SIGNED_ALONE',
        'defective',
      ],
      ['the child was not asked', { authorization: { ...child, assent: null } }, 'ASSENT_MISSING', 'incomplete'],
      [
        'the child said no',
        { authorization: { ...child, assent: { answer: 'no', at: SIGNED } } },
        'ASSENT_REFUSED',
        'defective',
      ],
      ['of age today', { authorization: child, use: { at: day('2034-01-01') } }, 'OF_AGE_SINCE', 'expired'],
      [
        'agreed again a day too early',
        { authorization: { ...child, reconsentedAt: day('2033-12-31') }, use: { at: day('2034-02-02') } },
        'OF_AGE_SINCE',
        'expired',
      ],
    ],
  },
  24: {
    good: [
      ['signed by the executor', { authorization: { ...signedBy({ signer: executor }).authorization, subject: died } }],
      ['signed while alive', { authorization: { subject: { ...died, diedOn: day('2026-06-01') } } }],
      ['fifty years ago', { authorization: { subject: { ...died, diedOn: day('1970-01-10') } } }],
    ],
    bad: [
      ['signed by nobody who could', { authorization: { subject: died } }, 'SIGNED_AFTER_DEATH', 'defective'],
      [
        'an executor without papers',
        {
          authorization: {
            ...signedBy({ signer: { ...executor, authorityEvidenceId: null } }).authorization,
            subject: died,
          },
        },
        'EXECUTOR_NOT_SHOWN',
        'incomplete',
      ],
    ],
  },
  25: {
    good: [
      ['agreed to be filmed', {}],
      ['words alone', { authorization: { capture: null, mediaSha256: [] }, use: { mediaSha256: [] } }],
    ],
    bad: [
      ['nobody agreed', { authorization: { capture: null } }, 'CAPTURE_CONSENT_MISSING', 'incomplete'],
      [
        'agreed afterwards',
        { authorization: { capture: { consentedAt: day('2026-12-01'), rescindedAt: null } } },
        'CAPTURE_CONSENT_LATER',
        'not_yet',
      ],
      [
        'rescinded before use',
        { authorization: { capture: { consentedAt: SIGNED, rescindedAt: NOW } } },
        'CAPTURE_RESCINDED',
        'revoked',
      ],
    ],
  },
  26: {
    good: [
      ['no testimonial', { use: { jurisdictions: ['US-NY'] } }],
      ['a state without a rule', { use: praise }],
      [
        'counsel has noted that the conditions are met',
        { use: { ...praise, jurisdictions: ['US-TX'], conditionsMet: texanCites } },
      ],
    ],
    bad: [
      ['New York', { use: { ...praise, jurisdictions: ['US-OH', 'US-NY'] } }, 'TESTIMONIAL_BARRED', 'not_covering'],
      ['Illinois', { use: { ...praise, jurisdictions: ['US-IL'] } }, 'TESTIMONIAL_CONDITION_OPEN', 'not_covering'],
      [
        'Texas, and one of its rules nobody has looked at',
        { use: { ...praise, jurisdictions: ['US-TX'], conditionsMet: texanCites.slice(1) } },
        'TESTIMONIAL_CONDITION_OPEN',
        'not_covering',
      ],
      [
        'Texas, and nobody has looked',
        { use: { ...praise, jurisdictions: ['US-TX'] } },
        'TESTIMONIAL_CONDITION_OPEN',
        'not_covering',
      ],
    ],
  },
  27: {
    good: [
      ['released, and alone in the picture', {}],
      ['words show nobody', { authorization: { likenessReleasedAt: null }, use: { infoScope: ['story'] } }],
    ],
    bad: [
      ['not released', { authorization: { likenessReleasedAt: null } }, 'LIKENESS_NOT_RELEASED', 'incomplete'],
      [
        'released later',
        { authorization: { likenessReleasedAt: day('2026-12-01') } },
        'LIKENESS_NOT_RELEASED',
        'incomplete',
      ],
      ['a nurse behind her', { use: { persons: { seen: 2, cleared: 1 } } }, 'PERSON_NOT_CLEARED', 'not_covering'],
    ],
  },
  28: {
    good: [
      ['the post says it', { use: praise }],
      ['no testimonial', { authorization: { testimonial: null } }],
    ],
    bad: [
      [
        'nothing is known of it',
        { authorization: { testimonial: null }, use: praise },
        'TESTIMONIAL_FACTS_MISSING',
        'incomplete',
      ],
      [
        'only in the profile',
        { use: { ...praise, text: 'She walks again.' } },
        'DISCLOSURE_NOT_IN_TEXT',
        'not_covering',
      ],
      [
        'no patient',
        {
          authorization: {
            testimonial: {
              isActualPatient: false,
              typicalityBasis: 't',
              materialConnection: 'none',
              disclosureText: 'Results vary.',
            },
          },
          use: praise,
        },
        'NOT_A_PATIENT',
        'defective',
      ],
      [
        'not typical',
        {
          authorization: {
            testimonial: {
              isActualPatient: true,
              typicalityBasis: null,
              materialConnection: 'none',
              disclosureText: 'Results vary.',
            },
          },
          use: praise,
        },
        'TYPICALITY_MISSING',
        'incomplete',
      ],
      [
        'paid by whom?',
        {
          authorization: {
            testimonial: {
              isActualPatient: true,
              typicalityBasis: 't',
              materialConnection: null,
              disclosureText: 'Results vary.',
            },
          },
          use: praise,
        },
        'CONNECTION_MISSING',
        'incomplete',
      ],
    ],
  },
  29: {
    good: [
      ['not in Europe', { authorization: { gdpr: null } }],
      ['explicit, with an address to withdraw', { use: { jurisdictions: ['EU'] } }],
    ],
    bad: [
      [
        'nobody asked for it',
        { authorization: { gdpr: null }, use: { jurisdictions: ['EU'] } },
        'CONSENT_NOT_EXPLICIT',
        'incomplete',
      ],
      [
        'harder to withdraw than to give',
        { authorization: { gdpr: { isExplicit: true, withdrawUrl: null } }, use: { jurisdictions: ['EU'] } },
        'WITHDRAWAL_NOT_AS_EASY',
        'incomplete',
      ],
    ],
  },
};

const judged = (change: Change) => judgeAuthorization({ ...whole, ...change.authorization }, { ...use, ...change.use });

test('an authorization that has everything is valid for what it names', () => {
  expect(judged({})).toEqual({ state: 'valid', reasons: [] });
  expect(judged({ use: praise })).toEqual({ state: 'valid', reasons: [] });
  expect(judged({ authorization: child })).toEqual({ state: 'valid', reasons: [] });
});

describe.each(elements.map(({ number, what, cite }) => ({ number, what, cite })))(
  '$number, $what ($cite)',
  ({ number, cite }) => {
    const { good, bad } = cases[number];
    test.each(good)('holds: %s', (_what, change) => {
      expect(judged(change).reasons.filter(({ element }) => element === number)).toEqual([]);
    });
    test.each(bad)('fails: %s', (_what, change, code, state) => {
      const { state: told, reasons } = judged(change);
      expect(told).not.toBe('valid');
      const own = reasons.filter((reason) => reason.element === number && reason.code === code);
      expect(own).toEqual([{ element: number, code, state, cite }]);
    });
    test('has one that holds and two that fail', () => {
      expect(good.length).toBeGreaterThanOrEqual(1);
      expect(bad.length).toBeGreaterThanOrEqual(2);
    });
  },
);

test('a release of a face serves for whoever is no patient, and needs no word of care', () => {
  const { conditioning: _conditioning, ...statements } = whole.statements;
  const release = { kind: 'bystander_release', documentKinds: ['bystander_release'], statements } as const;
  expect(judged({ authorization: release, use: { isOfPatient: false } })).toEqual({ state: 'valid', reasons: [] });
});

test('a yes to taking pictures is a yes to that, and never to showing them', () => {
  const capture: Partial<Authorization> = {
    kind: 'capture',
    documentKinds: ['capture'],
    statements: { revocation: '1', conditioning: '1' },
    channelIds: [],
    purposes: [],
    mediaSha256: [],
    expiry: null,
    capture: null,
    retainUntil: day('2040-01-01'),
  };
  const all = { ...whole, ...capture };
  expect(judgeAtLarge(all, { ...use, mediaSha256: [] })).toEqual({ state: 'valid', reasons: [] });
  expect(judgeAuthorization(all, use).state).toBe('not_covering');
});

test('what a person took back is told before what time took, and that before form', () => {
  const change: Change = {
    authorization: { description: '', isSale: true, withdrawals: [{ receivedAt: SIGNED }], copyDeliveredAt: null },
    use: { at: day('2030-01-01'), channelId: 'video' },
  };
  const { state, reasons } = judged(change);
  expect(state).toBe('revoked');
  expect(new Set(reasons.map((reason) => reason.state))).toEqual(
    new Set(['incomplete', 'not_covering', 'expired', 'not_yet', 'defective', 'revoked']),
  );
  expect(judged({ ...change, authorization: { ...change.authorization, withdrawals: [] } }).state).toBe('expired');
});

test('rules of states have days on which they begin and end', () => {
  const [rule] = rulePack.testimonials;
  if (rule === undefined) throw new Error('there is one');
  const pack = { ...rulePack, testimonials: [{ ...rule, from: SIGNED, until: NOW }] };
  const at = (instant: Date) =>
    judgeAuthorization(
      { ...whole, expiry: { kind: 'event', event: 'she leaves', at: null }, retainUntil: day('2099-01-01') },
      { ...use, ...praise, jurisdictions: [rule.jurisdiction], at: instant },
      pack,
    ).reasons.some(({ code }) => code === 'TESTIMONIAL_BARRED');
  expect([at(day('2026-03-01')), at(SIGNED), at(day('2026-11-21')), at(NOW)]).toEqual([false, true, true, false]);
});

test('withdrawing never makes anything valid, and once effective it stays so', () => {
  const instant = fc.integer({ min: 0, max: 2_000 }).map((days) => new Date(SIGNED.getTime() + days * 86_400_000));
  fc.assert(
    fc.property(instant, instant, fc.subarray([PICTURE, OTHER_PICTURE]), (receivedAt, at, mediaSha256) => {
      const before = judgeAuthorization(whole, { ...use, at });
      const after = judgeAuthorization({ ...whole, withdrawals: [{ receivedAt, mediaSha256 }] }, { ...use, at });
      if (before.state !== 'valid') expect(after.state).not.toBe('valid');
      const isTaken = receivedAt <= at && mediaSha256.includes(PICTURE);
      expect(after.reasons.some(({ code }) => code === 'WITHDRAWN')).toBe(isTaken);
    }),
  );
});

test('years are counted by the calendar', () => {
  expect(yearsLater(day('2024-02-29'), 6)).toEqual(day('2030-03-01'));
  expect(yearsLater(day('2024-02-29'), 4)).toEqual(day('2028-02-29'));
});

test('what is written over the eighth grade is hard to read', () => {
  expect([null, 8, 8.1].map((readingGrade) => isHardToRead({ readingGrade }))).toEqual([false, false, true]);
});
