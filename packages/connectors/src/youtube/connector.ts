/**
 * The connector of YouTube (Data API v3). A video is handed in as private and made public by its id, which can be done
 * twice and looked at, so that no doubt needs a second upload; docs/decisions/044-a-video-is-private-first.md tells why.
 * A first comment has no such id: it is written once, and looked for.
 */
import { asAccount, asNobody, createGoogleService } from '../google/access.ts';
import { beginConsent, revoke, tradeCode } from '../google/consent.ts';
import { googleHosts } from '../google/hosts.ts';
import { bearer } from '../http/authorization.ts';
import { patiently, type Wait } from '../http/wait.ts';
import { manifests } from '../networks.ts';
import type { Account, Connector, ConnectorIo, FinishConsentOutcome, FinishConsentRequest, Manifest } from '../port.ts';
import { chooseChannel, verify } from './channel.ts';
import { hide, listComments, removeComment, reply } from './comments.ts';
import { deliver, listOwn, readBack } from './deliver.ts';
import { edit, readEdit } from './edit.ts';
import { deleteComment } from './first-comment.ts';
import { measure } from './measure.ts';
import { deleteVideo, discard, stage } from './stage.ts';
import { commentIdOf } from './video.ts';

/** Uploading, comments, changing and taking down; the narrowest scope that has all four. */
const scope = 'https://www.googleapis.com/auth/youtube.force-ssl';

/** Times that a test may shorten, and how it waits. */
export type YouTubeConnectorOverrides = {
  readonly quietPeriodMs?: number;
  readonly callTimeoutMs?: number;
  readonly wait?: Wait;
};

/** Makes the connector. `callTimeoutMs` bounds each operation as a whole; uploads go on over several. */
export function createYouTubeConnector(overrides: YouTubeConnectorOverrides = {}): Connector {
  const { wait = patiently, ...times } = overrides;
  const manifest: Manifest = { ...manifests.youtube, ...times };
  const service = createGoogleService(manifest);
  const hostsOf = (serviceUrl: string) => googleHosts(serviceUrl, manifest.serviceUrl);
  const start = (io: ConnectorIo, account: Pick<Account, 'serviceUrl' | 'credentials' | 'app'>) =>
    asAccount(service, io, account);
  const atTokens = (io: ConnectorIo, serviceUrl: string) => asNobody(service, io, hostsOf(serviceUrl).tokens);

  const finish = async (request: FinishConsentRequest, io: ConnectorIo): Promise<FinishConsentOutcome> => {
    const traded = await tradeCode(atTokens(io, request.serviceUrl), request, scope);
    if (!traded.ok) return traded.failure;
    const { credentials } = traded;
    const authorization = bearer(credentials.accessToken ?? '');
    return chooseChannel({ ...asNobody(service, io, request.serviceUrl), authorization }, credentials);
  };

  return {
    manifest,
    verify: async (request, io) => verify(await start(io, request), request),
    stage: async (request, io) => stage(await start(io, request.account), request, { manifest, wait }),
    discard: async (request, io) => discard(await start(io, request.account), request),
    deliver: async (request, io) => deliver(await start(io, request.account), request),
    readBack: async (request, io) => readBack(await start(io, request.account), request, manifest),
    listOwn: async (request, io) => listOwn(await start(io, request.account), request),
    async remove({ account, remoteId }, io) {
      const commentId = commentIdOf(remoteId);
      const operation = await start(io, account);
      return commentId === null ? deleteVideo(operation, remoteId) : deleteComment(operation, commentId);
    },
    edit: async (request, io) => edit(await start(io, request.account), request, manifest),
    readEdit: async (request, io) => readEdit(await start(io, request.account), request, manifest),
    measure: async ({ account, remoteId }, io) => measure(await start(io, account), remoteId),
    comments: {
      list: async (request, io) => listComments(await start(io, request.account), request),
      reply: async (request, io) => reply(await start(io, request.account), request),
      hide: async (request, io) => hide(await start(io, request.account), request),
      remove: async (request, io) => removeComment(await start(io, request.account), request),
    },
    consent: {
      begin: async (request) => beginConsent(hostsOf(request.serviceUrl), request, scope),
      finish,
      revoke: ({ account }, io) => revoke(atTokens(io, account.serviceUrl), account.credentials),
      endsAll: true,
    },
  };
}
