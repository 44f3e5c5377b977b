import { ORGANIZATION_NEXT, OTHER, PERSON_NEXT, PLACE_NEXT } from '../src/tagger/labels.ts';
import { Tagger } from '../src/tagger/tagger.ts';
import { originalEnd, originalStart, Reader } from '../src/text/reading.ts';
import { Tokens } from '../src/text/tokens.ts';
import type { NerLabel } from './ner.ts';
import type { Found } from './score-names.ts';

const LABEL_OF: readonly (NerLabel | undefined)[] = [undefined, 'PER', 'PER', 'LOC', 'LOC', 'ORG', 'ORG', 'MISC'];

/** Names in a text by the tagger, as spans of the author's units. */
export class NameFinder {
  readonly #reader = new Reader();
  readonly #tokens = new Tokens();
  readonly #tagger: Tagger;

  constructor(tagger: Tagger = new Tagger()) {
    this.#tagger = tagger;
  }

  find(text: string): Found[] {
    const reading = this.#reader.read(text);
    const tokens = this.#tokens;
    tokens.split(reading);
    this.#tagger.tag(reading, tokens);
    const found: { start: number; end: number; label: NerLabel }[] = [];
    let before = OTHER;
    for (let i = 0; i < tokens.count; i += 1) {
      const label = this.#tagger.label[i] as number;
      const name = LABEL_OF[label];
      const start = originalStart(reading, tokens.start[i] as number);
      const end = originalEnd(reading, tokens.end[i] as number);
      const goesOn = label === PERSON_NEXT || label === PLACE_NEXT || label === ORGANIZATION_NEXT;
      const last = found.at(-1);
      if (name && last && goesOn && LABEL_OF[before] === name) last.end = end;
      else if (name) found.push({ start, end, label: name });
      before = label;
    }
    return found;
  }
}
