import { Element, type Remarks } from './element.ts';

/** The resources of a file, and each by every address under which others may name it; null where two have one address. */
export type Addresses = { readonly resources: readonly unknown[]; readonly byAddress: ReadonlyMap<string, unknown> };

const text = (value: unknown, name: string): string | null => {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
  const found = (value as Readonly<Record<string, unknown>>)[name]; // an object that has this name
  return typeof found === 'string' && found.length > 0 && found.length < 2_000 ? found : null;
};

export const typeOf = (resource: unknown): string | null => text(resource, 'resourceType');

export function addressesOf(entries: readonly unknown[]): Addresses {
  const found = new Map<string, unknown>();
  const resources: unknown[] = [];
  const put = (address: string, resource: unknown) => found.set(address, found.has(address) ? null : resource);
  for (const entry of entries) {
    const resource: unknown =
      typeof entry === 'object' && entry !== null && 'resource' in entry ? entry.resource : undefined;
    const type = typeOf(resource);
    if (type === null) continue;
    resources.push(resource);
    const own = text(resource, 'id');
    const fullUrl = text(entry, 'fullUrl');
    const addresses = [fullUrl, own === null ? null : `${type}/${own}`, relative(fullUrl, type)];
    for (const address of new Set(addresses)) if (address !== null) put(address, resource);
  }
  return { resources, byAddress: found };
}

/** The end of an address, as others of the same server write it. */
function relative(fullUrl: string | null, type: string): string | null {
  const [, end] = /\/([A-Za-z]+\/[A-Za-z0-9.-]{1,64})$/.exec(fullUrl ?? '') ?? [];
  return end?.startsWith(`${type}/`) === true ? end : null;
}

/** Finds what a reference names inside of the same file: nothing is ever fetched. */
export class References {
  readonly #addresses: Addresses;
  readonly #remarks: Remarks;

  constructor(addresses: Addresses, remarks: Remarks) {
    this.#addresses = addresses;
    this.#remarks = remarks;
  }

  /** Null where it names nothing that is in the file. */
  find(reference: Element, within: Element): Element | null {
    const named = reference.text('reference');
    if (named === null) return null;
    const resource = named.startsWith('#') ? contained(within, named.slice(1)) : this.#look(named);
    const type = typeOf(resource);
    return type === null ? null : new Element(resource, type, this.#remarks);
  }

  #look(named: string): unknown {
    const plain = named.replace(/\/_history\/[^/]+$/, '');
    return this.#addresses.byAddress.get(plain) ?? null;
  }

  /** Every resource of a type that the file has. */
  ofType(type: string): Element[] {
    const all = this.#addresses.resources.filter((one) => typeOf(one) === type);
    return all.map((one) => new Element(one, type, this.#remarks));
  }
}

function contained(within: Element, id: string): unknown {
  const found = within.all('contained').filter(({ value }) => text(value, 'id') === id);
  return found.length === 1 ? found[0]?.value : null;
}

/** Whether both name the same resource. */
export const isSame = (one: Element | null, other: Element | null): boolean =>
  one !== null && other !== null && one.value === other.value;
