import { z } from 'zod';
import { infoElement, instrumentKind, purpose, signerRole } from './contract.ts';
import type { Authorization } from './facts.ts';

/** What is kept of an authorization, sealed: all but what comes later, which has rows and columns of its own. */
export type StoredFacts = Omit<Authorization, 'withdrawals' | 'copyDeliveredAt'>;

/** When it ends, with what was told since: what was signed says which event, and a telling says when that happened. */
export function expiryWith({ expiry }: Pick<StoredFacts, 'expiry'>, happenedAt: Date | null): StoredFacts['expiry'] {
  return expiry?.kind === 'event' && happenedAt !== null ? { ...expiry, at: happenedAt } : expiry;
}

const instant = z.union([z.date(), z.iso.datetime().transform((text) => new Date(text))]);
const maybe = instant.nullable();
const text = z.string();

const signed = {
  signedAt: maybe,
  artifactSha256: text.nullable(),
  signer: z.object({ role: signerRole, authorityKind: text.nullable(), authorityEvidenceId: text.nullable() }),
  identityMethod: text.nullable(),
  verifiedBy: text.nullable(),
};

const signature = z.discriminatedUnion('medium', [
  z.object({
    medium: z.literal('electronic'),
    consentedToRecordsAt: maybe,
    intent: text.nullable(),
    attribution: text.nullable(),
    shownSha256: text,
    signedSha256: text,
    ...signed,
  }),
  z.object({ medium: z.literal('paper'), scannedBy: text, comparedBy: text.nullable(), ...signed }),
]);

const expiry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('date'), at: instant }),
  z.object({ kind: z.literal('event'), event: text, at: maybe }),
  z.object({ kind: z.literal('none') }),
]);

/** As JSON gives it back: instants are text there. */
export const storedFacts: z.ZodType<StoredFacts> = z.object({
  kind: instrumentKind,
  documentKinds: z.array(instrumentKind),
  infoScope: z.array(infoElement),
  mediaSha256: z.array(text),
  description: text,
  disclosers: z.array(text),
  channelIds: z.array(text),
  purposes: z.array(purpose),
  expiry: expiry.nullable(),
  signature: signature.nullable(),
  statements: z
    .object({ revocation: text, conditioning: text, redisclosure: text, remuneration: text })
    .partial()
    .transform((told): StoredFacts['statements'] =>
      Object.fromEntries(Object.entries(told).filter(([, words]) => words !== undefined)),
    ),
  revocationChannels: z.array(text),
  isConditionOfCare: z.boolean(),
  language: text.nullable(),
  readingGrade: z.number().nullable(),
  signerLanguage: text.nullable(),
  interpreterId: text.nullable(),
  isRemunerated: z.boolean(),
  isSale: z.boolean(),
  isOfPsychotherapyNotes: z.boolean(),
  isOfCounsellingNotes: z.boolean(),
  knownFalseSince: maybe,
  retainUntil: maybe,
  isOnLegalHold: z.boolean(),
  part2: z.object({ patientName: text.nullable(), noticeVersion: text.nullable() }).nullable(),
  subject: z.object({ majorityOn: maybe, bornOn: maybe, isKnownAdult: z.boolean(), diedOn: maybe }),
  assent: z.object({ answer: z.enum(['yes', 'no']), at: instant }).nullable(),
  reconsentedAt: maybe,
  capture: z.object({ consentedAt: instant, rescindedAt: maybe }).nullable(),
  likenessReleasedAt: maybe,
  testimonial: z
    .object({
      isActualPatient: z.boolean(),
      typicalityBasis: text.nullable(),
      materialConnection: text.nullable(),
      disclosureText: text.nullable(),
    })
    .nullable(),
  gdpr: z.object({ isExplicit: z.boolean(), withdrawUrl: text.nullable() }).nullable(),
});
