import type { Language, OrganizationKind, ReviewStep, Role, RulePackId } from './contract.ts';
import type { FactKind } from './facts/contract.ts';

/**
 * What a kind of organization begins with. Data only: an organization takes a copy when it is set up, and people change
 * that copy as they like.
 */
export type KindProfile = {
  /** Who is usually needed, the most needed first; offered when people are invited. */
  readonly roles: readonly Role[];
  readonly steps: readonly StepPlan[];
  readonly packs: readonly RulePackId[];
  /** Facts that are worth having on record. */
  readonly facts: readonly FactKind[];
};

/** A review step with its name in both languages. */
type StepPlan = Omit<ReviewStep, 'name'> & { readonly name: Readonly<Record<Language, string>> };

const one = { mode: 'any', quorum: 1 } as const;

/** One approver who is not the author: the least there is. */
const approval: StepPlan = {
  id: 'approval',
  name: { en: 'Approval', es: 'Aprobación' },
  roles: ['clinician_reviewer', 'privacy_officer', 'administrator'],
  ...one,
  when: 'always',
  requiresPrivacyTraining: false,
};

/** Somebody trained in HIPAA and state privacy law, wherever a patient may be touched. */
const privacy: StepPlan = {
  id: 'privacy',
  name: { en: 'Privacy', es: 'Privacidad' },
  roles: ['privacy_officer', 'clinician_reviewer'],
  ...one,
  when: 'patient',
  requiresPrivacyTraining: true,
};

/** Children cannot speak for themselves, and their families are easily known: privacy is looked at every time. */
const privacyAlways: StepPlan = { ...privacy, when: 'always' };

/** A quick second look by whoever is there: closures and outbreaks do not wait. */
const secondPerson: StepPlan = {
  ...approval,
  name: { en: 'Second person', es: 'Segunda persona' },
  roles: ['clinician_reviewer', 'privacy_officer', 'publisher', 'administrator'],
};

/** Promotion of medicines is looked at by regulatory affairs and by medical affairs (21 CFR 202.1; read 2026-11-21). */
const regulatory: StepPlan = {
  ...approval,
  id: 'regulatory',
  name: { en: 'Regulatory', es: 'Asuntos regulatorios' },
  roles: ['privacy_officer', 'administrator'],
};
const medical: StepPlan = {
  ...approval,
  id: 'medical',
  name: { en: 'Medical', es: 'Revisión médica' },
  roles: ['clinician_reviewer'],
};

const named = (step: StepPlan, en: string, es: string): StepPlan => ({ ...step, name: { en, es } });

const inPublic = ['us-hipaa', 'us-ftc', 'professional-conduct'] as const satisfies readonly RulePackId[];
/** Who treats substance use disorders, or knows of them. */
const caring = [...inPublic, 'us-part2'] as const satisfies readonly RulePackId[];
/** Members, study sites or readers in Europe. */
const international = [...inPublic, 'eu-gdpr'] as const satisfies readonly RulePackId[];

const ofCare: readonly FactKind[] = ['phone', 'address', 'hours', 'service', 'name', 'domain', 'email', 'handle'];
const ofOffice: readonly FactKind[] = ['name', 'domain', 'email', 'phone', 'handle', 'address'];

const team: readonly Role[] = ['author', 'clinician_reviewer', 'privacy_officer', 'publisher'];

/** The nine kinds. */
export const kindProfiles: Readonly<Record<OrganizationKind, KindProfile>> = {
  hospital: {
    roles: [...team, 'coordinator', 'agent', 'trainer', 'auditor'],
    steps: [approval, privacy],
    packs: caring,
    facts: ofCare,
  },
  childrens_hospital: {
    roles: ['privacy_officer', 'author', 'clinician_reviewer', 'publisher', 'coordinator', 'agent'],
    steps: [approval, privacyAlways],
    packs: caring,
    facts: ofCare,
  },
  practice: {
    roles: ['clinician_reviewer', 'privacy_officer'],
    steps: [approval, privacy],
    packs: caring,
    facts: ofCare,
  },
  pharmacy: {
    roles: ['clinician_reviewer', 'author', 'privacy_officer'],
    steps: [named(approval, 'Pharmacist', 'Farmacia'), privacy],
    packs: caring,
    facts: ofCare,
  },
  university: {
    roles: [...team, 'trainer', 'recruiter', 'coordinator'],
    steps: [named(approval, 'Faculty', 'Profesorado'), privacy],
    packs: [...caring, 'eu-gdpr'],
    facts: [...ofOffice, 'service', 'hours'],
  },
  professional_society: {
    roles: ['author', 'clinician_reviewer', 'publisher', 'coordinator', 'trainer'],
    steps: [named(approval, 'Editor', 'Edición'), privacy],
    packs: international,
    facts: ofOffice,
  },
  public_health_agency: {
    roles: ['author', 'publisher', 'clinician_reviewer', 'privacy_officer', 'agent'],
    steps: [secondPerson, privacy],
    packs: caring,
    facts: ['phone', 'domain', 'name', 'hours', 'service', 'address', 'email', 'handle'],
  },
  pharmaceutical_company: {
    roles: ['privacy_officer', 'clinician_reviewer', 'author', 'publisher', 'auditor', 'trainer'],
    steps: [regulatory, medical, privacy],
    packs: international,
    facts: [...ofOffice, 'other'],
  },
  advocacy_group: {
    roles: ['author', 'privacy_officer', 'clinician_reviewer', 'publisher', 'agent'],
    steps: [approval, privacy],
    packs: caring,
    facts: [...ofOffice, 'service'],
  },
};

/** The steps that a kind begins with, named in one language. */
export function stepsOf(kind: OrganizationKind, language: Language): ReviewStep[] {
  return kindProfiles[kind].steps.map((step) => ({ ...step, roles: [...step.roles], name: step.name[language] }));
}

/** Whether steps are still those that a kind begins with, in whichever language: nobody's work is lost with them. */
export function areStepsOf(kind: OrganizationKind, steps: readonly ReviewStep[]): boolean {
  return (['en', 'es'] as const).some((language) => areSameSteps(steps, stepsOf(kind, language)));
}

/** Whether two reviews are the same in every point, and in their order. */
export function areSameSteps(some: readonly ReviewStep[], others: readonly ReviewStep[]): boolean {
  return some.length === others.length && some.every((step, index) => sameStep(step, others[index]));
}

const plainFields = [
  'id',
  'name',
  'mode',
  'quorum',
  'when',
  'requiresPrivacyTraining',
  'allowsGuests',
  'deadlineHours',
  'leadHours',
] as const;

function sameStep(step: ReviewStep, other: ReviewStep | undefined): boolean {
  if (other === undefined || step.roles.length !== other.roles.length) return false;
  const plain = plainFields.every((field) => step[field] === other[field]);
  const escalates = JSON.stringify(step.escalateTo) === JSON.stringify(other.escalateTo);
  return plain && escalates && step.roles.every((role) => other.roles.includes(role));
}
