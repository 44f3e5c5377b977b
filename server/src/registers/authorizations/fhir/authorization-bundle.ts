import { consentOf } from './consent.ts';
import type { ExportedAuthorization } from './exported-authorization.ts';
import { createdOnce, documentIdOf, type Entry, keptUpToDate, signerIdOf, signingIdOf } from './identify.ts';
import { organizationOf, patientOf, relatedPersonOf } from './parties.ts';
import type { Bundle, BundleEntry } from './r4-types.ts';
import { documentReferenceOf, signingOf } from './signed-document.ts';

/**
 * One signed authorization in FHIR R4 (4.0.1): one Consent for one agreement, the sealed document, who signed it, and the people
 * and the organization that these name. Pure: the same authorization at the same state gives the same bytes.
 *
 * It is a `transaction`, which a FHIR server takes whole or not at all, and as often as one likes: a `collection` would leave to
 * every receiver what to do with a second copy, and a `document` asks for a Composition that nobody has signed. Whatever never
 * changes is created where its identifier is not known yet (`ifNoneExist`), so that a chart's own Patient is never written over.
 * The Consent is updated by its identifier instead: a conditional create would leave it `active` after a withdrawal. Only its
 * status and its denials change so; another agreement is another authorization, and another Consent.
 *
 * Whoever knows what the server has already gives another entry for the Consent by `entryOf`.
 *
 * Where the patient has a chart already, the identifier `urn:uuid:<subject>` has to be put on it first; else a second one is made.
 */
export function writeAuthorizationBundle(
  exported: ExportedAuthorization,
  entryOf: (consent: Entry) => BundleEntry = keptUpToDate,
): Bundle {
  const { id: authorizationId, subject, organization } = exported;
  const relatedPerson = relatedPersonOf(exported);
  const signer =
    relatedPerson === null ? [] : [{ authorizationId, id: signerIdOf(authorizationId), resource: relatedPerson }];
  const lasting = [
    { authorizationId, id: organization.id, resource: organizationOf(exported) },
    { authorizationId, id: subject.id, resource: patientOf(exported) },
    ...signer,
    { authorizationId, id: documentIdOf(authorizationId), resource: documentReferenceOf(exported) },
  ];
  const signing = { authorizationId, id: signingIdOf(authorizationId), resource: signingOf(exported) };
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [
      ...lasting.map((one) => createdOnce(one)),
      entryOf({ authorizationId, id: authorizationId, resource: consentOf(exported) }),
      // R4 gives a Provenance no identifier; every resource can be found by a tag.
      createdOnce(signing, '_tag'),
    ],
  };
}
