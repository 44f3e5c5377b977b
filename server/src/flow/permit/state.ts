import type { AuthorizationState, InfoElement, Purpose } from '../../registers/authorizations/contract.ts';
import type { FindingView } from '../screen/contract.ts';
import type { PermitFault } from './contract.ts';

/** What a permission is worth for a use; `code` tells the first reason where it is not valid. */
export type Judged = { readonly state: AuthorizationState; readonly code: string | null };

/** Somebody who is to be seen in a picture that goes to a channel. */
export type PersonJudged = {
  /** Place of the picture in the content. */
  readonly image: number;
  readonly subjectId: string;
  readonly channelId: string;
  /** The permission that serves best; null where there is none. */
  readonly best: (Judged & { readonly authorizationId: string }) | null;
};

/** A permission that the content names, on a channel that it goes to. */
export type NamedJudged = Judged & { readonly authorizationId: string; readonly channelId: string };

/** What signed permissions say of a content, wherever it goes. */
export type PermitFacts = {
  readonly purpose: Purpose | null;
  readonly persons: readonly PersonJudged[];
  /** Places of pictures that were taken without consent. */
  readonly quarantined: readonly number[];
  readonly named: readonly NamedJudged[];
  /** Permissions that are named and are not there. */
  readonly unknown: readonly string[];
  /** Keys of findings of a patient that a named permission allows on every channel. */
  readonly covered: readonly string[];
};

/** Of a content that shows nobody of whom anybody has told, and names no permission. */
export const nobody: PermitFacts = { purpose: null, persons: [], quarantined: [], named: [], unknown: [], covered: [] };

/** Whether permissions play a part at all. */
export function asksForPermission({ purpose, persons, quarantined }: PermitFacts): boolean {
  return purpose !== null || persons.length > 0 || quarantined.length > 0;
}

/** Why it may not leave, every reason: nobody is shown or told of without a permission that holds for exactly this. Pure. */
export function permitFaults(facts: PermitFacts): PermitFault[] {
  const { purpose, persons, quarantined, named, unknown } = facts;
  const isPraise = purpose === 'testimonial' && named.length === 0 && unknown.length === 0;
  return [
    // No permission to show it heals how it was taken.
    ...quarantined.map((image) => fault('PICTURE_QUARANTINED', { image: image + 1 })),
    ...(purpose === null && persons.length > 0 ? [fault('PURPOSE_MISSING')] : []),
    ...(isPraise ? [fault('PERMISSION_MISSING')] : []),
    ...unknown.map((authorization) => fault('PERMISSION_UNKNOWN', { authorization })),
    ...persons.flatMap(personFaults),
    ...named.flatMap(namedFaults),
  ];
}

function personFaults({ image, channelId, best }: PersonJudged): PermitFault[] {
  if (best?.state === 'valid') return [];
  const at = { image: image + 1, channel: channelId };
  if (best === null) return [fault('PERSON_NOT_CLEARED', at)];
  const { authorizationId: authorization, state, code } = best;
  return [fault('PERSON_NOT_CLEARED', { ...at, authorization, state, reason: code ?? '' })];
}

function namedFaults({ authorizationId: authorization, channelId: channel, state, code }: NamedJudged): PermitFault[] {
  return state === 'valid'
    ? []
    : [fault('PERMISSION_NOT_VALID', { authorization, channel, state, reason: code ?? '' })];
}

function fault(code: PermitFault['code'], facts: PermitFault['facts'] = {}): PermitFault {
  return { code, facts };
}

/** Whether what is out, or on its way, rests on something that held and does not any more. */
export function isOver(facts: Pick<PermitFacts, 'persons' | 'named'>): boolean {
  const all = [...facts.persons.map(({ best }) => best), ...facts.named];
  return all.some((one) => one !== null && (one.state === 'revoked' || one.state === 'expired'));
}

/** What a permission has to allow for a finding of a patient to stand; null for what none is asked for, such as numbers. */
export function elementOf({ type, code }: Pick<FindingView, 'type' | 'code'>): InfoElement | null {
  if (type === 'NAME') return 'name';
  if (code === 'UNIQUE_PERSON' || type === 'GEO' || type === 'DATE' || type === 'AGE90') return 'story';
  return null;
}

/** Whether all words that were found are of that name, in any case and with or without accents. */
export function isNameOf(found: string, name: string): boolean {
  const own = new Set(wordsOf(name));
  const words = wordsOf(found);
  return words.length > 0 && words.every((word) => own.has(word));
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  // The 's of a genitive is no part of the name.
  return plain.replaceAll(/['’]s\b/gu, '').match(/[\p{L}\p{N}]+/gu) ?? [];
}
