import { isDeepStrictEqual } from 'node:util';
import {
  applyReplacements,
  type Finding,
  type LeftAlone,
  type Screener,
  type ScreenResult,
} from '../../../packages/screening/src/index.ts';
import { anyPart } from './inputs.ts';

/** What went wrong with a text, in words; null when nothing did. */
export type Breach = string | null;

/** An edit is tried on one text of so many; so is screening twice. */
const EDIT_EVERY = 8;
const AGAIN_EVERY = 64;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Holds what the engine says of one text against what it promises of every text. */
export function findBreach(screener: Screener, text: string, at: { index: number; random: () => number }): Breach {
  const result = screener.screen(text);
  return (
    offsetBreach(text, [...result.findings, ...result.leftAlone]) ??
    replacementBreach(screener, text, result.findings) ??
    (at.index % EDIT_EVERY === 0 ? editBreach(screener, { text, result }, at.random) : null) ??
    (at.index % AGAIN_EVERY === 0 && !isDeepStrictEqual(screener.screen(text), result) ? 'a second look differs' : null)
  );
}

function offsetBreach(text: string, findings: readonly (Finding | LeftAlone)[]): Breach {
  if (findings.length === 0) return null;
  const segments = segmenter.segment(text);
  const isEdge = (at: number): boolean => at === text.length || segments.containing(at)?.index === at;
  for (const { start, end, type, confidence } of findings) {
    if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length)) {
      return `${type} lies at ${start}–${end} of ${text.length}`;
    }
    if (!isEdge(start) || !isEdge(end)) return `${type} at ${start}–${end} splits a grapheme`;
    if (confidence !== undefined && !(confidence >= 0 && confidence <= 1))
      return `${type} has confidence ${confidence}`;
  }
  return null;
}

/** A safe wording never raises the finding it was put in for. */
function replacementBreach(screener: Screener, text: string, findings: readonly Finding[]): Breach {
  for (const finding of findings) {
    if (finding.replacement === null) continue;
    const mended = applyReplacements(text, [finding]);
    const end = mended.length - (text.length - finding.end);
    const again = screener
      .screen(mended)
      .findings.find((other) => other.code === finding.code && other.start < end && other.end > finding.start);
    if (again) return `${finding.code} at ${finding.start} is raised again after "${finding.replacement}"`;
  }
  return null;
}

function editBreach(
  screener: Screener,
  previous: { text: string; result: ScreenResult },
  random: () => number,
): Breach {
  const { text } = previous;
  const [a, b] = [Math.floor(random() * (text.length + 1)), Math.floor(random() * (text.length + 1))];
  const start = Math.min(a, b);
  const end = random() < 0.5 ? start : Math.max(a, b);
  const insert = random() < 0.8 ? anyPart(random) : '';
  const next = screener.rescreen(previous, { start, end, insert });
  if (next.text !== text.slice(0, start) + insert + text.slice(end)) return 'the edited text is another';
  const edit = `after ${start}–${end} became ${JSON.stringify(insert)}`;
  return isDeepStrictEqual(next.result, screener.screen(next.text)) ? null : `screening anew differs ${edit}`;
}
