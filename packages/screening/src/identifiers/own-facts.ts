import { plainCharacter } from '../text/characters.ts';
import type { OrganizationFacts } from '../types.ts';

/** The organization's own telephones, links, accounts and addresses, in the form in which rules compare. */
export type OwnFacts = {
  /** False where no handles, or no telephones, are known: there is nothing to compare. */
  readonly hasHandles: boolean;
  readonly hasPhones: boolean;
  readonly hasDomains: boolean;
  isPhone(digits: string): boolean;
  isEmail(address: string): boolean;
  /** True for a domain of the organization and what lies below it. */
  isDomain(host: string): boolean;
  isAddress(text: string): boolean;
  isHandle(handle: string): boolean;
};

/** Shorter stretches of an address, such as "5", would be found in any other. */
const MIN_ADDRESS_UNITS = 6;
/** A number without its area code. */
const LOCAL_DIGITS = 7;

export function readOwnFacts(organization: OrganizationFacts | undefined): OwnFacts {
  const given = organization ?? {};
  const phones = new Set((given.phones ?? []).map(lastTenDigits).filter((digits) => digits.length >= 4));
  const emails = new Set((given.emails ?? []).map(plain));
  const domains = (given.domains ?? []).map((domain) => plain(domain).replace(/^(?:https?:\/\/)?(?:www\.)?/, ''));
  const addresses = (given.addresses ?? []).map(plainWords).filter((address) => address.length >= MIN_ADDRESS_UNITS);
  const handles = new Set((given.handles ?? []).map((handle) => plain(handle).replace(/^@/, '')));
  return {
    hasHandles: handles.size > 0,
    hasPhones: phones.size > 0,
    hasDomains: domains.length > 0,
    isPhone: (digits) => isOneOf(phones, lastTenDigits(digits)),
    isEmail: (address) => emails.has(address.toLowerCase()),
    isDomain: (host) => domains.some((domain) => host === domain || host.endsWith(`.${domain}`)),
    isAddress: (text) => sharesAddress(addresses, plainWords(text)),
    isHandle: (handle) => handles.has(handle.toLowerCase().replace(/^@ ?/, '')),
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

function plain(text: string): string {
  return [...text].map(plainCharacter).join('').trim().toLowerCase();
}

function plainWords(text: string): string {
  return plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function lastTenDigits(text: string): string {
  return plain(text).replace(/\D/g, '').slice(-10);
}
