import { z } from 'zod';
import { ApiProblem } from '../../lib/problem.ts';

const named = z.object({
  fields: z.array(z.object({ path: z.string() })).default([]),
  /** Places of the form that are empty, by the names that its passages have for them. */
  missing: z.array(z.string()).default([]),
});

const placeFields: Readonly<Record<string, string>> = {
  subject: 'subject.name',
  authority: 'signer.authorityKind',
  expiry: 'expiresOn',
  channels: 'channelIds',
  unit: 'siteId',
};

/** Fields of the form that a refusal of the server names, by the form's own names. */
export function refusedFields(error: unknown): string[] {
  if (!(error instanceof ApiProblem)) return [];
  const told = named.safeParse(error.details);
  if (!told.success) return [];
  const { fields, missing } = told.data;
  return [...new Set([...fields.map(({ path }) => fieldOf(path)), ...missing.map((one) => placeFields[one] ?? one)])];
}

/** An item of a list belongs to the field that holds the list. */
function fieldOf(path: string): string {
  const field = path.replace(/\.\d+(\..*)?$/, '');
  return field === 'mediaIds' ? 'media' : field;
}
