/** The rows of a simulated run in a real PostgreSQL, and its store, speaking of deliveries by the simulation's names. */
import { contentHash, emptyContent } from '../../src/flow/compose/content-hash.ts';
import type { Content } from '../../src/flow/compose/contract.ts';
import type {
  Claim,
  DeliveryChange,
  DeliveryReading,
  DeliveryRecord,
  DeliveryStore,
} from '../../src/flow/publish/engine/delivery-store.ts';
import { cancelDeliveries } from '../../src/flow/publish/plan-deliveries.ts';
import { createPostgresStore } from '../../src/flow/publish/postgres-store.ts';
import { inScope } from '../../src/kernel/scope/scope.ts';
import { columnsOf } from '../copy-posts.ts';
import type { TestDatabase } from '../database.ts';
import { createWorld, type House, planPost, type World } from '../world.ts';
import { MEMORY_ORGANIZATION } from './memory-store.ts';
import {
  type MemoryChannel,
  type MemoryPost,
  type MemoryRows,
  type MemoryVersion,
  newestVersion,
} from './memory-world.ts';
import { createPostgresStops, type PostgresStops } from './postgres-stops.ts';
import { type DeliveryEnd } from './twin-store.ts';

/** Tables of a post, in the order in which their rows refer to each other; deliveries are written by hand. */
const tables = ['post', 'draft', 'post_version', 'screening', 'review', 'review_decision', 'schedule_entry'] as const;

type Row = Readonly<Record<string, unknown>>;
type Template = { readonly rows: ReadonlyMap<string, readonly Row[]>; readonly delivery: Row; readonly wake: Row };

export type PostgresGround = {
  /** Writes the rows of a run that begins; `now` is its clock. */
  begin(rows: MemoryRows, now: () => Date): Promise<void>;
  readonly store: DeliveryStore;
  withdraw(post: MemoryPost): Promise<void>;
  edit(post: MemoryPost): Promise<void>;
  cancel(post: MemoryPost): Promise<void>;
  /** The post with its new version, and what is planned for it. */
  correct(made: { post: MemoryPost; planned: readonly DeliveryRecord[] }): Promise<void>;
  disconnect(channel: MemoryChannel): Promise<void>;
  readonly stops: PostgresStops;
  /** Deliveries as they are, by the simulation's names. */
  deliveries(): Promise<ReadonlyMap<string, DeliveryEnd>>;
  close(): Promise<void>;
};

/** One database for many runs, one after the other; of the test's server where none is given. */
export async function openPostgresGround(database?: TestDatabase): Promise<PostgresGround> {
  const world = await createWorld(database === undefined ? {} : { database });
  const house = await world.openHouse();
  const template = await readTemplate(world, house);
  return new Ground(world, house, template);
}

async function readTemplate(world: World, house: House): Promise<Template> {
  const { postId } = await planPost(world, house);
  const read = async (table: string, where: string): Promise<Row[]> => {
    const { rows } = await world.owner.query<{ row: Row }>(`select to_jsonb(t) as row from ${table} t where ${where}`, [
      postId,
    ]);
    return rows.map(({ row }) => row);
  };
  const rows = new Map<string, Row[]>();
  for (const table of tables) {
    const ofReview = table === 'review_decision' ? 'review_id in (select id from review where post_id = $1)' : null;
    const ofVersion = table === 'screening' ? 'version_id in (select id from post_version where post_id = $1)' : null;
    rows.set(table, await read(table, ofReview ?? ofVersion ?? (table === 'post' ? 'id = $1' : 'post_id = $1')));
  }
  const [delivery] = await read('delivery', 'post_id = $1');
  const [wake] = await read('delivery_wake', 'delivery_id in (select id from delivery where post_id = $1)');
  if (delivery === undefined || wake === undefined) throw new Error('a planned post has a delivery');
  await world.owner.query('delete from delivery_wake');
  return { rows, delivery, wake };
}

/** What a further version brings. */
const ofVersion = ['post_version', 'screening', 'review', 'review_decision', 'schedule_entry'] as const;

type Written = Map<string, Row[]>;
type RowsWanted = {
  readonly post: MemoryPost;
  readonly deliveries: readonly DeliveryRecord[];
  readonly tables: readonly string[];
};
type Renaming = {
  readonly replaced: ReadonlyMap<string, string>;
  readonly content: Content;
  readonly dueAt: Date;
  readonly number: number;
};

class Ground implements PostgresGround {
  readonly world: World;
  readonly house: House;
  readonly template: Template;
  readonly store: DeliveryStore;
  /** The simulation's names of this run, and the ids that stand for them. */
  readonly ids = new Map<string, string>();
  readonly names = new Map<string, string>();
  made = 0x1000;
  channels: ReadonlyMap<string, MemoryChannel> = new Map();
  now: () => Date = () => new Date();
  readonly stops: PostgresStops;

  constructor(world: World, house: House, template: Template) {
    this.world = world;
    this.house = house;
    this.template = template;
    this.stops = createPostgresStops(world, { house, idOf: (name) => this.idOf(name), now: () => this.now() });
    const services = { ...world.services, blobs: this.stops.blobs, clock: { now: () => this.now() } };
    this.store = this.named(createPostgresStore(services));
  }

  idOf(name: string): string {
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    this.made += 1;
    const id = `00000000-0000-7000-8000-${this.made.toString(16).padStart(12, '0')}`;
    this.ids.set(name, id);
    this.names.set(id, name);
    return id;
  }

  nameOf(id: string): string {
    return this.names.get(id) ?? id;
  }

  async begin(rows: MemoryRows, now: () => Date): Promise<void> {
    this.now = now;
    this.channels = rows.channels;
    this.ids.clear();
    this.names.clear();
    // Both stores find what is due at one instant in the order of its ids.
    for (const name of [...rows.deliveries.keys()].toSorted()) this.idOf(name);
    const { owner } = this.world;
    // What an earlier run left waiting is not this one's.
    await owner.query('delete from delivery_wake');
    await this.stops.forgetAll();
    for (const channel of rows.channels.values()) await this.writeChannel(channel);
    const written: Written = new Map();
    const deliveries = [...rows.deliveries.values()];
    for (const post of rows.posts.values()) {
      const own = deliveries.filter(({ postId }) => postId === post.id);
      this.rowsOf({ post, deliveries: own, tables: [...this.template.rows.keys()] }, written);
    }
    await this.insert(written);
  }

  async insert(written: Written): Promise<void> {
    const { owner } = this.world;
    for (const [table, some] of written) {
      await owner.query(
        `insert into ${table} (${await this.columnsOf(table)}) select ${await this.columnsOf(table)}
           from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
        [JSON.stringify(some)],
      );
    }
  }

  async writeChannel({ id, network }: MemoryChannel): Promise<void> {
    const columns = await this.columnsOf('channel');
    const own = { id: this.idOf(id), remote_account_id: this.idOf(id) };
    await this.world.owner.query(
      `insert into channel (${columns}) select ${columns} from (
         select (jsonb_populate_record(c, $2::jsonb)).* from channel c where c.id = $1) copy`,
      [this.house.channels.practice, JSON.stringify({ ...own, credentials_sealed: null, network })],
    );
  }

  /** Rows of the template with other ids, words, hash and times, for the newest version of a post. */
  rowsOf({ post, deliveries, tables: wanted }: RowsWanted, written: Written): void {
    const add = (table: string, more: readonly Row[]) => written.set(table, [...(written.get(table) ?? []), ...more]);
    const newest = newestVersion(post);
    const content = this.contentOf(newest, post.channelIds);
    const hash = contentHash(content);
    const [version] = this.template.rows.get('post_version') ?? [];
    const names = new Map([
      ['post', `${post.id} itself`],
      ['post_version', newest.id],
      ['schedule_entry', newest.schedule.id],
    ]);
    const replaced = new Map([[String(version?.['content_hash']), hash]]);
    for (const [table, some] of this.template.rows) {
      for (const { id } of some) {
        if (id !== undefined) replaced.set(String(id), this.idOf(names.get(table) ?? `${table} of ${newest.id}`));
      }
    }
    const made = { replaced, content, dueAt: newest.schedule.dueAt, number: post.versions.length };
    for (const table of wanted) {
      add(
        table,
        (this.template.rows.get(table) ?? []).map((row) => this.renamed(row, made)),
      );
    }
    for (const row of deliveries) {
      const id = this.idOf(row.id);
      const wakeAt = row.wakeAt?.toISOString() ?? null;
      const refers = {
        id,
        schedule_id: this.idOf(row.scheduleId),
        post_id: this.idOf(`${row.postId} itself`),
        version_id: this.idOf(row.versionId),
        content_hash: hash,
        channel_id: this.idOf(row.channelId),
        kind: row.kind,
        changes_id: row.changesId === null ? null : this.idOf(row.changesId),
      };
      const at = row.updatedAt.toISOString();
      const times = { due_at: row.dueAt.toISOString(), wake_at: wakeAt, updated_at: at, created_at: at };
      add('delivery', [{ ...this.template.delivery, ...refers, ...times, part: row.part }]);
      if (wakeAt !== null)
        add('delivery_wake', [
          { ...this.template.wake, delivery_id: id, wake_at: wakeAt, channel_id: refers.channel_id },
        ]);
    }
  }

  renamed(row: Row, made: Renaming): Row {
    let text = JSON.stringify(row);
    for (const [from, to] of made.replaced) text = text.replaceAll(from, to);
    const copy: Record<string, unknown> = JSON.parse(text);
    return {
      ...copy,
      ...('content' in copy ? { content: made.content } : {}),
      ...('number' in copy ? { number: made.number } : {}),
      ...('due_at' in copy ? { due_at: made.dueAt.toISOString() } : {}),
    };
  }

  contentOf(version: MemoryVersion, channelNames: readonly string[]): Content {
    const [first = '', ...more] = version.parts;
    const thread = more.map((text) => ({ text }));
    const networks = channelNames.map((name) => this.channels.get(name)?.network ?? 'practice');
    const variants = more.length === 0 ? [] : networks.map((network) => [network, { text: first, thread }] as const);
    return {
      ...emptyContent,
      baseText: first,
      channelIds: channelNames.map((name) => this.idOf(name)),
      variants: Object.fromEntries(variants),
    };
  }

  private readonly columns = new Map<string, Promise<string>>();
  columnsOf(table: string): Promise<string> {
    const known = this.columns.get(table) ?? columnsOf(this.world.owner, table);
    this.columns.set(table, known);
    return known;
  }

  async withdraw({ id }: MemoryPost): Promise<void> {
    await this.world.owner.query(`update review set state = 'withdrawn' where post_id = $1`, [
      this.idOf(`${id} itself`),
    ]);
  }

  async edit({ id }: MemoryPost): Promise<void> {
    await this.world.owner.query(
      `update draft set content = jsonb_set(content, '{baseText}', '"Other words."') where post_id = $1`,
      [this.idOf(`${id} itself`)],
    );
  }

  async correct({ post, planned }: { post: MemoryPost; planned: readonly DeliveryRecord[] }): Promise<void> {
    const old = post.versions.at(-2);
    if (old !== undefined) await this.cancelTime(old.schedule.id);
    // Both stores find what is due at one instant in the order of its ids.
    for (const { id } of planned.toSorted((left, right) => (left.id < right.id ? -1 : 1))) this.idOf(id);
    const written: Written = new Map();
    this.rowsOf({ post, deliveries: planned, tables: ofVersion }, written);
    await this.insert(written);
    const newest = newestVersion(post);
    const { owner } = this.world;
    const postId = this.idOf(`${post.id} itself`);
    const content = JSON.stringify(this.contentOf(newest, post.channelIds));
    await owner.query('update draft set content = $2::jsonb where post_id = $1', [postId, content]);
    await owner.query(`update post set current_version_id = $2, stage = 'scheduled' where id = $1`, [
      postId,
      this.idOf(newest.id),
    ]);
  }

  async cancel(post: MemoryPost): Promise<void> {
    await this.cancelTime(newestVersion(post).schedule.id);
  }

  async cancelTime(name: string): Promise<void> {
    const id = this.idOf(name);
    await this.world.owner.query(`update schedule_entry set state = 'cancelled' where id = $1`, [id]);
    const { services } = this.world;
    const clocked = { ...services, clock: { now: () => this.now() } };
    const seed = { ...this.world.seed(this.house, 'publisher'), services: clocked };
    await inScope(seed, (scope) => cancelDeliveries(scope, id));
  }

  async disconnect({ id }: MemoryChannel): Promise<void> {
    await this.world.owner.query(`update channel set state = 'disconnected' where id = $1`, [this.idOf(id)]);
  }

  async deliveries(): Promise<ReadonlyMap<string, DeliveryEnd>> {
    const { rows } = await this.world.owner.query<DeliveryEnd>(
      `select id, state, epoch, part, attempt_count as "attemptCount", absent_reads as "absentReads", wake_at as "wakeAt",
              leased_until as "leasedUntil", failure_code as "failureCode", remote_id as "remoteId",
              first_armed_at as "firstArmedAt"
         from delivery where id = any($1)`,
      [[...this.names.keys()]],
    );
    return new Map(rows.map((row) => [this.nameOf(row.id), { ...row, id: this.nameOf(row.id) }]));
  }

  close(): Promise<void> {
    return this.world.close();
  }

  /** The same store, by the simulation's names. */
  named(store: DeliveryStore): DeliveryStore {
    const { organizationId } = this.house;
    const real = (claim: Claim): Claim => ({
      ...claim,
      organizationId,
      deliveryId: this.idOf(claim.deliveryId),
      postId: this.idOf(`${claim.postId} itself`),
      channelId: this.idOf(claim.channelId),
    });
    return {
      now: () => store.now(),
      findDue: async ({ limit, fullChannels }) => {
        const due = await store.findDue({ limit, fullChannels: fullChannels.map((name) => this.idOf(name)) });
        return due.map((one) => ({
          ...one,
          organizationId: MEMORY_ORGANIZATION,
          deliveryId: this.nameOf(one.deliveryId),
          channelId: one.channelId === null ? null : this.nameOf(one.channelId),
        }));
      },
      claim: async (_, input) => {
        const deliveryIds = input.deliveryIds.map((name) => this.idOf(name));
        const claims = await store.claim(organizationId, { ...input, deliveryIds });
        return claims.map((claim) => ({
          ...claim,
          organizationId: MEMORY_ORGANIZATION,
          deliveryId: this.nameOf(claim.deliveryId),
          postId: this.nameOf(claim.postId).replace(' itself', ''),
          channelId: this.nameOf(claim.channelId),
        }));
      },
      endLeases: (gone) => store.endLeases(gone),
      read: (claim, work) => store.read(real(claim), (delivery) => work(this.namedReading(delivery))),
      change: (claim, work) => store.change(real(claim), (delivery) => work(this.namedChange(delivery))),
    };
  }

  namedRow(row: DeliveryRecord): DeliveryRecord {
    return {
      ...row,
      id: this.nameOf(row.id),
      scheduleId: this.nameOf(row.scheduleId),
      postId: this.nameOf(row.postId).replace(' itself', ''),
      versionId: this.nameOf(row.versionId),
      channelId: this.nameOf(row.channelId),
      changesId: row.changesId === null ? null : this.nameOf(row.changesId),
    };
  }

  namedReading(delivery: DeliveryReading): DeliveryReading {
    return {
      ...delivery,
      row: this.namedRow(delivery.row),
      target: async () => {
        const target = await delivery.target();
        // The account of this run's own network.
        const channel = this.channels.get(this.nameOf(delivery.row.channelId));
        const isOpen = channel !== undefined && channel.state !== 'disconnected';
        return { ...target, account: isOpen ? channel.account : null };
      },
    };
  }

  namedChange(delivery: DeliveryChange): DeliveryChange {
    return {
      ...delivery,
      ...this.namedReading(delivery),
      parts: async () => (await delivery.parts()).map((row) => this.namedRow(row)),
      editsOf: async (name) => (await delivery.editsOf(this.idOf(name))).map((row) => this.namedRow(row)),
      writePart: (name, patch) => delivery.writePart(this.idOf(name), patch),
      record: (entry, partName) => delivery.record(entry, partName === undefined ? undefined : this.idOf(partName)),
    };
  }
}
