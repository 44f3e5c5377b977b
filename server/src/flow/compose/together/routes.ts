import { type Route, serve } from '../../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../../kernel/scope/scope.ts';
import * as doors from './contract.ts';
import {
  addDraftComment,
  changeDraftComment,
  listDraftComments,
  listPostReaders,
  removeDraftComment,
  settleDraftThread,
} from './draft-comments.ts';
import { diffHistory, getStateContent, listHistory } from './history.ts';
import { attendDraft } from './presence.ts';

export function togetherRoutes(): Route[] {
  return [
    serve(doors.attendDraft, ({ params, body }, seed) =>
      inScope(seed, (scope) => attendDraft(scope, { postId: params.id, ...body })),
    ),
    serve(doors.listDraftComments, ({ params }, seed) =>
      inScope(seed, async (scope) => ({ threads: await listDraftComments(scope, params.id) })),
    ),
    serve(doors.addDraftComment, ({ params, body }, seed) =>
      inScope(seed, (scope) => addDraftComment(scope, { postId: params.id, ...body })),
    ),
    serve(doors.changeDraftComment, ({ params, body }, seed) =>
      inScope(seed, (scope) => changeDraftComment(scope, { commentId: params.id, ...body })),
    ),
    serve(doors.removeDraftComment, async ({ params }, seed) => {
      await inScope(seed, (scope) => removeDraftComment(scope, params.id));
      return { ok: true as const };
    }),
    serve(doors.resolveDraftThread, ({ params }, seed) =>
      inScope(seed, (scope) => settleDraftThread(scope, { threadId: params.id, resolved: true })),
    ),
    serve(doors.reopenDraftThread, ({ params }, seed) =>
      inScope(seed, (scope) => settleDraftThread(scope, { threadId: params.id, resolved: false })),
    ),
    serve(doors.listPostReaders, ({ params }, seed) =>
      inScope(seed, async (scope) => ({ people: await listPostReaders(scope, params.id) })),
    ),
    serve(doors.getHistory, ({ params }, seed) =>
      inScope(seed, async (scope) => ({ entries: await listHistory(scope, params.id) })),
    ),
    serve(doors.diffHistory, ({ params, query }, seed) =>
      inScope(seed, async (scope) => ({ fields: await diffHistory(scope, { postId: params.id, ...query }) })),
    ),
    serve(doors.getStateContent, ({ params, query }, seed) =>
      inScope(seed, async (scope) => ({
        content: await getStateContent(scope, { postId: params.id, ref: query.at }),
      })),
    ),
  ];
}
