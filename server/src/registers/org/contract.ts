import { z } from 'zod';
import { defineEndpoint, done, instant, uuid } from '../../kernel/http/contract.ts';

export const organizationKind = z.enum([
  'hospital',
  'childrens_hospital',
  'practice',
  'pharmacy',
  'university',
  'professional_society',
  'public_health_agency',
  'pharmaceutical_company',
  'advocacy_group',
]);
export type OrganizationKind = z.infer<typeof organizationKind>;

export const language = z.enum(['en', 'es']);
export type Language = z.infer<typeof language>;

/** The rule packs that the screening engine ships. */
export const rulePackId = z.enum(['us-hipaa', 'us-part2', 'us-ftc', 'professional-conduct', 'eu-gdpr']);
export type RulePackId = z.infer<typeof rulePackId>;

/** What the organization says about itself in public; screening leaves these alone. */
export const organizationFacts = z.object({
  names: z.array(z.string().trim().min(1).max(200)).max(200).default([]),
  phones: z.array(z.string().trim().min(3).max(40)).max(200).default([]),
  emails: z.array(z.string().trim().max(254)).max(200).default([]),
  addresses: z.array(z.string().trim().min(3).max(300)).max(200).default([]),
  domains: z.array(z.string().trim().min(3).max(253)).max(200).default([]),
  handles: z.array(z.string().trim().min(2).max(100)).max(200).default([]),
});
export type OrganizationFactsInput = z.infer<typeof organizationFacts>;

/** The facts on record that hold, as screening takes them. */
export const organizationFactsView = organizationFacts.extend({
  /** Opening and closing times, "08:00-17:00". */
  hours: z.array(z.string()),
  /** Names of services; they are among `names` too. */
  services: z.array(z.string()),
  /** Names of services that are offered no longer. */
  formerServices: z.array(z.string()),
});
export type OrganizationFactsView = z.infer<typeof organizationFactsView>;

export const role = z.enum([
  'administrator',
  'author',
  'clinician_reviewer',
  'privacy_officer',
  'publisher',
  'agent',
  'coordinator',
  'trainer',
  'recruiter',
  'auditor',
]);
export type Role = z.infer<typeof role>;

/** One step of the review: who decides, how many of them, and when the step is asked for. */
export const reviewStep = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  name: z.string().trim().min(1).max(80),
  roles: z.array(role).min(1),
  mode: z.enum(['any', 'all', 'quorum']),
  quorum: z.number().int().min(1).max(20),
  /** `patient`: only where a finding blocks or a patient may be touched. */
  when: z.enum(['always', 'patient']),
  /** The reviewer's training in privacy law must be valid on the day of the decision and of publishing. */
  requiresPrivacyTraining: z.boolean(),
  /** Somebody from outside may be invited to decide this step; left out, nobody may. */
  allowsGuests: z.boolean().optional(),
  /** Hours from being asked to the deadline of this step; left out, only the planned time sets one. */
  deadlineHours: z.number().int().min(1).max(720).optional(),
  /** Hours before the planned time by which this step is to be decided; left out, two. */
  leadHours: z.number().int().min(0).max(168).optional(),
  /** Who is told when the deadline has passed. */
  escalateTo: z.object({ roles: z.array(role).max(10), personIds: z.array(uuid).max(20) }).optional(),
});
export type ReviewStep = z.infer<typeof reviewStep>;

/** Whether a second administrator looks at new accounts on outside networks before anything is published there. */
export const secondAdministrator = z.enum(['required', 'not-needed']);
export type SecondAdministrator = z.infer<typeof secondAdministrator>;

export const organizationView = z.object({
  id: uuid,
  name: z.string(),
  slug: z.string(),
  kind: organizationKind,
  timeZone: z.string(),
  languages: z.array(language),
  facts: organizationFactsView,
  reviewSteps: z.array(reviewStep),
  packs: z.array(rulePackId),
  secondAdministrator,
  isSample: z.boolean(),
  revision: z.number().int(),
  updatedAt: instant,
});
export type OrganizationView = z.infer<typeof organizationView>;

const organizationInput = z.object({
  name: z.string().trim().min(2).max(120),
  kind: organizationKind,
  timeZone: z.string().min(1).max(60),
  languages: z.array(language).min(1),
});

const newPerson = z.object({ name: z.string().trim().min(2).max(120), email: z.email().max(254) });
const password = z.string().min(12).max(200);

export const setupStatus = defineEndpoint({
  method: 'GET',
  path: '/setup',
  summary: 'Whether this installation is set up',
  access: 'open',
  answer: z.object({ done: z.boolean() }),
});

export const setUp = defineEndpoint({
  method: 'POST',
  path: '/setup',
  summary: 'Create the organization, its administrator and a second person',
  access: 'setup',
  body: z.object({
    organization: organizationInput.extend({ facts: organizationFacts }),
    administrator: newPerson.extend({ password, locale: language.default('en') }),
    /** Two people are the least an organization needs: nobody approves their own words. */
    secondPerson: newPerson.extend({ roles: z.array(role).min(1), privacyTrained: z.boolean() }),
  }),
  answer: z.object({ organization: organizationView, invitationLink: z.string() }),
});

export const setUpSample = defineEndpoint({
  method: 'POST',
  path: '/setup/sample',
  summary: 'Create the sample organization',
  access: 'setup',
  body: z.object({ locale: language.default('en') }),
  answer: z.object({
    organization: organizationView,
    /** Same password for all sample people, made for this installation and shown once. */
    password: z.string(),
    people: z.array(z.object({ name: z.string(), email: z.string(), roles: z.array(role) })),
  }),
});

export const getOrganization = defineEndpoint({
  method: 'GET',
  path: '/organization',
  summary: 'The organization one is signed in to',
  keyScope: 'organization:read',
  answer: organizationView,
});

export const updateOrganization = defineEndpoint({
  method: 'PUT',
  path: '/organization',
  summary: 'Change name, kind, zone, languages, review steps and rule packs',
  stepUp: true,
  body: organizationInput.extend({
    reviewSteps: z.array(reviewStep).min(1).max(10),
    packs: z.array(rulePackId).min(1),
    revision: z.number().int(),
  }),
  answer: organizationView,
});

export const setSecondAdministrator = defineEndpoint({
  method: 'PUT',
  path: '/organization/second-administrator',
  summary: 'Say whether a second administrator confirms new accounts; a privacy officer alone says that none does',
  stepUp: true,
  body: z.object({ secondAdministrator, reason: z.string().trim().min(1).max(500) }),
  answer: organizationView,
});

/** What a kind begins with, named in one language. */
const kindView = z.object({
  kind: organizationKind,
  /** Who is usually needed, the most needed first. */
  roles: z.array(role),
  steps: z.array(reviewStep),
  packs: z.array(rulePackId),
  /** Kinds of facts that are worth having on record. */
  facts: z.array(z.string()),
});
export type KindView = z.infer<typeof kindView>;

export const listKinds = defineEndpoint({
  method: 'GET',
  path: '/organization-kinds',
  summary: 'The kinds of organization, and what each begins with',
  access: 'open',
  query: z.object({ language: language.default('en') }),
  answer: z.object({ kinds: z.array(kindView) }),
});

/** Changes nothing. What people changed stays, whatever the kind: they take a proposal, or leave it. */
export const previewKind = defineEndpoint({
  method: 'GET',
  path: '/organization/kind-preview',
  summary: 'What would be different if the organization were of another kind',
  keyScope: 'organization:read',
  query: z.object({ kind: organizationKind, language: language.default('en') }),
  answer: z.object({
    kind: organizationKind,
    steps: z.object({
      proposed: z.array(reviewStep),
      /** The review is just so already. */
      same: z.boolean(),
      /** People changed what the kind of now began with, and would lose that. */
      changedByPeople: z.boolean(),
    }),
    packs: z.object({ proposed: z.array(rulePackId), added: z.array(rulePackId), removed: z.array(rulePackId) }),
    /** Roles that this kind usually needs and that nobody active has. */
    rolesMissing: z.array(role),
  }),
});

export const listExamples = defineEndpoint({
  method: 'GET',
  path: '/organization/examples',
  summary: 'Invented posts of one’s kind of organization, to begin from',
  answer: z.object({
    examples: z.array(z.object({ id: z.string(), language, title: z.string(), text: z.string() })),
  }),
});

export { done };
