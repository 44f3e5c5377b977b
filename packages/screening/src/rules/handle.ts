import type { Document } from '../document.ts';
import { type Match, type Rule, spansOf } from '../rule.ts';

const SHAPE = /(?<![\w.@/])@ ?(?=[A-Za-z0-9_])[A-Za-z0-9_][A-Za-z0-9_.-]{1,40}(?:@[A-Za-z0-9.-]{3,80})?/g;
const SPACED_WORD = /^@ (?:the|a|an|my|our|your|\d|everyone|home|work)/i;
const THANKS =
  /\b(?:friends|sponsors?|for the free|lunches|giveaway|photo by|partners?|great question|thanks to|huge thank you)\b/i;

function* find(document: Document): Generator<Match> {
  for (const { start, end } of spansOf(document.text, SHAPE)) {
    const handle = document.text.slice(start, end).replace(/[.-]+$/, '');
    if (handle.length < 3 || SPACED_WORD.test(handle) || document.facts.isOwnHandle(handle.replace(/^@ ?/, '')))
      continue;
    yield { start, end: start + handle.length, ...weigh(document) };
  }
}

function weigh({ signals, text }: Document): Pick<Match, 'subject' | 'severity'> {
  if (signals.invented) return { subject: 'public', severity: 'note' };
  if (!signals.individualCare && !signals.care) return { subject: 'public', severity: 'note' };
  if (
    THANKS.test(text) &&
    !/\b(?:my|our) (?:\w+ ){0,2}patient|\byour (?:\w+ ){0,2}(?:story|surgery|shoulder)\b/i.test(text)
  ) {
    return { subject: 'public', severity: 'note' };
  }
  return signals.individualCare ? { subject: 'patient', severity: 'block' } : { subject: 'unknown', severity: 'warn' };
}

/** 45 CFR 164.514(b)(2)(i)(R): any other unique code, here the account of a person on a network. */
export const socialHandle: Rule = {
  id: 'social-handle',
  version: 1,
  type: 'HANDLE',
  code: 'SOCIAL_HANDLE',
  find,
  examples: {
    flags: [
      ['Very proud of my patient @thatrunnermilo for a year sober', '@thatrunnermilo'],
      ['@gus_the_grout_guy glad the shoulder injection helped! See you in three months', '@gus_the_grout_guy'],
    ],
    passes: ['Huge thank you @sundaysoupkitchen for 300 lunches', 'Dinner @ the lake'],
  },
};
