import { IdentifierFinder } from '../../../packages/screening/src/identifiers/find.ts';
import { readOwnFacts } from '../../../packages/screening/src/identifiers/own-facts.ts';
import { Reader } from '../../../packages/screening/src/text/reading.ts';
import { Tokens } from '../../../packages/screening/src/text/tokens.ts';
import { round } from './measure.ts';

const ROUNDS = 7;

/** Megabytes a second through the structured layer, texts being normalised already: best of the rounds. */
export function measureStructured(texts: readonly string[]): { withTokens: number; rulesAlone: number } {
  const facts = readOwnFacts(undefined);
  const finder = new IdentifierFinder();
  // A reader and its tokens keep one text at a time, so each text has its own.
  const ascii = texts.map((text) => text.replace(/[^\x20-\x7e\n]/g, ' '));
  const ready = ascii.map((text) => {
    const reading = new Reader().read(text);
    const tokens = new Tokens();
    tokens.split(reading);
    return { reading, tokens };
  });
  const bytes = ascii.reduce((sum, text) => sum + text.length, 0);
  const rate = (run: () => void): number => {
    run();
    const times = Array.from({ length: ROUNDS }, () => {
      const began = performance.now();
      run();
      return performance.now() - began;
    });
    return round(bytes / Math.min(...times) / 1000);
  };
  const rules = (): void => {
    for (const { reading, tokens } of ready) finder.find(reading, tokens, facts);
  };
  const both = (): void => {
    for (const { reading, tokens } of ready) {
      tokens.split(reading);
      finder.find(reading, tokens, facts);
    }
  };
  return { withTokens: rate(both), rulesAlone: rate(rules) };
}
