import type { InstrumentKind, Statement } from '../contract.ts';
import type { ElementNumber } from '../elements.ts';
import type { FormContent, FormWords, FrozenForm, WordingFault } from './contract.ts';
import { type FormLanguage, statementsIn } from './fill-form.ts';
import { formOf, type OwnPassageId, shippedForm, type UsedForm, type UsedPart } from './forms.ts';
import { type Blank, blanks, type Occasion, type Passage, type PassageId } from './passages.ts';

/** What the words of a house say of the law, by the element that the house and its counsel name. */
const statementOf: Readonly<Partial<Record<ElementNumber, Statement>>> = {
  8: 'revocation',
  9: 'conditioning',
  10: 'redisclosure',
  13: 'remuneration',
};
const elementOf = (statement: Statement): ElementNumber => {
  const found = Object.entries(statementOf).find(([, one]) => one === statement);
  return Number(found?.[0]) as ElementNumber; // every statement is in the record above
};

const languages: readonly FormLanguage[] = ['en', 'es'];
const occasions: readonly (Occasion | null)[] = [
  null,
  'guardian',
  'child',
  'representative',
  'executor',
  'remunerated',
  'european',
];
/** Blanks that have words in every asking, whatever its kind. */
const alwaysFilled: readonly Blank[] = ['house', 'unit', 'subject', 'description', 'withdrawAt'];
/** What a form may leave out: it is about somebody, and from somewhere, also where it does not say so twice. */
const mayBeLeftOut: readonly Blank[] = ['house', 'subject'];

const isOwn = (id: string): id is OwnPassageId => id.startsWith('own-');

/** What a house wrote, with the words of Bedside where it kept them. Parts that are not known are left out. */
export function freezeForm(kind: InstrumentKind, content: FormContent): FrozenForm {
  const shipped = shippedForm(kind);
  return {
    title: content.title ?? { ...shipped.title },
    counsel: content.counsel,
    parts: content.parts.flatMap((one): FrozenForm['parts'] => {
      if (one.part === 'choices' || one.part === 'signature') return [one];
      const known = passageIn(shipped, one);
      if (known === undefined && !isOwn(one.id)) return [];
      const by = known?.part === 'answer' ? known.by : null;
      const when = known?.passage.when ?? null;
      if (one.words === null) {
        const { en = '', es = '', covers = [] } = known?.passage ?? {};
        const said = known === undefined ? [] : statementsIn(known.passage);
        return [{ ...one, by, when, words: { en, es }, covers: [...covers], statements: [...said], isOwn: false }];
      }
      const covers = [...new Set(one.covers)].toSorted((a, b) => a - b);
      const statements = covers.flatMap((element) => statementOf[element as ElementNumber] ?? []);
      return [{ ...one, by, when, words: one.words, covers, statements, isOwn: true }];
    }),
  };
}

function passageIn({ parts }: UsedForm, { part, id }: { part: string; id: string }) {
  for (const one of parts) {
    if ((one.part === 'passage' || one.part === 'answer') && one.part === part && one.id === id) return one;
  }
  return undefined;
}

/** A frozen form as it is filled in. */
export function usedFormOf(kind: InstrumentKind, version: number, frozen: FrozenForm): UsedForm {
  return {
    kind,
    version,
    source: 'house',
    title: frozen.title,
    parts: frozen.parts.map((one): UsedPart => {
      if (one.part === 'choices' || one.part === 'signature') return one;
      const { words, covers, statements, when } = one;
      const passage: Passage = {
        ...words,
        // Only numbers of elements are taken in.
        covers: covers as ElementNumber[],
        statements,
        ...(when === null ? {} : { when }),
      };
      // What is frozen has ids of its kind's form, or of the house.
      if (one.part === 'passage') return { part: 'passage', id: one.id as PassageId | OwnPassageId, passage };
      return { part: 'answer', id: one.id as PassageId, by: one.by ?? 'signer', passage };
    }),
  };
}

/** Everything that keeps what a house wrote from being used, in the order in which it is read. Pure. */
export function checkForm(kind: InstrumentKind, content: FormContent): readonly WordingFault[] {
  const frozen = freezeForm(kind, content);
  const form = usedFormOf(kind, 1, frozen);
  const faults = [
    ...(content.title === null ? [] : checkWords(content.title, { at: 'title', allowed: [] })),
    ...checkParts(kind, content),
    ...frozen.parts.flatMap((one) => {
      if (one.part === 'choices' || one.part === 'signature' || !one.isOwn) return [];
      return checkWords(one.words, { at: one.id, allowed: blanksOf(kind, one.when) });
    }),
    ...checkLaw(kind, form),
    ...(frozen.parts.some((one) => 'isOwn' in one && one.isOwn) && content.counsel === ''
      ? [faultOf('COUNSEL_MISSING')]
      : []),
  ];
  return [...new Map(faults.map((one) => [JSON.stringify(one), one])).values()];
}

function faultOf(code: WordingFault['code'], told: Partial<Omit<WordingFault, 'code'>> = {}): WordingFault {
  return { code, at: null, language: null, what: null, ...told };
}

/** Passages and choices may be called alike. */
function nameOf(one: { part: string; id?: string; of?: string }): string {
  return one.id ?? (one.of === undefined ? one.part : `choose-${one.of}`);
}

/** Whoever signs chooses, answers and signs as on the form that Bedside brings. */
function checkParts(kind: InstrumentKind, { parts }: FormContent): WordingFault[] {
  const shipped = shippedForm(kind);
  const counts = Map.groupBy(parts, nameOf);
  const needed = shipped.parts.filter(({ part }) => part !== 'passage').map(nameOf);
  return [
    ...parts.flatMap((one) => {
      if (one.part === 'signature' || (one.part === 'passage' && isOwn(one.id))) return [];
      if (one.part === 'choices')
        return needed.includes(nameOf(one)) ? [] : [faultOf('PART_NOT_OF_KIND', { at: nameOf(one) })];
      return passageIn(shipped, one) === undefined ? [faultOf('PART_NOT_OF_KIND', { at: one.id })] : [];
    }),
    ...parts.flatMap((one) =>
      one.part === 'passage' && isOwn(one.id) && one.words === null ? [faultOf('WORDS_MISSING', { at: one.id })] : [],
    ),
    ...[...counts].flatMap(([name, all]) => (all.length > 1 ? [faultOf('PART_TWICE', { at: name })] : [])),
    ...needed.filter((name) => !counts.has(name)).map((name) => faultOf('PART_MISSING', { at: name })),
    ...(parts.at(-1)?.part === 'signature' ? [] : [faultOf('SIGNATURE_NOT_LAST')]),
  ];
}

/** Blanks that have words wherever a passage is shown: there, and in what the form of Bedside says there. */
function blanksOf(kind: InstrumentKind, when: Occasion | null): readonly Blank[] {
  const shown = shippedForm(kind).parts.flatMap((one) => ('passage' in one && isShown(one.passage, when) ? [one] : []));
  return [...new Set([...alwaysFilled, ...shown.flatMap(({ passage }) => blanksIn(passage.en))])];
}

const isShown = (passage: Passage, occasion: Occasion | null) =>
  passage.when === undefined || passage.when === occasion;

function blanksIn(text: string): readonly Blank[] {
  const known: readonly string[] = blanks;
  return [...text.matchAll(/\{(\w+)\}/g)].flatMap(([, name = '']) => (known.includes(name) ? [name as Blank] : []));
}

/** Nothing that cannot be seen, and one paragraph. Joiners stay: names and emblems need them. */
const HIDDEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

function checkWords(words: FormWords, of: { at: string; allowed: readonly Blank[] }): WordingFault[] {
  const { at, allowed } = of;
  const faults = languages.flatMap((language) => {
    const text = words[language];
    const where = { at, language };
    if (!/\p{L}/u.test(text)) return [faultOf('WORDS_MISSING', where)];
    const found = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
    return [
      ...(HIDDEN.test(text) ? [faultOf('HIDDEN_CHARACTER', where)] : []),
      ...(/[{}]/.test(text.replaceAll(/\{[^{}]*\}/g, '')) ? [faultOf('BLANK_BROKEN', where)] : []),
      ...found.flatMap((name) => checkBlank(name, { where, allowed })),
    ];
  });
  if (faults.length > 0) return faults;
  const same = (one: string) => [...new Set(blanksIn(one))].toSorted().join();
  return [
    ...(same(words.en) === same(words.es) ? [] : [faultOf('BLANKS_DIFFER', { at })]),
    ...(words.en === words.es ? [faultOf('LANGUAGES_ALIKE', { at })] : []),
  ];
}

function checkBlank(
  name: string,
  { where, allowed }: { where: { at: string; language: FormLanguage }; allowed: readonly Blank[] },
): WordingFault[] {
  const known: readonly string[] = blanks;
  if (!known.includes(name)) return [faultOf('BLANK_UNKNOWN', { ...where, what: name.slice(0, 40) })];
  const here: readonly string[] = allowed;
  return here.includes(name) ? [] : [faultOf('BLANK_NOT_FILLED', { ...where, what: name })];
}

/** On every occasion, what the form of Bedside covers, states and fills in of what the kind requires is there too. */
function checkLaw(kind: InstrumentKind, form: UsedForm): WordingFault[] {
  const shipped = shippedForm(kind);
  const { requires } = formOf(kind);
  return occasions.flatMap((occasion) => {
    const [asked, has] = [saidOn(shipped, occasion), saidOn(form, occasion)];
    const missing = [
      ...requires.filter((element) => asked.covers.has(element) && !has.covers.has(element)),
      ...[...asked.statements].filter((one) => !has.statements.has(one)).map(elementOf),
    ];
    const blanksLeft = [...asked.blanks].filter((one) => !mayBeLeftOut.includes(one) && !has.blanks.has(one));
    const told = (code: WordingFault['code'], what: string): WordingFault => faultOf(code, { at: occasion, what });
    // What is missing always is not told again for each occasion.
    return [
      ...missing.map((element) => told('ELEMENT_NOT_COVERED', String(element))),
      ...blanksLeft.map((blank) => told('BLANK_LEFT_OUT', blank)),
    ].filter((fault) => occasion === null || !isMissingAnyway(fault, { shipped, form, requires }));
  });
}

function isMissingAnyway(
  { code, what }: WordingFault,
  { shipped, form, requires }: { shipped: UsedForm; form: UsedForm; requires: readonly ElementNumber[] },
): boolean {
  const [asked, has] = [saidOn(shipped, null), saidOn(form, null)];
  if (code === 'BLANK_LEFT_OUT') return asked.blanks.has(what as Blank) && !has.blanks.has(what as Blank);
  const element = Number(what) as ElementNumber;
  return requires.includes(element) && asked.covers.has(element) && !has.covers.has(element);
}

/** What a form says on one occasion. */
function saidOn({ parts }: UsedForm, occasion: Occasion | null) {
  const said = parts.flatMap((one) => ('passage' in one && isShown(one.passage, occasion) ? [one.passage] : []));
  return {
    covers: new Set(said.flatMap(({ covers = [] }) => covers)),
    statements: new Set(said.flatMap(statementsIn)),
    // Blanks of both languages are the same, or told as a fault.
    blanks: new Set(said.flatMap(({ en }) => blanksIn(en))),
  };
}

/** What a house begins from: the form that Bedside brings. */
export function contentOfShipped(kind: InstrumentKind): FormContent {
  return {
    title: null,
    counsel: '',
    parts: formOf(kind).parts.map((one): FormContent['parts'][number] =>
      one.part === 'passage' || one.part === 'answer' ? { part: one.part, id: one.id, words: null, covers: [] } : one,
    ),
  };
}

/** What a house goes on from: a version that it published. Words that Bedside still brings stay Bedside's. */
export function contentOfFrozen(kind: InstrumentKind, frozen: FrozenForm): FormContent {
  const shipped = shippedForm(kind);
  return {
    title: isSameWords(frozen.title, shipped.title) ? null : frozen.title,
    counsel: frozen.counsel,
    parts: frozen.parts.map((one): FormContent['parts'][number] => {
      if (one.part === 'choices' || one.part === 'signature') return one;
      const { part, id, words, covers } = one;
      const known = passageIn(shipped, one);
      const isKept = !one.isOwn && known !== undefined && isSameWords(words, known.passage);
      return isKept ? { part, id, words: null, covers: [] } : { part, id, words, covers };
    }),
  };
}

const isSameWords = (one: FormWords, other: FormWords) => one.en === other.en && one.es === other.es;

/** What each passage of a kind says, covers and needs, for whoever writes a form. */
export function palette(kind: InstrumentKind) {
  return shippedForm(kind).parts.flatMap((one) => {
    if (!('passage' in one)) return [];
    const { en, es, covers = [], when = null } = one.passage;
    return [{ part: one.part, id: one.id, words: { en, es }, covers: [...covers], when }];
  });
}

/** Blanks that the house's own words may have on a form of this kind, where they are always shown. */
export function blanksOfKind(kind: InstrumentKind): readonly Blank[] {
  return blanksOf(kind, null);
}
