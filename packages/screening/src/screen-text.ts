import type { ConductFacts } from './conduct/facts.ts';
import { findConduct } from './conduct/find.ts';
import { formOf } from './context/form.ts';
import { contextModels } from './context/models.ts';
import { ContextReader, MAX_JUDGED_MENTIONS } from './context/whose.ts';
import { MentionFinder } from './find-mentions.ts';
import type { Mention } from './mention.ts';
import type { KnownFacts } from './organization-facts.ts';
import type { PackMatcher } from './packs/match.ts';
import { writtenNames } from './people/written-name.ts';
import { languageOf, type TextLanguage } from './text/language.ts';
import { Reader, type Reading } from './text/reading.ts';
import { Tokens } from './text/tokens.ts';
import type { Finding, FindingType, LeftAlone, ScreenContext } from './types.ts';
import { FindingWriter, type Judged } from './verdict/findings.ts';
import { leastSeverity, type SettledPolicy, severityOf } from './verdict/policy.ts';

/** What one screener knows beside the text. */
export type Settings = {
  readonly facts: KnownFacts;
  readonly conductFacts: ConductFacts;
  readonly policy: SettledPolicy;
  readonly packs: PackMatcher;
  /** Types that the chosen packs ask for. */
  readonly types: ReadonlySet<FindingType>;
};

export type Screened = { readonly findings: readonly Finding[]; readonly leftAlone: readonly LeftAlone[] };

type AskedMention = Mention & { readonly form: number };

/** Reads one text after another in buffers that are reused; the screeners of all organizations share it. */
export class TextEngine {
  readonly #reader = new Reader();
  readonly #tokens = new Tokens();
  readonly #finder = new MentionFinder();
  readonly #context = new ContextReader(contextModels());

  /** What there is in a well-formed text; null where it holds more identifiers than any post does. */
  screen(text: string, settings: Settings, context: ScreenContext): Screened | null {
    const reading = this.#reader.read(text);
    const tokens = this.#tokens;
    tokens.split(reading);
    const { asked, known } = this.#mentions(reading, settings.facts);
    if (asked.length > MAX_JUDGED_MENTIONS) return null;
    this.#context.read({ reading, tokens }, asked, context.author);
    const language = languageOf(tokens);
    const writer = new FindingWriter({ reading, tokens, language, explainIn: interfaceLanguage(context, language) });
    this.#addPrivacy(writer, asked, settings);
    for (const mention of known) addKnown(writer, mention);
    for (const hit of findConduct({ reading, tokens, author: context.author, facts: settings.conductFacts })) {
      if (settings.types.has(hit.type)) writer.addConduct(hit, settings.policy);
    }
    for (const hit of settings.packs.find(tokens)) writer.addPackHit(hit);
    return { findings: writer.findings(), leftAlone: writer.leftAlone };
  }

  /** Parts what the facts know from what the words around have to tell. */
  #mentions(reading: Reading, facts: KnownFacts): { asked: AskedMention[]; known: Mention[] } {
    const text = { reading, tokens: this.#tokens };
    const asked: AskedMention[] = [];
    const known: Mention[] = [];
    for (const mention of this.#finder.find(reading, this.#tokens, facts)) {
      const surface = reading.text.slice(mention.start, mention.end);
      const isWorded = mention.type === 'NAME' || mention.type === 'GEO';
      if (isWorded && facts.isOwnName(surface)) mention.subject = 'org';
      else if (mention.type === 'NAME' && isStaffs(facts, reading.text, mention)) mention.subject = 'staff';
      else if (mention.type === 'EMAIL' && facts.isDomain(hostOf(surface))) mention.subject = 'org';
      if (mention.subject === undefined) asked.push({ ...mention, form: formOf(text, mention) });
      else known.push(mention);
    }
    return { asked, known };
  }

  /** Mentions that are a patient's, and passages that tell of somebody whom people would know. */
  #addPrivacy(writer: FindingWriter, mentions: readonly AskedMention[], settings: Settings): void {
    const { sequence } = this.#context;
    for (let passage = 0; passage < sequence.passageCount; passage += 1) {
      const from = sequence.passageStart[passage] as number;
      const to = sequence.passageStart[passage + 1] as number;
      const judged: Judged[] = [];
      for (let at = from; at < to; at += 1) {
        const index = sequence.mention[at] as number;
        const one = index === -1 ? null : this.#judge(mentions[index] as AskedMention, index, settings);
        if (one) judged.push(one);
      }
      const isRaised = judged.some(({ severity }) => severity === 'block' || severity === 'warn');
      const carrier = isRaised ? null : this.#carrierOf(passage, judged, settings.policy);
      for (const one of judged) {
        if (one === carrier?.instead) writer.addMention(carrier.judged);
        else writer.addMention(isRaised ? asCompanion(one, settings.policy) : one);
      }
    }
  }

  #judge(mention: AskedMention, index: number, { types, policy }: Settings): Judged | null {
    if (!types.has(mention.type)) return null;
    const probability = this.#context.patientChance[index] as number;
    const severity = severityOf(probability, policy);
    if (severity !== null) {
      const subject = severity === 'block' ? 'patient' : 'unknown';
      return { mention, subject, probability, severity: policy.severities[mention.type] ?? severity };
    }
    const least = leastSeverity(mention, probability);
    if (least !== null) {
      return { mention, subject: 'unknown', probability, severity: policy.severities[mention.type] ?? least };
    }
    const subject = this.#context.subjectOf(index);
    return { mention, subject, probability, severity: mention.type === 'NAME' ? 'note' : null };
  }

  /**
   * In a passage that as a whole reads as the story of one patient, though no identifier was sure enough alone, the
   * likeliest of them is raised. Where there is none, nothing identifies anybody.
   */
  #carrierOf(passage: number, judged: readonly Judged[], policy: SettledPolicy): Carrier | null {
    const probability = this.#context.storyChance[passage] as number;
    if (severityOf(probability, policy) === null) return null;
    const instead = judged.reduce<Judged | null>(
      (best, one) => (best && best.probability >= one.probability ? best : one),
      null,
    );
    if (!instead || instead.probability < probability * LEADING_SHARE) return null;
    return { instead, judged: { ...instead, subject: 'unknown', probability, severity: 'warn' } };
  }
}

/** The judged mention that a story is told by, and what becomes of it. */
type Carrier = { readonly instead: Judged; readonly judged: Judged };

/** A mention with at least this share of the story's probability carries it. */
const LEADING_SHARE = 0.35;

/** Beside a patient's identifier another needs this share of what it needs alone. */
const COMPANION_SHARE = 0.5;

/** A passage that has to be looked at anyway shows all in it that is likely the same patient's. */
function asCompanion(judged: Judged, { warnFrom, severities }: SettledPolicy): Judged {
  const { mention, probability, severity } = judged;
  if (severity === 'block' || severity === 'warn' || probability < warnFrom * COMPANION_SHARE) return judged;
  return { ...judged, subject: 'unknown', severity: severities[mention.type] ?? 'warn' };
}

function isStaffs(facts: KnownFacts, text: string, mention: Mention): boolean {
  if (!facts.hasStaff) return false;
  if (facts.isStaffName(text.slice(mention.start, mention.end))) return true;
  return writtenNames(text, mention).some((name) => facts.isStaffName(name));
}

function hostOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** The organization's own is left alone; a colleague's name stays a note, since colleagues are asked before they are named. */
function addKnown(writer: FindingWriter, mention: Mention): void {
  const isStaffName = mention.type === 'NAME' && mention.subject === 'staff';
  writer.addMention({
    mention,
    subject: mention.subject ?? 'org',
    probability: 0,
    severity: isStaffName ? 'note' : null,
  });
}

function interfaceLanguage({ locale }: ScreenContext, ofText: TextLanguage): TextLanguage {
  if (locale === undefined) return ofText;
  return locale.toLowerCase().startsWith('es') ? 'es' : 'en';
}
