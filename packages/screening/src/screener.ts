import { type Document, readDocument } from './document.ts';
import { type Facts, readFacts } from './facts.ts';
import { graphemeEdges, type Span } from './graphemes.ts';
import { findingMessages } from './messages.ts';
import { normalise } from './normalise.ts';
import { builtInPacks, type RulePack } from './packs.ts';
import type { Match, Rule } from './rule.ts';
import { settle } from './settle.ts';
import type { Finding, ScreenContext, Screener, ScreenerOptions, ScreenResult, Severity, Verdict } from './types.ts';
import { unfold } from './unfold.ts';
import { originalSpan } from './view.ts';

export const ENGINE_VERSION = '0.1.0';

/** Longer texts are no posts; they are refused as a whole rather than read in part. */
const MAX_UNITS = 200_000;

/**
 * Makes a screener: a pure function from text to findings. `options.organization` tells whose own names and numbers to
 * leave alone; `options.packs` picks rule packs by id. Throws a RangeError for an unknown pack id, so that a misspelt
 * setting never switches rules off in silence.
 */
export function createScreener(options: ScreenerOptions = {}): Screener {
  const packs = choosePacks(options.packs);
  const facts = readFacts(options.organization);
  const screen = (text: string, context: ScreenContext = {}): ScreenResult => {
    const findings = isReadable(text) ? findAll(text, { packs, facts, context }) : [unscreenable(text)];
    return {
      verdict: verdictOf(findings),
      findings,
      engineVersion: ENGINE_VERSION,
      packs: packs.map(({ id, version }) => ({ id, version })),
    };
  };
  return {
    screen,
    rescreen: (previous, edit, context) => {
      const text = previous.text.slice(0, edit.start) + edit.insert + previous.text.slice(edit.end);
      return { text, result: screen(text, context) };
    },
  };
}

function choosePacks(ids: readonly string[] | undefined): readonly RulePack[] {
  if (ids === undefined) return builtInPacks;
  return ids.map((id) => {
    const pack = builtInPacks.find((candidate) => candidate.id === id);
    if (!pack) throw new RangeError(`There is no rule pack "${id}".`);
    return pack;
  });
}

function isReadable(text: string): boolean {
  return text.length <= MAX_UNITS && text.isWellFormed();
}

type Task = { readonly packs: readonly RulePack[]; readonly facts: Facts; readonly context: ScreenContext };

function findAll(text: string, { packs, facts, context }: Task): Finding[] {
  const plain = normalise(text);
  const document = readDocument(plain, { facts, context });
  const unfolded = unfold(plain);
  const rules = packs.flatMap((pack) => pack.rules);
  const toEdges = graphemeEdges(text);
  const findings: Finding[] = [];
  const collect = (from: Document, accepts: (match: Match) => boolean) => {
    for (const rule of rules) {
      for (const match of rule.find(from)) {
        if (!accepts(match)) continue;
        findings.push(
          toFinding(rule, match, { span: toEdges(originalSpan(from.view, match.start, match.end)), document }),
        );
      }
    }
  };
  collect(document, () => true);
  if (unfolded) {
    const second = { ...readDocument(unfolded.view, { facts, context }), language: document.language };
    collect(second, touching(unfolded.changed));
  }
  return settle(findings);
}

/** True for matches that lie on a stretch the second reading changed; both lists run left to right per rule. */
function touching(changed: readonly Span[]): (match: Match) => boolean {
  return (match) => {
    let low = 0;
    let high = changed.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((changed[middle]?.end ?? 0) <= match.start) low = middle + 1;
      else high = middle;
    }
    const next = changed[low];
    return next !== undefined && next.start < match.end;
  };
}

function toFinding(rule: Rule, match: Match, { span, document }: { span: Span; document: Document }): Finding {
  const code = match.code ?? rule.code;
  return {
    start: span.start,
    end: span.end,
    type: rule.type,
    code,
    category: 'privacy',
    severity: match.severity,
    subject: match.subject,
    message: findingMessages.en[code].why,
    replacement: findingMessages[document.language][code].replacement,
    ruleId: rule.id,
    ruleVersion: rule.version,
  };
}

function unscreenable(text: string): Finding {
  return {
    start: 0,
    end: text.length,
    type: 'UNSCREENABLE',
    code: 'UNSCREENABLE',
    category: 'privacy',
    severity: 'block',
    subject: 'unknown',
    message: findingMessages.en.UNSCREENABLE.why,
    replacement: null,
    ruleId: 'unscreenable',
    ruleVersion: 1,
  };
}

function verdictOf(findings: readonly Finding[]): Verdict {
  const has = (severity: Severity) => findings.some((finding) => finding.severity === severity);
  if (has('block')) return 'block';
  return has('warn') ? 'warn' : 'pass';
}
