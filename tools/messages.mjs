// Holds message files to each other: what English says Spanish says too, with the same blanks to fill in.

/**
 * @param {object} english one message file's messages, nested by key
 * @param {object} spanish the same file in Spanish
 * @returns {readonly string[]} a sentence for each difference
 */
export function findMessageGaps(english, spanish) {
  const [one, two] = [flatten(english), flatten(spanish)];
  return [
    ...missing(one, two).map((key) => `${key} is missing in Spanish`),
    ...missing(two, one).map((key) => `${key} is missing in English`),
    ...[...one.keys()]
      .filter((key) => two.has(key) && blanks(one.get(key)) !== blanks(two.get(key)))
      .map((key) => `${key} has other blanks in Spanish`),
    ...[...two].filter(([, words]) => words === '').map(([key]) => `${key} is empty in Spanish`),
  ];
}

const missing = (from, other) => [...from.keys()].filter((key) => !other.has(key));

function flatten(messages, prefix = '') {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'object' && value !== null
        ? [...flatten(value, `${prefix}${key}.`)]
        : [[`${prefix}${key}`, String(value)]],
    ),
  );
}

const blanks = (words) =>
  [...new Set(words.match(/\{\{\s*[\w.]+/g))]
    .map((blank) => blank.replaceAll(/[{\s]/g, ''))
    .sort()
    .join(' ');
