// What an adult patient's permission says, as the house keeps it.
import { createHash } from 'node:crypto';

export const hashOf = (text) => createHash('sha256').update(text).digest('hex');

/** A permission for these pictures, on one channel, to teach or to tell news. */
export function factsOf({ organizationId, channel }, mediaSha256) {
  const at = new Date('2026-01-02T12:00:00.000Z');
  const statements = { revocation: '1', conditioning: '1', redisclosure: '1' };
  return {
    kind: 'publication',
    documentKinds: ['publication'],
    infoScope: ['photo', 'story'],
    mediaSha256,
    description: 'Pictures at the window, and how it went.',
    disclosers: [organizationId],
    channelIds: [channel.id],
    purposes: ['education', 'news'],
    expiry: { kind: 'date', at: new Date('2031-01-02T00:00:00.000Z') },
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
    statements,
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
    retainUntil: new Date('2037-01-03T00:00:00.000Z'),
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

/** `p50`, `p90`, `p99` and `max` of times in milliseconds. */
export function spread(times) {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share) => Number(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(4));
  return { count: sorted.length, p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) };
}
