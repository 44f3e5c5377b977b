import type { InstrumentKind } from '../contract.ts';
import type { ElementNumber } from '../elements.ts';
import { type Passage, type PassageId, passages } from './passages.ts';

/** What whoever signs chooses, each item for itself; nothing is chosen beforehand. */
export type ChoiceOf = 'media' | 'infoScope' | 'purposes' | 'channels';

export type Part =
  | { readonly part: 'passage'; readonly id: PassageId }
  | { readonly part: 'choices'; readonly of: ChoiceOf }
  /** Yes or no, with nothing chosen beforehand. */
  | { readonly part: 'answer'; readonly id: PassageId; readonly by: 'signer' | 'child' }
  | { readonly part: 'signature' };

export type Form = {
  readonly kind: InstrumentKind;
  /** Raised whenever a word of it changes: a form that was sent is signed as it was sent. */
  readonly version: number;
  readonly title: { readonly en: string; readonly es: string };
  readonly parts: readonly Part[];
  /** What it has to cover, whoever signs. */
  readonly requires: readonly ElementNumber[];
};

const say = (...ids: PassageId[]): readonly Part[] => ids.map((id) => ({ part: 'passage', id }));
const choose = (...of: ChoiceOf[]): readonly Part[] => of.map((one) => ({ part: 'choices', of: one }));
const answer = (id: PassageId, by: 'signer' | 'child' = 'signer'): Part => ({ part: 'answer', id, by });

/** For whom somebody else signs; each is there where it is so. */
const otherSigners = say('guardian', 'majority', 'representative', 'executor');
const opening = [...say('who', 'freeToSay'), ...otherSigners];
const ending: readonly Part[] = [
  answer('assent', 'child'),
  answer('records'),
  ...say('copy', 'intent'),
  { part: 'signature' },
];
const rights = say('expiry', 'withdraw', 'care', 'internet', 'paid', 'european');
/** What is shown, by whom, where and what for. */
const disclosure: readonly Part[] = [
  ...say('information'),
  ...choose('infoScope', 'media'),
  ...say('discloser', 'recipients'),
  ...choose('channels'),
  ...say('purposes'),
  ...choose('purposes'),
];
/** Of a face or a voice that tells nothing of anybody's health. */
const release: readonly Part[] = [
  ...disclosure,
  answer('likeness'),
  ...say('expiry', 'stopRelease', 'internet', 'paid'),
  ...ending,
];
const OF_A_DISCLOSURE: readonly ElementNumber[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 22, 23, 24, 29];
const OF_A_RELEASE: readonly ElementNumber[] = [1, 3, 4, 5, 6, 8, 10, 12, 22, 27];

/** One form for each kind of permission: none gives two (45 CFR 164.508(b)(3)). */
export const forms: readonly Form[] = [
  {
    kind: 'publication',
    version: 1,
    title: { en: 'May we share this about you?', es: '¿Podemos compartir esto sobre usted?' },
    parts: [...opening, ...disclosure, answer('likeness'), ...rights, ...ending],
    requires: [...OF_A_DISCLOSURE, 27],
  },
  {
    kind: 'testimonial',
    version: 1,
    title: { en: 'May we share what you say about us?', es: '¿Podemos compartir lo que dice de nosotros?' },
    parts: [
      ...opening,
      ...say('testimonial'),
      ...disclosure,
      ...say('typical'),
      answer('likeness'),
      ...rights,
      ...ending,
    ],
    requires: [...OF_A_DISCLOSURE, 27, 28],
  },
  {
    kind: 'part2',
    version: 1,
    title: {
      en: 'May we share this about care for alcohol or drug use?',
      es: '¿Podemos compartir esto sobre atención por alcohol o drogas?',
    },
    parts: [...opening, ...say('part2'), ...disclosure, answer('likeness'), ...say('part2Court'), ...rights, ...ending],
    requires: [...OF_A_DISCLOSURE, 21, 27],
  },
  {
    kind: 'research_recruitment',
    version: 2,
    title: { en: 'May we tell you about a study?', es: '¿Podemos hablarle de un estudio?' },
    parts: [
      ...opening,
      ...say('study', 'information'),
      ...choose('infoScope'),
      ...say('studyRecipients'),
      ...rights,
      ...ending,
    ],
    requires: OF_A_DISCLOSURE,
  },
  {
    kind: 'capture',
    version: 1,
    title: { en: 'May we take pictures or film?', es: '¿Podemos tomar fotos o filmar?' },
    parts: [...opening, ...say('capture'), ...choose('infoScope'), ...say('stopFilming', 'care'), ...ending],
    requires: [6, 7, 8, 9, 12, 22, 23, 25],
  },
  {
    kind: 'likeness',
    version: 1,
    title: { en: 'May we show your face or let people hear you?', es: '¿Podemos mostrar su cara o su voz?' },
    parts: [...opening, ...release],
    requires: [...OF_A_RELEASE, 7, 23],
  },
  {
    kind: 'staff_release',
    version: 1,
    title: { en: 'May we show you at your work?', es: '¿Podemos mostrarle en su trabajo?' },
    parts: [...say('who', 'staff'), ...release],
    requires: OF_A_RELEASE,
  },
  {
    kind: 'bystander_release',
    version: 1,
    title: { en: 'You are in the picture. May we show it?', es: 'Usted sale en la foto. ¿Podemos mostrarla?' },
    parts: [...say('who', 'freeToSay', 'bystander'), ...otherSigners, ...release],
    requires: [...OF_A_RELEASE, 7, 23],
  },
];

export function formOf(kind: InstrumentKind): Form {
  const form = forms.find((one) => one.kind === kind);
  if (form === undefined) throw new TypeError(`there is no form for ${kind}`);
  return form;
}

/** A passage that a house wrote beside those that Bedside brings. */
export type OwnPassageId = `own-${string}`;

export type UsedPart =
  | { readonly part: 'passage'; readonly id: PassageId | OwnPassageId; readonly passage: Passage }
  | { readonly part: 'choices'; readonly of: ChoiceOf }
  | { readonly part: 'answer'; readonly id: PassageId; readonly by: 'signer' | 'child'; readonly passage: Passage }
  | { readonly part: 'signature' };

/** A form with the words of its passages: of Bedside, or, where it says so, of the house. */
export type UsedForm = Omit<Form, 'parts' | 'requires'> & {
  readonly source?: 'house';
  readonly parts: readonly UsedPart[];
};

/** The form that Bedside brings for a kind, with its words. */
export function shippedForm(kind: InstrumentKind): UsedForm {
  const { version, title, parts } = formOf(kind);
  return {
    kind,
    version,
    title,
    parts: parts.map((one) =>
      one.part === 'passage' || one.part === 'answer' ? { ...one, passage: passages[one.id] } : one,
    ),
  };
}
