import type { FoundSpan } from '../score/items.ts';
import { load, versionOf } from './load.ts';
import { GONE, spansOfRedacted } from './redacted.ts';

/** One way to find identifiers with packages from npm. */
export type Peer = {
  readonly name: string;
  readonly version: string;
  /** What one should know when reading its figures. */
  readonly note: string;
  find(text: string): readonly FoundSpan[] | Promise<readonly FoundSpan[]>;
};

/** Peers by how they are made; each as its own documentation starts it. */
export function makePeers(): Peer[] {
  return [
    redactPii(),
    redactpiiNode(),
    openRedaction(),
    openRedaction('hipaa'),
    piiFilter(),
    compromise(),
    wink(),
    composition(),
  ];
}

function redactPii(): Peer {
  type Module = { SyncRedactor: new (options: object) => { redact(text: string): string } };
  const redactor = new (load<Module>('redact-pii').SyncRedactor)({ globalReplaceWith: GONE });
  const note = 'returns text: spans by what is missing';
  return {
    name: 'redact-pii',
    version: versionOf('redact-pii'),
    note,
    find: (text) => spansOfRedacted(text, redactor.redact(text)),
  };
}

function redactpiiNode(): Peer {
  type Module = { Redactor: new (options: object) => { redact(text: string): string } };
  const name = '@redactpii/node';
  const redactor = new (load<Module>(name).Redactor)({ globalReplaceWith: GONE });
  const note = 'returns text: spans by what is missing';
  return { name, version: versionOf(name), note, find: (text) => spansOfRedacted(text, redactor.redact(text)) };
}

function openRedaction(preset?: string): Peer {
  type Detected = { detections: { type: string; position: [number, number] }[] };
  type Module = { OpenRedaction: new (options?: object) => { detect(text: string): Promise<Detected> } };
  const engine = new (load<Module>('openredaction').OpenRedaction)(preset === undefined ? {} : { preset });
  return {
    name: `openredaction${preset === undefined ? '' : ` (${preset})`}`,
    version: versionOf('openredaction'),
    note: preset === undefined ? 'all its patterns' : 'its preset for health care',
    find: async (text) =>
      (await engine.detect(text)).detections.map(({ type, position: [start, end] }) => ({ start, end, type })),
  };
}

function piiFilter(): Peer {
  type Pii = { start_pos: number; end_pos: number; type: string };
  type Module = {
    make_pii_classifier(model: unknown): { classify(text: string): { pii: Pii[] } };
    languages: { nl: { make_lm(): unknown } };
  };
  const module = load<Module>('pii-filter');
  const classifier = module.make_pii_classifier(module.languages.nl.make_lm());
  return {
    name: 'pii-filter',
    version: versionOf('pii-filter'),
    note: 'has Dutch only; medicines left out',
    find: (text) =>
      classifier
        .classify(text)
        .pii.filter(({ type }) => type !== 'medicine_name')
        .map(({ start_pos: start, end_pos: end }) => ({ start, end })),
  };
}

type CompromiseView = { json(options: object): { offset: { start: number; length: number } }[] };
type CompromiseDocument = Record<
  'people' | 'places' | 'phoneNumbers' | 'emails' | 'urls' | 'atMentions',
  () => CompromiseView
> & { match(pattern: string): CompromiseView };

function compromise(): Peer {
  const find = compromiseFinder(true);
  return {
    name: 'compromise',
    version: versionOf('compromise'),
    note: 'people, places, dates, telephones, mail, links, mentions',
    find,
  };
}

function compromiseFinder(hasAll: boolean): (text: string) => FoundSpan[] {
  const read = load<(text: string) => CompromiseDocument>('compromise');
  return (text) => {
    const document = read(text);
    const views = [document.people(), document.places()];
    if (hasAll) {
      const { phoneNumbers, emails, urls, atMentions } = document;
      views.push(
        ...[phoneNumbers, emails, urls, atMentions].map((view) => view.call(document)),
        document.match('#Date+'),
      );
    }
    return views.flatMap((view) =>
      view.json({ offset: true }).map(({ offset: { start, length } }) => ({ start, end: start + length })),
    );
  };
}

type WinkItem = { out(view?: unknown): unknown; index(): number };
type WinkDocument = {
  tokens(): { each(visit: (item: WinkItem) => void): void };
  entities(): { each(visit: (item: WinkItem) => void): void };
};
type Wink = { readDoc(text: string): WinkDocument; its: Record<string, unknown> };

function wink(): Peer {
  const find = winkFinder(true);
  return {
    name: 'wink-nlp',
    version: versionOf('wink-nlp'),
    note: 'lite web model: runs of proper nouns, dates, mail, links, mentions',
    find,
  };
}

function winkFinder(hasNames: boolean): (text: string) => FoundSpan[] {
  const nlp = load<(model: unknown) => Wink>('wink-nlp')(load('wink-eng-lite-web-model'));
  const { its } = nlp;
  const wanted = new Set(['DATE', 'EMAIL', 'URL', 'MENTION']);
  return (text) => {
    const document = nlp.readDoc(text);
    const tokens: { start: number; end: number; isName: boolean }[] = [];
    let at = 0;
    document.tokens().each((token) => {
      const start = at + String(token.out(its.precedingSpaces)).length;
      at = start + String(token.out(its.value)).length;
      tokens.push({ start, end: at, isName: hasNames && token.out(its.pos) === 'PROPN' });
    });
    const spans: FoundSpan[] = [];
    document.entities().each((entity) => {
      const [first, last] = entity.out(its.span) as [number, number];
      const { type } = entity.out(its.detail) as { type: string };
      const [from, to] = [tokens[first], tokens[last]];
      if (wanted.has(type) && from && to) spans.push({ start: from.start, end: to.end });
    });
    return [...spans, ...tokens.filter((token) => token.isName).map(({ start, end }) => ({ start, end }))];
  };
}

/** What a careful developer would put together: names and places of one, entities of another, patterns of a third. */
function composition(): Peer {
  const patterns = Object.values(
    load<Record<string, unknown>>('redact-pii/lib/built-ins/simple-regexp-patterns'),
  ).filter((pattern) => pattern instanceof RegExp);
  const [people, entities] = [compromiseFinder(true), winkFinder(false)];
  return {
    name: 'compromise + wink-nlp + redact-pii’s patterns',
    version: '',
    note: 'the composition that finds most without tuning',
    find: (text) => [
      ...people(text),
      ...entities(text),
      ...patterns.flatMap((pattern) =>
        [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length })),
      ),
    ],
  };
}
