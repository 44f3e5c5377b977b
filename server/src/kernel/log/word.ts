/** A word that stands in the code, such as a state or the name of a network; the only free text a log line takes. */
export class LogWord {
  readonly #text: string;

  constructor(text: string) {
    this.#text = WORD.test(text) ? text : 'unnamed';
  }

  get text(): string {
    return this.#text;
  }
}

const WORD = /^[A-Za-z0-9/][\w./:*{}-]{0,99}$/;

/**
 * Takes a literal, or a union of literals such as a zod enum. A plain `string` does not compile: text that people wrote
 * is a `string`, and must not come into a log.
 */
export function word<const Text extends string>(text: string extends Text ? never : Text): LogWord {
  return new LogWord(text);
}

/** For a `string` that ought to be one of `allowed`, such as a route pattern; anything else is logged as "other". */
export function wordOf(text: string, allowed: ReadonlySet<string>): LogWord {
  return new LogWord(allowed.has(text) ? text : 'other');
}
