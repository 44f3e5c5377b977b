const SHOWN = '[sensitive]';

/**
 * Holds a value that must not be printed by accident. Templates, JSON, `util.inspect` and loggers show "[sensitive]";
 * only `reveal()` gives the value, which makes every use easy to find.
 */
export class Sensitive<T> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  reveal(): T {
    return this.#value;
  }

  toString(): string {
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }

  [Symbol.toPrimitive](): string {
    return SHOWN;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return SHOWN;
  }
}
