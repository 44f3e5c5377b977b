/** Settles what each network gets instead of the addresses of a post: with campaign values, and as a short address. */
import { createHash } from 'node:crypto';
import { manifests, type NetworkId, settleAddresses } from '@bedside/connectors/networks';
import { and, eq, inArray } from 'drizzle-orm';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { listChannels } from '../../../registers/channels/service.ts';
import { type Content, type ContentAddress, partsOf } from '../contract.ts';
import { isCode, newCode, shortPlaces } from './codes.ts';
import { UNMADE_CODE } from './contract.ts';
import { shortCode, shortLink } from './schema.ts';

/** Tells short addresses apart: a network's name holds no space. */
const keyOf = ({ network, target }: { network: string; target: string }) => `${network} ${target}`;

/**
 * A content with its addresses as they leave. Whatever the caller's content says of that is not read. Short addresses that
 * the post has already stay; new ones are made when `makes` is set, and stand with a code of the same length until then.
 */
export async function settleContent(
  scope: Scope,
  given: { postId: string; content: Content; makes: boolean },
): Promise<Content> {
  const { addresses: _, ...content } = given.content;
  const { postId } = given;
  const { shortBase } = shortPlaces(scope.services);
  const isWished = content.links?.shorten === true || content.links?.utm !== undefined;
  if (!isWished && !mentions(content, shortBase)) return content;
  const networks = await networksOf(scope, content);
  const known = content.links?.shorten === true ? await madeFor(scope, postId) : new Map<string, string>();
  const settle = () => settleWith(scope, { postId, content, networks, known });
  let settled = settle();
  if (given.makes) {
    const missing = settled.filter((one) => one.leaves === `${shortBase}${UNMADE_CODE}`);
    if (missing.length > 0) {
      await makeAddresses(scope, { postId, missing, known });
      settled = settle();
    }
  }
  const addresses = await withTargets(scope, settled);
  const isChanged = addresses.some(({ leaves, target, written }) => leaves !== written || target !== written);
  return isChanged ? { ...content, addresses } : content;
}

function mentions(content: Content, shortBase: string): boolean {
  return JSON.stringify(content).includes(shortBase);
}

type NetworkFacts = { readonly id: NetworkId; readonly channel: string };

/** The networks that a post goes to; a channel's name stands for it where the post goes to one of that network. */
async function networksOf(scope: Scope, { channelIds }: Content): Promise<NetworkFacts[]> {
  const chosen = (await listChannels(scope)).filter(({ id }) => channelIds.includes(id));
  const ids = [...new Set(chosen.map(({ network }) => network))].sort();
  return ids.map((id) => {
    const [first, ...others] = chosen.filter(({ network }) => network === id);
    return { id, channel: first === undefined || others.length > 0 ? id : first.name };
  });
}

function settleWith(
  scope: Scope,
  made: {
    postId: string;
    content: Content;
    networks: readonly NetworkFacts[];
    known: ReadonlyMap<string, string>;
  },
): ContentAddress[] {
  const { content, known, networks, postId } = made;
  const { keep = [], shorten = false, utm = null } = content.links ?? {};
  const { house, shortBase } = shortPlaces(scope.services);
  const leaveAlone = [...house, ...keep];
  return networks.flatMap(({ id: network, channel }) => {
    const { takesFirstComment } = manifests[network];
    const facts = { network, channel, post: postId.slice(-8) };
    const short = (target: string) => known.get(keyOf({ network, target })) ?? `${shortBase}${UNMADE_CODE}`;
    return settleAddresses(partsOf(content, { id: network, takesFirstComment }), {
      utm,
      facts,
      leaveAlone,
      shorten: shorten ? short : null,
    }).map((one) => ({ network, ...one }));
  });
}

/** The short addresses that a post has, by network and target. */
async function madeFor(scope: Scope, postId: string): Promise<Map<string, string>> {
  const rows = await scope.tx
    .select({ network: shortLink.network, target: shortLink.target, address: shortLink.address })
    .from(shortLink)
    .where(and(eq(shortLink.organizationId, scope.organizationId), eq(shortLink.postId, postId)));
  return new Map(rows.map((row) => [keyOf(row), row.address]));
}

/** Makes short addresses for targets of a locked post and adds them to `known`. A code that is taken is drawn again. */
async function makeAddresses(
  scope: Scope,
  made: { postId: string; missing: readonly ContentAddress[]; known: Map<string, string> },
): Promise<void> {
  const { known, missing, postId } = made;
  const { shortBase } = shortPlaces(scope.services);
  const { organizationId } = scope;
  for (const { network, target } of missing) {
    if (known.has(keyOf({ network, target }))) continue;
    const code = await takeCode(scope);
    const address = `${shortBase}${code}`;
    await scope.tx.insert(shortLink).values({
      organizationId,
      code,
      postId,
      network,
      target,
      targetHash: createHash('sha256').update(target).digest('hex'),
      address,
      madeAt: scope.services.clock.now(),
    });
    known.set(keyOf({ network, target }), address);
  }
}

async function takeCode(scope: Scope): Promise<string> {
  for (;;) {
    const code = newCode();
    const taken = await scope.tx
      .insert(shortCode)
      .values({ code, organizationId: scope.organizationId })
      .onConflictDoNothing()
      .returning({ code: shortCode.code });
    if (taken.length > 0) return code;
  }
}

/** Where short addresses lead that somebody wrote by hand: what hides behind one of this organization's is told. */
async function withTargets(scope: Scope, settled: readonly ContentAddress[]): Promise<ContentAddress[]> {
  const typed = settled
    .filter(({ leaves, written }) => leaves === written)
    .map(({ written }) => codeIn(scope, written));
  const targets = await targetsOf(
    scope,
    typed.filter((code) => code !== null),
  );
  return settled.map((one) => {
    const code = one.leaves === one.written ? codeIn(scope, one.written) : null;
    return { ...one, target: (code === null ? undefined : targets.get(code)) ?? one.target };
  });
}

/** The code of a short address of this house, else null. */
export function codeIn({ services }: Pick<Scope, 'services'>, address: string): string | null {
  const { shortBase } = shortPlaces(services);
  const code = address.startsWith(shortBase) ? address.slice(shortBase.length).split(/[?#]/u, 1)[0] : undefined;
  return code !== undefined && isCode(code) ? code : null;
}

/** Targets of this organization's codes. */
export async function targetsOf(scope: Scope, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await scope.tx
    .select({ code: shortLink.code, target: shortLink.target })
    .from(shortLink)
    .where(and(eq(shortLink.organizationId, scope.organizationId), inArray(shortLink.code, [...codes])));
  return new Map(rows.map(({ code, target }) => [code, target]));
}
