import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { joinTokens, type Spacing } from './spacing.ts';

/** What a name is the name of; every corpus's own labels are unified to these. */
export type NerLabel = 'PER' | 'LOC' | 'ORG' | 'MISC';

export type NerSpan = {
  readonly start: number;
  readonly end: number;
  readonly label: NerLabel;
  /** True where either answer is right. */
  readonly optional: boolean;
};

/** A text with its names; offsets in UTF-16 units of `text`. */
export type NerText = {
  readonly source: 'wnut' | 'btc' | 'tweebank' | 'presidio' | 'posts';
  readonly text: string;
  readonly spans: readonly NerSpan[];
  /** Places and organizations may stand here unmarked. */
  readonly open: boolean;
};

const UNIFIED: Readonly<Record<string, NerLabel>> = {
  PER: 'PER',
  person: 'PER',
  PERSON: 'PER',
  LOC: 'LOC',
  location: 'LOC',
  LOCATION: 'LOC',
  ORG: 'ORG',
  corporation: 'ORG',
  group: 'ORG',
  ORGANIZATION: 'ORG',
  MISC: 'MISC',
  product: 'MISC',
  'creative-work': 'MISC',
};

/** The tokenised files by what they are for. */
export const NER_FILES = {
  train: {
    wnut: 'ner/wnut17-train.conll.gz',
    btc: 'ner/btc-train.conll.gz',
    tweebank: 'ner/tweebank-train.bio.gz',
  },
  dev: { wnut: 'ner/wnut17-dev.conll', btc: 'ner/btc-dev.conll', tweebank: 'ner/tweebank-dev.bio' },
} as const;

/** Reads a file of the data folder as text, unpacked when its name ends in .gz. */
export function readData(folder: string, name: string): string {
  const bytes = readFileSync(join(folder, name));
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** Reads one tokenised corpus and gives its texts with natural spacing, or as they stand with a space at every joint. */
export function readNer(
  folder: string,
  part: { set: 'train' | 'dev'; source: 'wnut' | 'btc' | 'tweebank' },
  spacing: Spacing = 'natural',
): NerText[] {
  const lines = readData(folder, NER_FILES[part.set][part.source]).split(/\r?\n/);
  const texts: NerText[] = [];
  let words: string[] = [];
  let tags: string[] = [];
  const finish = (): void => {
    if (words.length > 0) texts.push({ source: part.source, ...toText(words, tags, spacing), open: false });
    words = [];
    tags = [];
  };
  for (const line of lines) {
    const fields = line.split('\t');
    const [word = ''] = fields;
    if (word.startsWith('-DOCSTART-')) continue;
    if (word === '') {
      finish();
    } else {
      words.push(word);
      tags.push(fields.at(-1) ?? 'O');
    }
  }
  finish();
  return texts;
}

function toText(words: readonly string[], tags: readonly string[], spacing: Spacing): Pick<NerText, 'text' | 'spans'> {
  const { text, starts, ends } = joinTokens(words, spacing);
  const spans: NerSpan[] = [];
  for (let i = 0; i < tags.length; i += 1) {
    const label = UNIFIED[(tags[i] as string).slice(2)];
    if (!label) continue;
    let last = i;
    while (tags[last + 1] === `I-${(tags[i] as string).slice(2)}`) last += 1;
    spans.push({ start: starts[i] as number, end: ends[last] as number, label, optional: false });
    i = last;
  }
  return { text, spans };
}

/** The generated sentences; people, places and organizations only. */
export function readPresidio(folder: string): NerText[] {
  const items = JSON.parse(readData(folder, 'ner/presidio-generated.json.gz')) as {
    full_text: string;
    spans: { entity_type: string; start_position: number; end_position: number }[];
  }[];
  return items.map((item) => ({
    source: 'presidio' as const,
    text: item.full_text,
    spans: item.spans.flatMap((span) => {
      const label = UNIFIED[span.entity_type];
      return label ? [{ start: span.start_position, end: span.end_position, label, optional: false }] : [];
    }),
    open: false,
  }));
}
