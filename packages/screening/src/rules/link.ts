import type { Document } from '../document.ts';
import { type Match, type Rule, spansOf } from '../rule.ts';

const SHAPE = /(?<![\w@])(?:(?:https?|hxxps?):\/\/|www\.)[^\s<>"]{3,2000}/gi;
const TRAILING = /[.,;:!?'")\]}]+$/;
// Query fields and path words that carry a person.
const IDENTIFYING =
  /[?&#](?:mrn|pt|patient|dob|ssn|name|sid|member|id|case|user|email|phone)[=-]|\/(?:patient|chart|mrn|pt)s?\/\w*\d/i;
const SOMEBODYS_PAGE =
  /(?:'s|\b(?:his|her|their)) (?:[\w-]{1,16} ){0,3}(?:page|site|blog|shop|story|journey|video|pictures?|photos?|diary|registry|memorial|talk)\b|\bunblurred\b/i;

function* find(document: Document): Generator<Match> {
  for (const { start, end, match } of spansOf(document.text, SHAPE)) {
    const link = match[0].replace(TRAILING, '');
    yield { start, end: Math.min(end, start + link.length), ...weigh(document, link) };
  }
}

function weigh({ signals, facts, text }: Document, link: string): Pick<Match, 'subject' | 'severity'> {
  if (IDENTIFYING.test(link)) return { subject: 'patient', severity: 'block' };
  const [, host = '', path = ''] = /^(?:\w+:\/\/)?(?:www\.)?([^/?#]*)(.*)$/.exec(link) ?? [];
  if (facts.isOwnDomain(host.toLowerCase())) return { subject: 'org', severity: 'note' };
  const isBare = path.length < 2 && host.split('.').length < 3;
  if (isBare || signals.invented) return { subject: 'org', severity: 'note' };
  if (signals.inCare) return { subject: 'patient', severity: 'block' };
  const isDoubtful = SOMEBODYS_PAGE.test(text) || (signals.individualCare && !signals.organizational);
  return isDoubtful ? { subject: 'unknown', severity: 'warn' } : { subject: 'org', severity: 'note' };
}

/** 45 CFR 164.514(b)(2)(i)(N): web addresses, where they show a person. */
export const identifyingLink: Rule = {
  id: 'identifying-link',
  version: 1,
  type: 'URL',
  code: 'IDENTIFYING_LINK',
  find,
  examples: {
    flags: [
      [
        'Broken link: https://portal.example.org/chart?mrn=5519207&tab=results.',
        'https://portal.example.org/chart?mrn=5519207&tab=results',
      ],
      ['my patient’s wife writes at https://updates.example.com/visit/hank', 'https://updates.example.com/visit/hank'],
      [
        'Read how she survived on our ward: hxxps://stories[.]example[.]org/calliope-t',
        'hxxps://stories[.]example[.]org/calliope-t',
      ],
    ],
    passes: ['Join our webinar: https://events.example.org/rural', 'Use www.example.org for refills'],
  },
};
