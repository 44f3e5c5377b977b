import type { InfoElement, InstrumentKind, Purpose, SignerRole, Statement } from './contract.ts';

/** It ends on a day, or with something that happens; `at` is when that happened. `none` is for research alone. */
export type Expiry =
  | { readonly kind: 'date'; readonly at: Date }
  | { readonly kind: 'event'; readonly event: string; readonly at: Date | null }
  | { readonly kind: 'none' };

export type Signer = {
  readonly role: SignerRole;
  /** What lets somebody else sign: parent, court order, power of attorney, letters testamentary, emancipation. */
  readonly authorityKind: string | null;
  readonly authorityEvidenceId: string | null;
};

/** An electronic signature: of what was shown, by whom, with which intent (element 22). */
export type ElectronicSignature = {
  readonly medium: 'electronic';
  readonly consentedToRecordsAt: Date | null;
  readonly intent: string | null;
  /** How it is known whose it is: a one-time code, a passkey, a witness. */
  readonly attribution: string | null;
  /** SHA-256 of the bytes that were shown, and of those that were signed. */
  readonly shownSha256: string;
  readonly signedSha256: string;
};

/** A paper that was scanned in by one person and compared by another. */
export type PaperSignature = {
  readonly medium: 'paper';
  readonly scannedBy: string;
  readonly comparedBy: string | null;
};

export type Signature = (ElectronicSignature | PaperSignature) & {
  readonly signedAt: Date | null;
  readonly artifactSha256: string | null;
  readonly signer: Signer;
  readonly identityMethod: string | null;
  readonly verifiedBy: string | null;
};

export type Subject = {
  /** The day on which the subject is, or was, of age; null where nobody has said. */
  readonly majorityOn: Date | null;
  readonly bornOn: Date | null;
  /** Somebody has seen that the subject is of age. */
  readonly isKnownAdult: boolean;
  readonly diedOn: Date | null;
};

/** What was withdrawn; what is left out is all. Effective when it was received, whenever somebody wrote it down. */
export type Withdrawal = {
  readonly receivedAt: Date;
  readonly mediaSha256?: readonly string[];
  readonly infoScope?: readonly InfoElement[];
  readonly purposes?: readonly Purpose[];
  readonly channelIds?: readonly string[];
};

export type Testimonial = {
  readonly isActualPatient: boolean;
  readonly typicalityBasis: string | null;
  /** `none` where there is none. */
  readonly materialConnection: string | null;
  /** What the post itself must say of it. */
  readonly disclosureText: string | null;
};

/** One signed permission, as far as its worth depends on it. */
export type Authorization = {
  readonly kind: InstrumentKind;
  /** Every kind of permission that its document gives. */
  readonly documentKinds: readonly InstrumentKind[];
  readonly infoScope: readonly InfoElement[];
  readonly mediaSha256: readonly string[];
  readonly description: string;
  /** Units of the organization that may disclose. */
  readonly disclosers: readonly string[];
  readonly channelIds: readonly string[];
  readonly purposes: readonly Purpose[];
  readonly expiry: Expiry | null;
  readonly signature: Signature | null;
  /** Version of each statement that the document has. */
  readonly statements: Readonly<Partial<Record<Statement, string>>>;
  /** Where a withdrawal is received. */
  readonly revocationChannels: readonly string[];
  readonly isConditionOfCare: boolean;
  readonly language: string | null;
  readonly readingGrade: number | null;
  /** Another one than the document's where it was interpreted. */
  readonly signerLanguage: string | null;
  readonly interpreterId: string | null;
  readonly copyDeliveredAt: Date | null;
  readonly isRemunerated: boolean;
  readonly isSale: boolean;
  readonly isOfPsychotherapyNotes: boolean;
  readonly isOfCounsellingNotes: boolean;
  readonly knownFalseSince: Date | null;
  readonly withdrawals: readonly Withdrawal[];
  readonly retainUntil: Date | null;
  readonly isOnLegalHold: boolean;
  /** Where it is of a program for substance use (42 CFR Part 2). */
  readonly part2: { readonly patientName: string | null; readonly noticeVersion: string | null } | null;
  readonly subject: Subject;
  readonly assent: { readonly answer: 'yes' | 'no'; readonly at: Date } | null;
  /** When the subject agreed again, being of age. */
  readonly reconsentedAt: Date | null;
  readonly capture: { readonly consentedAt: Date; readonly rescindedAt: Date | null } | null;
  readonly likenessReleasedAt: Date | null;
  readonly testimonial: Testimonial | null;
  readonly gdpr: { readonly isExplicit: boolean; readonly withdrawUrl: string | null } | null;
};

/** What is to be shown of one person, where, what for, and when. */
export type Use = {
  readonly at: Date;
  readonly infoScope: readonly InfoElement[];
  readonly mediaSha256: readonly string[];
  readonly purpose: Purpose;
  readonly channelId: string;
  /** The unit of the organization that publishes. */
  readonly discloser: string;
  /** ISO 3166-2, or EU; `ZZ` where the house has not said. */
  readonly jurisdictions: readonly string[];
  /** That somebody is a patient is health information already. */
  readonly isOfPatient: boolean;
  /** Whether the channel or unit belongs to a program for substance use. */
  readonly isOfPart2Program: boolean;
  /** Persons that are to be seen in the pictures, and how many of them are cleared. */
  readonly persons: { readonly seen: number; readonly cleared: number };
  /** What the post says, for what has to be said inside of it. */
  readonly text: string;
  /** Cites of conditional rules of which counsel has noted that they are met. */
  readonly conditionsMet: readonly string[];
};
