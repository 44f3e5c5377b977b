import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Scripts that documents are written in, each with the letters that its part of the font has. */
const scripts = [
  {
    name: 'latin',
    letters:
      /[\u0020-\u007e\u00a0-\u00ff\u0131\u0152\u0153\u02bb\u02bc\u02c6\u02da\u02dc\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2039\u203a\u20ac\u2122\u2212]/u,
  },
  {
    name: 'latin-ext',
    letters:
      /[\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u02bd-\u02c5\u02c7-\u02cc\u02ce-\u02d7\u02dd-\u02ff\u1d00-\u1dbf\u1e00-\u1e9f\u1ef2-\u1eff\u2020\u20a0-\u20ab\u20ad-\u20c0\u2113]/u,
  },
  { name: 'vietnamese', letters: /[\u0300\u0301\u0303\u0309\u0323\u0329\u1ea0-\u1ef1\u20ab]/u },
  { name: 'greek', letters: /[\u0370-\u0373\u0376\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ff]/u },
  { name: 'cyrillic', letters: /[\u0301\u0400-\u045f\u0490\u0491\u04b0\u04b1\u2116]/u },
] as const;

export type Script = (typeof scripts)[number]['name'];
export type Weight = 'regular' | 'bold';

const WEIGHTS = { regular: 400, bold: 700 } as const;

/** The letters of one script in one weight, as a font file to put into a document. */
export function readFont(script: Script, weight: Weight): Buffer {
  return readFileSync(
    require.resolve(`@fontsource/noto-sans/files/noto-sans-${script}-${WEIGHTS[weight]}-normal.woff`),
  );
}

export type Run = { readonly script: Script; readonly text: string };

/**
 * Text as runs of one script each. A letter that no part of the font has is written as its code point, as in `[U+5F20]`:
 * nothing of what was signed is left out or shown as an empty box.
 */
export function runsOf(text: string): readonly Run[] {
  const runs: { script: Script; text: string }[] = [];
  for (const letter of text.normalize('NFC')) {
    const last = runs.at(-1);
    const has = (script: Script) => scripts.some(({ name, letters }) => name === script && letters.test(letter));
    const script = last !== undefined && has(last.script) ? last.script : scripts.find(({ name }) => has(name))?.name;
    const shown = script === undefined ? `[U+${hex(letter)}]` : letter;
    if (last?.script === (script ?? 'latin')) last.text += shown;
    else runs.push({ script: script ?? 'latin', text: shown });
  }
  return runs;
}

function hex(letter: string): string {
  return (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
