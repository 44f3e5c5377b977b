import { z } from 'zod';
import { ApiProblem } from '../../lib/problem.ts';

const named = z.object({ fields: z.array(z.object({ path: z.string() })) });

/** Fields of the form that a refusal of the server names, by the form's own names. */
export function refusedFields(error: unknown): string[] {
  if (!(error instanceof ApiProblem)) return [];
  const told = named.safeParse(error.details);
  if (!told.success) return [];
  return [...new Set(told.data.fields.map(({ path }) => fieldOf(path)))];
}

/** An item of a list belongs to the field that holds the list. */
function fieldOf(path: string): string {
  const field = path.replace(/\.\d+(\..*)?$/, '');
  return field === 'mediaIds' ? 'media' : field;
}
