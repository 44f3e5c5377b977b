import type { AuthorizationState } from '../contract.ts';
import type { Withdrawal } from '../facts.ts';
import {
  anyMedia,
  categories,
  disclose,
  discloser,
  policies,
  policyRule,
  purposes,
  recipient,
  scope,
  securityLabels,
} from './codes.ts';
import type { ExportedAuthorization } from './exported-authorization.ts';
import { contentIdentifier, identifierOf, toEntry } from './identify.ts';
import { organizationReference, patientReference, signerReference } from './parties.ts';
import type { Period, Reference, Resource } from './r4-types.ts';

type ConsentStatus = 'draft' | 'proposed' | 'active' | 'rejected' | 'inactive';

/** What may be acted on is `active`, and nothing else is. */
const statuses: Readonly<Record<AuthorizationState, ConsentStatus>> = {
  valid: 'active',
  revoked: 'inactive',
  expired: 'inactive',
  defective: 'inactive',
  incomplete: 'draft',
  not_yet: 'proposed',
  not_covering: 'inactive',
};

/** A child who was asked and said no has rejected it, whoever signed. */
export function statusOf({ facts, state }: Pick<ExportedAuthorization, 'facts' | 'state'>): ConsentStatus {
  return facts.assent?.answer === 'no' ? 'rejected' : statuses[state];
}

export function consentOf(exported: ExportedAuthorization): Resource<'Consent'> {
  const { id, facts, signedAt } = exported;
  const labels = securityLabels(facts.kind);
  return {
    resourceType: 'Consent',
    ...(labels.length === 0 ? {} : { meta: { security: labels } }),
    identifier: [identifierOf(id)],
    status: statusOf(exported),
    scope,
    category: categories,
    patient: patientReference(exported),
    dateTime: signedAt.toISOString(),
    performer: [signerReference(exported)],
    organization: [organizationReference(exported)],
    sourceReference: toEntry(id, 'DocumentReference'),
    policy: policiesOf(exported),
    policyRule,
    verification: [verificationOf(exported)],
    provision: permitOf(exported),
  };
}

function policiesOf({ facts }: ExportedAuthorization) {
  return [
    policies.hipaa,
    ...(facts.part2 === null ? [] : [policies.part2]),
    ...(facts.gdpr === null ? [] : [policies.gdpr]),
  ];
}

/** Whether it is known who signed (45 CFR 164.514(h)), and with whom that was looked at. */
function verificationOf(exported: ExportedAuthorization) {
  const { identityMethod = null, verifiedBy = null } = exported.facts.signature ?? {};
  const verified = (identityMethod ?? '').trim() !== '' && (verifiedBy ?? '').trim() !== '';
  return verified
    ? { verified, verifiedWith: signerReference(exported), verificationDate: exported.signedAt.toISOString() }
    : { verified };
}

/**
 * What was agreed to, as it was signed; what was taken back since is told inside of it. What a provision leaves out it does not
 * limit, so that a permission without pictures says that it is for none. What it names has to hold together: whoever takes it
 * strictly is told of a story with these pictures alone, which is less than was signed, and never more.
 */
function permitOf(exported: ExportedAuthorization) {
  const { facts } = exported;
  const labels = securityLabels(facts.kind);
  const denied = exported.withdrawals.filter(({ receivedAt }) => receivedAt <= exported.at);
  return withoutEmpty({
    type: 'permit',
    period: periodOf(exported),
    actor: [...facts.disclosers.map((one) => discloserOf(exported, one)), ...actorsOf(exported, facts.channelIds)],
    action: [disclose],
    securityLabel: labels,
    purpose: facts.purposes.map((one) => purposes[one]),
    code: facts.infoScope.map((text) => ({ text })),
    data: dataOf(facts.mediaSha256),
    provision: [
      ...(facts.mediaSha256.length === 0 ? [{ type: 'deny', class: [anyMedia] }] : []),
      ...denied.flatMap((one) => denialsOf(exported, one)),
    ],
  });
}

function periodOf({ facts, signedAt }: ExportedAuthorization): Period {
  const { expiry } = facts;
  const end = expiry === null || expiry.kind === 'none' ? null : expiry.at;
  return { start: signedAt.toISOString(), ...(end === null ? {} : { end: end.toISOString() }) };
}

/**
 * What one withdrawal takes away, since it was received. In one provision its parts would have to hold together, as in "this
 * picture in that channel"; each part is taken back by itself, so each is a provision.
 */
function denialsOf(exported: ExportedAuthorization, withdrawal: Withdrawal) {
  const { receivedAt, mediaSha256, channelIds, infoScope, purposes: withdrawnPurposes } = withdrawal;
  const deny = { type: 'deny', period: { start: receivedAt.toISOString() } };
  const parts = [
    { data: dataOf(mediaSha256 ?? []) },
    { actor: actorsOf(exported, channelIds ?? []) },
    { purpose: (withdrawnPurposes ?? []).map((one) => purposes[one]) },
    { code: (infoScope ?? []).map((text) => ({ text })) },
  ].map(withoutEmpty);
  const touched = parts.filter((part) => Object.keys(part).length > 0);
  const isOfAll = [mediaSha256, channelIds, infoScope, withdrawnPurposes].every((part) => part === undefined);
  return isOfAll ? [deny] : touched.map((part) => ({ ...deny, ...part }));
}

/** A picture is known by its bytes alone: no FHIR server holds it, and none has to. */
function dataOf(hashes: readonly string[]) {
  return hashes.map((sha256) => ({
    meaning: 'instance',
    reference: { type: 'Media', identifier: contentIdentifier(sha256) },
  }));
}

/** R4 has no resource for an account on a network, so that the reference has no type. */
function actorsOf(exported: ExportedAuthorization, channelIds: readonly string[]) {
  return channelIds.map((id) => ({ role: recipient, reference: named(exported, id) }));
}

/** The organization, or a part of it, which is no entry of the bundle. */
function discloserOf(exported: ExportedAuthorization, id: string) {
  const reference =
    id === exported.organization.id
      ? organizationReference(exported)
      : { type: 'Organization', ...named(exported, id) };
  return { role: discloser, reference };
}

function named({ names }: ExportedAuthorization, id: string): Reference {
  const display = names.get(id);
  return { identifier: identifierOf(id), ...(display === undefined ? {} : { display }) };
}

/** FHIR has no empty lists. */
function withoutEmpty(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !Array.isArray(value) || value.length > 0));
}
