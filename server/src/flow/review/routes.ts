import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import { latestScreening } from '../screen/service.ts';
import { addComment, listComments } from './comments.ts';
import * as contract from './contract.ts';
import { handOverReview, takeBackReview } from './delegations.ts';
import { getReview, latestReviewOfPost, listQueue, recordDecision, withdrawReview } from './service.ts';
import { submitDraft } from './submit-draft.ts';
import { waiveFinding, withdrawWaiver } from './waivers.ts';

export function reviewRoutes(): Route[] {
  return [
    serve(contract.submitDraft, ({ params, body }, seed) =>
      inScope(seed, async (scope) => {
        const { reviewId, screening } = await submitDraft(scope, { postId: params.id, revision: body.revision });
        const { review } = await getReview(scope, reviewId);
        return { review, screening };
      }),
    ),
    serve(contract.withdrawReview, async ({ params }, seed) => {
      await inScope(seed, (scope) => withdrawReview(scope, params.id));
      return { ok: true as const };
    }),
    serve(contract.reviewQueue, ({ query }, seed) => inScope(seed, (scope) => listQueue(scope, query))),
    serve(contract.getPostReview, ({ params }, seed) =>
      inScope(seed, async (scope) => {
        const review = await latestReviewOfPost(scope, params.id);
        return { review, screening: review && (await latestScreening(scope, review.versionId)) };
      }),
    ),
    serve(contract.getReview, ({ params }, seed) => inScope(seed, (scope) => getReview(scope, params.id))),
    serve(contract.decideReview, ({ params, body }, seed) =>
      inScope(seed, (scope) => recordDecision(scope, { reviewId: params.id, ...body })),
    ),
    serve(contract.handOverReview, ({ params, body }, seed) =>
      inScope(seed, (scope) => handOverReview(scope, { reviewId: params.id, ...body })),
    ),
    serve(contract.takeBackReview, async ({ params }, seed) => {
      await inScope(seed, (scope) => takeBackReview(scope, { reviewId: params.id, ...params }));
      return { ok: true as const };
    }),
    serve(contract.waiveFinding, ({ params, body }, seed) =>
      inScope(seed, (scope) => waiveFinding(scope, { reviewId: params.id, ...body })),
    ),
    serve(contract.withdrawWaiver, async ({ params }, seed) => {
      await inScope(seed, (scope) => withdrawWaiver(scope, params.id));
      return { ok: true as const };
    }),
    serve(contract.listComments, ({ params }, seed) =>
      inScope(seed, async (scope) => ({ comments: await listComments(scope, params.id) })),
    ),
    serve(contract.addComment, ({ params, body }, seed) =>
      inScope(seed, (scope) => addComment(scope, { postId: params.id, body: body.body })),
    ),
  ];
}
