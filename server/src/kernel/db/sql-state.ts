/** Causes within causes are looked at so deep. */
const MAX_DEPTH = 5;

type Fields = { readonly code?: unknown; readonly constraint?: unknown; readonly cause?: unknown };

/** PostgreSQL's five characters, as an error or one of its causes carries them; null when none does. */
export function sqlStateOf(error: unknown): string | null {
  for (const { code } of causesOf(error)) {
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return null;
}

/** An error and its causes, to be read field by field. */
export function* causesOf(error: unknown): Generator<Fields> {
  let current: unknown = error;
  for (let depth = 0; depth < MAX_DEPTH && typeof current === 'object' && current !== null; depth += 1) {
    const fields: Fields = current;
    yield fields;
    current = fields.cause;
  }
}
