import { z } from 'zod';
import { defineEndpoint, done, instant, uuid } from '../../kernel/http/contract.ts';

/** Most presets of an organization: they are chosen from one list. */
export const MAX_UTM_PRESETS = 200;

/** A value as it stands in an address, with placeholders; their names are checked, so that a slip does not leave as it is. */
const value = z
  .string()
  .trim()
  .min(1)
  .max(150)
  .refine((text) => text.isWellFormed(), { error: 'TEXT_NOT_WELL_FORMED' })
  .refine((text) => !/[{}]/u.test(text.replaceAll(/\{(?:network|channel|post|campaign)\}/gu, '')), {
    error: 'PLACEHOLDER_UNKNOWN',
  });

/** What is added to addresses as `utm_source` and so on. `{network}`, `{channel}`, `{post}` and `{campaign}` are filled for each network. */
export const utmValues = z.object({
  source: value.optional(),
  medium: value.optional(),
  campaign: value.optional(),
  term: value.optional(),
  content: value.optional(),
});
export type UtmValues = z.infer<typeof utmValues>;

export const utmPresetView = z.object({
  id: uuid,
  name: z.string(),
  values: utmValues,
  revision: z.number().int(),
  updatedAt: instant,
});
export type UtmPresetView = z.infer<typeof utmPresetView>;

const input = z.object({
  name: z.string().trim().min(1).max(120),
  values: utmValues.refine((values) => Object.values(values).some((one) => one !== undefined), { error: 'UTM_EMPTY' }),
});
const params = z.object({ id: uuid });

export const listUtmPresets = defineEndpoint({
  method: 'GET',
  path: '/utm-presets',
  summary: 'Campaign values for addresses, by name',
  keyScope: 'posts:read',
  answer: z.object({
    presets: z.array(utmPresetView),
    mayChange: z.boolean(),
    shortBase: z.string().describe('What a short address begins with; its code follows.'),
    house: z.array(z.string()).describe('Places of this house, whose addresses leave as they are written.'),
  }),
});

export const addUtmPreset = defineEndpoint({
  method: 'POST',
  path: '/utm-presets',
  summary: 'Keep campaign values',
  body: input,
  answer: utmPresetView,
});

export const changeUtmPreset = defineEndpoint({
  method: 'PUT',
  path: '/utm-presets/:id',
  summary: 'Change campaign values; posts keep those that they were given',
  params,
  body: input.extend({ revision: z.number().int() }),
  answer: utmPresetView,
});

export const removeUtmPreset = defineEndpoint({
  method: 'DELETE',
  path: '/utm-presets/:id',
  summary: 'Forget campaign values; posts keep those that they were given',
  params,
  answer: done,
});
