import type { FormContent, getForm } from '@bedside/server/contract/registers/authorizations/forms';
import type { z } from 'zod';

export type FormPart = FormContent['parts'][number];
/** A part that says something. */
export type SaidPart = Extract<FormPart, { part: 'passage' | 'answer' }>;
export type Palette = z.output<(typeof getForm)['answer']>['palette'];

/** A part is named by its id or by what it offers to choose, as the server does. */
export function nameOfPart(part: FormPart): string {
  if (part.part === 'signature') return 'signature';
  return part.part === 'choices' ? `choose-${part.of}` : part.id;
}

/** The same form with one part in another place; where there is no such place, it stays. */
export function moved(content: FormContent, from: number, to: number): FormContent {
  const part = content.parts[from];
  if (part === undefined || to < 0 || to >= content.parts.length) return content;
  return { ...content, parts: content.parts.toSpliced(from, 1).toSpliced(to, 0, part) };
}

export function without(content: FormContent, index: number): FormContent {
  return { ...content, parts: content.parts.toSpliced(index, 1) };
}

export function withPart(content: FormContent, index: number, part: FormPart): FormContent {
  return { ...content, parts: content.parts.with(index, part) };
}

/** A part more, before the last one, which is where one signs. */
export function withAdded(content: FormContent, part: FormPart): FormContent {
  return { ...content, parts: content.parts.toSpliced(-1, 0, part) };
}

/** An id that no part of the form has. */
export function newOwnId({ parts }: FormContent): `own-${number}` {
  const taken = new Set(parts.map(nameOfPart));
  let number = 1;
  while (taken.has(`own-${number}`)) number += 1;
  return `own-${number}`;
}

/** Passages of Bedside that the form does not have. */
export function leftOut({ parts }: FormContent, palette: Palette): Palette {
  const taken = new Set(parts.map(nameOfPart));
  return palette.filter(({ id }) => !taken.has(id));
}
