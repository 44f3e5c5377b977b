import { createHash } from 'node:crypto';
import { measureReadability } from '@bedside/screening';
import { canonicalJson } from '../../../kernel/audit/leaf.ts';
import { yearsLater } from '../checks.ts';
import type { InfoElement, Purpose, SubjectView } from '../contract.ts';
import { type FilledForm, type FormFault, type FormInput, type FormLanguage, fillForm } from '../forms/fill-form.ts';
import type { UsedForm } from '../forms/forms.ts';
import type { Occasion } from '../forms/passages.ts';
import type { RulePack } from '../rule-packs.ts';
import { isHardToRead } from '../state.ts';
import type { FormView, RequestInput } from './contract.ts';

/** What a request is about, besides what was typed: names as they are on record. */
export type FormSource = {
  readonly input: RequestInput;
  readonly subject: Omit<SubjectView, 'id'>;
  readonly house: string;
  readonly unit: string;
  readonly channels: readonly { readonly id: string; readonly words: string }[];
  /** SHA-256 of each picture, in the order in which they are shown. */
  readonly mediaSha256: readonly string[];
  readonly now: Date;
  /** In whose words it is asked. */
  readonly form: UsedForm;
  readonly pack: Pick<RulePack, 'assentFromAge'>;
};

const WORDS = {
  en: {
    picture: (number: number) => `Picture ${number}`,
    infoScope: {
      photo: 'Pictures',
      video: 'Film',
      voice: 'The voice',
      name: 'The name',
      words: 'Words that were said or written',
      story: 'What happened',
      diagnosis: 'The illness and its treatment',
    },
    purposes: {
      education: 'So that others learn about health',
      news: 'News',
      marketing: 'To show what we offer',
      fundraising: 'To ask for gifts',
      testimonial: 'To tell how it was to be a patient here',
      staff_recruitment: 'To find people who want to work here',
      research_recruitment: 'To find people for studies',
    },
  },
  es: {
    picture: (number: number) => `Foto ${number}`,
    infoScope: {
      photo: 'Fotos',
      video: 'Video',
      voice: 'La voz',
      name: 'El nombre',
      words: 'Palabras dichas o escritas',
      story: 'Lo que pasó',
      diagnosis: 'La enfermedad y su tratamiento',
    },
    purposes: {
      education: 'Para que otros aprendan sobre salud',
      news: 'Noticias',
      marketing: 'Para mostrar lo que ofrecemos',
      fundraising: 'Para pedir donativos',
      testimonial: 'Para contar cómo es ser paciente aquí',
      staff_recruitment: 'Para buscar personal',
      research_recruitment: 'Para buscar personas para estudios',
    },
  },
} as const satisfies Record<
  FormLanguage,
  {
    picture: (number: number) => string;
    infoScope: Record<InfoElement, string>;
    purposes: Record<Purpose, string>;
  }
>;

/** Something to choose of each kind, for whoever looks at a form before it is used. */
export function sampleChoices(language: FormLanguage): FormInput['choices'] {
  const words = WORDS[language];
  return {
    media: [{ id: '0'.repeat(64), words: words.picture(1) }],
    infoScope: everyItem(words.infoScope),
    purposes: everyItem(words.purposes),
    channels: [{ id: 'newsroom', words: 'news.example.org' }],
  };
}

const everyItem = (all: Readonly<Record<string, string>>) => Object.entries(all).map(([id, words]) => ({ id, words }));

/** The form of a request as it will be shown; or every reason why it cannot be. */
export function writeForm(
  source: FormSource,
): { readonly form: FilledForm } | { readonly faults: readonly FormFault[] } {
  const { input, subject } = source;
  const { language } = input;
  const words = WORDS[language];
  const filled = {
    kind: input.kind,
    language,
    occasions: occasionsOf(source),
    blanks: {
      house: source.house,
      unit: source.unit,
      subject: subject.name,
      authority: input.signer.authorityKind ?? '',
      description: input.description,
      expiry: input.expiresOn === null ? input.expiresWith : dayInWords(input.expiresOn, language),
      withdrawAt: input.withdrawAt,
      payer: input.payer,
      study: input.study,
      program: input.program,
    },
    choices: {
      media: source.mediaSha256.map((id, index) => ({ id, words: words.picture(index + 1) })),
      infoScope: itemsOf(input.infoScope, words.infoScope),
      purposes: itemsOf(input.purposes, words.purposes),
      channels: source.channels,
    },
  } satisfies FormInput;
  return fillForm(filled, source.form);
}

function itemsOf<T extends string>(ids: readonly T[], all: Readonly<Record<T, string>>) {
  return [...new Set(ids)].map((id) => ({ id, words: all[id] }));
}

function occasionsOf({ input, subject, now, pack }: FormSource): ReadonlySet<Occasion> {
  const { role } = input.signer;
  const { bornOn } = subject;
  const isAsked = bornOn === null || now >= yearsLater(new Date(bornOn), pack.assentFromAge);
  return new Set<Occasion>([
    ...(role === 'subject' ? [] : [role]),
    // A child of that age is asked itself.
    ...(role === 'guardian' && isAsked ? (['child'] as const) : []),
    ...(input.payer === '' ? [] : (['remunerated'] as const)),
    ...(input.isEuropean ? (['european'] as const) : []),
  ]);
}

function dayInWords(day: string, language: FormLanguage): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
}

/** Of the very words that are shown: one changed letter gives another one. */
export function hashForm(form: FilledForm): string {
  return createHash('sha256').update(canonicalJson(form)).digest('hex');
}

export function gradeOf({ parts }: Pick<FilledForm, 'parts'>): number | null {
  const text = parts.flatMap((part) => ('words' in part ? [part.words] : [])).join('\n\n');
  const { grade, words } = measureReadability(text);
  return words === 0 || !Number.isFinite(grade) ? null : Math.max(0, Math.round(grade * 10) / 10);
}

export function viewForm(form: FilledForm): FormView {
  const readingGrade = gradeOf(form);
  return {
    title: form.title,
    version: { source: form.source ?? 'bedside', number: form.version },
    parts: form.parts.map((part) => (part.part === 'choices' ? { ...part, items: [...part.items] } : part)),
    readingGrade,
    isHardToRead: isHardToRead({ readingGrade }),
  };
}
