import { constants } from 'node:os';

/** Our codes (`BLOB_NOT_FOUND`) and Node's (`ERR_INVALID_ARG_TYPE`): at least two words. */
const CODE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/;
/** Closed, since a name in capitals would look the same. */
const SYSTEM_CODES = new Set([...Object.keys(constants.errno), 'ENOTFOUND', 'ENODATA', 'ESERVFAIL', 'ETIMEOUT']);
/** PostgreSQL's five characters: a class of its list, then a subclass. */
const SQL_STATE = /^(\d[0-9A-Z]|F0|HV|P0|XX)[0-9A-Z]{2}[0-9A-Z]$/;

export function isCode(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > 64) return false;
  return CODE.test(value) || SYSTEM_CODES.has(value) || SQL_STATE.test(value);
}
