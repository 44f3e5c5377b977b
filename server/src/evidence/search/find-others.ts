import { and, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { post } from '../../flow/compose/schema.ts';
import { readablePosts } from '../../flow/compose/service.ts';
import { delivery } from '../../flow/publish/schema.ts';
import { asInstantKey, beyond, definePaging, idKey, instantKey, textKey } from '../../kernel/http/cursor.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { channel } from '../../registers/channels/schema.ts';
import { listChannels } from '../../registers/channels/service.ts';
import { listPeople } from '../../registers/people/service.ts';
import type { Asked } from './asked.ts';
import type { channelHit, personHit, receiptHit } from './contract.ts';
import { marksIn } from './highlight.ts';
import type { Term } from './read-query.ts';
import { placedWords } from './words.ts';

type Page<Hit> = { hits: Hit[]; next: string | null };

const peoplePaging = definePaging('search.people', z.tuple([textKey, idKey]));
const channelPaging = definePaging('search.channels', z.tuple([textKey, idKey]));
const receiptPaging = definePaging('search.receipts', z.tuple([instantKey, idKey]));

/** Colleagues by the beginnings of their names, or by their address. */
export async function findPeople(scope: Scope, asked: Asked): Promise<Page<z.input<typeof personHit>>> {
  const people = (await listPeople(scope)).filter((one) => isAbout(asked.terms, [one.name, one.email]));
  const { rows, next } = pageByName(peoplePaging, people, asked);
  const hits = rows.map(({ id, name, email, state }) => ({ id, name: marked(name, asked.terms), email, state }));
  return { hits, next };
}

/** Connected accounts by name, handle or network. */
export async function findChannels(scope: Scope, asked: Asked): Promise<Page<z.input<typeof channelHit>>> {
  const { network } = asked.filters;
  const channels = (await listChannels(scope)).filter(
    (one) =>
      isAbout(asked.terms, [one.name, one.handle, one.network]) && (network === undefined || one.network === network),
  );
  const { rows, next } = pageByName(channelPaging, channels, asked);
  const hits = rows.map((one) => ({
    id: one.id,
    name: marked(one.name, asked.terms),
    handle: one.handle,
    network: one.network,
  }));
  return { hits, next };
}

/** Every word must begin a word of one of the texts; what is excluded must begin none. */
function isAbout(terms: readonly Term[], texts: readonly string[]): boolean {
  if (terms.length === 0) return false;
  const words = texts.flatMap((text) => placedWords(text).map(({ word }) => word));
  return terms.every((term) => {
    const found = term.words.every((wanted) => words.some((word) => word.startsWith(wanted)));
    return found !== term.excluded;
  });
}

function marked(text: string, terms: readonly Term[]) {
  const wanted = terms.flatMap(({ words, excluded }) => (excluded ? [] : words));
  return { text, marks: marksIn(text, (word) => wanted.some((start) => word.startsWith(start))) };
}

function pageByName<Row extends { id: string; name: string }>(
  paging: typeof peoplePaging,
  rows: readonly Row[],
  asked: Asked,
) {
  const [name, id] = asked.after === undefined ? ['', ''] : paging.read(asked.after);
  const isAfter = (row: Row) => row.name > name || (row.name === name && row.id > id);
  const sorted = rows
    .filter(isAfter)
    .toSorted((one, two) => (one.name === two.name ? cmp(one.id, two.id) : cmp(one.name, two.name)));
  return paging.page(sorted, asked.limit, (row) => [row.name, row.id]);
}

function cmp(one: string, two: string): number {
  return one < two ? -1 : one > two ? 1 : 0;
}

/** Whether this is worth comparing with addresses and ids of the networks: an id is one long word with a digit in it. */
const LIKE_AN_ADDRESS = /[/:.]|\d{4}|^(?=\S*\d)\S{8,}$/;

/** Deliveries whose address or id on the network holds what was typed, newest first. */
export async function findReceipts(
  scope: Scope,
  asked: Asked,
  typed: string,
): Promise<Page<z.input<typeof receiptHit>>> {
  const part = typed.trim();
  if (part.length < 4 || !LIKE_AN_ADDRESS.test(part)) return { hits: [], next: null };
  const [at, id] = asked.after === undefined ? [] : receiptPaging.read(asked.after);
  const { network, channelId, authorId, stages } = asked.filters;
  const found = await scope.tx
    .select({
      deliveryId: delivery.id,
      postId: delivery.postId,
      channelName: channel.name,
      network: channel.network,
      state: delivery.state,
      url: delivery.url,
      remoteId: delivery.remoteId,
      updatedAt: delivery.updatedAt,
      key: asInstantKey(delivery.updatedAt),
    })
    .from(delivery)
    .innerJoin(post, and(eq(post.organizationId, delivery.organizationId), eq(post.id, delivery.postId)))
    .innerJoin(channel, and(eq(channel.organizationId, delivery.organizationId), eq(channel.id, delivery.channelId)))
    .where(
      and(
        eq(delivery.organizationId, scope.organizationId),
        readablePosts(scope),
        // An edit tells the address of the post that it changes.
        eq(delivery.kind, 'post'),
        or(holds(sql`${delivery.url}`, part), holds(sql`${delivery.remoteId}`, part)),
        network ? eq(channel.network, network) : undefined,
        channelId ? eq(delivery.channelId, channelId) : undefined,
        authorId ? eq(post.authorPersonId, authorId) : undefined,
        stages && stages.length > 0 ? inArray(post.stage, stages) : undefined,
        at === undefined || id === undefined
          ? undefined
          : beyond('descending', [
              { column: delivery.updatedAt, value: at, type: 'timestamptz' },
              { column: delivery.id, value: id, type: 'uuid' },
            ]),
      ),
    )
    .orderBy(desc(delivery.updatedAt), desc(delivery.id))
    .limit(asked.limit + 1);
  const { rows, next } = receiptPaging.page(found, asked.limit, (row) => [row.key, row.deliveryId]);
  return { hits: rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() })), next };
}

function holds(column: SQL, part: string): SQL {
  return sql`strpos(lower(${column}), lower(${part}::text)) > 0`;
}
