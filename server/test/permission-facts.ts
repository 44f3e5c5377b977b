/** What an adult patient's signed permission says, for tests and benches that need many and sign none by hand. */
import { createHash } from 'node:crypto';
import type { StoredFacts } from '../src/registers/authorizations/stored-facts.ts';

export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** Signed `at` by a code, for a year, to teach or to tell news with these pictures on these channels. */
export function permissionFacts({
  organizationId,
  channelIds,
  mediaSha256,
  at,
}: {
  readonly organizationId: string;
  readonly channelIds: readonly string[];
  readonly mediaSha256: readonly string[];
  readonly at: Date;
}): StoredFacts {
  return {
    kind: 'publication',
    documentKinds: ['publication'],
    infoScope: ['photo', 'story'],
    mediaSha256,
    description: 'Ana at the window.',
    disclosers: [organizationId],
    channelIds,
    purposes: ['education', 'news'],
    expiry: { kind: 'date', at: new Date(at.getTime() + 365 * 86_400_000) },
    signature: {
      medium: 'electronic',
      consentedToRecordsAt: at,
      intent: 'typed',
      attribution: 'code by mail',
      shownSha256: hashOf('form'),
      signedSha256: hashOf('form'),
      signedAt: at,
      artifactSha256: hashOf('document'),
      signer: { role: 'subject', authorityKind: null, authorityEvidenceId: null },
      identityMethod: 'code by mail',
      verifiedBy: 'one-time code',
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
    retainUntil: new Date(at.getTime() + 10 * 365 * 86_400_000),
    isOnLegalHold: false,
    part2: null,
    subject: { majorityOn: null, bornOn: null, isKnownAdult: true, diedOn: null },
    assent: null,
    reconsentedAt: null,
    capture: { consentedAt: at, rescindedAt: null },
    likenessReleasedAt: at,
    testimonial: null,
    gdpr: null,
  };
}
