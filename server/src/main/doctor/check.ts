import ipaddr from 'ipaddr.js';
import { isTooOld } from '../../kernel/db/schema-look.ts';
import type { SettingName } from '../config.ts';
import { VERSION } from '../version.ts';
import type { Examination } from './examination.ts';
import type { OpenDatabase } from './open-database.ts';

/** `broken`: something does not work. `risky`: it works, and may fail or leak. `note`: good to know, nothing to mend. */
export type Severity = 'broken' | 'risky' | 'note';

/** One thing that a check found: what is wrong, and what helps, each in one sentence without secrets or people's data. */
export type Found = { readonly severity: Severity; readonly message: string; readonly remedy: string };

export type Finding = Found & { readonly code: string };

/** What was found; empty: all is well. `leftOut` says in half a sentence ("since …") why nothing could be looked at. */
export type Look = readonly Found[] | { readonly leftOut: string };

export type Check = {
  /** Names what it finds, for good: operators search for it and programs compare it. */
  readonly code: string;
  /** Settings it rests on: where one is wrong, the check is left out. */
  readonly reads?: readonly SettingName[];
  look(of: Examination): Look | Promise<Look>;
};

export const fine: readonly Found[] = [];
export const broken = (message: string, remedy: string): Found[] => [{ severity: 'broken', message, remedy }];
export const risky = (message: string, remedy: string): Found[] => [{ severity: 'risky', message, remedy }];
export const note = (message: string, remedy: string): Found[] => [{ severity: 'note', message, remedy }];

type LookInside = (database: OpenDatabase, of: Examination) => Look | Promise<Look>;

/** A check of a database that answers; left out where none does. */
export function inDatabase(code: string, look: LookInside): Check {
  return {
    code,
    look: (of) => (of.database.state === 'open' ? look(of.database, of) : { leftOut: of.database.leftOut }),
  };
}

/** A check of Bedside's own tables; left out where the database has not all of this version's schema. */
export function inSchema(code: string, look: LookInside): Check {
  return inDatabase(code, (database, of) => {
    if (database.schema === null || database.schema.pending.length > 0 || isTooOld(VERSION, database.schema))
      return { leftOut: "the database does not have this version's schema" };
    return look(database, of);
  });
}

/** `1 job`, `2 jobs`. */
export function count(number: number, one: string, several = `${one}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : several}`;
}

const list = new Intl.ListFormat('en');

/** `a`, `a and b`, `a, b, and c`; each once. */
export function listed(words: readonly string[]): string {
  return list.format(new Set(words));
}

/** Whether a host is this machine itself. */
export const isLocalName = (host: string): boolean => {
  const plain = host.replace(/^\[|\]$/g, '');
  if (plain === 'localhost' || plain.endsWith('.localhost')) return true;
  return ipaddr.isValid(plain) && ipaddr.process(plain).range() === 'loopback';
};

/** Whether people open Bedside at an address of other machines too: then it is no trial on somebody's own. */
export const isPublic = (publicUrl: string | null): boolean =>
  publicUrl !== null && !isLocalName(new URL(publicUrl).hostname);
