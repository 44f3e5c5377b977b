import {
  addMentionFeatures,
  addOwnWords,
  addPassageFeatures,
  authorNumber,
  Features,
} from '../src/context/features.ts';
import { formOf } from '../src/context/form.ts';
import { RecognizableFinder } from '../src/context/recognizable.ts';
import { type Placed, Sequence, type Text } from '../src/context/sequence.ts';
import { type Asked, SUBJECTS } from '../src/context/whose.ts';
import type { MentionFinder } from '../src/find-mentions.ts';
import { readOwnFacts } from '../src/identifiers/own-facts.ts';
import { Reader, type Reading, unitAt } from '../src/text/reading.ts';
import { Tokens } from '../src/text/tokens.ts';
import type { FindingType } from '../src/types.ts';
import type { CorpusSpan } from './corpus.ts';

/** A post whose identifiers are marked, from the own corpus or from the development set. */
export type LabelledPost = {
  readonly text: string;
  readonly author: string;
  readonly label: string;
  readonly spans: readonly CorpusSpan[];
  /** Posts of one block stay on one side of every split: twins stand side by side. */
  readonly block: number;
  /** `running`: text of anybody, in which nothing is marked. */
  readonly source: 'corpus' | 'development' | 'running';
};

export type MentionExample = {
  readonly rows: Uint32Array;
  readonly symbol: number;
  readonly passage: number;
  /** As `Example.wanted` for the heads `SUBJECTS`. */
  readonly wanted: Int8Array;
  readonly certainty: number;
};

export type PassageExample = {
  readonly rows: Uint32Array /** 1, 0, or -1 where nobody can say. */;
  readonly wanted: number;
};

/** One post as the models see it. */
export type PostExample = {
  readonly post: LabelledPost;
  /** `found`: mentions as the engine finds them; `marked`: as a person marked them. */
  readonly variant: 'found' | 'marked';
  readonly passages: readonly PassageExample[];
  readonly mentions: readonly MentionExample[];
};

type Judged = Asked & { readonly span: CorpusSpan | null };

/** Turns posts into examples; buffers are reused. */
export class ExampleMaker {
  readonly #reader = new Reader();
  readonly #tokens = new Tokens();
  readonly #sequence = new Sequence();
  readonly #features = new Features();
  readonly #facts = readOwnFacts(undefined);
  readonly #finder: MentionFinder;
  readonly #recognizable = new RecognizableFinder();

  constructor(finder: MentionFinder) {
    this.#finder = finder;
  }

  make(post: LabelledPost, variant: PostExample['variant']): PostExample {
    const reading = this.#reader.read(post.text);
    this.#tokens.split(reading);
    const spans = post.spans
      .map((span) => ({ ...span, ...inReading(reading, span) }))
      .sort((a, b) => a.start - b.start);
    const text = { reading, tokens: this.#tokens };
    const mentions = variant === 'found' ? this.#found(text, spans) : this.#marked(text, spans);
    return { post, variant, ...this.#examples(post, text, { mentions, spans }) };
  }

  #found(text: Text, spans: readonly CorpusSpan[]): Judged[] {
    return this.#finder.find(text.reading, text.tokens, this.#facts).map((mention) => {
      return { ...mention, form: formOf(text, mention), span: spanOver(spans, mention) };
    });
  }

  #marked(text: Text, spans: readonly CorpusSpan[]): Judged[] {
    const kept: Judged[] = [];
    for (const span of spans) {
      if (kept.length > 0 && (kept.at(-1) as Judged).end > span.start) continue;
      if (isPhrase(span, text.reading.text.slice(span.start, span.end))) continue;
      const placed = { start: span.start, end: span.end, type: span.type as FindingType };
      kept.push({ ...placed, form: formOf(text, placed), span, certainty: 1 });
    }
    const phrases = this.#recognizable
      .find(text, kept)
      .map((mention) => ({ ...mention, form: formOf(text, mention), span: spanOver(spans, mention) }));
    return [...kept, ...phrases].sort((a, b) => a.start - b.start);
  }

  #examples(
    post: LabelledPost,
    text: Text,
    { mentions, spans }: { mentions: readonly Judged[]; spans: readonly CorpusSpan[] },
  ): Pick<PostExample, 'passages' | 'mentions'> {
    const sequence = this.#sequence;
    const author = authorNumber(post.author);
    sequence.build(text, mentions);
    const passages: PassageExample[] = [];
    const examples: MentionExample[] = [];
    for (let passage = 0; passage < sequence.passageCount; passage += 1) {
      this.#features.clear();
      addPassageFeatures(this.#features, sequence, { passage, author });
      passages.push({ rows: this.#rows(), wanted: this.#wantedOf(post, spans, passage) });
      const to = sequence.passageStart[passage + 1] as number;
      for (let at = sequence.passageStart[passage] as number; at < to; at += 1) {
        const index = sequence.mention[at] as number;
        if (index === -1) continue;
        const mention = mentions[index] as Judged;
        this.#features.clear();
        addMentionFeatures(this.#features, sequence, { at, passage, author, form: mention.form });
        addOwnWords(this.#features, text, mention);
        examples.push({
          rows: this.#rows(),
          symbol: sequence.symbol[at] as number,
          passage,
          wanted: wantedOf(mention.span, post.source),
          certainty: mention.certainty,
        });
      }
    }
    return { passages, mentions: examples };
  }

  #rows(): Uint32Array {
    return this.#features.row.slice(0, this.#features.count);
  }

  /** A passage of a disclosure without a marked span may still be a part of the story: nobody can say. */
  #wantedOf(post: LabelledPost, spans: readonly CorpusSpan[], passage: number): number {
    if (post.label === 'safe') return 0;
    const sequence = this.#sequence;
    const first = sequence.token[sequence.passageStart[passage] as number] as number;
    const next = sequence.passageStart[passage + 1] as number;
    const start = this.#tokens.start[first] as number;
    const end =
      next < sequence.count ? (this.#tokens.start[sequence.token[next] as number] as number) : Number.MAX_SAFE_INTEGER;
    const tells = spans.some(
      (span) => span.subject === 'patient' && !span.optional && span.start < end && start < span.end,
    );
    return tells ? 1 : -1;
  }
}

function spanOver(spans: readonly CorpusSpan[], mention: Placed): CorpusSpan | null {
  return spans.find(({ start, end }) => start < mention.end && mention.start < end) ?? null;
}

/** "the groom from the video": words that are looked for in every text, so that their being marked tells nothing. */
function isPhrase({ type }: CorpusSpan, surface: string): boolean {
  return type === 'OTHER_ID' && / /.test(surface) && !/\d/.test(surface);
}

/** Of running text it is known only that no mention is a patient's. */
const NOT_A_PATIENT = Int8Array.from(SUBJECTS, (subject) => (subject === 'patient' ? 0 : -1));

function wantedOf(span: CorpusSpan | null, source: LabelledPost['source']): Int8Array {
  if (source === 'running') return NOT_A_PATIENT;
  const wanted = Int8Array.from(SUBJECTS, (subject) => (span?.subject === subject ? 1 : 0));
  if (span?.optional) wanted[0] = -1;
  return wanted;
}

/** A span of the author's units in units of the reading. */
function inReading(reading: Reading, span: { start: number; end: number }): { start: number; end: number } {
  const start = unitAt(reading, span.start);
  return { start, end: reading.starts === null ? span.end : Math.max(unitAt(reading, span.end), start + 1) };
}
