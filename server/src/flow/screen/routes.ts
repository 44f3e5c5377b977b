import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import { directoryRevision } from '../../registers/directory/service.ts';
import { readOrganization } from '../../registers/org/service.ts';
import { getScreeningFacts, listPostedTexts as listPostedEndpoint, screenTexts as screenEndpoint } from './contract.ts';
import { listPostedTexts, type PostedSources } from './posted-texts.ts';
import { screenTexts } from './screen-texts.ts';
import { screeningFacts } from './service.ts';

type Own = Awaited<ReturnType<typeof screeningFacts>>;

export function screenRoutes(sources: PostedSources): Route[] {
  return [
    serve(getScreeningFacts, (_input, seed) =>
      inScope(seed, async (scope) => {
        const organization = await readOrganization(scope);
        const own = await screeningFacts(scope, organization);
        const directory = await directoryRevision(scope);
        return { organization: screeningOffer(own), packs: organization.packs, directoryRevision: directory };
      }),
    ),
    serve(screenEndpoint, ({ body }, seed) => screenTexts(seed, body.texts)),
    serve(listPostedEndpoint, ({ query }, seed) => listPostedTexts(seed, sources, query)),
  ];
}

/** The engine's lists are read-only, and an answer's are not: copied. */
function screeningOffer({ name, facts, ...lists }: Own) {
  const { hours = [], services = [], formerServices = [] } = facts;
  return { name, ...copied(lists), facts: copied({ hours, services, formerServices }) };
}

function copied<K extends string>(lists: Readonly<Record<K, readonly string[]>>): Record<K, string[]> {
  // Object.entries forgets the keys' type, which is K by construction.
  const entries = Object.entries<readonly string[]>(lists).map(([key, list]) => [key, [...list]]);
  return Object.fromEntries(entries) as Record<K, string[]>;
}
