/** Invented authorizations to be exported, for tests. */
import type { StoredFacts } from '../stored-facts.ts';
import { describePdf, type ExportedAuthorization } from './exported-authorization.ts';

const SIGNED = new Date('2026-03-02T12:00:00.000Z');
const LATER = new Date('2026-11-22T12:00:00.000Z');
const SIGNED_FORM = 'd'.repeat(64);

export const pictures = ['a'.repeat(64), 'b'.repeat(64)] as const;
export const ids = {
  authorization: '019c3e5a-0000-7000-8000-000000000001',
  subject: '019c3e5a-0000-7000-8000-000000000002',
  organization: '019c3e5a-0000-7000-8000-000000000003',
  newsroom: '019c3e5a-0000-7000-8000-000000000004',
  east: '019c3e5a-0000-7000-8000-000000000005',
} as const;

const facts: StoredFacts = {
  kind: 'publication',
  documentKinds: ['publication'],
  infoScope: ['photo', 'story'],
  mediaSha256: pictures,
  description: 'Two pictures at the window, and that she learned to walk again.',
  disclosers: [ids.organization],
  channelIds: [ids.newsroom],
  purposes: ['education', 'news'],
  expiry: { kind: 'date', at: new Date('2028-03-03T06:00:00.000Z') },
  signature: {
    medium: 'electronic',
    consentedToRecordsAt: SIGNED,
    intent: 'typed the name and pressed "sign"',
    attribution: 'code told by staff',
    shownSha256: SIGNED_FORM,
    signedSha256: SIGNED_FORM,
    signedAt: SIGNED,
    artifactSha256: null,
    signer: { role: 'subject', authorityKind: null, authorityEvidenceId: null },
    identityMethod: 'code told by staff',
    verifiedBy: '019c3e5a-0000-7000-8000-000000000006',
  },
  statements: { revocation: '1', conditioning: '1', redisclosure: '1' },
  revocationChannels: ['privacy@example.org'],
  isConditionOfCare: false,
  language: 'en',
  readingGrade: 6,
  signerLanguage: null,
  interpreterId: null,
  isRemunerated: false,
  isSale: false,
  isOfPsychotherapyNotes: false,
  isOfCounsellingNotes: false,
  knownFalseSince: null,
  retainUntil: null,
  isOnLegalHold: false,
  part2: null,
  subject: { majorityOn: null, bornOn: null, isKnownAdult: true, diedOn: null },
  assent: null,
  reconsentedAt: null,
  capture: { consentedAt: SIGNED, rescindedAt: null },
  likenessReleasedAt: SIGNED,
  testimonial: null,
  gdpr: null,
};

/** An adult patient's permission for two pictures and a story, to teach and to tell, in the newsroom. */
export const adult: ExportedAuthorization = {
  id: ids.authorization,
  language: 'en',
  facts,
  withdrawals: [],
  subject: {
    id: ids.subject,
    kind: 'patient',
    name: 'Ana Ruiz',
    bornOn: null,
    isKnownAdult: true,
    majorityOn: null,
    diedOn: null,
  },
  signerName: 'Ana Ruiz',
  signedAt: SIGNED,
  organization: { id: ids.organization, name: 'Lakeside Clinic' },
  names: new Map([
    [ids.newsroom, 'Newsroom'],
    [ids.east, 'East'],
  ]),
  pdf: describePdf(Buffer.from('%PDF-1.7 the sealed document')),
  state: 'valid',
  at: LATER,
};

/** Signed by somebody else for the patient. */
function signedBy(role: 'guardian' | 'representative' | 'executor', authorityKind: string): StoredFacts['signature'] {
  const { signature } = facts;
  if (signature === null) throw new Error('it is signed');
  return { ...signature, signer: { role, authorityKind, authorityEvidenceId: 'seen in the chart' } };
}

export const child: ExportedAuthorization = {
  ...adult,
  language: 'es',
  facts: { ...facts, language: 'es', signature: signedBy('guardian', 'mother'), assent: { answer: 'yes', at: SIGNED } },
  subject: { ...adult.subject, name: 'Leo Ruiz', bornOn: '2017-05-04', isKnownAdult: false },
  signerName: 'Rosa Ruiz',
};

export const expired: ExportedAuthorization = { ...adult, state: 'expired', at: new Date('2028-04-01T12:00:00.000Z') };

const receivedAt = new Date('2026-06-01T09:30:00.000Z');

export const withdrawn: ExportedAuthorization = { ...adult, withdrawals: [{ receivedAt }], state: 'revoked' };

export const onePictureWithdrawn: ExportedAuthorization = {
  ...adult,
  withdrawals: [{ receivedAt, mediaSha256: [pictures[1]] }],
};

/** Of a program for substance use, asked by a part of the house, with a European in mind. */
export const part2: ExportedAuthorization = {
  ...adult,
  facts: {
    ...facts,
    kind: 'part2',
    documentKinds: ['part2'],
    disclosers: [ids.east],
    mediaSha256: [],
    infoScope: ['story'],
    purposes: ['marketing', 'research_recruitment', 'fundraising'],
    part2: { patientName: 'Ana Ruiz', noticeVersion: '1' },
    gdpr: { isExplicit: true, withdrawUrl: 'https://bedside.example' },
    signature: signedBy('executor', 'letters testamentary'),
  },
};
