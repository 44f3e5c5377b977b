import type { TFunction } from 'i18next';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** One issue of a contract's schema as a sentence beside its field. */
function sentenceOf(issue: Issue, t: TFunction): string {
  if (typeof issue.input === 'string' && issue.input.trim() === '') return t('common.fields.required');
  if (issue.code === 'invalid_format' && issue.format === 'email') return t('common.fields.email');
  if (issue.code === 'too_small') {
    const least = Number(issue.minimum);
    if (issue.origin === 'array') return t('common.fields.chooseOne');
    return least <= 1 ? t('common.fields.required') : t('common.fields.atLeast', { count: least });
  }
  if (issue.code === 'too_big') return t('common.fields.atMost', { count: Number(issue.maximum) });
  if (issue.code === 'invalid_type' || issue.code === 'invalid_value') return t('common.fields.required');
  return t('common.fields.invalid');
}

/** The form's path of an issue: an item of a list of words belongs to the field that holds the list. */
function fieldOf(issue: Issue): string {
  const path = typeof issue.path.at(-1) === 'number' ? issue.path.slice(0, -1) : issue.path;
  return path.map(String).join('.');
}

/** Validates a form by the contract's own schema; sentences by field path, the first one of each field. */
export function contractErrors(schema: z.ZodType, t: TFunction): (values: unknown) => Record<string, string> {
  return (values) => {
    const parsed = schema.safeParse(values, { reportInput: true });
    if (parsed.success) return {};
    const errors: Record<string, string> = {};
    for (const issue of parsed.error.issues) errors[fieldOf(issue)] ??= sentenceOf(issue, t);
    return errors;
  };
}
