import { postsHandOver } from '../flow/compose/hand-over.ts';
import { reviewsHandOver } from '../flow/review/hand-over.ts';
import { channelsHandOver } from '../registers/channels/hand-over.ts';
import { keysHandOver } from '../registers/keys/hand-over.ts';
import { factsHandOver } from '../registers/org/facts/hand-over.ts';
import type { HandOver } from '../registers/people/service.ts';
import { sessionsHandOver } from '../registers/sign-in/hand-over.ts';

/** One line for each room that holds something of a person: what it does when that person leaves. */
export const handOvers: readonly HandOver[] = [
  postsHandOver,
  reviewsHandOver,
  channelsHandOver,
  factsHandOver,
  keysHandOver,
  sessionsHandOver,
];
