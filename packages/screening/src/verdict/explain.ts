import type { FindingMessage, Language } from '../messages.ts';
import type { Severity, Subject } from '../types.ts';

type Cause = {
  readonly subject: Subject;
  readonly severity: Severity;
  readonly isOnePersons: boolean;
  readonly isStory: boolean;
};

type Sentence = (title: string) => string;

const english: Record<string, Sentence> = {
  story: () =>
    'Nobody is named, yet the role, place or event told here can show neighbors and colleagues who is meant.',
  onePersons: (title) => `${title} belongs to one person alone, whoever that is.`,
  patient: (title) => `${title} stands beside words of care, so it reads as a patient’s.`,
  unsettled: (title) => `${title} that may be a patient’s: the words around it do not settle whose it is.`,
  staff: (title) => `${title}, and the words around it speak of a colleague.`,
  org: (title) => `${title}, and the words around it speak of the organization itself.`,
  public: (title) => `${title}, and the words around it speak of somebody outside of care.`,
};

const spanish: Record<string, Sentence> = {
  story: () =>
    'No se nombra a nadie, pero el cargo, el lugar o el suceso puede mostrar a vecinos y colegas de quién se trata.',
  onePersons: (title) => `${title} es de una sola persona, sea quien sea.`,
  patient: (title) => `${title} está junto a palabras de atención médica, así que se lee como de un paciente.`,
  unsettled: (title) => `${title} que puede ser de un paciente: las palabras cercanas no aclaran de quién es.`,
  staff: (title) => `${title}, y las palabras cercanas hablan de un colega.`,
  org: (title) => `${title}, y las palabras cercanas hablan de la propia organización.`,
  public: (title) => `${title}, y las palabras cercanas hablan de alguien ajeno a la atención.`,
};

/** One sentence on what in the text led to a finding; never holds what was found. */
export function explain(language: Language, { title }: Pick<FindingMessage, 'title'>, cause: Cause): string {
  const sentences = language === 'es' ? spanish : english;
  return (sentences[keyOf(cause)] as Sentence)(title);
}

function keyOf({ subject, severity, isOnePersons, isStory }: Cause): string {
  if (isStory) return 'story';
  if (severity === 'note' && subject !== 'patient' && subject !== 'unknown') return subject;
  if (isOnePersons) return 'onePersons';
  return severity === 'block' ? 'patient' : 'unsettled';
}
