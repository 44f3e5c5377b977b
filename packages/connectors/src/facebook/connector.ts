/**
 * The connector of Facebook pages, over the Graph API. A page keeps no key of ours. Words and photos are published in one
 * call, and where its answer is lost the page's own list tells: photos by their ids, words by themselves. Videos, reels and
 * stories are named before they are published, so they are asked for by that name.
 */

import { z } from 'zod';
import { type Compare, comparePosts } from '../compare-edit.ts';
import { ask } from '../http/ask.ts';
import { patiently, type Wait } from '../http/wait.ts';
import { form, graphId, hasToken, noToken } from '../meta/graph.ts';
import { manifestFor, manifests } from '../networks.ts';
import type { Account, Connector, ConnectorIo, Manifest, VerifyOutcome } from '../port.ts';
import { type FacebookContext, graphPath, startFacebook } from './api.ts';
import { facebookComments } from './comments.ts';
import { beginConsent, finishConsent, revoke } from './consent.ts';
import { measure } from './measure.ts';
import { stagePost } from './media.ts';
import { listOwn, readBack } from './posts.ts';
import { deliver, discard, edit, messageOf, readEdit, remove } from './publish.ts';
import { facebookWebhooks } from './webhooks.ts';

/** Times that a test may shorten, and how it waits. */
export type FacebookConnectorOverrides = {
  readonly quietPeriodMs?: number;
  readonly callTimeoutMs?: number;
  readonly wait?: Wait;
};

export function createFacebookConnector(overrides: FacebookConnectorOverrides = {}): Connector {
  const { wait = patiently, ...times } = overrides;
  const manifest: Manifest = { ...manifests.facebook, ...times };
  const { callTimeoutMs } = manifest;
  const start = (io: ConnectorIo, account: Account) => startFacebook(io, account, callTimeoutMs);
  const ofAccount = ({ limits }: Account) => manifestFor('facebook', limits, manifest);
  const compareOf = ({ account }: { account: Account }) => comparingMessages(ofAccount(account));
  return {
    manifest,
    verify: (request, io) =>
      verify(start(io, { ...request, handle: '', remoteAccountId: '' }), {
        ...request,
        handle: '',
        remoteAccountId: '',
      }),
    async stage(request, io) {
      const context = start(io, request.account);
      return hasToken(context) ? stagePost(context, { post: request.post, handle: request.handle, wait }) : noToken;
    },
    discard: ({ account, handle }, io) => discard(start(io, account), handle),
    async deliver(request, io) {
      const context = start(io, request.account);
      return hasToken(context) ? deliver(context, { request, manifest: ofAccount(request.account) }) : noToken;
    },
    readBack: (request, io) =>
      readBack(start(io, request.account), { request, text: messageOf(ofAccount(request.account), request.post) }),
    listOwn: ({ account, cursor, limit }, io) => listOwn(start(io, account), { cursor, limit }),
    remove: ({ account, remoteId }, io) => remove(start(io, account), remoteId),
    edit: (request, io) =>
      edit(start(io, request.account), { request, manifest: ofAccount(request.account), compare: compareOf(request) }),
    readEdit: (request, io) => readEdit(start(io, request.account), { request, compare: compareOf(request) }),
    measure: ({ account, remoteId }, io) => measure(start(io, account), remoteId),
    comments: facebookComments(start),
    consent: {
      begin: async (request) => beginConsent(request),
      finish: (request, io) => finishConsent(io, { request, callTimeoutMs }),
      revoke: ({ account }, io) => revoke(io, { account, callTimeoutMs }),
      endsAll: true,
    },
    webhooks: facebookWebhooks,
  };
}

/** What is compared is what was sent, with the link where it went with the words. */
function comparingMessages(manifest: Manifest): Compare {
  const compare = comparePosts(manifest);
  return (sent, shown) => compare({ ...sent, text: messageOf(manifest, sent) }, shown);
}

const pageSchema = z.object({
  id: graphId,
  name: z.string().max(500),
  username: z.string().max(200).optional().catch(undefined),
});

/** Whose token it is. The page is asked to tell of its changes too, which may be asked as often as one likes. */
async function verify(context: FacebookContext, account: Account): Promise<VerifyOutcome> {
  if (!hasToken(context)) return noToken;
  const fields = 'id,name,username';
  const asked = await ask(context, { path: graphPath('me'), params: { fields }, schema: pageSchema });
  if (!asked.ok) return asked.failure;
  const { id: remoteAccountId, name, username } = asked.data;
  // Without a role in the house's application for webhooks it says no, and everything else goes on.
  const body = form({ subscribed_fields: 'feed' });
  await ask(context, { path: graphPath(remoteAccountId, 'subscribed_apps'), body, schema: z.unknown() });
  const { serviceUrl, credentials } = account;
  const handle = username ?? remoteAccountId;
  return { kind: 'verified', account: { serviceUrl, handle, remoteAccountId, credentials }, displayName: name };
}
