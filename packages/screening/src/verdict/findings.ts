import type { ConductHit } from '../conduct/find.ts';
import type { Mention } from '../mention.ts';
import { type FindingCode, findingMessages } from '../messages.ts';
import type { PackHit } from '../packs/match.ts';
import { graphemeEdges } from '../text/graphemes.ts';
import type { TextLanguage } from '../text/language.ts';
import { originalEnd, originalStart, type Reading } from '../text/reading.ts';
import type { Tokens } from '../text/tokens.ts';
import type { Finding, LeftAlone, Severity, Subject } from '../types.ts';
import { type Wording, Wordings } from '../wording/replacement.ts';
import { explain } from './explain.ts';
import type { SettledPolicy } from './policy.ts';

/** A mention with what was decided about it; severity null: it is left alone. */
export type Judged = {
  readonly mention: Mention;
  readonly subject: Subject;
  /** Probability that it is a patient's identifier. */
  readonly probability: number;
  readonly severity: Severity | null;
};

const RULE_VERSION = 2;
/** Below this a fault of conduct is for a person to judge and stops nothing; below the next it is good to know. */
const SURE = 0.9;
const LIKELY = 0.8;
/** Texts of a thousand findings are shown no better with more of them. */
export const MAX_FINDINGS = 5000;

/** Turns what was decided in units of a reading into findings in the author's own units. */
export class FindingWriter {
  readonly leftAlone: LeftAlone[] = [];
  readonly #findings: Finding[] = [];
  readonly #reading: Reading;
  readonly #tokens: Tokens;
  #wordings: Wordings | null = null;
  readonly #language: TextLanguage;
  readonly #explainIn: TextLanguage;
  readonly #toEdges: (span: { start: number; end: number }) => { start: number; end: number };

  /** `language` is that of the text, for safe wordings; `explainIn` that of the author's interface. */
  constructor(text: { reading: Reading; tokens: Tokens; language: TextLanguage; explainIn: TextLanguage }) {
    this.#reading = text.reading;
    this.#language = text.language;
    this.#explainIn = text.explainIn;
    this.#tokens = text.tokens;
    this.#toEdges = graphemeEdges(text.reading.original);
  }

  addMention(judged: Judged): void {
    const { mention, subject, severity, probability } = judged;
    if (severity === null) {
      this.leftAlone.push({
        ...this.#span(mention),
        type: mention.type,
        subject,
        confidence: rounded(1 - probability),
      });
      return;
    }
    const isNote = severity === 'note';
    const code: FindingCode = isNote && mention.type === 'NAME' ? 'COLLEAGUE_OR_PUBLIC_NAME' : mention.code;
    const standard = findingMessages[this.#language][code].replacement;
    const wording: Wording = isNote ? { ...mention, replacement: null } : this.#wordingOf(mention, standard);
    this.#findings.push({
      ...this.#span(wording),
      type: mention.type,
      code,
      category: 'privacy',
      severity,
      subject,
      confidence: rounded(isNote ? 1 - probability : probability),
      explanation: this.#explained(code, judged),
      message: findingMessages.en[code].why,
      replacement: wording.replacement,
      ruleId: mention.ruleId,
      ruleVersion: RULE_VERSION,
    });
  }

  /** Wordings follow one another, so one writer has one maker of them; most texts need none. */
  #wordingOf(mention: Mention, standard: string | null): Wording {
    this.#wordings ??= new Wordings({ reading: this.#reading, tokens: this.#tokens, language: this.#language });
    return this.#wordings.of(mention, standard);
  }

  addConduct(hit: ConductHit, policy: SettledPolicy): void {
    const { type, rule } = hit;
    this.#findings.push({
      ...this.#span(hit),
      type,
      code: type,
      category: rule.category,
      severity: policy.severities[type] ?? softened(hit),
      subject: 'unknown',
      confidence: rounded(hit.confidence),
      explanation: findingMessages[this.#explainIn][type].explanation ?? findingMessages[this.#explainIn][type].why,
      message: findingMessages.en[type].why,
      replacement: null,
      ruleId: rule.id,
      ruleVersion: rule.version,
    });
  }

  addPackHit(hit: PackHit): void {
    const { rule, pack } = hit;
    this.#findings.push({
      ...this.#span(hit),
      type: rule.type,
      code: `${pack.id}/${rule.id}`,
      category: rule.category,
      severity: rule.severity,
      subject: 'unknown',
      confidence: 1,
      explanation: rule.message[this.#explainIn],
      message: rule.message.en,
      replacement: rule.replacement?.[this.#language] ?? null,
      ruleId: rule.id,
      ruleVersion: pack.version,
    });
  }

  /** In order of their starts; of more than MAX_FINDINGS the first ones. */
  findings(): Finding[] {
    if (this.#findings.length < 2) return this.#findings;
    return this.#findings.sort((a, b) => a.start - b.start || b.end - a.end).slice(0, MAX_FINDINGS);
  }

  #explained(code: FindingCode, { mention, subject, severity }: Judged): string {
    return explain(this.#explainIn, findingMessages[this.#explainIn][code], {
      subject,
      severity: severity ?? 'note',
      isOnePersons: mention.ownership === 'one-person',
      isStory: code === 'UNIQUE_PERSON',
    });
  }

  #span({ start, end }: { start: number; end: number }): { start: number; end: number } {
    return this.#toEdges({ start: originalStart(this.#reading, start), end: originalEnd(this.#reading, end) });
  }
}

function softened({ severity, confidence }: ConductHit): Severity {
  if (confidence < LIKELY) return 'note';
  return severity === 'block' && confidence < SURE ? 'warn' : severity;
}

function rounded(probability: number): number {
  return Math.round(probability * 100) / 100;
}
