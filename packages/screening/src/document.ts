import type { Facts } from './facts.ts';
import { readSignals, type Signals } from './signals.ts';
import type { ScreenContext } from './types.ts';
import type { View } from './view.ts';

/** What a rule reads: one view of the text, what the words around say, and what the organization told of itself. */
export type Document = {
  readonly view: View;
  /** The view's text: the spans rules give are offsets into it. */
  readonly text: string;
  readonly signals: Signals;
  readonly facts: Facts;
  readonly context: ScreenContext;
  /** The author's language for safe wordings. */
  readonly language: 'en' | 'es';
};

export type DocumentSource = { readonly facts: Facts; readonly context: ScreenContext };

export function readDocument(view: View, { facts, context }: DocumentSource): Document {
  const signals = readSignals(view.text);
  return { view, text: view.text, signals, facts, context, language: signals.spanish ? 'es' : 'en' };
}

/** Up to `length` units before `at`, from the start of the line on. */
export function textBefore(document: Document, at: number, length = 40): string {
  return document.text.slice(Math.max(0, at - length), at);
}

export function textAfter(document: Document, at: number, length = 40): string {
  return document.text.slice(at, at + length);
}
