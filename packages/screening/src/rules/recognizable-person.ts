import type { Document } from '../document.ts';
import { type Match, type Rule, spansOf } from '../rule.ts';

const ROLE =
  '(?:mayor|pastor|priest|rabbi|imam|sheriff|deputy|(?:vice )?principal|superintendent|judge|senator|congress(?:man|woman)|council ?(?:man|woman|member)|quarterback|goalkeeper|pitcher|umpire|referee|groom|bride|(?:bus )?driver|pilot|chef|coach|weatherman|news anchor|cellist|violinist|singer|actor|mascot|crossing guard|window washer|hikers?|skydiver|diver|angler|farrier|lifeguard|car dealer|officer|firefighter|librarian|mail carrier|lighthouse keeper|rower|astronaut|champion|rodeo queen|pageant queen|influencer|owner|farmer|miner|surfer|climber|passengers?|triplets|quadruplets|widow|family|lady|guy|man|woman|boy|girl|teen|kid|quincean[ey]ra|campeon|minero|director|directora|alcalde|alcaldesa|cura|maestr[oa])';
const PATTERNS: readonly RegExp[] = [
  // Who did what where: "the cellist who collapsed", "a diver was brought up too fast", "the man from the video".
  new RegExp(
    `\\b(?:the|that|a|an|our|both|two|three|four|la|el|al|un|una) (?:[\\w'-]{2,16} ){0,2}?${ROLE}(?:'s (?:wife|husband|son|daughter))? (?:who (?:\\w{1,14} ){0,1}(?:was|were|had|has|have|owns?|runs?|ran|rode|fell|collapsed|crashed|married|tried|votes?|yells?|won|lives?|got|delivered|came|made|survived)|rescued|pulled|mauled|struck|hit|born|from the|behind the|at the|with the .{3,20} past|on channel|was brought|went down|whose|que se|que paso|de la unica)\\b[^.,;!?\\n]{0,60}`,
    'gi',
  ),
  // The only one of a kind: "the only female harbor pilot on our river", "the state's oldest farrier".
  /\b(?:the|our|a|an|la|el|un) (?:(?:only|first|last|oldest|youngest|tallest|unica|unico|primer[oa]?|newly elected|certain local|sitting|former|reigning|ex) (?!(?:way|thing|time|reason|place|question|one|step|part|day|days|aid|things|person|people|time)\b)(?:[\w'-]{2,16} ?){1,4}(?:in|on|of|around|at|to|from|de|who|que|nacional)\b[^.,;!?\n]{0,40}|(?:state|town|county|city|country)'s (?:oldest|only|first|youngest|best|largest) [\w' -]{3,40})/gi,
  // Known by office, with nothing more: "the superintendent's wife", "our newly elected mayor".
  /\b(?:the|our|my old|my former|a sitting|a certain) (?:[\w-]{2,14} ){0,3}(?:mayor|superintendent|vice principal|principal|priest|pastor|judge|sheriff|senator|council ?(?:man|woman)|quarterback|weatherman|rodeo queen|homecoming queen|car dealer|news anchor)(?:'s (?:wife|husband|son|daughter|kid))?\b/gi,
];
const NOT_OURS =
  /\b(?:not my patient|never met|on tv|saw on|won't comment|announced|we're thinking of|no es mi paciente|reacts to|rumors|cut the ribbon|remarks from|volunteer)\b/i;

function* find(document: Document): Generator<Match> {
  const { signals, text } = document;
  if (!signals.care || signals.invented || signals.historical || NOT_OURS.test(text)) return;
  for (const pattern of PATTERNS) {
    for (const { start, end } of spansOf(text, pattern)) {
      yield { start, end: start + text.slice(start, end).trimEnd().length, subject: 'patient', severity: 'warn' };
    }
  }
}

/**
 * Nobody is named, and yet people nearby know who is meant: 45 CFR 164.514(b)(2)(i)(R) and (ii), actual knowledge. It
 * warns and never stops, since only a person can tell; there is no safe wording.
 */
export const recognizablePerson: Rule = {
  id: 'recognizable-person',
  version: 1,
  type: 'OTHER_ID',
  code: 'UNIQUE_PERSON',
  find,
  examples: {
    flags: [
      [
        'the cellist who collapsed on stage came to our bay with tamponade',
        'the cellist who collapsed on stage came to our bay with tamponade',
      ],
      ['led the surgery for the only female harbor pilot on our river', 'the only female harbor pilot on our river'],
      ["the superintendent's wife is coming in for her scope", "the superintendent's wife"],
    ],
    passes: [
      'The only way to heal is rest after surgery',
      'We saw the quarterback on TV; an ankle surgery, maybe',
      'A man came in with chest pain, cath lab ready',
    ],
  },
};
