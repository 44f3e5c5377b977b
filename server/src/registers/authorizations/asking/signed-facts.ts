import { Temporal } from 'temporal-polyfill';
import { yearsLater } from '../checks.ts';
import type { InfoElement, InstrumentKind, Purpose, Statement, SubjectView } from '../contract.ts';
import { type FilledForm, versionOf } from '../forms/fill-form.ts';
import type { ChoiceOf } from '../forms/forms.ts';
import type { RulePack } from '../rule-packs.ts';
import type { StoredFacts } from '../stored-facts.ts';
import type { Identity } from './identity.ts';
import type { Asked } from './request-rows.ts';
import type { Signing } from './state.ts';
import { gradeOf } from './write-form.ts';

export type SignedForm = {
  readonly asked: Asked;
  readonly form: FilledForm;
  readonly formSha256: string;
  readonly subject: SubjectView;
  readonly signing: Signing;
  readonly identity: Identity;
  readonly timeZone: string;
  readonly publicUrl: string;
  readonly at: Date;
  /** What the law of the place asks. */
  readonly pack: Pick<RulePack, 'majorityAge' | 'retentionYears'>;
};

/** What ends on no day that is known is kept for longer than anybody lives. */
export const YEARS_WITHOUT_END = 120;

const DAY_MS = 24 * 60 * 60 * 1_000;

/** What the permission is, of what was asked, shown and chosen. Nothing is in it that was not chosen. */
export function factsOfSigning(
  signed: SignedForm,
): Omit<StoredFacts, 'signature'> & { readonly signature: ReturnType<typeof signatureOf> } {
  const { asked, form, subject, signing, at } = signed;
  const expiresAt = asked.expiresOn === null ? null : endOfDay(asked.expiresOn, signed.timeZone);
  return {
    kind: asked.kind,
    documentKinds: [form.kind],
    infoScope: chosenOf<InfoElement>(signed, 'infoScope', asked.infoScope),
    mediaSha256: chosenOf(
      signed,
      'media',
      asked.media.map(({ sha256 }) => sha256),
    ),
    description: asked.description,
    disclosers: [asked.discloserId],
    channelIds: chosenOf(signed, 'channels', asked.channelIds),
    purposes:
      asked.kind === 'research_recruitment'
        ? ['research_recruitment']
        : chosenOf<Purpose>(signed, 'purposes', asked.purposes),
    expiry: expiryOf(asked, expiresAt),
    signature: signatureOf(signed),
    statements: statementsOf(form),
    revocationChannels: [asked.withdrawAt],
    isConditionOfCare: false,
    language: form.language,
    readingGrade: gradeOf(form),
    signerLanguage: null,
    interpreterId: null,
    isRemunerated: asked.payer !== '',
    isSale: false,
    isOfPsychotherapyNotes: false,
    isOfCounsellingNotes: false,
    knownFalseSince: null,
    retainUntil:
      asked.expiresWith === '' ? retentionEnd(expiresAt ?? at, signed.pack) : yearsLater(at, YEARS_WITHOUT_END),
    isOnLegalHold: false,
    part2: partTwoOf(asked.kind, { form, subject }),
    // The age that held in the place when it was asked.
    subject: ageOf(subject, { majorityAge: asked.majorityAge ?? signed.pack.majorityAge }),
    assent: signing.answers['assent'] === undefined ? null : { answer: signing.answers['assent'], at },
    reconsentedAt: null,
    capture: asked.capturedOn === null ? null : { consentedAt: new Date(asked.capturedOn), rescindedAt: null },
    likenessReleasedAt: signing.answers['likeness'] === 'yes' ? at : null,
    testimonial: testimonialOf(signed),
    gdpr: asked.isEuropean ? { isExplicit: true, withdrawUrl: signed.publicUrl } : null,
  };
}

function expiryOf({ expiresWith }: Asked, expiresAt: Date | null): StoredFacts['expiry'] {
  if (expiresAt !== null) return { kind: 'date', at: expiresAt };
  return expiresWith === '' ? null : { kind: 'event', event: expiresWith, at: null };
}

function signatureOf({ asked, formSha256, signing, identity, at }: SignedForm) {
  return {
    medium: 'electronic' as const,
    consentedToRecordsAt: signing.answers['records'] === 'yes' ? at : null,
    intent: signing.mark.kind === 'typed' ? 'typed the name and pressed "sign"' : 'drew the name and pressed "sign"',
    attribution: identity.method,
    shownSha256: signing.shownSha256,
    signedSha256: formSha256,
    signedAt: at,
    signer: {
      role: asked.signer.role,
      authorityKind: asked.signer.authorityKind,
      authorityEvidenceId: asked.signer.authorityEvidence,
    },
    identityMethod: identity.method,
    verifiedBy: identity.verifiedBy,
  };
}

/** What was chosen; all that was asked where the form offers nothing to choose. */
function chosenOf<T extends string>({ form, signing }: SignedForm, of: ChoiceOf, asked: readonly T[]): T[] {
  const isOffered = form.parts.some((part) => part.part === 'choices' && part.of === of);
  const chosen = new Set<string>(signing.chosen[of]);
  return isOffered ? asked.filter((one) => chosen.has(one)) : [...asked];
}

function statementsOf(form: FilledForm): StoredFacts['statements'] {
  return Object.fromEntries(form.statements.map((one): [Statement, string] => [one, versionOf(form)]));
}

function partTwoOf(kind: InstrumentKind, of: { form: FilledForm; subject: SubjectView }): StoredFacts['part2'] {
  return kind === 'part2' ? { patientName: of.subject.name, noticeVersion: versionOf(of.form) } : null;
}

/** What is known of praise when it is asked for; the post has to say the disclosure itself (16 CFR 255). */
function testimonialOf({ asked, subject }: SignedForm): StoredFacts['testimonial'] {
  if (asked.kind !== 'testimonial') return null;
  const { typicality, connection, disclosure } = asked;
  return {
    isActualPatient: subject.kind === 'patient',
    typicalityBasis: orNull(typicality),
    materialConnection: orNull(connection),
    disclosureText: orNull(disclosure),
  };
}

const orNull = (text: string) => (text === '' ? null : text);

/** Where nobody gave the day, it is told by the age of the place. */
export function ageOf(
  { bornOn, isKnownAdult, majorityOn, diedOn }: SubjectView,
  { majorityAge }: Pick<RulePack, 'majorityAge'>,
): StoredFacts['subject'] {
  const born = bornOn === null ? null : new Date(bornOn);
  const given = majorityOn === null ? null : new Date(majorityOn);
  const majority = given ?? (born === null ? null : yearsLater(born, majorityAge));
  return {
    majorityOn: isKnownAdult ? null : majority,
    bornOn: born,
    isKnownAdult,
    diedOn: diedOn === null ? null : new Date(diedOn),
  };
}

/** The instant at which that day is over there. */
export function endOfDay(day: string, timeZone: string): Date {
  const next = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone);
  return new Date(next.epochMilliseconds);
}

/** A day more than the law asks for: nothing ends too early by an hour of another zone. */
export function retentionEnd(from: Date, { retentionYears }: Pick<RulePack, 'retentionYears'>): Date {
  return new Date(yearsLater(from, retentionYears).getTime() + DAY_MS);
}
