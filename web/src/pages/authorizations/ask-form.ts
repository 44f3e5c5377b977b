import type {
  InfoElement,
  InstrumentKind,
  Purpose,
  SignerRole,
  SubjectKind,
  SubjectView,
} from '@bedside/server/contract/registers/authorizations';
import type { sendRequest } from '@bedside/server/contract/registers/authorizations/asking';
import type { Language } from '@bedside/server/contract/registers/org';
import type { z } from 'zod';

/** A picture that was uploaded; both hashes, so that it is known when it comes again. */
export type AskPicture = { readonly mediaId: string; readonly sha256: string; readonly originalSha256: string };

/** An asking as the form holds it: what is left open is an empty word. Days are `2027-03-14`. */
export type AskValues = {
  kind: InstrumentKind;
  /** Somebody who was asked before; null is somebody new. */
  known: SubjectView | null;
  isNew: boolean;
  subject: {
    kind: SubjectKind;
    name: string;
    isKnownAdult: boolean;
    bornOn: string;
    majorityOn: string;
    diedOn: string;
  };
  signer: {
    role: SignerRole;
    name: string;
    authorityKind: string;
    authorityEvidence: string;
    email: string;
    phone: string;
    agreesToTexts: boolean;
  };
  language: Language;
  way: 'link' | 'tablet';
  siteId: string;
  description: string;
  infoScope: InfoElement[];
  media: AskPicture[];
  channelIds: string[];
  purposes: Purpose[];
  capturedOn: string;
  /** It ends on a day, or with something that happens. */
  endsBy: 'day' | 'event';
  expiresOn: string;
  expiresWith: string;
  withdrawAt: string;
  payer: string;
  typicality: string;
  connection: string;
  disclosure: string;
  study: string;
  program: string;
  isEuropean: boolean;
  linkDays: number;
};

export type AskStart = Pick<AskValues, 'language' | 'expiresOn' | 'withdrawAt'> & Partial<AskValues>;

export function askValues(start: AskStart): AskValues {
  return {
    kind: 'publication',
    known: null,
    isNew: true,
    subject: { kind: 'patient', name: '', isKnownAdult: false, bornOn: '', majorityOn: '', diedOn: '' },
    signer: {
      role: 'subject',
      name: '',
      authorityKind: '',
      authorityEvidence: '',
      email: '',
      phone: '',
      agreesToTexts: false,
    },
    way: 'link',
    siteId: '',
    description: '',
    infoScope: [],
    media: [],
    channelIds: [],
    purposes: [],
    capturedOn: '',
    endsBy: 'day',
    expiresWith: '',
    payer: '',
    typicality: '',
    connection: '',
    disclosure: '',
    study: '',
    program: '',
    isEuropean: false,
    linkDays: 14,
    ...start,
  };
}

/** What a form of this kind asks; the rest is neither shown nor sent (server: registers/authorizations/forms/forms.ts). */
export type KindParts = {
  /** The form says what it is about. */
  readonly isDescribed: boolean;
  /** It goes to the public: pictures, channels and reasons are chosen. */
  readonly isPublic: boolean;
  /** It names an end, where a withdrawal is taken, and who pays. */
  readonly ends: boolean;
  /** It has the words of European law. */
  readonly isOfHealth: boolean;
  /** The law asks what the post says beside it. */
  readonly isPraise: boolean;
  readonly hasStudy: boolean;
  readonly hasProgram: boolean;
};

export function partsOf(kind: InstrumentKind): KindParts {
  const isPublic = kind !== 'capture' && kind !== 'research_recruitment';
  return {
    isDescribed: kind !== 'capture',
    isPublic,
    ends: kind !== 'capture',
    isOfHealth: ['publication', 'testimonial', 'part2', 'research_recruitment'].includes(kind),
    isPraise: kind === 'testimonial',
    hasStudy: kind === 'research_recruitment',
    hasProgram: kind === 'part2',
  };
}

/** Whose permission of this kind is usually asked. */
export function usualSubject(kind: InstrumentKind): SubjectKind {
  if (kind === 'staff_release') return 'staff';
  return kind === 'bystander_release' ? 'bystander' : 'patient';
}

/** Who may sign a form of this kind: colleagues sign for themselves. */
export function signersOf(kind: InstrumentKind): readonly SignerRole[] {
  return kind === 'staff_release' ? ['subject'] : ['subject', 'guardian', 'representative', 'executor'];
}

/** The day so many years later; 1 March where there is no 29 February. An empty day stays empty. */
export function yearsAfter(day: string, years: number): string {
  const instant = new Date(`${day}T00:00Z`);
  if (Number.isNaN(instant.getTime())) return '';
  instant.setUTCFullYear(instant.getUTCFullYear() + years);
  return instant.toISOString().slice(0, 10);
}

/** Since when the person is of age, as somebody gave it or by the age of the place. */
export function majorityOf(
  { bornOn, majorityOn }: Pick<AskValues['subject'], 'bornOn' | 'majorityOn'>,
  majorityAge: number,
): string {
  return majorityOn === '' ? yearsAfter(bornOn, majorityAge) : majorityOn;
}

/** Where people write who take something back: an address can be written to, a telephone cannot. */
export function withdrawAtOf(facts: {
  readonly emails: readonly string[];
  readonly addresses: readonly string[];
  readonly phones: readonly string[];
}): string {
  return facts.emails[0] ?? facts.addresses[0] ?? facts.phones[0] ?? '';
}

/** What stands against whoever is to sign: nothing is refused for it, since only those who know the person can tell. */
export type SignerDoubt = 'child' | 'died' | 'alone';

export function signerDoubt(values: AskValues, today: string, majorityAge: number): SignerDoubt | null {
  const { role } = values.signer;
  const { isKnownAdult, diedOn, bornOn, ...told } = subjectFacts(values);
  const majorityOn = orNull(majorityOf({ bornOn: bornOn ?? '', majorityOn: told.majorityOn ?? '' }, majorityAge));
  if (diedOn !== null) return role === 'executor' ? null : 'died';
  const isChild = !isKnownAdult && majorityOn !== null && today < majorityOn;
  const isOfAge = isKnownAdult || (majorityOn !== null && today >= majorityOn);
  if (role === 'subject' && isChild) return 'child';
  return role === 'guardian' && isOfAge ? 'alone' : null;
}

function subjectFacts({ isNew, known, subject }: AskValues): Omit<SubjectView, 'id' | 'name' | 'kind'> {
  if (!isNew && known !== null) return known;
  const { isKnownAdult, diedOn } = subject;
  return {
    isKnownAdult,
    bornOn: isKnownAdult ? null : orNull(subject.bornOn),
    // Left open, it is by the law of the place, which the server knows.
    majorityOn: isKnownAdult || subject.bornOn === '' ? null : orNull(subject.majorityOn),
    diedOn: orNull(diedOn),
  };
}

/** What the contract takes: only what a form of this kind asks. */
export function askBody(values: AskValues): z.input<(typeof sendRequest)['body']> {
  const { kind, known, isNew, subject, signer } = values;
  const { isPublic, ends, isOfHealth, isPraise, hasStudy, hasProgram } = partsOf(kind);
  const signsAlone = signer.role === 'subject';
  return {
    subject:
      !isNew && known !== null ? { id: known.id } : { kind: subject.kind, name: subject.name, ...subjectFacts(values) },
    signer: {
      role: signer.role,
      name: signsAlone ? '' : signer.name,
      authorityKind: signsAlone ? null : orNull(signer.authorityKind),
      authorityEvidence: signsAlone ? null : orNull(signer.authorityEvidence),
      email: orNull(signer.email),
      phone: orNull(signer.phone),
      agreesToTexts: signer.phone.trim() !== '' && signer.agreesToTexts,
    },
    kind,
    language: values.language,
    way: values.way,
    siteId: orNull(values.siteId),
    description: values.description,
    infoScope: values.infoScope,
    mediaIds: isPublic ? values.media.map(({ mediaId }) => mediaId) : [],
    channelIds: isPublic ? values.channelIds : [],
    purposes: isPublic ? values.purposes : [],
    capturedOn: isPublic && values.media.length > 0 ? orNull(values.capturedOn) : null,
    ...endBody(values, ends),
    withdrawAt: values.withdrawAt,
    payer: ends ? values.payer : '',
    typicality: isPraise ? values.typicality : '',
    connection: isPraise ? values.connection : '',
    disclosure: isPraise ? values.disclosure : '',
    study: hasStudy ? values.study : '',
    program: hasProgram ? values.program : '',
    isEuropean: isOfHealth && values.isEuropean,
    linkDays: values.linkDays,
  };
}

/** What is wrong besides what the contract says, by field; a word of `asking` each, or of `common.fields`. */
export type AskFault =
  | 'common.fields.required'
  | 'common.fields.chooseOne'
  | 'asking.whose.ageMissing'
  | 'asking.signer.notAgreed'
  | 'asking.whose.diedBeforeBorn'
  | 'asking.shown.capturedLater'
  | 'asking.terms.expiresPast';

export function askFaults(values: AskValues, today: string): Record<string, AskFault> {
  const faults: Record<string, AskFault> = {};
  const miss = (isSo: boolean, field: string, fault: AskFault = 'common.fields.required') => {
    if (isSo) faults[field] = fault;
  };
  const { isPublic, ends, isPraise, hasStudy, hasProgram } = partsOf(values.kind);
  const { subject, signer } = values;
  if (values.isNew) {
    miss(!subject.isKnownAdult && subject.bornOn === '', 'subject.bornOn', 'asking.whose.ageMissing');
    const diedFirst = !subject.isKnownAdult && subject.diedOn !== '' && subject.diedOn < subject.bornOn;
    miss(diedFirst, 'subject.diedOn', 'asking.whose.diedBeforeBorn');
  } else miss(values.known === null, 'known');
  if (signer.role !== 'subject') {
    miss(signer.name.trim().length < 2, 'signer.name');
    miss(signer.authorityKind.trim() === '', 'signer.authorityKind');
    // Without it the permission never counts, and nothing of a request is changed later.
    miss(signer.authorityEvidence.trim() === '', 'signer.authorityEvidence');
  }
  miss(signer.phone.trim() !== '' && !signer.agreesToTexts, 'signer.agreesToTexts', 'asking.signer.notAgreed');
  miss(values.infoScope.length === 0, 'infoScope', 'common.fields.chooseOne');
  miss(isPublic && values.channelIds.length === 0, 'channelIds', 'common.fields.chooseOne');
  miss(isPublic && values.purposes.length === 0, 'purposes', 'common.fields.chooseOne');
  const hasPictures = isPublic && values.media.length > 0;
  miss(hasPictures && values.capturedOn === '', 'capturedOn');
  miss(hasPictures && values.capturedOn > today, 'capturedOn', 'asking.shown.capturedLater');
  if (ends) Object.assign(faults, endFaults(values, today));
  for (const field of ['typicality', 'connection', 'disclosure'] as const) {
    // Praise never counts without them, and nothing of a request is changed later.
    miss(isPraise && values[field].trim() === '', field);
  }
  miss(hasStudy && values.study.trim() === '', 'study');
  miss(hasProgram && values.program.trim() === '', 'program');
  return faults;
}

/** A day or an event, never both; nothing where a form names no end. */
function endBody({ endsBy, expiresOn, expiresWith }: AskValues, ends: boolean) {
  const isDay = endsBy === 'day';
  return { expiresOn: ends && isDay ? orNull(expiresOn) : null, expiresWith: ends && !isDay ? expiresWith : '' };
}

/** A day that is still to come, or what happens in more than a word. */
function endFaults({ endsBy, expiresOn, expiresWith }: AskValues, today: string): Record<string, AskFault> {
  if (endsBy === 'event') return expiresWith.trim().length < 5 ? { expiresWith: 'common.fields.required' } : {};
  if (expiresOn === '') return { expiresOn: 'common.fields.required' };
  return expiresOn < today ? { expiresOn: 'asking.terms.expiresPast' } : {};
}

function orNull(typed: string): string | null {
  return typed.trim() === '' ? null : typed.trim();
}
