/**
 * The connector of Google Business Profile: local posts of a place on Google Maps and Search (API v4), and the two newer
 * APIs that tell which places there are. Google gives no key and refuses no second post; a lost answer is looked for in
 * the place's own list.
 */
import { asAccount, asNobody, createGoogleService } from '../google/access.ts';
import { beginConsent, revoke, tradeCode } from '../google/consent.ts';
import { googleHosts } from '../google/hosts.ts';
import { bearer } from '../http/authorization.ts';
import { manifests } from '../networks.ts';
import type { Account, Connector, ConnectorIo, FinishConsentOutcome, FinishConsentRequest, Manifest } from '../port.ts';
import { edit, readEdit } from './edit.ts';
import { choosePlace, verify } from './place.ts';
import { deliver, listOwn, readBack, remove } from './posts.ts';

/** The only one there is for profiles. */
const scope = 'https://www.googleapis.com/auth/business.manage';

/** Times that a test may shorten. */
export type GoogleBusinessConnectorOverrides = { readonly quietPeriodMs?: number; readonly callTimeoutMs?: number };

/** Makes the connector. `callTimeoutMs` bounds each operation as a whole. */
export function createGoogleBusinessConnector(overrides: GoogleBusinessConnectorOverrides = {}): Connector {
  const manifest: Manifest = { ...manifests['google-business'], ...overrides };
  const service = createGoogleService(manifest);
  const hostsOf = (serviceUrl: string) => googleHosts(serviceUrl, manifest.serviceUrl);
  const start = (io: ConnectorIo, account: Pick<Account, 'serviceUrl' | 'credentials' | 'app'>) =>
    asAccount(service, io, account);
  const atTokens = (io: ConnectorIo, serviceUrl: string) => asNobody(service, io, hostsOf(serviceUrl).tokens);

  const finish = async (request: FinishConsentRequest, io: ConnectorIo): Promise<FinishConsentOutcome> => {
    const { serviceUrl } = request;
    const traded = await tradeCode(atTokens(io, serviceUrl), request, scope);
    if (!traded.ok) return traded.failure;
    const { credentials } = traded;
    const authorization = bearer(credentials.accessToken ?? '');
    return choosePlace({ ...asNobody(service, io, serviceUrl), authorization }, hostsOf(serviceUrl), credentials);
  };

  return {
    manifest,
    verify: async (request, io) => verify(await start(io, request), { ...request, hosts: hostsOf(request.serviceUrl) }),
    deliver: async (request, io) => deliver(await start(io, request.account), request),
    readBack: async (request, io) => readBack(await start(io, request.account), request),
    listOwn: async (request, io) => listOwn(await start(io, request.account), request),
    remove: async (request, io) => remove(await start(io, request.account), request),
    edit: async (request, io) => edit(await start(io, request.account), request),
    readEdit: async (request, io) => readEdit(await start(io, request.account), request),
    consent: {
      begin: async (request) => beginConsent(hostsOf(request.serviceUrl), request, scope),
      finish,
      revoke: ({ account }, io) => revoke(atTokens(io, account.serviceUrl), account.credentials),
      endsAll: true,
    },
  };
}
