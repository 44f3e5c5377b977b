import { createScreener } from '../../packages/screening/src/index.ts';
import { readNer } from '../../packages/screening/train/ner.ts';
import { countNames, type Found } from '../../packages/screening/train/score-names.ts';
import { type Rate, rate } from './score/rates.ts';

export type NamesReport = {
  readonly source: string;
  /** `tagger`: every person's name; `engine`: names in findings, whoever's they are. */
  readonly by: 'tagger' | 'engine';
  readonly precision: Rate;
  readonly recall: Rate;
  readonly f1: number;
};

const SOURCES = ['wnut', 'btc', 'tweebank'] as const;

/** People's names in the dev files of tagged tweets, by overlap; handles count on neither side. */
export async function reportNames(folder: string): Promise<NamesReport[]> {
  const { NameFinder } = await import('../../packages/screening/train/find-names.ts');
  const finder = new NameFinder();
  const screener = createScreener();
  const finders: [NamesReport['by'], (text: string) => readonly Found[]][] = [
    ['tagger', (text) => finder.find(text)],
    ['engine', (text) => namesIn(text, screener.screen(text).findings)],
  ];
  return finders.flatMap(([by, find]) => SOURCES.map((source) => reportSource(folder, { source, by, find })));
}

function namesIn(text: string, findings: readonly { start: number; end: number; type: string }[]): Found[] {
  const isHandle = (start: number): boolean => text[start] === '@' || text[start - 1] === '@';
  return findings
    .filter(({ type, start }) => type === 'NAME' && !isHandle(start))
    .map(({ start, end }) => ({ start, end, label: 'PER' }));
}

function reportSource(
  folder: string,
  {
    source,
    by,
    find,
  }: { source: (typeof SOURCES)[number]; by: NamesReport['by']; find: (text: string) => readonly Found[] },
): NamesReport {
  const counts = countNames(readNer(folder, { set: 'dev', source }), 'PER', find);
  const precision = counts.touchTrue / Math.max(1, counts.found);
  const recall = counts.touchGold / Math.max(1, counts.gold);
  return {
    source: `${source}-dev`,
    by,
    precision: rate(counts.touchTrue, counts.found),
    recall: rate(counts.touchGold, counts.gold),
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}
