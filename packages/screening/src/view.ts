/**
 * A text prepared for the rules, with the way back to the author's own text.
 * Unit `i` of `text` stands for units `[starts[i], ends[i])` of the original.
 */
export type View = {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
};

/** Collects the units of a view; every unit remembers the stretch of original text it stands for. */
export class ViewBuilder {
  readonly #parts: string[] = [];
  #starts: Int32Array;
  #ends: Int32Array;
  #length = 0;

  constructor(expectedLength: number) {
    this.#starts = new Int32Array(expectedLength + 16);
    this.#ends = new Int32Array(expectedLength + 16);
  }

  append(text: string, start: number, end: number): void {
    this.#reserve(text.length);
    for (let i = 0; i < text.length; i += 1) {
      this.#starts[this.#length] = start;
      this.#ends[this.#length] = end;
      this.#length += 1;
    }
    this.#parts.push(text);
  }

  build(): View {
    return {
      text: this.#parts.join(''),
      starts: this.#starts.slice(0, this.#length),
      ends: this.#ends.slice(0, this.#length),
    };
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#starts.length) return;
    const size = (this.#length + count) * 2;
    this.#starts = grown(this.#starts, size);
    this.#ends = grown(this.#ends, size);
  }
}

function grown(from: Int32Array, size: number): Int32Array {
  const to = new Int32Array(size);
  to.set(from);
  return to;
}

/** UTF-16 span of the original text that the view units `[start, end)` stand for. */
export function originalSpan(view: View, start: number, end: number): { start: number; end: number } {
  return { start: view.starts[start] ?? 0, end: view.ends[end - 1] ?? 0 };
}
