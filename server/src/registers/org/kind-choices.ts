import type { z } from 'zod';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { listPeople } from '../people/service.ts';
import { organizationAccess } from './access.ts';
import {
  type KindView,
  type Language,
  type listExamples as listExamplesEndpoint,
  organizationKind,
  type previewKind as previewEndpoint,
} from './contract.ts';
import { examplePosts } from './examples.ts';
import { areSameSteps, areStepsOf, kindProfiles, stepsOf } from './kinds.ts';
import { readOrganization } from './service.ts';

/** What each of the nine kinds begins with. */
export function listKinds(language: Language): KindView[] {
  return organizationKind.options.map((kind) => {
    const { roles, packs, facts } = kindProfiles[kind];
    return { kind, roles: [...roles], steps: stepsOf(kind, language), packs: [...packs], facts: [...facts] };
  });
}

type Preview = z.output<(typeof previewEndpoint)['answer']>;

/** What another kind would bring, held against what is set now. Changes nothing. */
export async function previewKind(scope: Scope, query: z.output<(typeof previewEndpoint)['query']>): Promise<Preview> {
  requireAnyRole(scope.actor, organizationAccess.update, 'change the organization');
  const { kind, language } = query;
  const now = await readOrganization(scope);
  const { packs, roles } = kindProfiles[kind];
  const proposed = stepsOf(kind, language);
  const people = await listPeople(scope);
  const held = new Set(people.filter(({ state }) => state !== 'left').flatMap((person) => person.roles));
  return {
    kind,
    steps: {
      proposed,
      same: areSameSteps(now.reviewSteps, proposed) || areStepsOf(kind, now.reviewSteps),
      changedByPeople: !areStepsOf(now.kind, now.reviewSteps),
    },
    packs: {
      proposed: [...packs],
      added: packs.filter((pack) => !now.packs.includes(pack)),
      removed: now.packs.filter((pack) => !packs.includes(pack)),
    },
    rolesMissing: roles.filter((role) => !held.has(role)),
  };
}

type Example = z.output<(typeof listExamplesEndpoint)['answer']>['examples'][number];

/** Posts to begin from, in the languages in which the organization posts. */
export async function listExamples(scope: Scope): Promise<Example[]> {
  requireAnyRole(scope.actor, organizationAccess.read, 'see example posts');
  const { kind, languages } = await readOrganization(scope);
  return languages.flatMap((language) =>
    examplePosts[kind].map(({ id, title, text }) => ({ id, language, title: title[language], text: text[language] })),
  );
}
