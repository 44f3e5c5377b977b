import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { readMarks } from '../publish/service.ts';
import * as contract from './contract.ts';
import {
  getDisclosure,
  getLibraryEntry,
  listLibrary,
  putDisclosure,
  putLibraryEntry,
  removeLibraryEntry,
} from './library.ts';
import { getWordsToShare } from './prepare.ts';
import { listShares, settleShare, share, takeDownShare } from './service.ts';

/** The gate is asked: marks are read before the transaction, which then finds them, as the file store may be slow. */
async function asking<T>(seed: ScopeSeed, work: (scope: Scope) => Promise<T>): Promise<T> {
  await readMarks(seed.services);
  return inScope(seed, work);
}

export function sharingRoutes(): Route[] {
  return [
    serve(contract.listLibrary, ({ query }, seed) => asking(seed, (scope) => listLibrary(scope, query))),
    serve(contract.getWordsToShare, ({ params, query }, seed) =>
      asking(seed, (scope) => getWordsToShare(scope, { postId: params.id, ...query })),
    ),
    serve(contract.share, ({ params, body }, seed) =>
      asking(seed, (scope) => share(scope, { postId: params.id, ...body })),
    ),
    serve(contract.listShares, ({ query }, seed) => inScope(seed, (scope) => listShares(scope, query))),
    serve(contract.takeDownShare, ({ params }, seed) => inScope(seed, (scope) => takeDownShare(scope, params.id))),
    serve(contract.settleShare, ({ params, body }, seed) =>
      inScope(seed, (scope) => settleShare(scope, { shareId: params.id, ...body })),
    ),
    serve(contract.getLibraryEntry, ({ params }, seed) => asking(seed, (scope) => getLibraryEntry(scope, params.id))),
    serve(contract.putLibraryEntry, ({ params, body }, seed) =>
      asking(seed, (scope) => putLibraryEntry(scope, { postId: params.id, ...body })),
    ),
    serve(contract.removeLibraryEntry, ({ params }, seed) =>
      asking(seed, (scope) => removeLibraryEntry(scope, params.id)),
    ),
    serve(contract.getDisclosure, (_input, seed) => inScope(seed, getDisclosure)),
    serve(contract.putDisclosure, async ({ params, body }, seed) => {
      await inScope(seed, (scope) => putDisclosure(scope, { language: params.language, wording: body }));
      return { ok: true } as const;
    }),
  ];
}
