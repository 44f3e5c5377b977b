import type { CorpusPost } from './corpus.ts';
import { type NerText, readNer, readPresidio } from './ner.ts';

const SOURCES = ['wnut', 'btc', 'tweebank'] as const;
/** One text in so many is trained on with a space at every joint, as the files have them. */
const SPACED_IN = 4;

/** The public corpora's training texts, without those that stand in a dev file too. */
export function readNameTexts(folder: string): NerText[] {
  const known = new Set(SOURCES.flatMap((source) => readNer(folder, { set: 'dev', source }).map((text) => text.text)));
  const texts: NerText[] = [];
  for (const source of SOURCES) {
    const spaced = readNer(folder, { set: 'train', source }, 'spaced');
    for (const [i, text] of readNer(folder, { set: 'train', source }).entries()) {
      if (known.has(text.text)) continue;
      texts.push(i % SPACED_IN === SPACED_IN - 1 ? (spaced[i] as NerText) : text);
    }
  }
  return [...texts, ...readPresidio(folder)];
}

/** An invented post as a text with names; organizations and states are not marked there. */
export function postNames(post: CorpusPost): NerText {
  const spans = post.spans.flatMap(({ start, end, type, optional }) => {
    if (type !== 'NAME' && type !== 'GEO') return [];
    return [{ start, end, label: type === 'NAME' ? ('PER' as const) : ('LOC' as const), optional }];
  });
  return { source: 'posts', text: post.text, spans, open: true };
}
