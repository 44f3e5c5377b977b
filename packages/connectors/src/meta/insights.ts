/** One number of one object, on all three interfaces. */
import { z } from 'zod';
import { ask, type Operation } from '../http/ask.ts';

const value = z.number().min(0);
const schema = z.object({
  data: z.array(
    z.object({
      name: z.string(),
      values: z.array(z.object({ value })).optional(),
      total_value: z.object({ value }).optional(),
    }),
  ),
});

/** Null where the network does not tell it: the name is not known any more, the post is too young, the token may not. */
export async function insightOf(
  operation: Operation,
  { path, metric, params = {} }: { path: string; metric: string; params?: Readonly<Record<string, string>> },
): Promise<number | null> {
  const asked = await ask(operation, { path, params: { metric, ...params }, schema });
  if (!asked.ok) return null;
  const told = asked.data.data.find(({ name }) => name === metric);
  return told?.total_value?.value ?? told?.values?.at(-1)?.value ?? null;
}
