import { normalise } from './normalise.ts';
import type { OrganizationFacts } from './types.ts';

/** The organization's facts in the form in which rules compare: folded, lower case, digits alone. */
export type Facts = {
  isOwnPhone(digits: string): boolean;
  isOwnEmail(address: string): boolean;
  /** True for a domain of the organization and what lies below it. */
  isOwnDomain(host: string): boolean;
  isOwnAddress(text: string): boolean;
  isOwnHandle(handle: string): boolean;
  isOwnName(name: string): boolean;
  isStaffName(name: string): boolean;
};

/** Shorter stretches of an address, such as "5", would be found in any other. */
const MIN_ADDRESS_UNITS = 6;
/** A number without its area code. */
const LOCAL_DIGITS = 7;

export function readFacts(organization: OrganizationFacts | undefined): Facts {
  const given = organization ?? {};
  const phones = new Set((given.phones ?? []).map(lastTenDigits).filter((digits) => digits.length >= 4));
  const emails = new Set((given.emails ?? []).map(plain));
  const domains = (given.domains ?? []).map((domain) => plain(domain).replace(/^(?:https?:\/\/)?(?:www\.)?/, ''));
  const addresses = (given.addresses ?? []).map(plain).filter((address) => address.length >= MIN_ADDRESS_UNITS);
  const handles = new Set((given.handles ?? []).map((handle) => plain(handle).replace(/^@/, '')));
  const names = [...(given.names ?? []), ...(given.name === undefined ? [] : [given.name])].map(plainWords);
  const staff = (given.staffNames ?? []).map((name) => plainWords(name).split(' ').filter(Boolean));
  return {
    isOwnPhone: (digits) => isOneOf(phones, lastTenDigits(digits)),
    isOwnEmail: (address) => emails.has(address.toLowerCase()),
    isOwnDomain: (host) => domains.some((domain) => host === domain || host.endsWith(`.${domain}`)),
    isOwnAddress: (text) => sharesAddress(addresses, plain(text)),
    isOwnHandle: (handle) => handles.has(handle.toLowerCase().replace(/^@/, '')),
    isOwnName: (name) => isPartOfName(names, plainWords(name)),
    isStaffName: (name) => staff.some((own) => namesAgree(own, plainWords(name).split(' '))),
  };
}

function isOneOf(phones: ReadonlySet<string>, digits: string): boolean {
  if (digits.length !== LOCAL_DIGITS) return phones.has(digits);
  return [...phones].some((phone) => phone.endsWith(digits));
}

function sharesAddress(addresses: readonly string[], found: string): boolean {
  if (found.length < MIN_ADDRESS_UNITS) return false;
  return addresses.some((address) => address.includes(found) || found.includes(address));
}

/** The whole name, or two words of it and more: one word of "Marion General" may be a patient's name as well. */
function isPartOfName(names: readonly string[], found: string): boolean {
  return names.some((own) => own === found || (found.includes(' ') && ` ${own} `.includes(` ${found} `)));
}

function plain(text: string): string {
  return normalise(text).text.trim().toLowerCase();
}

function plainWords(text: string): string {
  return plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function lastTenDigits(text: string): string {
  return plain(text).replace(/\D/g, '').slice(-10);
}

const TITLES = new Set([
  'dr',
  'dra',
  'doctor',
  'mr',
  'mrs',
  'ms',
  'prof',
  'sr',
  'sra',
  'rn',
  'md',
  'nurse',
  'chaplain',
]);

/** A full name agrees with itself; a surname or given name alone agrees when the whole of it is a part of the name. */
function namesAgree(own: readonly string[], found: readonly string[]): boolean {
  const words = found.filter((word) => word !== '' && !TITLES.has(word));
  return words.length > 0 && words.every((word) => own.includes(word));
}
