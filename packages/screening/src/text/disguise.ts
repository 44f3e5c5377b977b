import { classOf, DIGIT, LOWER, UPPER } from './character-class.ts';
import { findSuspects, type Suspect } from './disguise-hints.ts';
import { REWRITES, type Rewrite } from './disguise-rewrites.ts';
import type { Reading } from './reading.ts';
import type { Tokens } from './tokens.ts';

/** A reading through disguises, with the stretches of it (in its own units) that read differently from the plain text. */
export type Disguised = {
  readonly reading: Reading;
  readonly changed: readonly { readonly start: number; readonly end: number }[];
};

/** What is kept around a changed stretch, so that the words beside it still say what it is. */
const CONTEXT_UNITS = 160;
/** More than anybody disguises in one text; keeps hostile texts cheap. */
const MAX_REWRITES = 2000;

/**
 * Reads through what people do to slip past a filter: spaced and spelled-out digits and letters, "(at)", "dot", "[.]",
 * digits for letters, syllables with dashes, words backwards. Null when a cheap look finds nothing of the kind. Only
 * the changed stretches and the words around them are in the new reading; its units lead to the author's own text.
 */
export function disguise(reading: Reading, tokens: Tokens): Disguised | null {
  const suspects = findSuspects(reading, tokens);
  if (suspects.length === 0) return null;
  const found: { rewrite: Rewrite; rank: number }[] = [];
  for (const suspect of suspects) {
    if (found.length < MAX_REWRITES) collect(reading, suspect, found);
  }
  const kept = withoutOverlap(found);
  return kept.length === 0 ? null : rebuild(reading, kept);
}

function collect({ text }: Reading, suspect: Suspect, found: { rewrite: Rewrite; rank: number }[]): void {
  const stretch = text.slice(suspect.start, suspect.end);
  REWRITES.forEach((rule, rank) => {
    if ((rule.hints & suspect.hints) === 0) return;
    for (const match of stretch.matchAll(rule.pattern)) {
      if (found.length >= MAX_REWRITES) return;
      const to = rule.rewrite(match[0], match);
      if (to === null || to === match[0]) continue;
      const start = suspect.start + match.index;
      found.push({ rewrite: { start, end: start + match[0].length, text: to }, rank });
    }
  });
}

/** Earlier patterns win where two begin together; of one pattern the matches never overlap. */
function withoutOverlap(found: { rewrite: Rewrite; rank: number }[]): Rewrite[] {
  found.sort((a, b) => a.rewrite.start - b.rewrite.start || a.rank - b.rank);
  const kept: Rewrite[] = [];
  let end = 0;
  for (const { rewrite } of found) {
    if (rewrite.start < end) continue;
    kept.push(rewrite);
    end = rewrite.end;
  }
  return kept;
}

type Window = { readonly start: number; readonly end: number };

/** The rewritten stretches with the words around them; far stretches are parted by line ends. */
function rebuild(reading: Reading, rewrites: readonly Rewrite[]): Disguised {
  const out = new Written(reading);
  const changed: { start: number; end: number }[] = [];
  let next = 0;
  for (const window of windowsOf(reading, rewrites)) {
    if (out.length > 0) out.lineEnd(window.start);
    let at = window.start;
    while (next < rewrites.length && (rewrites[next] as Rewrite).start < window.end) {
      const rewrite = rewrites[next] as Rewrite;
      out.copy(at, rewrite.start);
      const start = out.length;
      out.replace(rewrite);
      changed.push({ start, end: out.length });
      at = rewrite.end;
      next += 1;
    }
    out.copy(at, window.end);
  }
  return { reading: out.reading(), changed };
}

function windowsOf(reading: Reading, rewrites: readonly Rewrite[]): Window[] {
  const windows: { start: number; end: number }[] = [];
  for (const rewrite of rewrites) {
    const start = Math.max(0, wordEdge(reading, rewrite.start - CONTEXT_UNITS));
    const end = Math.min(reading.length, wordEdge(reading, rewrite.end + CONTEXT_UNITS));
    const last = windows[windows.length - 1];
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else windows.push({ start, end });
  }
  return windows;
}

/** The nearest space on from `at`, at most a word away. */
function wordEdge({ codes, length }: Reading, at: number): number {
  if (at <= 0 || at >= length) return at;
  let edge = at;
  while (edge < length && edge < at + 24 && isLetterOrDigit(codes[edge] as number)) edge += 1;
  return edge;
}

function isLetterOrDigit(unit: number): boolean {
  const kind = classOf(unit);
  return kind === LOWER || kind === UPPER || kind === DIGIT;
}

/** Writes a new reading whose units lead to the author's own. */
class Written {
  readonly #from: Reading;
  readonly #text: string[] = [];
  #codes: number[] = [];
  #starts: number[] = [];
  #ends: number[] = [];

  constructor(from: Reading) {
    this.#from = from;
  }

  get length(): number {
    return this.#codes.length;
  }

  copy(start: number, end: number): void {
    const { text, codes, starts, ends } = this.#from;
    this.#text.push(text.slice(start, end));
    for (let i = start; i < end; i += 1)
      this.#push(codes[i] as number, starts ? (starts[i] as number) : i, ends ? (ends[i] as number) : i + 1);
  }

  replace({ start, end, text }: Rewrite): void {
    const { starts, ends } = this.#from;
    const from = starts ? (starts[start] as number) : start;
    const to = ends ? (ends[end - 1] as number) : end;
    this.#text.push(text);
    for (let i = 0; i < text.length; i += 1) this.#push(text.charCodeAt(i), from, to);
  }

  lineEnd(at: number): void {
    const { starts } = this.#from;
    const here = starts ? (starts[at] as number) : at;
    this.#text.push('\n');
    this.#push(10, here, here);
  }

  reading(): Reading {
    const text = this.#text.join('');
    return {
      original: this.#from.original,
      text,
      codes: Uint16Array.from(this.#codes),
      length: text.length,
      starts: Int32Array.from(this.#starts),
      ends: Int32Array.from(this.#ends),
    };
  }

  #push(unit: number, start: number, end: number): void {
    this.#codes.push(unit);
    this.#starts.push(start);
    this.#ends.push(end);
  }
}
