import type { InstrumentKind, Statement } from '@bedside/server/contract/registers/authorizations';
import type { OriginalView, typeOriginal } from '@bedside/server/contract/registers/authorizations/originals';
import type { z } from 'zod';
import { type AskValues, askBody, askValues, partsOf } from './ask-form.ts';

type Body = z.input<(typeof typeOriginal)['body']>;

/** What a paper says besides what an asking does. What is left open is an empty word. */
export type PaperValues = {
  alsoGives: InstrumentKind[];
  signedOn: string;
  ends: 'date' | 'event' | 'none' | '';
  endsWith: string;
  statements: Statement[];
  isPaid: boolean;
  isSale: boolean;
  isConditionOfCare: boolean;
  isOfPsychotherapyNotes: boolean;
  isOfCounsellingNotes: boolean;
  likenessReleased: boolean;
  rescindedOn: string;
  assent: 'yes' | 'no' | '';
  assentOn: string;
  reconsentedOn: string;
  signerLanguage: string;
  interpreter: string;
  identityMethod: string;
  verifiedBy: string;
  copyGivenOn: string;
  isActualPatient: boolean;
  part2Patient: string;
  part2Notice: string;
  isExplicit: boolean;
  withdrawUrl: string;
};

export function paperValues(): PaperValues {
  return {
    alsoGives: [],
    signedOn: '',
    ends: 'date',
    endsWith: '',
    statements: [],
    isPaid: false,
    isSale: false,
    isConditionOfCare: false,
    isOfPsychotherapyNotes: false,
    isOfCounsellingNotes: false,
    likenessReleased: false,
    rescindedOn: '',
    assent: '',
    assentOn: '',
    reconsentedOn: '',
    signerLanguage: '',
    interpreter: '',
    identityMethod: '',
    verifiedBy: '',
    copyGivenOn: '',
    isActualPatient: false,
    part2Patient: '',
    part2Notice: '',
    isExplicit: false,
    withdrawUrl: '',
  };
}

/** What the contract takes, of both parts of the form. */
export function originalBody(ask: AskValues, paper: PaperValues): Body {
  const asked = askBody(ask);
  const { isPublic, isPraise, hasProgram, isOfHealth } = partsOf(ask.kind);
  const { email: _email, ...signer } = asked.signer;
  return {
    subject: asked.subject,
    signer,
    kind: ask.kind,
    alsoGives: paper.alsoGives.filter((kind) => kind !== ask.kind),
    language: ask.language,
    signedOn: paper.signedOn,
    description: ask.description,
    infoScope: ask.infoScope,
    mediaIds: isPublic ? ask.media.map(({ mediaId }) => mediaId) : [],
    purposes: isPublic ? ask.purposes : [],
    channelIds: isPublic ? ask.channelIds : [],
    siteId: orNull(ask.siteId),
    expiry: expiryOf(ask, paper),
    statements: paper.statements,
    withdrawAt: ask.withdrawAt,
    isPaid: paper.isPaid,
    isSale: paper.isSale,
    isConditionOfCare: paper.isConditionOfCare,
    isOfPsychotherapyNotes: paper.isOfPsychotherapyNotes,
    isOfCounsellingNotes: paper.isOfCounsellingNotes,
    capture: captureOf(ask, paper),
    likenessReleased: isPublic && paper.likenessReleased,
    assent: paper.assent === '' ? null : { answer: paper.assent, on: paper.assentOn },
    reconsentedOn: orNull(paper.reconsentedOn),
    signerLanguage: orNull(paper.signerLanguage),
    interpreter: orNull(paper.interpreter),
    identityMethod: orNull(paper.identityMethod),
    verifiedBy: orNull(paper.verifiedBy),
    copyGivenOn: orNull(paper.copyGivenOn),
    testimonial: isPraise
      ? {
          isActualPatient: paper.isActualPatient,
          typicality: ask.typicality,
          connection: ask.connection,
          disclosure: ask.disclosure,
        }
      : null,
    part2: hasProgram ? { patientName: orNull(paper.part2Patient), noticeVersion: orNull(paper.part2Notice) } : null,
    european:
      isOfHealth && ask.isEuropean ? { isExplicit: paper.isExplicit, withdrawUrl: orNull(paper.withdrawUrl) } : null,
  };
}

function expiryOf(ask: AskValues, { ends, endsWith }: PaperValues): Body['expiry'] {
  if (ends === '') return null;
  if (ends === 'none') return { kind: 'none' };
  return ends === 'date' ? { kind: 'date', on: ask.expiresOn } : { kind: 'event', event: endsWith };
}

function captureOf({ capturedOn }: AskValues, { rescindedOn }: PaperValues): Body['capture'] {
  if (capturedOn === '') return null;
  return { consentedOn: capturedOn, rescindedOn: orNull(rescindedOn) };
}

/** The fields of both parts as they were typed, to be corrected. */
export function valuesOf({ facts, subject, media }: OriginalView): { ask: AskValues; paper: PaperValues } {
  const known = 'id' in facts.subject && subject.id !== null ? { ...subject, id: subject.id } : null;
  const start = askValues({
    language: facts.language,
    expiresOn: facts.expiry?.kind === 'date' ? facts.expiry.on : '',
    withdrawAt: facts.withdrawAt,
  });
  const { signer, testimonial } = facts;
  return {
    ask: {
      ...start,
      kind: facts.kind,
      known,
      isNew: known === null,
      subject: {
        kind: subject.kind,
        name: subject.name,
        isKnownAdult: subject.isKnownAdult,
        bornOn: subject.bornOn ?? '',
        majorityOn: subject.majorityOn ?? '',
        diedOn: subject.diedOn ?? '',
      },
      signer: {
        role: signer.role,
        name: signer.name,
        authorityKind: signer.authorityKind ?? '',
        authorityEvidence: signer.authorityEvidence ?? '',
        email: '',
        phone: '',
        agreesToTexts: false,
      },
      siteId: facts.siteId ?? '',
      description: facts.description,
      infoScope: facts.infoScope,
      media: media.map((one) => ({ ...one, originalSha256: one.sha256 })),
      channelIds: facts.channelIds,
      purposes: facts.purposes,
      capturedOn: facts.capture?.consentedOn ?? '',
      typicality: testimonial?.typicality ?? '',
      connection: testimonial?.connection ?? '',
      disclosure: testimonial?.disclosure ?? '',
      isEuropean: facts.european !== null,
    },
    paper: paperOf(facts),
  };
}

function paperOf(facts: OriginalView['facts']): PaperValues {
  const { expiry } = facts;
  return {
    ...paperValues(),
    alsoGives: facts.alsoGives,
    signedOn: facts.signedOn,
    ends: expiry?.kind ?? '',
    endsWith: expiry?.kind === 'event' ? expiry.event : '',
    statements: facts.statements,
    isPaid: facts.isPaid,
    isSale: facts.isSale,
    isConditionOfCare: facts.isConditionOfCare,
    isOfPsychotherapyNotes: facts.isOfPsychotherapyNotes,
    isOfCounsellingNotes: facts.isOfCounsellingNotes,
    likenessReleased: facts.likenessReleased,
    ...signedOf(facts),
    ...rareOf(facts),
  };
}

function signedOf(facts: OriginalView['facts']) {
  return {
    assent: facts.assent?.answer ?? ('' as const),
    assentOn: facts.assent?.on ?? '',
    reconsentedOn: facts.reconsentedOn ?? '',
    signerLanguage: facts.signerLanguage ?? '',
    interpreter: facts.interpreter ?? '',
    identityMethod: facts.identityMethod ?? '',
    verifiedBy: facts.verifiedBy ?? '',
    copyGivenOn: facts.copyGivenOn ?? '',
  };
}

function rareOf({ capture, testimonial, part2, european }: OriginalView['facts']) {
  return {
    rescindedOn: capture?.rescindedOn ?? '',
    isActualPatient: testimonial?.isActualPatient ?? false,
    part2Patient: part2?.patientName ?? '',
    part2Notice: part2?.noticeVersion ?? '',
    isExplicit: european?.isExplicit ?? false,
    withdrawUrl: european?.withdrawUrl ?? '',
  };
}

/** Where a field of the contract stands in the form under another name. */
const namesInForm: Readonly<Record<string, string>> = {
  mediaIds: 'media',
  'capture.consentedOn': 'capturedOn',
  'capture.rescindedOn': 'rescindedOn',
  'assent.on': 'assentOn',
  'expiry.on': 'expiresOn',
  expiry: 'expiresOn',
  'expiry.event': 'endsWith',
  'testimonial.typicality': 'typicality',
  'testimonial.connection': 'connection',
  'testimonial.disclosure': 'disclosure',
};

export function fieldOf(path: string): string {
  return namesInForm[path] ?? path;
}

function orNull(typed: string): string | null {
  return typed.trim() === '' ? null : typed.trim();
}
