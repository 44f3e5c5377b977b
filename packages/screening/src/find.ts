import { type Document, readDocument } from './document.ts';
import type { Facts } from './facts.ts';
import { graphemeEdges, type Span } from './text/graphemes.ts';
import { findingMessages } from './messages.ts';
import { normalise } from './normalise.ts';
import type { Match, Rule } from './rule.ts';
import { settle } from './settle.ts';
import type { Finding, ScreenContext } from './types.ts';
import { unfold } from './unfold.ts';
import { originalSpan } from './view.ts';

type Task = { readonly rules: readonly Rule[]; readonly facts: Facts; readonly context: ScreenContext };

/** What the given rules find in a well-formed text, read as it stands and read through disguises, in the author's offsets. */
export function findAll(text: string, { rules, facts, context }: Task): Finding[] {
  const plain = normalise(text);
  const document = readDocument(plain, { facts, context });
  const unfolded = unfold(plain);
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
  return settle(findings, text);
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
    replacement: match.canBeLeftOut ? '' : findingMessages[document.language][code].replacement,
    ruleId: rule.id,
    ruleVersion: rule.version,
  };
}
