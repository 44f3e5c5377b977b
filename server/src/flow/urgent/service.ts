import { manifests, type NetworkId } from '@bedside/connectors/networks';
import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { conflict, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { asInstantKey, beyond, definePaging, idKey, instantKey } from '../../kernel/http/cursor.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { requireAnyRole, requireRoleOn } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { networksOf } from '../../registers/channels/service.ts';
import { readOrganization } from '../../registers/org/service.ts';
import { namesOf } from '../../registers/people/service.ts';
import type { Content } from '../compose/contract.ts';
import { createPost, getDraft } from '../compose/service.ts';
import { submitDraft } from '../review/service.ts';
import { planOnApproval } from '../schedule/service.ts';
import { urgentAccess } from './access.ts';
import type {
  AnnouncementPart,
  AnnouncementView,
  addToAnnouncement as addEndpoint,
  beginAnnouncement as beginEndpoint,
  listAnnouncements as listEndpoint,
} from './contract.ts';
import { readPosts } from './read-posts.ts';
import { announcement, announcementPost } from './schema.ts';
import { isOpen } from './standing.ts';

export { lastEnded, urgentDeliveries } from './standing.ts';

type Row = typeof announcement.$inferSelect;
type Words = Pick<z.output<(typeof beginEndpoint)['body']>, 'text' | 'link' | 'language'>;

const writing = 'send urgent announcements';
const paging = definePaging('announcements', z.tuple([instantKey, idKey]));

/**
 * Writes the first post of an announcement, sends it for review, and plans it for the moment of its approval.
 * @throws `STEP_UP_REQUIRED`, `NO_CHANNEL`, `NEEDS_PICTURES`, and what refuses a post or a review of it.
 */
export async function beginAnnouncement(
  scope: Scope,
  input: z.output<(typeof beginEndpoint)['body']>,
): Promise<AnnouncementView> {
  const { channelIds, kind, name } = input;
  requireRoleOn(scope.actor, urgentAccess.begin, { whatFor: writing, channelIds });
  await requireWordsSuffice(scope, channelIds);
  const now = scope.services.clock.now();
  const row: Row = {
    organizationId: scope.organizationId,
    id: newId<'announcement'>(now.getTime()),
    kind,
    name,
    channelIds: [...new Set(channelIds)],
    state: 'open',
    begunBy: requirePerson(scope),
    begunAt: now,
    endedBy: null,
    endedAt: null,
  };
  await scope.tx.insert(announcement).values(row);
  await recordEvent(scope, {
    action: 'announcement.begun',
    object: { type: 'announcement', id: row.id },
    facts: { kind },
  });
  await writePost(scope, { row, part: 'first', words: input });
  return viewOf(scope, row);
}

/** Writes an update or the all-clear, for the same channels. Throws `ANNOUNCEMENT_ENDED` where nothing is to be added. */
export async function addToAnnouncement(
  scope: Scope,
  input: { announcementId: string } & z.output<(typeof addEndpoint)['body']>,
): Promise<AnnouncementView> {
  requireAnyRole(scope.actor, urgentAccess.begin, writing);
  const row = await lockAnnouncement(scope, input.announcementId);
  requireRoleOn(scope.actor, urgentAccess.begin, { whatFor: writing, channelIds: row.channelIds });
  await requireOpen(scope, row.id);
  await writePost(scope, { row, part: input.part, words: input });
  return viewOf(scope, row);
}

/** Ends an announcement with a reason; a second end changes nothing and says so. Throws `ANNOUNCEMENT_ENDED`. */
export async function endAnnouncement(
  scope: Scope,
  input: { announcementId: string; reason: string },
): Promise<AnnouncementView> {
  requireAnyRole(scope.actor, urgentAccess.end, 'end urgent announcements');
  const row = await lockAnnouncement(scope, input.announcementId);
  await requireOpen(scope, row.id);
  const ended: Row = { ...row, state: 'ended', endedBy: requirePerson(scope), endedAt: scope.services.clock.now() };
  const { state, endedBy, endedAt } = ended;
  await scope.tx.update(announcement).set({ state, endedBy, endedAt }).where(isAnnouncement(scope, row.id));
  await recordEvent(scope, {
    action: 'announcement.ended',
    object: { type: 'announcement', id: row.id },
    reason: input.reason,
  });
  return viewOf(scope, ended);
}

export async function getAnnouncement(scope: Scope, announcementId: string): Promise<AnnouncementView> {
  requireAnyRole(scope.actor, urgentAccess.read, 'see urgent announcements');
  const [row] = await scope.tx.select().from(announcement).where(isAnnouncement(scope, announcementId));
  if (row === undefined) throw notFound('announcement');
  return viewOf(scope, row);
}

/** The newest first. Throws `CURSOR_INVALID` for a place that does not exist. */
export async function listAnnouncements(
  scope: Scope,
  query: z.output<(typeof listEndpoint)['query']>,
): Promise<{ announcements: AnnouncementView[]; next: string | null }> {
  requireAnyRole(scope.actor, urgentAccess.read, 'see urgent announcements');
  const open = isOpen(scope.organizationId);
  const rows = await scope.tx
    .select({ row: announcement, key: asInstantKey(announcement.begunAt) })
    .from(announcement)
    .where(
      and(
        eq(announcement.organizationId, scope.organizationId),
        query.state === undefined ? undefined : query.state === 'open' ? open : sql`not (${open})`,
        query.after === undefined ? undefined : isBefore(query.after),
      ),
    )
    .orderBy(desc(announcement.begunAt), desc(announcement.id))
    .limit(query.limit + 1);
  const page = paging.page(rows, query.limit, ({ row, key }) => [key, row.id]);
  const announcements: AnnouncementView[] = [];
  for (const { row } of page.rows) announcements.push(await viewOf(scope, row));
  return { announcements, next: page.next };
}

function isBefore(cursor: string): SQL {
  const [begunAt, id] = paging.read(cursor);
  return beyond('descending', [
    { column: announcement.begunAt, value: begunAt, type: 'timestamptz' },
    { column: announcement.id, value: id, type: 'uuid' },
  ]);
}

function isAnnouncement(scope: Scope, announcementId: string): SQL | undefined {
  return and(eq(announcement.organizationId, scope.organizationId), eq(announcement.id, announcementId));
}

async function lockAnnouncement(scope: Scope, announcementId: string): Promise<Row> {
  const [row] = await scope.tx.select().from(announcement).where(isAnnouncement(scope, announcementId)).for('update');
  if (row === undefined) throw notFound('announcement');
  return row;
}

async function requireOpen(scope: Scope, announcementId: string): Promise<void> {
  const [open] = await scope.tx
    .select({ id: announcement.id })
    .from(announcement)
    .where(and(isAnnouncement(scope, announcementId), isOpen(scope.organizationId)));
  if (open === undefined) {
    throw conflict('ANNOUNCEMENT_ENDED', 'This announcement has ended.', 'Begin a new one.');
  }
}

async function writePost(scope: Scope, made: { row: Row; part: AnnouncementPart; words: Words }): Promise<void> {
  const { row, part, words } = made;
  const { timeZone } = await readOrganization(scope);
  const content = {
    schema: 1 as const,
    baseText: words.text,
    link: words.link,
    images: [],
    variants: {},
    channelIds: row.channelIds,
    language: words.language,
    ...titlesFor(await networksOf(scope), { channelIds: row.channelIds, text: words.text }),
  };
  const { id: postId } = await createPost(scope, { content });
  await scope.tx.insert(announcementPost).values({
    organizationId: scope.organizationId,
    announcementId: row.id,
    postId,
    part,
    addedAt: scope.services.clock.now(),
  });
  await planOnApproval(scope, { postId, timeZone, reason: `Urgent: ${row.name}` });
  const { revision } = await getDraft(scope, postId);
  await submitDraft(scope, { postId, revision });
}

/** Most graphemes of a title that is made of the text. */
const MAX_TITLE = 80;

/** The first sentence as a title, where a network takes nothing without one. */
function titlesFor(
  networks: ReadonlyMap<string, NetworkId>,
  { channelIds, text }: { channelIds: readonly string[]; text: string },
): Pick<Content, 'options'> {
  const needing = channelIds
    .flatMap((id) => networks.get(id) ?? [])
    .filter((network) => manifests[network].needsTitle === true);
  if (needing.length === 0) return {};
  const [sentence = text] = text.split(/(?<=[.!?])\s|\n/u);
  const letters = [...new Intl.Segmenter().segment(sentence.trim())].map(({ segment }) => segment);
  const title = letters.length > MAX_TITLE ? `${letters.slice(0, MAX_TITLE - 1).join('')}…` : letters.join('');
  return { options: Object.fromEntries(needing.map((network) => [network, { title }])) };
}

/** Words alone are no post where a picture or a video is needed. Throws `NEEDS_PICTURES`. */
async function requireWordsSuffice(scope: Scope, channelIds: readonly string[]): Promise<void> {
  const networks = await networksOf(scope);
  const needing = channelIds.filter((id) => {
    const network = networks.get(id);
    return network !== undefined && manifests[network].media.needs !== undefined;
  });
  if (needing.length === 0) return;
  const error = unprocessable({
    code: 'NEEDS_PICTURES',
    message: 'One of these networks takes no post of words alone.',
    remedy: 'Leave it out, and post a picture there by itself.',
    details: { channelIds: needing },
  });
  throw error;
}

function requirePerson(scope: Scope): string {
  const person = actingPersonId(scope);
  if (person === null) throw new TypeError('announcements are written by people');
  return person;
}

async function viewOf(scope: Scope, row: Row): Promise<AnnouncementView> {
  const posts = await readPosts(scope, row.id);
  const allClear = posts.find(({ part, outSince }) => part === 'all_clear' && outSince !== null);
  const endedAt = row.endedAt?.toISOString() ?? allClear?.outSince ?? null;
  const names = await namesOf(scope);
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    channelIds: row.channelIds,
    state: endedAt === null ? 'open' : 'ended',
    begunByName: names.get(row.begunBy) ?? '',
    begunAt: row.begunAt.toISOString(),
    endedAt,
    posts,
  };
}
