/** What would make a description better. None of them stops a post; a description that is missing does. */
export type AltTip = 'person' | 'tooLong' | 'fileName' | 'sameAsPost' | 'imageOf' | 'tooShort' | 'wordsInImage';

type Described = {
  readonly altText: string;
  /** Texts of the post, for all networks and for each. */
  readonly texts: readonly string[];
  /** Screening found in the description what would identify somebody. */
  readonly namesSomebody: boolean;
  /** Most that each chosen network takes, in graphemes; the description is held against each. */
  readonly limits: readonly { readonly network: string; readonly max: number }[];
};

/** Shorter than this says what a thing is and not what it shows. */
const SHORT_WORDS = 3;

/**
 * Beginnings that say nothing: screen readers say "image" by themselves (W3C WAI, "Alt text: tips and tricks",
 * w3.org/WAI/tutorials/images/tips, read 2026-11-21). "Screenshot", "chart" and "drawing" say something and pass.
 */
const emptyBeginnings =
  /^\s*(?:(?:an?|the|una?|la|el)\s+)?(?:image|picture|photo|photograph|pic|graphic|imagen|foto|fotografía|gráfico)\s+(?:of|showing|shows|de|que muestra|muestra)\b/iu;

const fileNames = [
  /^\s*\S+\.(?:jpe?g|png|gif|webp|heic|bmp|tiff?)\s*$/iu,
  /^\s*(?:img|dsc[nf]?|pxl|mvimg|image|photo|foto|imagen|screenshot|captura)[\s_-]*\(?\d[\d\s_.-]*\)?\s*$/iu,
];

/** Says that words in the image are told already, or that there is a quotation of them. */
const tellsWords =
  /["“”«»„]|\b(?:says?|reads?|text|words?|titled?|caption|label(?:l?ed)?|sign|logo|dice|pone|texto|palabras?|título|titulad[oa]|rótulo|letrero|cartel|logotipo)\b/iu;

/** Tips for a description, the weightiest first. An empty one gets none: that it is missing is said elsewhere. */
export function altTips({ altText, texts, namesSomebody, limits }: Described): AltTip[] {
  const told = altText.trim();
  if (told === '') return [];
  const words = told.split(/\s+/u);
  const isFileName = fileNames.some((shape) => shape.test(told));
  const tips: Record<AltTip, boolean> = {
    person: namesSomebody,
    tooLong: tooLongFor({ altText, limits }).length > 0,
    fileName: isFileName,
    sameAsPost: texts.some((text) => plain(text) !== '' && plain(text) === plain(told)),
    imageOf: emptyBeginnings.test(told),
    tooShort: !isFileName && words.length < SHORT_WORDS,
    wordsInImage: false,
  };
  // The insertion order of the record above is the order of weight.
  const found = (Object.keys(tips) as AltTip[]).filter((tip) => tips[tip]);
  // A question, asked only of a description that is good otherwise.
  return found.length === 0 && !tellsWords.test(told) ? ['wordsInImage'] : found;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Networks that take no description as long as this one. */
export function tooLongFor({ altText, limits }: Pick<Described, 'altText' | 'limits'>): string[] {
  // Units are never fewer than graphemes, so most descriptions need no counting.
  if (limits.every(({ max }) => altText.length <= max)) return [];
  const length = [...graphemes.segment(altText)].length;
  return limits.filter(({ max }) => length > max).map(({ network }) => network);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
