import type { NetworkId } from '@bedside/connectors/networks';
import { type Content, leavingLink, textFor } from '../compose/contract.ts';
import type { SourceTrouble } from './contract.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * When a source is looked at next. After failures the time between looks doubles, up to a day; what the source asks for
 * itself counts where it is later. `spread` between 0 and 1 moves a look by up to a tenth of its time, so that houses do
 * not all come at once.
 */
export function nextLook(of: {
  now: Date;
  everyMinutes: number;
  failures: number;
  retryAfterMs: number;
  spread: number;
}): Date {
  const usual = of.everyMinutes * MINUTE_MS * 2 ** Math.min(of.failures, 8);
  const waitMs = Math.min(DAY_MS, Math.max(usual, of.retryAfterMs));
  return new Date(of.now.getTime() + Math.round(waitMs * (1 + of.spread / 10)));
}

/** Nothing of a feed for so long is worth a word to those who look after the house. */
export const FAILING_MS = DAY_MS;

/** Codes after which trying often helps least. */
export function failuresAfter(code: SourceTrouble, before: number): number {
  return code === 'GONE' || code === 'NOT_PUBLIC' ? Math.max(before + 1, 6) : before + 1;
}

const severe =
  /\b(health alert(?! network)|public health emergency|emergency declaration|outbreak|class i recall|do not (use|eat|drink)|boil[- ]water|brote|alerta sanitaria|alerta epidemiol[oó]gica|emergencia de salud|no (consumir|utilizar|usar))\b/iu;

/** Whether a notice may be a matter of which everybody must hear. A hint to people, who decide. */
export function isSevere(words: { readonly title: string; readonly summary: string }): boolean {
  return severe.test(words.title) || severe.test(words.summary);
}

/** Words of a headline, and the hashtag that is in use for their matter. */
const tags: readonly (readonly [RegExp, string])[] = [
  [/\b(measles|sarampi[oó]n)\b/iu, '#Measles'],
  [/\b(influenza|flu|gripe)\b/iu, '#Flu'],
  [/\b(covid(-19)?|sars-cov-2)\b/iu, '#COVID19'],
  [/\b(mpox|monkeypox|viruela s[ií]mica)\b/iu, '#Mpox'],
  [/\bdengue\b/iu, '#Dengue'],
  [/\b(cholera|c[oó]lera)\b/iu, '#Cholera'],
  [/\b[eé]bola\b/iu, '#Ebola'],
  [/\b(polio(myelitis|virus|mielitis)?)\b/iu, '#Polio'],
  [/\b(pertussis|whooping cough|tos ?ferina)\b/iu, '#Pertussis'],
  [/\b(rsv|respiratory syncytial|vrs)\b/iu, '#RSV'],
  [/\b(salmonella|listeria|e\. ?coli|foodborne)\b/iu, '#FoodSafety'],
  [/\b(recall(s|ed)?|retirad[ao])\b/iu, '#Recall'],
  [/\b(vaccin(e|es|ation)|vacuna(s|ci[oó]n)?)\b/iu, '#Vaccines'],
  [/\b(heat ?wave|extreme heat|ola de calor)\b/iu, '#HeatSafety'],
  [/\b(opioid|fentanyl|overdose|fentanilo|sobredosis)\b/iu, '#Overdose'],
];

/** Hashtags that fit a notice; none is added that nobody chose. */
export function hashtagsFor(words: { readonly title: string; readonly summary: string }): string[] {
  const inTitle = tags.filter(([word]) => word.test(words.title));
  const inSummary = tags.filter(([word]) => word.test(words.summary));
  return [...new Set([...inTitle, ...inSummary].map(([, tag]) => tag)), '#PublicHealth'].slice(0, 5);
}

type PostLanguage = Content['language'];

/** The language of a post about a notice: that of the notice where posts can be of it. */
export function postLanguage(noticeLanguage: string, house: PostLanguage): PostLanguage {
  const main = noticeLanguage.split('-')[0];
  return main === 'en' || main === 'es' ? main : house;
}

const words = {
  en: { source: 'Source', quote: ['“', '”'] },
  es: { source: 'Fuente', quote: ['«', '»'] },
} as const;

/** Longest quotation in UTF-16 units: a sentence, and never the text of a notice. */
const MAX_QUOTE = 220;

export type NoticeWords = {
  readonly title: string;
  readonly summary: string;
  readonly language: string;
  /** Day of publication in the house's time zone, or null where the source tells none. */
  readonly publishedAt: Date | null;
};

/**
 * What a post says of a notice: its headline, a short quotation if wanted, and where it comes from. The address goes with
 * the post as its link.
 */
export function relayText(
  notice: NoticeWords,
  as: {
    sourceName: string;
    language: PostLanguage;
    timeZone: string;
    quotes: boolean;
    hashtags: readonly string[];
  },
): string {
  const { source, quote } = words[as.language];
  const [opens, closes] = quote;
  const said = as.quotes ? quotation(notice) : null;
  const from = [as.sourceName, ...dayOf(notice, as), ...otherLanguage(notice, as.language)].join(', ');
  const paragraphs = [
    notice.title,
    ...(said === null ? [] : [`${opens}${said}${closes}`]),
    `${source}: ${from}`,
    ...(as.hashtags.length === 0 ? [] : [as.hashtags.join(' ')]),
  ];
  return paragraphs.join('\n\n');
}

function quotation({ title, summary }: NoticeWords): string | null {
  const [sentence = ''] = summary.split(/(?<=[.!?])\s/u);
  const said = sentence.replaceAll(/[“”«»"]/gu, "'").trim();
  if (said === '' || said === title) return null;
  if (said.length <= MAX_QUOTE) return said;
  const cut = said.slice(0, MAX_QUOTE);
  return `${cut
    .slice(0, Math.max(cut.lastIndexOf(' '), MAX_QUOTE / 2))
    .toWellFormed()
    .trimEnd()} …`;
}

function dayOf({ publishedAt }: NoticeWords, as: { language: PostLanguage; timeZone: string }): string[] {
  if (publishedAt === null) return [];
  const format = new Intl.DateTimeFormat(as.language, { dateStyle: 'long', timeZone: as.timeZone });
  return [format.format(publishedAt)];
}

/** Said where whoever follows the link finds another language there. */
function otherLanguage({ language }: NoticeWords, own: PostLanguage): string[] {
  const main = language.split('-')[0] ?? language;
  if (main === own) return [];
  const name = new Intl.DisplayNames([own], { type: 'language', fallback: 'code' }).of(main);
  return name === undefined ? [] : [own === 'es' ? `en ${name}` : `in ${name}`];
}

/** Whether a network's readers would not be told whose notice this is, or would not find it: asked by the gate. */
export function missesSource(
  content: Pick<Content, 'baseText' | 'variants' | 'link' | 'addresses'>,
  as: { readonly sourceName: string; readonly sourceLink: string; readonly networks: readonly NetworkId[] },
): boolean {
  const name = folded(as.sourceName);
  // A short address in its place would not tell whose page it is.
  const shown =
    as.networks.length === 0
      ? [{ text: content.baseText, link: content.link }]
      : as.networks.map((network) => ({
          text: textFor(content, network),
          link: leavingLink(content.link, content, network),
        }));
  return shown.some(({ link, text }) => {
    // Campaign values behind it hide nothing.
    const leads = link?.split(/[?&]utm_/u, 1)[0] === as.sourceLink || text.includes(as.sourceLink);
    return !leads || !folded(text).includes(name);
  });
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ');
}

/** What is known of a notice when its source is looked at. */
export type Known = {
  readonly id: string;
  readonly key: string;
  readonly twin: string;
  readonly wordsHash: string;
  readonly publishedAt: Date | null;
  readonly inFeed: boolean;
  readonly missingSince: Date | null;
  readonly change: 'edited' | 'withdrawn' | null;
};

export type Seen = {
  readonly key: string;
  readonly twin: string;
  readonly wordsHash: string;
  readonly publishedAt: Date | null;
};

export type Comparison<S extends Seen> = {
  readonly fresh: readonly S[];
  /** Known under this name or another, with other words now. */
  readonly edited: readonly { readonly id: string; readonly item: S }[];
  /** Known and as it was; its key where the feed gave it a new name. */
  readonly same: readonly { readonly id: string; readonly item: S }[];
  /** Not in the feed for the first time, though older ones still are. */
  readonly missing: readonly string[];
  /** Not in the feed a second time. */
  readonly withdrawn: readonly string[];
  /** So old that the feed shows them no more. */
  readonly rolledOff: readonly string[];
};

/**
 * What a look at a feed says of what is known. A notice is one, whatever its feed calls it, as long as its name or its link
 * and headline stay. Gone from among younger and older ones twice, it was withdrawn; gone at the end, it only rolled off.
 */
export function compareFeed<S extends Seen>(known: readonly Known[], items: readonly S[]): Comparison<S> {
  const byKey = new Map(known.map((one) => [one.key, one]));
  const byTwin = new Map(known.map((one) => [one.twin, one]));
  const found = new Set<string>();
  const fresh: S[] = [];
  const edited: { id: string; item: S }[] = [];
  const same: { id: string; item: S }[] = [];
  for (const item of items) {
    const one = byKey.get(item.key) ?? byTwin.get(item.twin);
    if (one === undefined) fresh.push(item);
    else if (!found.has(one.id)) {
      found.add(one.id);
      (one.wordsHash === item.wordsHash ? same : edited).push({ id: one.id, item });
    }
  }
  const gone = known.filter(({ id, inFeed }) => inFeed && !found.has(id));
  return { fresh, edited, same, ...tellGone(gone, items) };
}

function tellGone(gone: readonly Known[], items: readonly Seen[]) {
  const dates = items.flatMap(({ publishedAt }) => (publishedAt === null ? [] : [publishedAt.getTime()]));
  const oldest = dates.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...dates);
  const isWithin = ({ publishedAt }: Known) => publishedAt !== null && publishedAt.getTime() > oldest;
  const within = gone.filter(isWithin);
  return {
    missing: within.filter(({ missingSince }) => missingSince === null).map(({ id }) => id),
    withdrawn: within.filter(({ missingSince }) => missingSince !== null).map(({ id }) => id),
    rolledOff: gone.filter((one) => !isWithin(one)).map(({ id }) => id),
  };
}
