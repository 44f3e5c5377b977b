import type { OriginalInput } from '../../originals/contract.ts';
import { MAX_FHIR_CONSENTS, MAX_FHIR_ENTRIES } from './contract.ts';
import { Element, type PathFault, type PathLeftOut, Remarks } from './element.ts';
import { readJsonText } from './json-text.ts';
import type { Known } from './known.ts';
import { readConsent, type ToldConsent } from './read-consent.ts';
import { addressesOf, References, typeOf } from './references.ts';

export type ReadConsent = {
  /** Which entry of the bundle it is; the first is 1. */
  readonly entry: number;
  readonly sourceKey: string | null;
  readonly name: string;
  /** As far as it could be read; it may come in only where there are no faults. */
  readonly input: OriginalInput | null;
  readonly scan: ToldConsent['scan'];
  readonly faults: readonly PathFault[];
  readonly leftOut: readonly PathLeftOut[];
};

export type ReadBundle = {
  readonly consents: readonly ReadConsent[];
  readonly faults: readonly PathFault[];
  readonly leftOut: readonly PathLeftOut[];
};

const TYPES = ['collection', 'transaction', 'searchset', 'document'];

/**
 * The consents of a file in FHIR R4: a Bundle, or one Consent with what it contains. Pure and total: every file gives an answer, and
 * what is the matter is told by the path of the element. Nothing is fetched, and nothing of it is a permission by itself.
 */
export function readBundle(bytes: Uint8Array, known: Known): ReadBundle {
  const told = readJsonText(bytes);
  if ('fault' in told) return { consents: [], faults: [{ path: '', code: told.fault }], leftOut: [] };
  const type = typeOf(told.value);
  const remarks = new Remarks();
  const file = new Element(told.value, type ?? '', remarks);
  const consents = readFile(file, known);
  if (consents.length === 0 && remarks.faults.length === 0) file.fault('NO_CONSENT');
  return { consents, faults: remarks.faults, leftOut: remarks.leftOut };
}

function readFile(file: Element, known: Known): ReadConsent[] {
  if (file.path === 'Consent') return readEntries([{ resource: file.value }], known);
  if (file.path !== 'Bundle') {
    file.fault('NOT_FHIR');
    return [];
  }
  if (!TYPES.includes(file.text('type') ?? '')) file.at('type').fault('BUNDLE_TYPE');
  if (file.at('implicitRules').isThere) file.at('implicitRules').fault('MODIFIER_UNKNOWN');
  if (file.all('link').some((one) => one.text('relation') === 'next')) file.at('link').leave('MORE_PAGES');
  const entries = file.all('entry');
  if (entries.length > MAX_FHIR_ENTRIES) file.at('entry').fault('TOO_MANY_ENTRIES');
  const consents = entries.filter((one) => typeOf(one.at('resource').value) === 'Consent');
  if (consents.length > MAX_FHIR_CONSENTS) file.at('entry').fault('TOO_MANY_CONSENTS');
  for (const entry of entries) {
    const method = entry.at('request').text('method');
    if (method === 'DELETE' || method === 'PATCH') entry.fault('ENTRY_DELETES');
  }
  const isWhole = file.remarks.faults.length === 0;
  return isWhole
    ? readEntries(
        entries.map(({ value }) => value),
        known,
      )
    : [];
}

function readEntries(entries: readonly unknown[], known: Known): ReadConsent[] {
  const addresses = addressesOf(entries);
  const seen = new Set<string>();
  return entries.flatMap((entry, at) => {
    const resource: unknown =
      typeof entry === 'object' && entry !== null && 'resource' in entry ? entry.resource : undefined;
    if (typeOf(resource) !== 'Consent') return [];
    const remarks = new Remarks();
    const consent = new Element(resource, 'Consent', remarks);
    const told = readConsent(consent, new References(addresses, remarks), known);
    if (told.sourceKey !== null && seen.has(told.sourceKey)) consent.at('identifier').fault('TWICE_IN_FILE');
    seen.add(told.sourceKey ?? '');
    return [{ entry: at + 1, ...told, faults: remarks.faults, leftOut: remarks.leftOut }];
  });
}
