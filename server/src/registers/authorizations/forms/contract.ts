import { z } from 'zod';
import { defineEndpoint, instant } from '../../../kernel/http/contract.ts';
import { formView } from '../asking/contract.ts';
import { instrumentKind, statement } from '../contract.ts';

const words = z.object({ en: z.string().trim().max(1_500), es: z.string().trim().max(1_500) });
export type FormWords = z.infer<typeof words>;

const choiceOf = z.enum(['media', 'infoScope', 'purposes', 'channels']);
const element = z.number().int().min(1).max(29);
/** Of a passage that Bedside brings, or of one that the house wrote: `own-1`. */
const passageId = z.string().regex(/^([a-zA-Z][a-zA-Z0-9]{1,29}|own-[a-z0-9-]{1,30})$/);
const occasion = z.enum(['guardian', 'child', 'representative', 'executor', 'remunerated', 'european']);

const said = {
  id: passageId,
  words: words.nullable().default(null).describe('Null: those that Bedside brings.'),
  covers: z
    .array(element)
    .max(29)
    .default([])
    .describe('Which elements of the law own words cover, as the house and its counsel say.'),
};

/** A form as a house writes it: passages in its order, in its words or in those of Bedside. */
export const formContent = z.object({
  title: words.nullable().default(null),
  counsel: z.string().trim().max(120).default('').describe('Who looked at own words, and at what they cover.'),
  parts: z
    .array(
      z.discriminatedUnion('part', [
        z.object({ part: z.literal('passage'), ...said }),
        z.object({ part: z.literal('answer'), ...said }),
        z.object({ part: z.literal('choices'), of: choiceOf }),
        z.object({ part: z.literal('signature') }),
      ]),
    )
    .min(1)
    .max(60),
});
export type FormContent = z.output<typeof formContent>;

const frozenSaid = {
  id: passageId,
  words,
  covers: z.array(element),
  statements: z.array(statement),
  when: occasion.nullable(),
  by: z.enum(['signer', 'child']).nullable(),
  isOwn: z.boolean(),
};

/** A form as it was published: all of its words are in it, whatever Bedside brings later. */
export const frozenForm = z.object({
  title: words,
  counsel: z.string(),
  parts: z.array(
    z.discriminatedUnion('part', [
      z.object({ part: z.literal('passage'), ...frozenSaid }),
      z.object({ part: z.literal('answer'), ...frozenSaid }),
      z.object({ part: z.literal('choices'), of: choiceOf }),
      z.object({ part: z.literal('signature') }),
    ]),
  ),
});
export type FrozenForm = z.output<typeof frozenForm>;

/** What keeps a form from being used. */
export const wordingFault = z.object({
  code: z.enum([
    'WORDS_MISSING',
    'LANGUAGES_ALIKE',
    'BLANK_UNKNOWN',
    'BLANK_BROKEN',
    'BLANK_NOT_FILLED',
    'BLANKS_DIFFER',
    'BLANK_LEFT_OUT',
    'HIDDEN_CHARACTER',
    'PART_NOT_OF_KIND',
    'PART_MISSING',
    'PART_TWICE',
    'SIGNATURE_NOT_LAST',
    'ELEMENT_NOT_COVERED',
    'COUNSEL_MISSING',
  ]),
  at: z.string().nullable().describe('The passage, the part, or the occasion on which it is so.'),
  language: z.enum(['en', 'es']).nullable(),
  what: z.string().nullable().describe('The blank, or the number of the element.'),
});
export type WordingFault = z.infer<typeof wordingFault>;

/** How a form is read, in each language. */
export const formReading = z.object({
  en: formView,
  es: formView,
  covers: z.array(z.number().int()),
});
export type FormReading = z.infer<typeof formReading>;

const grades = z.object({ en: z.number().nullable(), es: z.number().nullable() });
export const formVersionView = z.object({
  number: z.number().int(),
  publishedByName: z.string(),
  publishedAt: instant,
  counsel: z.string(),
  sha256: z.string(),
  grades,
  covers: z.array(z.number().int()),
  retiredByName: z.string().nullable(),
  retiredAt: instant.nullable(),
  isUsed: z.boolean().describe('The next asking of this kind has these words.'),
});
export type FormVersionView = z.infer<typeof formVersionView>;

export const houseFormView = z.object({
  kind: instrumentKind,
  shipped: z.object({
    version: z.number().int(),
    title: words,
    grades,
    covers: z.array(z.number().int()),
    isUsed: z.boolean(),
  }),
  requires: z.array(z.number().int()).describe('Elements that a form of this kind has to cover.'),
  versions: z.array(formVersionView).describe('The newest first.'),
  draft: z
    .object({ revision: z.number().int(), updatedByName: z.string(), updatedAt: instant, faults: z.number().int() })
    .nullable(),
});
export type HouseFormView = z.infer<typeof houseFormView>;

const params = z.object({ kind: instrumentKind });
const ofVersion = params.extend({ number: z.coerce.number().int().min(1).max(1_000_000) });
const revision = z.number().int().min(0);

export const listForms = defineEndpoint({
  method: 'GET',
  path: '/authorization-forms',
  summary: 'The forms for permissions, their versions, how hard they are to read and what they cover',
  answer: z.object({ forms: z.array(houseFormView) }),
});

export const getForm = defineEndpoint({
  method: 'GET',
  path: '/authorization-forms/:kind',
  summary: 'One form: what the house is writing, and what it can choose from',
  params,
  answer: z.object({
    form: houseFormView,
    content: formContent.describe('The draft; where there is none, what a new one begins from.'),
    revision: revision.describe('0: there is no draft yet.'),
    palette: z.array(
      z.object({
        part: z.enum(['passage', 'answer']),
        id: z.string(),
        words,
        covers: z.array(z.number().int()),
        when: occasion.nullable(),
      }),
    ),
    blanks: z.array(z.string()),
  }),
});

const checked = z.object({
  faults: z.array(wordingFault),
  reading: formReading.nullable().describe('Null where it cannot be shown yet.'),
});
export type CheckedForm = z.infer<typeof checked>;

export const checkHouseForm = defineEndpoint({
  method: 'POST',
  path: '/authorization-forms/:kind/check',
  summary: 'What keeps a form from being used, and how it would be shown, in both languages; nothing is kept',
  cost: 'read',
  params,
  body: z.object({ content: formContent }),
  answer: checked,
});

export const getFormVersion = defineEndpoint({
  method: 'GET',
  path: '/authorization-forms/:kind/versions/:number',
  summary: 'One published form, as it is shown in both languages',
  params: ofVersion,
  answer: z.object({ version: formVersionView, content: formContent, reading: formReading }),
});

export const saveFormDraft = defineEndpoint({
  method: 'PUT',
  path: '/authorization-forms/:kind/draft',
  summary: 'Keep what the house is writing; it is not used before it is published',
  params,
  body: z.object({ content: formContent, revision }),
  answer: z.object({ revision, faults: z.array(wordingFault) }),
});

export const discardFormDraft = defineEndpoint({
  method: 'DELETE',
  path: '/authorization-forms/:kind/draft',
  summary: 'Throw away what the house was writing',
  params,
  body: z.object({ revision }),
  answer: houseFormView,
});

export const publishForm = defineEndpoint({
  method: 'POST',
  path: '/authorization-forms/:kind/versions',
  summary: 'Publish the draft as a numbered version that never changes; the next askings have its words',
  stepUp: true,
  params,
  body: z.object({ revision }),
  answer: houseFormView,
});

export const retireForm = defineEndpoint({
  method: 'POST',
  path: '/authorization-forms/:kind/versions/:number/retire',
  summary: 'Use a version no more; what was sent stays as it was sent',
  stepUp: true,
  params: ofVersion,
  answer: houseFormView,
});
