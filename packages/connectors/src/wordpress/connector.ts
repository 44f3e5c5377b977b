/**
 * The connector of sites of WordPress 5.6 and later, by application passwords. A post is a draft first, which carries its delivery
 * from its first moment on, and is published by its id: publishing again changes nothing. docs/decisions/060-a-draft-is-the-key.md
 * tells why.
 */
import { z } from 'zod';
import { textOfHtml } from '../mastodon/html-text.ts';
import { manifests } from '../networks.ts';
import type { Account, Connector, ConnectorIo, Failure, Manifest, PlacesOutcome } from '../port.ts';
import { askList, noPassword, startOperation, type WordpressContext } from './api.ts';
import * as conversation from './conversation.ts';
import { deliver } from './deliver.ts';
import { discard, stage } from './draft.ts';
import { edit, readEdit } from './edit.ts';
import { listOwn, readBack } from './read-back.ts';
import { remove } from './remove.ts';
import { verify } from './verify.ts';

/** Times that a test may shorten. */
export type WordpressConnectorOverrides = { readonly quietPeriodMs?: number; readonly callTimeoutMs?: number };

/** Makes the connector. `callTimeoutMs` bounds each operation as a whole, its uploads included. */
export function createWordpressConnector(overrides: WordpressConnectorOverrides = {}): Connector {
  const manifest: Manifest = { ...manifests.wordpress, ...overrides };
  const { callTimeoutMs } = manifest;
  const as = async <Outcome>(
    account: Account,
    io: ConnectorIo,
    run: (context: WordpressContext) => Promise<Outcome>,
  ): Promise<Outcome | Failure> => {
    const context = startOperation(io, { account, callTimeoutMs });
    return context === null ? noPassword : run(context);
  };
  return {
    manifest,
    verify: ({ serviceUrl, credentials }, io) => verify({ serviceUrl, credentials, callTimeoutMs }, io),
    stage: (request, io) => as(request.account, io, (context) => stage(context, { request, manifest })),
    discard: ({ account, handle }, io) => as(account, io, (context) => discard(context, handle)),
    deliver: (request, io) => as(request.account, io, (context) => deliver(context, { request, manifest })),
    readBack: (request, io) => as(request.account, io, (context) => readBack(context, { request, manifest })),
    listOwn: ({ account, ...page }, io) => as(account, io, (context) => listOwn(context, page)),
    remove: ({ account, remoteId }, io) => as(account, io, (context) => remove(context, remoteId)),
    edit: (request, io) => as(request.account, io, (context) => edit(context, request, manifest)),
    readEdit: (request, io) => as(request.account, io, (context) => readEdit(context, request, manifest)),
    listPlaces: ({ account }, io) => as(account, io, listCategories),
    comments: {
      list: ({ account, ...page }, io) => as(account, io, (context) => conversation.list(context, page)),
      reply: ({ account, ...on }, io) => as(account, io, (context) => conversation.reply(context, on)),
      hide: ({ account, ...on }, io) => as(account, io, (context) => conversation.hide(context, on)),
      remove: ({ account, ...on }, io) => as(account, io, (context) => conversation.remove(context, on)),
    },
  };
}

const categorySchema = z.object({ id: z.int().positive(), name: z.string().max(400) });
/** More categories than anybody chooses from. */
const maxPages = 5;

/** The categories of the site, by name. */
async function listCategories(context: WordpressContext): Promise<PlacesOutcome> {
  const places: { id: string; name: string }[] = [];
  for (let page = 1; page <= maxPages; page += 1) {
    const params = { per_page: '100', page: String(page), orderby: 'name', order: 'asc' };
    const listed = await askList(context, { path: '/wp/v2/categories', params, item: categorySchema });
    if (!listed.ok) return listed.failure;
    places.push(...listed.data.items.map(({ id, name }) => ({ id: String(id), name: textOfHtml(name) })));
    if (page >= listed.data.pages) break;
  }
  return { kind: 'places', places };
}
