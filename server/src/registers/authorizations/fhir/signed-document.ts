import { author, custodian, documentType, securityLabels, signatureTypes, signed } from './codes.ts';
import type { ExportedAuthorization } from './exported-authorization.ts';
import { contentIdentifier, documentIdOf, identifierOf, signingIdOf, tagOf, toEntry } from './identify.ts';
import { onBehalf, organizationReference, patientReference, signerReference } from './parties.ts';
import type { Extension, Reference, Resource } from './r4-types.ts';

const PDF = 'application/pdf';

/** What was signed, whole: the sealed PDF is in it, since its address here opens for nobody outside. */
export function documentReferenceOf(exported: ExportedAuthorization): Resource<'DocumentReference'> {
  const { id, pdf, signedAt } = exported;
  const labels = securityLabels(exported.facts.kind);
  return {
    resourceType: 'DocumentReference',
    masterIdentifier: contentIdentifier(pdf.sha256),
    identifier: [identifierOf(documentIdOf(id))],
    status: 'current',
    docStatus: 'final',
    type: documentType,
    subject: patientReference(exported),
    date: signedAt.toISOString(),
    author: [signerReference(exported)],
    authenticator: organizationReference(exported),
    custodian: organizationReference(exported),
    ...(labels.length === 0 ? {} : { securityLabel: labels.map((coding) => ({ coding: [coding] })) }),
    content: [
      {
        attachment: {
          extension: [sha256Extension(pdf.sha256)],
          contentType: PDF,
          language: exported.language,
          data: pdf.base64,
          size: pdf.bytes,
          // SHA-1 by the definition of the field: good against accidents, and not against forgery.
          hash: pdf.sha1,
          title: `authorization-${id}.pdf`,
          creation: signedAt.toISOString(),
        },
      },
    ],
  };
}

/** `hash` is what `sha256sum` prints. http://hl7.org/fhir/StructureDefinition/alternate-hash, read 2026-11-22. */
function sha256Extension(sha256: string): Extension {
  return {
    url: 'http://hl7.org/fhir/StructureDefinition/alternate-hash',
    extension: [
      { url: 'algorithm', valueCoding: { code: 'sha-256', display: 'SHA-256' } },
      { url: 'hash', valueString: sha256 },
    ],
  };
}

/**
 * Who signed it, and when. It is of the document alone: the Consent changes when something is taken back, and nobody has signed
 * that. The signature itself, with its time and its seal, is inside of the PDF, so that `data` is left out.
 */
export function signingOf(exported: ExportedAuthorization): Resource<'Provenance'> {
  const { id, signedAt } = exported;
  const when = signedAt.toISOString();
  const who = signerReference(exported);
  return {
    resourceType: 'Provenance',
    meta: { tag: [tagOf(signingIdOf(id))] },
    target: [toVersion(toEntry(id, 'DocumentReference'))],
    occurredDateTime: when,
    recorded: when,
    activity: signed,
    agent: [
      { type: author, who, ...onBehalf(exported) },
      { type: custodian, who: organizationReference(exported) },
    ],
    signature: [{ type: signatureTypes, when, who, ...onBehalf(exported), targetFormat: PDF, sigFormat: PDF }],
  };
}

/**
 * To the version that the same transaction makes, which nobody knows before; to the document alone on a server that does not know
 * the extension, where nothing changes the document either.
 * http://hl7.org/fhir/StructureDefinition/resolve-as-version-specific, read 2026-11-22.
 */
function toVersion(reference: Reference): Reference {
  const url = 'http://hl7.org/fhir/StructureDefinition/resolve-as-version-specific';
  return { extension: [{ url, valueBoolean: true }], ...reference };
}
