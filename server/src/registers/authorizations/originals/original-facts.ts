import { Temporal } from 'temporal-polyfill';
import { ageOf, endOfDay, retentionEnd, YEARS_WITHOUT_END } from '../asking/signed-facts.ts';
import { yearsLater } from '../checks.ts';
import type { Statement, SubjectInput, SubjectView } from '../contract.ts';
import type { RulePack } from '../rule-packs.ts';
import type { StoredFacts } from '../stored-facts.ts';
import type { OriginalInput } from './contract.ts';

/** What cannot be so, whatever the paper says: `path` names the field. */
export type OriginalFault = {
  readonly path: string;
  readonly code:
    | 'SUBJECT_AGE_UNKNOWN'
    | 'SIGNED_IN_FUTURE'
    | 'SIGNED_BEFORE_BIRTH'
    | 'EXPIRES_BEFORE_SIGNING'
    | 'DAY_IN_FUTURE'
    | 'COPY_BEFORE_SIGNING';
};

/** Every reason against what was typed; none where it may be so. `today` is the day of the house. */
export function faultsOf(
  facts: OriginalInput,
  { subject, today }: { subject: SubjectInput | SubjectView; today: string },
): OriginalFault[] {
  const { signedOn, expiry, capture, assent, copyGivenOn } = facts;
  const faults: (OriginalFault | false)[] = [
    !subject.isKnownAdult &&
      subject.bornOn === null &&
      subject.majorityOn === null && { path: 'subject.bornOn', code: 'SUBJECT_AGE_UNKNOWN' },
    signedOn > today && { path: 'signedOn', code: 'SIGNED_IN_FUTURE' },
    subject.bornOn !== null && signedOn < subject.bornOn && { path: 'signedOn', code: 'SIGNED_BEFORE_BIRTH' },
    expiry?.kind === 'date' && expiry.on < signedOn && { path: 'expiry', code: 'EXPIRES_BEFORE_SIGNING' },
    copyGivenOn !== null && copyGivenOn < signedOn && { path: 'copyGivenOn', code: 'COPY_BEFORE_SIGNING' },
    ...(
      [
        ['copyGivenOn', copyGivenOn],
        ['capture.consentedOn', capture?.consentedOn],
        ['capture.rescindedOn', capture?.rescindedOn],
        ['assent.on', assent?.on],
        ['reconsentedOn', facts.reconsentedOn],
        ['subject.bornOn', subject.bornOn],
        ['subject.diedOn', subject.diedOn],
      ] as const
    ).map(([path, day]): OriginalFault | false => (day ?? '') > today && { path, code: 'DAY_IN_FUTURE' }),
  ];
  return faults.filter((one) => one !== false);
}

export type ComparedOriginal = {
  readonly facts: OriginalInput;
  readonly subject: SubjectView;
  readonly mediaSha256: readonly string[];
  readonly organizationId: string;
  readonly scannedBy: string;
  readonly comparedBy: string;
  /** Of the sealed document. */
  readonly artifactSha256: string;
  readonly timeZone: string;
  /** Of the place in whose name it is kept. */
  readonly pack: RulePack;
};

/** A paper has no version of a form: what stands on it is told by this word. */
const ON_PAPER = 'paper';

/** What the permission is, of what was typed and compared. What the paper does not say stays open, and counts against it. */
export function factsOfOriginal(compared: ComparedOriginal): StoredFacts {
  const { facts, subject, timeZone } = compared;
  const expiry = expiryOf(facts, timeZone);
  const signedAt = startOfDay(facts.signedOn, timeZone);
  return {
    kind: facts.kind,
    documentKinds: [...new Set([facts.kind, ...facts.alsoGives])],
    infoScope: facts.infoScope,
    mediaSha256: compared.mediaSha256,
    description: facts.description,
    disclosers: [facts.siteId ?? compared.organizationId],
    channelIds: facts.channelIds,
    purposes: facts.purposes,
    expiry,
    signature: signatureOf(compared, signedAt),
    statements: Object.fromEntries(facts.statements.map((one): [Statement, string] => [one, ON_PAPER])),
    revocationChannels: facts.withdrawAt === '' ? [] : [facts.withdrawAt],
    isConditionOfCare: facts.isConditionOfCare,
    language: facts.language,
    readingGrade: null,
    signerLanguage: facts.signerLanguage,
    interpreterId: facts.interpreter,
    isRemunerated: facts.isPaid,
    isSale: facts.isSale,
    isOfPsychotherapyNotes: facts.isOfPsychotherapyNotes,
    isOfCounsellingNotes: facts.isOfCounsellingNotes,
    knownFalseSince: null,
    retainUntil:
      expiry?.kind === 'date' ? retentionEnd(expiry.at, compared.pack) : yearsLater(signedAt, YEARS_WITHOUT_END),
    isOnLegalHold: false,
    subject: ageOf(subject, compared.pack),
    ...laterFactsOf(facts, { signedAt, timeZone }),
  };
}

function signatureOf(compared: ComparedOriginal, signedAt: Date): StoredFacts['signature'] {
  const { signer, identityMethod, verifiedBy } = compared.facts;
  return {
    medium: 'paper',
    scannedBy: compared.scannedBy,
    comparedBy: compared.comparedBy,
    signedAt,
    artifactSha256: compared.artifactSha256,
    signer: {
      role: signer.role,
      authorityKind: signer.authorityKind,
      authorityEvidenceId: signer.authorityEvidence,
    },
    identityMethod,
    verifiedBy,
  };
}

/** What only some papers have. */
function laterFactsOf(
  { part2, assent, reconsentedOn, capture, likenessReleased, testimonial, european }: OriginalInput,
  { signedAt, timeZone }: { signedAt: Date; timeZone: string },
): Pick<StoredFacts, 'part2' | 'assent' | 'reconsentedAt' | 'capture' | 'likenessReleasedAt' | 'testimonial' | 'gdpr'> {
  const at = (day: string) => startOfDay(day, timeZone);
  return {
    part2,
    assent: assent === null ? null : { answer: assent.answer, at: at(assent.on) },
    reconsentedAt: reconsentedOn === null ? null : at(reconsentedOn),
    capture:
      capture === null
        ? null
        : {
            consentedAt: at(capture.consentedOn),
            rescindedAt: capture.rescindedOn === null ? null : at(capture.rescindedOn),
          },
    likenessReleasedAt: likenessReleased ? signedAt : null,
    testimonial:
      testimonial === null
        ? null
        : {
            isActualPatient: testimonial.isActualPatient,
            typicalityBasis: orNull(testimonial.typicality),
            materialConnection: orNull(testimonial.connection),
            disclosureText: orNull(testimonial.disclosure),
          },
    gdpr: european,
  };
}

function expiryOf({ expiry }: OriginalInput, timeZone: string): StoredFacts['expiry'] {
  if (expiry === null || expiry.kind === 'none') return expiry;
  if (expiry.kind === 'event') return { kind: 'event', event: expiry.event, at: null };
  return { kind: 'date', at: endOfDay(expiry.on, timeZone) };
}

/** The instant at which that day begins there. */
export function startOfDay(day: string, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds);
}

/** The day that an instant falls on there. */
export function dayOf(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

const orNull = (text: string) => (text === '' ? null : text);
