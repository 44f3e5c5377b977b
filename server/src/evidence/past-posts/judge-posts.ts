import type { Screener } from '@bedside/screening';
import { and, asc, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import { elementOf, isNameOf } from '../../flow/permit/state.ts';
import { screenerOf } from '../../flow/screen/service.ts';
import { recordEvent } from '../../kernel/audit/service.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { type AuthorizationState, type Purpose, purpose } from '../../registers/authorizations/contract.ts';
import {
  loadHouseRules,
  type NamedAuthorization,
  type PersonVerdict,
  type Picture,
  type PictureUse,
  readNamed,
  readPersons,
} from '../../registers/authorizations/service.ts';
import { channel } from '../../registers/channels/schema.ts';
import { media } from '../../registers/media/schema.ts';
import { openWords, type PastWords } from './keep-posts.ts';
import { pastPost } from './schema.ts';
import { judgePastPost, type PastJudged, type ShownPerson, type ToldOf } from './state.ts';

type Row = typeof pastPost.$inferSelect;

/** Posts that are looked at in one transaction, and the most words of them: a second of work at the worst. */
const POSTS_AT_ONCE = 100;
const UNITS_AT_ONCE = 300_000;

/**
 * Looks at the next posts that nobody has looked at: what is found stands with them or not at all, so that a run that was cut
 * short is simply done again. The rows are held meanwhile: whoever asks for a new look comes after this one. Gives how many
 * there were; none is the end.
 */
export async function judgeNextPosts(scope: Scope): Promise<number> {
  const found = await scope.tx
    .select()
    .from(pastPost)
    .where(and(eq(pastPost.organizationId, scope.organizationId), eq(pastPost.verdict, 'waiting')))
    .orderBy(asc(pastPost.id))
    .limit(POSTS_AT_ONCE)
    .for('update');
  const posts = fewEnough(found.map((row) => ({ row, words: openWords(scope, row) })));
  if (posts.length === 0) return 0;
  const screener = await screenerOf(scope);
  const uses = await usesOf(scope, posts);
  const shown = await readShown(scope, posts);
  const persons = new Map(posts.map((post) => [post.row.id, shown(post, uses(post))]));
  const named = await readAllNamed(scope, posts, [...persons.values()].flat(2));
  const counts = { lacks: 0, look: 0, allowed: 0, nobody: 0 };
  for (const post of posts) {
    const pictures = persons.get(post.row.id) ?? [];
    const told = toldIn(screener, post, { pictures, named, uses: uses(post) });
    const { picturesNamed, picturesTold } = post.row;
    const judged = judgePastPost({ told, pictures, picturesNamed, picturesTold });
    counts[judged.verdict] += 1;
    await keepVerdict(scope, { row: post.row, judged, engineVersion: screener.screen('').engineVersion });
  }
  await recordEvent(scope, {
    action: 'past_posts.judged',
    object: { type: 'organization', id: scope.organizationId },
    facts: { posts: posts.length, ...counts },
  });
  return posts.length;
}

type Opened = { readonly row: Row; readonly words: PastWords };

function fewEnough(posts: readonly Opened[]): readonly Opened[] {
  let units = 0;
  const end = posts.findIndex(({ words }, index) => {
    units += words.text.length;
    return index > 0 && units > UNITS_AT_ONCE;
  });
  return end < 0 ? posts : posts.slice(0, end);
}

/**
 * For what a post may have been meant on its channel: what it said itself, else each purpose there is, since an archive does
 * not tell. Nothing where its channel is not known.
 */
async function usesOf(scope: Scope, posts: readonly Opened[]): Promise<(post: Opened) => readonly PictureUse[]> {
  const ids = [...new Set(posts.flatMap(({ row }) => row.channelId ?? []))];
  if (ids.length === 0) return () => [];
  const channels = await scope.tx
    .select({ id: channel.id, siteId: channel.siteId })
    .from(channel)
    .where(and(eq(channel.organizationId, scope.organizationId), inArray(channel.id, ids)));
  const rules = await loadHouseRules(scope, { channels });
  const sites = new Map(channels.map(({ id, siteId }) => [id, siteId]));
  return ({ row, words }) => {
    const ofPlace = rules.get(row.channelId ?? '');
    if (row.channelId === null || ofPlace === undefined) return [];
    const { organizationId } = scope;
    const place = {
      organizationId,
      siteId: sites.get(row.channelId) ?? null,
      channelId: row.channelId,
      rules: ofPlace,
    };
    const purposes: readonly Purpose[] = words.permission === null ? purpose.options : [words.permission.purpose];
    return purposes.map((one) => ({ ...place, purpose: one, text: words.text }));
  };
}

/** Who was said to be in the pictures of a post, each by the hash of a file or of what was kept of that file. */
async function readShown(scope: Scope, posts: readonly Opened[]) {
  const hashes = [...new Set(posts.flatMap(({ row }) => row.pictureSha256))];
  const known = await knownPictures(scope, hashes);
  const pictures = hashes.map((sha256) => known.get(sha256) ?? { own: sha256, origin: null });
  const judge = await readPersons(scope, pictures);
  return ({ row }: Opened, uses: readonly PictureUse[]): readonly (readonly ShownPerson[])[] => {
    if (row.pictureSha256.length === 0) return [];
    const verdicts = bestOfAll((uses.length === 0 ? [null] : uses).map((use) => judge(use)));
    return row.pictureSha256.map((sha256) =>
      verdicts.filter(({ picture }) => picture === hashes.indexOf(sha256)).map(({ best }) => ({ best })),
    );
  };
}

/** A file of an archive is as it was added; what is kept of it has no place and camera in it, and another hash. */
async function knownPictures(scope: Scope, hashes: readonly string[]): Promise<ReadonlyMap<string, Picture>> {
  if (hashes.length === 0) return new Map();
  const ofIts = eq(media.organizationId, scope.organizationId);
  const rows = await scope.tx
    .select({ own: media.sha256, file: media.originalSha256, from: media.derivedFrom })
    .from(media)
    .where(and(ofIts, or(inArray(media.sha256, [...hashes]), inArray(media.originalSha256, [...hashes]))));
  const from = rows.flatMap((one) => one.from ?? []);
  const origins =
    from.length === 0
      ? []
      : await scope.tx
          .select({ id: media.id, sha256: media.sha256 })
          .from(media)
          .where(and(ofIts, inArray(media.id, from)));
  const originOf = new Map(origins.map(({ id, sha256 }) => [id, sha256]));
  return new Map(
    rows.flatMap(({ own, file, from: id }) => {
      const picture = { own, origin: id === null ? null : (originOf.get(id) ?? null) };
      return [[file, picture] as const, [own, picture] as const];
    }),
  );
}

/** What serves best first. */
const bestFirst: readonly AuthorizationState[] = [
  'valid',
  'not_yet',
  'not_covering',
  'incomplete',
  'defective',
  'expired',
  'revoked',
];

/** The same people judged for several purposes: each with the purpose that serves best. */
function bestOfAll(all: readonly (readonly PersonVerdict[])[]): readonly PersonVerdict[] {
  const [first = [], ...others] = all;
  const rankOf = ({ best }: PersonVerdict) => (best === null ? bestFirst.length : bestFirst.indexOf(best.state));
  return first.map((one, index) =>
    others
      .flatMap((verdicts) => verdicts[index] ?? [])
      .reduce((best, other) => (rankOf(other) < rankOf(best) ? other : best), one),
  );
}

/** Permissions that may speak for the words too: of people in the pictures, and what a post of this house named. */
async function readAllNamed(scope: Scope, posts: readonly Opened[], shown: readonly ShownPerson[]) {
  const ids = [
    ...shown.flatMap(({ best }) => best?.authorizationId ?? []),
    ...posts.flatMap(({ words }) => words.permission?.authorizationIds ?? []),
  ];
  const named = await readNamed(scope, [...new Set(ids)]);
  return new Map(named.map((one) => [one.id, one]));
}

type Speaking = {
  readonly pictures: readonly (readonly ShownPerson[])[];
  readonly named: ReadonlyMap<string, NamedAuthorization>;
  readonly uses: readonly PictureUse[];
};

/** By what a patient is told of: what the house's own screener finds of patients, notes left out. */
function toldIn(screener: Screener, { words }: Opened, { pictures, named, uses }: Speaking): ToldOf[] {
  const { text } = words;
  const ids = [
    ...pictures.flat().flatMap(({ best }) => best?.authorizationId ?? []),
    ...(words.permission?.authorizationIds ?? []),
  ];
  const speaking = [...new Set(ids)].flatMap((id) => named.get(id) ?? []);
  const found = screener.screen(text, { field: 'baseText' }).findings;
  return found
    .filter(({ subject, severity }) => subject === 'patient' && severity !== 'note')
    .map((finding) => {
      const element = elementOf(finding);
      const allows = (one: NamedAuthorization) =>
        element !== null &&
        (element !== 'name' || isNameOf(text.slice(finding.start, finding.end), one.subject.name)) &&
        uses.some((use) => one.judge(use, [element]).state === 'valid');
      return { found: finding.type, element, coveredBy: speaking.find(allows)?.id ?? null };
    });
}

async function keepVerdict(
  scope: Scope,
  { row, judged, engineVersion }: { row: Row; judged: PastJudged; engineVersion: string },
): Promise<void> {
  const { verdict, weight, reasons, authorizationIds } = judged;
  const judgedAt = scope.services.clock.now();
  await scope.tx
    .update(pastPost)
    .set({ verdict, weight, reasons, authorizationIds: [...authorizationIds], engineVersion, judgedAt })
    .where(and(eq(pastPost.organizationId, scope.organizationId), eq(pastPost.id, row.id)));
}

/** All posts about which nobody has decided wait for a look again; gives how many. */
export async function askForNewLook(scope: Scope): Promise<number> {
  const again = await scope.tx
    .update(pastPost)
    .set({ verdict: 'waiting', weight: 0, reasons: [], authorizationIds: [], engineVersion: null, judgedAt: null })
    .where(
      and(
        eq(pastPost.organizationId, scope.organizationId),
        isNull(pastPost.decision),
        ne(pastPost.verdict, 'waiting'),
      ),
    )
    .returning({ id: pastPost.id });
  await recordEvent(scope, {
    action: 'past_posts.asked_again',
    object: { type: 'organization', id: scope.organizationId },
    facts: { posts: again.length },
  });
  return again.length;
}
