import { relationships } from './codes.ts';
import type { ExportedAuthorization } from './exported-authorization.ts';
import { identifierOf, signerIdOf, toEntry } from './identify.ts';
import type { Reference, Resource } from './r4-types.ts';

export const patientReference = ({ id }: ExportedAuthorization): Reference => toEntry(id, 'Patient');

export const organizationReference = ({ id }: ExportedAuthorization): Reference => toEntry(id, 'Organization');

export const signerRoleOf = ({ facts }: ExportedAuthorization) => facts.signature?.signer.role ?? 'subject';

/** Whoever signed: the patient, or somebody else for the patient. */
export function signerReference(exported: ExportedAuthorization): Reference {
  return signerRoleOf(exported) === 'subject' ? patientReference(exported) : toEntry(exported.id, 'RelatedPerson');
}

/** Whom the signer signed for; nobody where the patient signed. */
export function onBehalf(exported: ExportedAuthorization): { readonly onBehalfOf?: Reference } {
  return signerRoleOf(exported) === 'subject' ? {} : { onBehalfOf: patientReference(exported) };
}

/** As much as it takes to find the person: a name, and the day of birth where it was asked for. */
export function patientOf({ subject }: ExportedAuthorization): Resource<'Patient'> {
  return {
    resourceType: 'Patient',
    identifier: [identifierOf(subject.id)],
    name: [{ text: subject.name }],
    ...(subject.bornOn === null ? {} : { birthDate: subject.bornOn }),
  };
}

export function organizationOf({ organization }: ExportedAuthorization): Resource<'Organization'> {
  return { resourceType: 'Organization', identifier: [identifierOf(organization.id)], name: organization.name };
}

/** Whoever signed for the patient, with the authority that was told; null where the patient signed. */
export function relatedPersonOf(exported: ExportedAuthorization): Resource<'RelatedPerson'> | null {
  const role = signerRoleOf(exported);
  if (role === 'subject') return null;
  const authority = exported.facts.signature?.signer.authorityKind?.trim() ?? '';
  return {
    resourceType: 'RelatedPerson',
    identifier: [identifierOf(signerIdOf(exported.id))],
    patient: patientReference(exported),
    relationship: [{ coding: [relationships[role]], ...(authority === '' ? {} : { text: authority }) }],
    name: [{ text: exported.signerName }],
  };
}
