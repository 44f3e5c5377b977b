import { readFile, stat } from 'node:fs/promises';
import type { OrganizationFacts } from '@bedside/screening';
import { z } from 'zod';
import { InputError } from './screen-input.ts';

/** More facts than any organization has; a larger file is a mistake. */
const MAX_FACTS_BYTES = 4_000_000;

const list = z.array(z.string().max(500)).max(20_000).optional();
const factsSchema = z.strictObject({
  name: z.string().max(500).optional(),
  names: list,
  phones: list,
  emails: list,
  addresses: list,
  domains: list,
  handles: list,
  staffNames: list,
});

/** Reads what the organization tells of itself from a JSON file; throws an InputError that says what to mend. */
export async function readOrganizationFacts(path: string): Promise<OrganizationFacts> {
  const parsed = factsSchema.safeParse(parseJson(await readWhole(path), path));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = issue?.path.join('.') || 'the whole';
    throw new InputError(`The facts in "${path}" are not usable: ${field}: ${issue?.message ?? 'invalid'}.`);
  }
  // zod types an absent field as `undefined`; the engine reads both alike.
  return parsed.data as OrganizationFacts;
}

async function readWhole(path: string): Promise<string> {
  try {
    if ((await stat(path)).size > MAX_FACTS_BYTES) throw new InputError(`The file "${path}" is too large.`);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`The file of facts "${path}" could not be read.`);
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new InputError(`The file of facts "${path}" is not JSON.`);
  }
}
