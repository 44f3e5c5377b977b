import type { AuthorizationState, InstrumentKind } from './contract.ts';
import type { ElementNumber } from './elements.ts';
import type { Authorization, Signature, Use, Withdrawal } from './facts.ts';
import { PLACE_NOT_TOLD, type RulePack, testimonialRulesOf } from './rule-packs.ts';

/** One thing that stands between an authorization and a use of it. */
export type Fault = { readonly code: string; readonly state: Exclude<AuthorizationState, 'valid'> };

/** `authorization` against its element at the instant of the use; pure, and total: whatever it is given, it answers. */
type Check = (authorization: Authorization, use: Use, pack: RulePack) => readonly (Fault | false)[];

const faultOf =
  (state: Fault['state']) =>
  (isSo: boolean, code: string): Fault | false =>
    isSo && { code, state };
const incomplete = faultOf('incomplete');
const defective = faultOf('defective');
const notCovering = faultOf('not_covering');
const notYet = faultOf('not_yet');
const expired = faultOf('expired');
const revoked = faultOf('revoked');

/** Kinds of permission under which health information is disclosed (45 CFR 164.508); the others release a face or a voice. */
const ofHealth: ReadonlySet<InstrumentKind> = new Set(['publication', 'testimonial', 'part2', 'research_recruitment']);
const isOfHealth = (kind: InstrumentKind) => ofHealth.has(kind);
/** Whether anything is shown in public under it: pictures are only taken under one kind, and people written to under another. */
const isShown = (kind: InstrumentKind) => kind !== 'capture' && kind !== 'research_recruitment';

/** One check for each row of `elements.ts`, by its number. */
export const checks: Readonly<Record<ElementNumber, Check>> = {
  1: (one, use) => [
    incomplete(one.infoScope.length === 0 || isBlank(one.description), 'INFORMATION_NOT_DESCRIBED'),
    notCovering(!isWithin(use.infoScope, one.infoScope), 'ELEMENT_NOT_LISTED'),
    notCovering(!isWithin(use.mediaSha256, one.mediaSha256), 'MEDIA_NOT_LISTED'),
    // A release says nothing of health, and that somebody is a patient is health information.
    notCovering(use.isOfPatient && !isOfHealth(one.kind), 'NOT_FOR_PATIENTS'),
  ],
  2: (one, use) => [
    incomplete(one.disclosers.length === 0, 'DISCLOSER_MISSING'),
    notCovering(!one.disclosers.includes(use.discloser), 'DISCLOSER_NOT_LISTED'),
  ],
  3: (one, use) => [
    incomplete(isShown(one.kind) && one.channelIds.length === 0, 'RECIPIENT_MISSING'),
    notCovering(!one.channelIds.includes(use.channelId), 'CHANNEL_NOT_LISTED'),
  ],
  4: (one, use) => [
    incomplete(one.kind !== 'capture' && one.purposes.length === 0, 'PURPOSE_MISSING'),
    notCovering(!one.purposes.includes(use.purpose), 'PURPOSE_NOT_LISTED'),
  ],
  5: checkExpiry,
  6: ({ signature }, { at }) => [
    incomplete(signature === null, 'NOT_SIGNED'),
    incomplete(signature !== null && signature.signedAt === null, 'SIGNATURE_WITHOUT_DATE'),
    incomplete(signature !== null && signature.artifactSha256 === null, 'SIGNED_FORM_MISSING'),
    notYet(isFuture(signature?.signedAt, at), 'SIGNED_LATER'),
  ],
  7: ({ signature }) => [
    incomplete(
      signature !== null && signature.signer.role !== 'subject' && !hasAuthority(signature),
      'AUTHORITY_NOT_SHOWN',
    ),
  ],
  8: ({ statements, revocationChannels }) => [
    incomplete(isBlank(statements.revocation), 'REVOCATION_STATEMENT_MISSING'),
    incomplete(revocationChannels.length === 0, 'REVOCATION_CHANNEL_MISSING'),
  ],
  9: ({ kind, statements, isConditionOfCare }) => [
    incomplete(isOfHealth(kind) && isBlank(statements.conditioning), 'CONDITIONING_STATEMENT_MISSING'),
    defective(isConditionOfCare, 'CONDITION_OF_CARE'),
  ],
  10: ({ kind, statements }) => [
    incomplete(kind !== 'capture' && isBlank(statements.redisclosure), 'REDISCLOSURE_STATEMENT_MISSING'),
  ],
  11: ({ language, signerLanguage, interpreterId }) => [
    incomplete(isBlank(language), 'LANGUAGE_UNKNOWN'),
    incomplete(
      signerLanguage !== null && signerLanguage !== language && interpreterId === null,
      'NOT_IN_SIGNERS_LANGUAGE',
    ),
  ],
  12: ({ copyDeliveredAt }, { at }) => [notYet(!isPast(copyDeliveredAt, at), 'COPY_NOT_DELIVERED')],
  13: ({ isRemunerated, statements }) => [
    defective(isRemunerated && isBlank(statements.remuneration), 'REMUNERATION_NOT_STATED'),
  ],
  14: ({ isSale }) => [defective(isSale, 'SALE_OF_INFORMATION')],
  15: (one) => [
    defective(one.isOfPsychotherapyNotes && one.infoScope.length > 1, 'PSYCHOTHERAPY_NOTES_NOT_ALONE'),
    defective(one.isOfCounsellingNotes && one.infoScope.length > 1, 'COUNSELLING_NOTES_NOT_ALONE'),
    defective(one.isOfPsychotherapyNotes && one.isOfCounsellingNotes, 'TWO_KINDS_OF_NOTES'),
  ],
  16: ({ kind, documentKinds }) => [
    defective(
      documentKinds.some((other) => other !== kind),
      'COMPOUND',
    ),
    incomplete(!documentKinds.includes(kind), 'KIND_NOT_IN_DOCUMENT'),
  ],
  17: (one, use) => [
    defective(isPast(one.knownFalseSince, use.at), 'KNOWN_FALSE'),
    defective(hasNoDate(one) || hasNoDate(use), 'NO_DATE'),
  ],
  18: ({ withdrawals }, use) =>
    withdrawals.map((one) => revoked(isPast(one.receivedAt, use.at) && isTouched(use, one), 'WITHDRAWN')),
  19: ({ signature }) => [
    incomplete(signature !== null && isBlank(signature.identityMethod), 'IDENTITY_NOT_VERIFIED'),
    incomplete(signature !== null && isBlank(signature.verifiedBy), 'VERIFIED_BY_NOBODY'),
  ],
  20: (one, { at }, { retentionYears }) => [
    incomplete(
      !one.isOnLegalHold &&
        (one.retainUntil === null || one.retainUntil < yearsLater(lastEffective(one, at), retentionYears)),
      'RETENTION_TOO_SHORT',
    ),
  ],
  21: ({ kind, part2 }, { isOfPart2Program }) => [
    notCovering(isOfPart2Program && part2 === null, 'PART2_NOT_COVERED'),
    incomplete(part2 === null && kind === 'part2', 'PART2_MISSING'),
    incomplete(part2 !== null && isBlank(part2.patientName), 'PART2_NAME_MISSING'),
    incomplete(part2 !== null && isBlank(part2.noticeVersion), 'PART2_NOTICE_MISSING'),
  ],
  22: ({ signature }) => (signature === null ? [] : checkMedium(signature)),
  23: checkAge,
  24: checkDeath,
  25: ({ capture, mediaSha256 }, { at }) => [
    incomplete(mediaSha256.length > 0 && capture === null, 'CAPTURE_CONSENT_MISSING'),
    notYet(isFuture(capture?.consentedAt, at), 'CAPTURE_CONSENT_LATER'),
    revoked(isPast(capture?.rescindedAt, at), 'CAPTURE_RESCINDED'),
  ],
  26: (_one, use, pack) => (use.purpose === 'testimonial' ? checkPraise(use, pack) : []),
  27: ({ kind, likenessReleasedAt }, { at, infoScope, persons }) => [
    incomplete(
      isShown(kind) && infoScope.some(isOfLikeness) && !isPast(likenessReleasedAt, at),
      'LIKENESS_NOT_RELEASED',
    ),
    notCovering(persons.seen > persons.cleared, 'PERSON_NOT_CLEARED'),
  ],
  28: ({ testimonial }, { purpose, text }) => (purpose === 'testimonial' ? checkEndorsement(testimonial, text) : []),
  29: ({ gdpr }, { jurisdictions }) => [
    incomplete(jurisdictions.includes('EU') && gdpr?.isExplicit !== true, 'CONSENT_NOT_EXPLICIT'),
    incomplete(jurisdictions.includes('EU') && isBlank(gdpr?.withdrawUrl), 'WITHDRAWAL_NOT_AS_EASY'),
  ],
};

/** Each reason once, however many rules of the place give it. */
function checkPraise(use: Use, pack: RulePack): readonly (Fault | false)[] {
  const rules = testimonialRulesOf(pack, use);
  const isOpen = rules.some(({ effect, cite }) => effect === 'conditional' && !use.conditionsMet.includes(cite));
  return [
    notCovering(use.jurisdictions.includes(PLACE_NOT_TOLD), 'PLACE_NOT_TOLD'),
    notCovering(
      rules.some(({ effect }) => effect === 'barred'),
      'TESTIMONIAL_BARRED',
    ),
    notCovering(isOpen, 'TESTIMONIAL_CONDITION_OPEN'),
  ];
}

function checkExpiry({ expiry, kind }: Authorization, { at }: Use): readonly (Fault | false)[] {
  // Taking pictures ends with the day on which they are taken.
  if (expiry === null) return [incomplete(kind !== 'capture', 'EXPIRY_MISSING')];
  if (expiry.kind === 'none') return [defective(kind !== 'research_recruitment', 'EXPIRY_NEVER')];
  if (expiry.kind === 'event' && isBlank(expiry.event)) return [incomplete(true, 'EXPIRY_EVENT_MISSING')];
  return [expired(isPast(expiry.at, at), 'EXPIRED')];
}

function checkMedium(signature: Signature): readonly (Fault | false)[] {
  if (signature.medium === 'paper') {
    const { scannedBy, comparedBy } = signature;
    return [incomplete(comparedBy === null || comparedBy === scannedBy, 'PAPER_NOT_COMPARED')];
  }
  return [
    incomplete(signature.consentedToRecordsAt === null, 'ELECTRONIC_RECORDS_NOT_AGREED'),
    incomplete(isBlank(signature.intent), 'INTENT_MISSING'),
    incomplete(isBlank(signature.attribution), 'ATTRIBUTION_MISSING'),
    defective(signature.shownSha256 !== signature.signedSha256, 'SHOWN_IS_NOT_SIGNED'),
  ];
}

/** A child does not sign alone, is asked itself, and is asked again when it is of age. */
function checkAge(
  { subject, signature, assent, reconsentedAt }: Authorization,
  { at }: Use,
  { assentFromAge }: RulePack,
): readonly (Fault | false)[] {
  const { majorityOn, bornOn, isKnownAdult } = subject;
  if (majorityOn === null) return [incomplete(!isKnownAdult, 'AGE_UNKNOWN')];
  const signedAt = signature?.signedAt ?? null;
  if (signature === null || signedAt === null || signedAt >= majorityOn) return [];
  const isAsked = bornOn === null || signedAt >= yearsLater(bornOn, assentFromAge);
  const hasAgreedAgain = reconsentedAt !== null && reconsentedAt >= majorityOn && isPast(reconsentedAt, at);
  return [
    defective(signature.signer.role === 'subject' && !hasAuthority(signature), 'CHILD_SIGNED_ALONE'),
    incomplete(isAsked && assent === null, 'ASSENT_MISSING'),
    defective(assent?.answer === 'no', 'ASSENT_REFUSED'),
    expired(at >= majorityOn && !hasAgreedAgain, 'OF_AGE_SINCE'),
  ];
}

function checkDeath(
  { subject, signature }: Authorization,
  { at }: Use,
  { yearsAfterDeath }: RulePack,
): readonly (Fault | false)[] {
  const { diedOn } = subject;
  const signedAt = signature?.signedAt ?? null;
  if (diedOn === null || signature === null || signedAt === null) return [];
  if (signedAt < diedOn || at >= yearsLater(diedOn, yearsAfterDeath)) return [];
  return [
    defective(signature.signer.role !== 'executor', 'SIGNED_AFTER_DEATH'),
    incomplete(signature.signer.role === 'executor' && !hasAuthority(signature), 'EXECUTOR_NOT_SHOWN'),
  ];
}

function checkEndorsement(testimonial: Authorization['testimonial'], text: string): readonly (Fault | false)[] {
  if (testimonial === null) return [incomplete(true, 'TESTIMONIAL_FACTS_MISSING')];
  const { isActualPatient, typicalityBasis, materialConnection, disclosureText } = testimonial;
  return [
    defective(!isActualPatient, 'NOT_A_PATIENT'),
    incomplete(isBlank(typicalityBasis), 'TYPICALITY_MISSING'),
    incomplete(isBlank(materialConnection), 'CONNECTION_MISSING'),
    notCovering(disclosureText === null || !text.includes(disclosureText), 'DISCLOSURE_NOT_IN_TEXT'),
  ];
}

const isBlank = (text: string | null | undefined) => text === null || text === undefined || text.trim() === '';
/** What has no instant is neither. */
const isPast = (instant: Date | null | undefined, at: Date) =>
  instant !== null && instant !== undefined && instant <= at;
const isFuture = (instant: Date | null | undefined, at: Date) =>
  instant !== null && instant !== undefined && instant > at;
/** Whether any date in it is none: it would be neither past nor to come, and nothing would end or be withdrawn by it. */
function hasNoDate(value: unknown): boolean {
  if (value instanceof Date) return Number.isNaN(value.getTime());
  return typeof value === 'object' && value !== null && Object.values(value).some(hasNoDate);
}
const isOfLikeness = (element: Use['infoScope'][number]) =>
  element === 'photo' || element === 'video' || element === 'voice';

function isWithin<T>(some: readonly T[], all: readonly T[]): boolean {
  const known = new Set(all);
  return some.every((one) => known.has(one));
}

function hasAuthority({ signer }: Signature): boolean {
  return !isBlank(signer.authorityKind) && !isBlank(signer.authorityEvidenceId);
}

/** What is left out of a withdrawal is all; what it names is withdrawn where the use has any of it. */
function isTouched(use: Use, withdrawal: Withdrawal): boolean {
  if (isOfAll(withdrawal)) return true;
  const { mediaSha256, infoScope, purposes, channelIds } = withdrawal;
  return (
    mediaSha256?.some((hash) => use.mediaSha256.includes(hash)) === true ||
    infoScope?.some((element) => use.infoScope.includes(element)) === true ||
    purposes?.includes(use.purpose) === true ||
    channelIds?.includes(use.channelId) === true
  );
}

/** When it was last, or will last be, in effect; now where nobody knows of an end. */
function lastEffective({ expiry, withdrawals }: Authorization, at: Date): Date {
  const whole = withdrawals.filter(isOfAll).map(({ receivedAt }) => receivedAt.getTime());
  const ends = [
    ...whole,
    ...(expiry === null || expiry.kind === 'none' || expiry.at === null ? [] : [expiry.at.getTime()]),
  ];
  return ends.length === 0 ? at : new Date(Math.min(...ends));
}

const isOfAll = ({ mediaSha256, infoScope, purposes, channelIds }: Withdrawal) =>
  [mediaSha256, infoScope, purposes, channelIds].every((part) => part === undefined);

/** The same day so many years later; 1 March where there is no 29 February. */
export function yearsLater(day: Date, years: number): Date {
  const later = new Date(day);
  later.setUTCFullYear(day.getUTCFullYear() + years);
  return later;
}
