const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';
const AUDIENCES = new Set(['to', 'cc']);

/**
 * Writes what says the same in JSON-LD in the one way that every server reads: the public by its whole address, and
 * attachments as a list also where there is one. Proofs by Fedify are over this form.
 */
export function toWireForm(value: unknown, key: string | null = null): unknown {
  if (typeof value === 'string') return key !== null && AUDIENCES.has(key) && value === 'as:Public' ? PUBLIC : value;
  if (Array.isArray(value)) return value.map((item) => toWireForm(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      if (name === '@context') return [name, one];
      const isSingle = name === 'attachment' && !Array.isArray(one);
      return [name, toWireForm(isSingle ? [one] : one, name)];
    }),
  );
}
