import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import { getScreeningFacts, listPostedTexts as listPostedEndpoint, screenTexts as screenEndpoint } from './contract.ts';
import { listPostedTexts, type PostedSources } from './posted-texts.ts';
import { screenTexts } from './screen-texts.ts';
import { screeningFacts } from './service.ts';

export function screenRoutes(sources: PostedSources): Route[] {
  return [
    serve(getScreeningFacts, (_input, seed) =>
      inScope(seed, async (scope) => {
        const facts = await screeningFacts(scope);
        const { name, names, phones, emails, addresses, domains, handles, staffNames } = facts;
        const copies = { names, phones, emails, addresses, domains, handles, staffNames };
        return { organization: { name, ...mapValues(copies, (list) => [...list]) } };
      }),
    ),
    serve(screenEndpoint, ({ body }, seed) => screenTexts(seed, body.texts)),
    serve(listPostedEndpoint, ({ query }, seed) => listPostedTexts(seed, sources, query)),
  ];
}

function mapValues<K extends string, A, B>(record: Readonly<Record<K, A>>, change: (value: A) => B): Record<K, B> {
  // Object.entries forgets the keys' type, which is K by construction.
  return Object.fromEntries(Object.entries<A>(record).map(([key, value]) => [key, change(value)])) as Record<K, B>;
}
