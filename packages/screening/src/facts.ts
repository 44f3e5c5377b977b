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

export function readFacts(organization: OrganizationFacts | undefined): Facts {
  const given = organization ?? {};
  const phones = new Set((given.phones ?? []).map(lastTenDigits).filter((digits) => digits.length >= 4));
  const emails = new Set((given.emails ?? []).map(plain));
  const domains = (given.domains ?? []).map((domain) => plain(domain).replace(/^(?:https?:\/\/)?(?:www\.)?/, ''));
  const addresses = (given.addresses ?? []).map(plain);
  const handles = new Set((given.handles ?? []).map((handle) => plain(handle).replace(/^@/, '')));
  const names = [...(given.names ?? []), ...(given.name === undefined ? [] : [given.name])].map(plainWords);
  const staff = (given.staffNames ?? []).map((name) => plainWords(name).split(' ').filter(Boolean));
  return {
    isOwnPhone: (digits) => phones.has(lastTenDigits(digits)),
    isOwnEmail: (address) => emails.has(address.toLowerCase()),
    isOwnDomain: (host) => domains.some((domain) => host === domain || host.endsWith(`.${domain}`)),
    isOwnAddress: (text) => addresses.some((address) => address.includes(plain(text)) || plain(text).includes(address)),
    isOwnHandle: (handle) => handles.has(handle.toLowerCase().replace(/^@/, '')),
    isOwnName: (name) => names.some((own) => ` ${own} `.includes(` ${plainWords(name)} `)),
    isStaffName: (name) => staff.some((own) => namesAgree(own, plainWords(name).split(' '))),
  };
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
