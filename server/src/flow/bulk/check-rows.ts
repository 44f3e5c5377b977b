import { setImmediate as letOthers } from 'node:timers/promises';
import { checkParts, manifests, type NetworkId } from '@bedside/connectors/networks';
import type { Screener, Verdict } from '@bedside/screening';
import { and, eq, inArray, ne } from 'drizzle-orm';
import { reachOf } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { listChannels } from '../../registers/channels/service.ts';
import { findMedia, type MediaRow } from '../../registers/media/service.ts';
import { type Content, partsOf, textFields } from '../compose/contract.ts';
import { draft, post } from '../compose/schema.ts';
import { isImageInReadablePost, readablePosts } from '../compose/service.ts';
import { blackout } from '../schedule/calendar/schema.ts';
import { bulkAccess } from './access.ts';
import type { KnownChannel } from './find-channels.ts';
import type { PlannedRow, Warning } from './plan-rows.ts';

export type Checked = {
  readonly warnings: readonly Warning[];
  readonly verdict: Verdict | null;
  readonly findings: number;
};

/** The channels with whether the acting person may write for them. */
export async function knownChannels(scope: Scope): Promise<KnownChannel[]> {
  const reach = reachOf(scope.actor, bulkAccess.import);
  return (await listChannels(scope)).map(({ id, name, handle, network, state }) => ({
    id,
    name,
    handle,
    network,
    connected: state === 'connected',
    mine: reach === null || reach.has(id),
  }));
}

/** Images among these that the acting person added, or that belong to a post which they may see. */
export async function usableImages(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, MediaRow>> {
  const found = new Map<string, MediaRow>();
  for (const [id, row] of await findMedia(scope, ids)) {
    if (row.createdBy === actingPersonId(scope) || (await isImageInReadablePost(scope, id))) found.set(id, row);
  }
  return found;
}

/** Posts that stand with the very words of a row, by those words in lower case. */
export async function postsWithWords(scope: Scope, texts: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(texts.filter((text) => text !== '').map((text) => text.toLowerCase()))];
  if (wanted.length === 0) return new Map();
  const rows = await scope.tx
    .select({ id: post.id, text: draft.baseTextLower })
    .from(draft)
    .innerJoin(post, and(eq(post.organizationId, draft.organizationId), eq(post.id, draft.postId)))
    .where(
      and(
        eq(draft.organizationId, scope.organizationId),
        ne(post.stage, 'discarded'),
        inArray(draft.baseTextLower, wanted),
        readablePosts(scope),
      ),
    );
  return new Map(rows.map(({ id, text }) => [text, id]));
}

export type Blackout = Pick<typeof blackout.$inferSelect, 'channelId' | 'fromDate' | 'untilDate'>;

/** Days on which nothing is to go out, for all channels or one. */
export function activeBlackouts(scope: Scope): Promise<Blackout[]> {
  return scope.tx
    .select({ channelId: blackout.channelId, fromDate: blackout.fromDate, untilDate: blackout.untilDate })
    .from(blackout)
    .where(and(eq(blackout.organizationId, scope.organizationId), eq(blackout.state, 'active')));
}

/** After so many UTF-16 units of screening, other requests have their turn. */
const UNITS_A_TURN = 20_000;
const rank: Readonly<Record<Verdict, number>> = { pass: 0, warn: 1, block: 2 };

/** What there is to say of each row that can become a draft: limits of networks, doubles, and what the check finds. */
export async function checkRows(
  rows: readonly PlannedRow[],
  against: {
    readonly screener: Screener;
    readonly channels: readonly KnownChannel[];
    readonly images: ReadonlyMap<string, MediaRow>;
    readonly standing: ReadonlyMap<string, string>;
    readonly blackouts: readonly Blackout[];
    /** Drafts that this import made are no doubles of their own rows. */
    readonly made: ReadonlyMap<number, string>;
  },
): Promise<ReadonlyMap<number, Checked>> {
  const networkOf = new Map(against.channels.map(({ id, network }) => [id, network]));
  const seen = new Map<string, number>();
  const checked = new Map<number, Checked>();
  let units = 0;
  for (const one of rows) {
    const { content } = one;
    if (content === null) {
      checked.set(one.row, { warnings: one.warnings, verdict: null, findings: 0 });
      continue;
    }
    const networks = [...new Set(content.channelIds.flatMap((id) => networkOf.get(id) ?? []))];
    const warnings = [
      ...one.warnings,
      ...blackoutWarnings(one.localTime, content, against.blackouts),
      ...networks.flatMap((network) => networkWarnings(content, network, against.images)),
      ...content.images.flatMap(({ altText }, at): Warning[] =>
        altText.trim() === '' ? [{ code: 'ALT_TEXT_MISSING', facts: { place: at + 1 } }] : [],
      ),
      ...doubles(one, content, { seen, ...against }),
    ];
    checked.set(one.row, { warnings, ...screenRow(against.screener, content) });
    units += one.text.length;
    if (units >= UNITS_A_TURN) {
      units = 0;
      await letOthers();
    }
  }
  return checked;
}

function blackoutWarnings(localTime: string | null, content: Content, blackouts: readonly Blackout[]): Warning[] {
  const day = localTime?.slice(0, 10);
  if (day === undefined) return [];
  const falls = blackouts.some(
    ({ channelId, fromDate, untilDate }) =>
      fromDate <= day && day <= untilDate && (channelId === null || content.channelIds.includes(channelId)),
  );
  return falls ? [{ code: 'BLACKOUT', facts: { date: day } }] : [];
}

function networkWarnings(content: Content, network: NetworkId, images: ReadonlyMap<string, MediaRow>): Warning[] {
  const manifest = manifests[network];
  const known = { id: network, takesFirstComment: manifest.takesFirstComment };
  const parts = partsOf(content, known).map((part) => ({
    ...part,
    images: part.imageIndexes.map((index) => {
      const image = content.images[index];
      const row = images.get(image?.mediaId ?? '');
      return { altText: image?.altText ?? '', bytes: row?.byteSize ?? 0, mimeType: row?.mimeType ?? '' };
    }),
  }));
  return checkParts(manifest, parts)
    .filter(({ code }) => code !== 'ALT_TEXT_MISSING')
    .map(({ code, limit, actual }): Warning => {
      const facts = { network, ...(limit === null ? {} : { limit }), ...(actual === null ? {} : { actual }) };
      if (code === 'TEXT_TOO_LONG') return { code: 'TEXT_OVER_LIMIT', facts };
      return { code: 'NETWORK_REFUSES', facts: { ...facts, problem: code } };
    });
}

/** The same words for the same channels twice in the file, or words that a post has already. */
function doubles(
  one: PlannedRow,
  content: Content,
  known: {
    readonly seen: Map<string, number>;
    readonly standing: ReadonlyMap<string, string>;
    readonly made: ReadonlyMap<number, string>;
  },
): Warning[] {
  const key = JSON.stringify([content.baseText.toLowerCase(), [...content.channelIds].sort()]);
  const otherRow = known.seen.get(key);
  if (otherRow === undefined) known.seen.set(key, one.row);
  const postId = known.made.has(one.row) ? undefined : known.standing.get(content.baseText.toLowerCase());
  return [
    ...(otherRow === undefined ? [] : [{ code: 'DUPLICATE_IN_FILE' as const, facts: { row: otherRow } }]),
    ...(postId === undefined ? [] : [{ code: 'DUPLICATE_OF_POST' as const, facts: { post: postId } }]),
  ];
}

function screenRow(screener: Screener, content: Content): Pick<Checked, 'verdict' | 'findings'> {
  let verdict: Verdict = 'pass';
  let findings = 0;
  for (const { field, text } of textFields(content)) {
    const result = screener.screen(text, { field, locale: content.language });
    if (rank[result.verdict] > rank[verdict]) verdict = result.verdict;
    findings += result.findings.length;
  }
  return { verdict, findings };
}
