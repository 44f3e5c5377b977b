/** Houses that hold something of everything, and everybody who may knock at a door. */
import { createHash, randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { readPastFile, startPastImport, takePastPart } from '../src/evidence/past-posts/import-posts.ts';
import { putPosters } from '../src/flow/by-hand/places.ts';
import { addComment } from '../src/flow/review/comments.ts';
import { waiveFinding } from '../src/flow/review/waivers.ts';
import type { JsonSchema } from '../src/kernel/http/openapi-types.ts';
import { newId, type PersonId } from '../src/kernel/ids/ids.ts';
import { inScope, personActor, type Scope } from '../src/kernel/scope/scope.ts';
import { insertPasskey, keepChallenge } from '../src/registers/authorizations/asking/passkey-rows.ts';
import { lockRequest } from '../src/registers/authorizations/asking/request-rows.ts';
import { tellEvent } from '../src/registers/authorizations/ends/tell-event.ts';
import { originalInput } from '../src/registers/authorizations/originals/contract.ts';
import { keepOriginal } from '../src/registers/authorizations/originals/service.ts';
import { withdrawAuthorization } from '../src/registers/authorizations/withdraw.ts';
import { putApplication } from '../src/registers/channels/applications.ts';
import { keepChoices } from '../src/registers/channels/choices.ts';
import { keyScope } from '../src/registers/keys/contract.ts';
import { createKey } from '../src/registers/keys/service.ts';
import { type Role, role } from '../src/registers/org/contract.ts';
import { activatePerson, addPerson } from '../src/registers/people/service.ts';
import type { TestApp } from './app.ts';
import type { Door } from './route-doors.ts';
import { type IdPosition, idPositions, isNumeral, listDoors, nameOfPosition, withValueAt } from './route-doors.ts';
import { rowsByHand } from './rows-by-hand.ts';
import { signPermission } from './signed-permission.ts';
import {
  approve,
  connect,
  type House,
  PUBLIC_URL,
  planPost,
  publishDue,
  submit,
  type World,
  writePost,
} from './world.ts';

/** Stands in what one house writes; no answer to another house may hold it. */
export const CANARY = 'Zanzibarquark';

export type Member = { readonly personId: string; readonly userId: string; readonly organizationId: string };

/** Somebody who knocks: a session of a member, a key, or nobody. */
export type Caller = { readonly name: string; readonly member: Member | null; readonly token: string | null };

export type FullHouse = {
  readonly house: House;
  readonly callers: readonly Caller[];
  /** Has every role at once. */
  readonly everything: Caller;
  readonly key: Caller;
};

/** A house with posts at every turn, and with what its own doors make. */
export async function openFullHouse(world: World, app: TestApp, name: string): Promise<FullHouse> {
  const house = await world.openHouse(name);
  const roles: Record<string, readonly Role[]> = Object.fromEntries(role.options.map((one) => [one, [one]]));
  const members: Record<string, Member> = {};
  for (const [who, held] of Object.entries({ ...roles, everything: role.options })) {
    members[who] = await hire(world, house, { name: `${name} ${who.replaceAll('_', ' ')}`, roles: held });
  }
  const callers = Object.entries(members).map(([who, member]): Caller => ({ name: who, member, token: null }));
  const everything = callers.find((one) => one.name === 'everything');
  if (everything?.member === null || everything === undefined) throw new Error('somebody has every role');
  const key = await keyOf(world, house, everything.member);
  await enterApplication(world, house, name);
  await writePosts(world, house, name);
  await giveToPost(world, house, { word: name, personId: everything.member.personId });
  const full = { house, callers: [...callers, key], everything, key };
  await addByHand(world, app, full);
  await signAndWithdraw(world, house, name);
  // What was taken back is called back.
  await world.runJobs();
  await bringInPosts(world, house, name);
  await fillByItsOwnDoors({ world, app, full, word: name });
  return full;
}

export async function hire(
  world: World,
  house: House,
  made: { name: string; roles: readonly Role[] },
): Promise<Member> {
  const userId = newId<'user'>();
  const email = `${userId}@example.org`;
  await world.owner.query(`insert into auth."user" (id, email) values ($1, $2)`, [userId, email]);
  const { organizationId } = house;
  const actor = { type: 'system', name: 'test' } as const;
  const seed = { services: world.services, organizationId, actor, requestId: newId<'request'>() };
  const personId = await inScope(seed, async (scope: Scope) => {
    const { id } = await addPerson(scope, { ...made, email, privacyTrainedUntil: '2027-12-31' });
    await activatePerson(scope, { personId: id, userId, locale: 'en' });
    return id;
  });
  return { personId, userId, organizationId };
}

async function keyOf(world: World, house: House, owner: Member): Promise<Caller> {
  const seed = world.seed(house, 'administrator');
  if (seed.actor.type !== 'person') throw new Error('a person makes a key');
  const grants = role.options.map((one) => ({ role: one, channelIds: null, onBehalfOf: null }));
  // An id of a person that was hired just now.
  const actor = { ...seed.actor, id: owner.personId as PersonId, grants };
  const made = { name: 'Everything', scopes: keyScope.options, expiresInDays: 30 };
  const { token } = await inScope({ ...seed, actor }, (scope) => createKey(scope, made));
  return { name: 'key', member: null, token };
}

/** What a network gave for an application. */
function enterApplication(world: World, house: House, word: string): Promise<unknown> {
  const application = { network: 'facebook', fields: { appId: word, appSecret: word }, revision: null } as const;
  return world.as(house, 'administrator', (scope) => putApplication(scope, application));
}

/** Posts as a draft, under review, waived, approved and published, with comments. */
async function writePosts(world: World, house: House, word: string): Promise<void> {
  const baseText = `${word}: flu vaccines are here. Walk in on any weekday.`;
  await writePost(world, house, { baseText });
  const reviewed = await writePost(world, house, { baseText: `${baseText} Bring your family.` });
  await world.as(house, 'author', (scope) => addComment(scope, { postId: reviewed.id, body: `${word} asks` }));
  await approve(world, house, { review: (await submit(world, house, { postId: reviewed.id })).review });
  const risky = await writePost(world, house, { baseText: `${word}: Maria Gonzalez, MRN 00482913, left our clinic.` });
  const { review, screening } = await submit(world, house, { postId: risky.id });
  const [finding] = screening.findings;
  if (finding === undefined) throw new Error('screening finds an identifier');
  const { contentHash } = review;
  const waiver = { reviewId: review.id, contentHash, findingKey: finding.key, reason: `${word} has a paper on it` };
  await world.as(house, 'officer', (scope) => waiveFinding(scope, waiver));
  await planPost(world, house, { baseText, channelIds: Object.values(house.channels) });
  await world.clock.advance(60_000);
  await publishDue(world.publisher());
  await planPost(world, house, { baseText: `${baseText} Planned.` });
}

/** A post that somebody has to put where no program may. */
async function giveToPost(world: World, house: House, given: { word: string; personId: string }): Promise<void> {
  const channelId = await connect(world, house, 'by-hand', 'https://www.facebook.com/groups/riverside.parents');
  await world.as(house, 'administrator', (scope) => putPosters(scope, { channelId, personIds: [given.personId] }));
  await planPost(world, house, { baseText: `${given.word}: ask us at the door.`, channelIds: [channelId] });
  await world.clock.advance(60_000);
  await publishDue(world.publisher());
}

/** A permission that was signed, with a passkey of whoever did, and of which a part was taken back; and one that was signed elsewhere. */
async function signAndWithdraw(world: World, house: House, word: string): Promise<void> {
  const { authorizationId, requestId } = await signPermission(world, house, { description: `${word} at the window.` });
  const kept = { method: 'witness', verifiedBy: word, sentTo: null } as const;
  const key = { credentialId: newId().replaceAll('-', ''), publicKey: new Uint8Array([1]), counter: 0, transports: [] };
  await world.as(house, 'officer', async (scope) => {
    const row = await lockRequest(scope, requestId);
    await insertPasskey(scope, { row, kept, ...key });
    await keepChallenge(scope, { row, purpose: 'prove', challenge: word });
  });
  const withdrawal = { receivedAt: null, mediaSha256: null, channelIds: [house.channels.newsroom] };
  await world.as(house, 'officer', (scope) =>
    withdrawAuthorization(scope, { authorizationId, note: word, ...withdrawal, way: 'letter' }),
  );
  const ended = await signPermission(world, house, { expiresOn: null, expiresWith: `when ${word} has gone home` });
  const telling = { authorizationId: ended.authorizationId, happenedAt: null, note: word };
  await world.as(house, 'officer', (scope) => tellEvent(scope, telling));
  const facts = originalInput.parse({
    subject: { kind: 'patient', name: `${word} Flores`, isKnownAdult: true },
    signer: { role: 'subject' },
    kind: 'publication',
    language: 'en',
    signedOn: '2027-02-01',
    description: `${word} at the door.`,
  });
  await world.as(house, 'officer', (scope) =>
    keepOriginal(scope, { source: 'paper', sourceKey: null, facts, scan: null }),
  );
}

/** A post from before, of a file. */
async function bringInPosts(world: World, house: House, word: string): Promise<void> {
  const text = `when,channel,link,text\n2025-03-14,newsroom,https://social.example/p/1,${word}: flu vaccines are here.`;
  await world.as(house, 'officer', async (scope) => {
    const importId = await startPastImport(scope);
    await takePastPart(scope, { importId, number: 0, text });
    await readPastFile(scope, { importId, dateOrder: null });
  });
}

export type Request = {
  readonly door: Door;
  readonly caller: Caller | null;
  readonly params: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>> | readonly (readonly [string, string])[];
  readonly body?: unknown;
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Sends a request as its caller, in a session that was begun just now by a proof. */
export async function knock(world: World, app: TestApp, request: Request): Promise<Response> {
  const { door, caller, params, query = {}, headers = {} } = request;
  const path = door.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  const search = Object.entries(query)
    .map(([key, value]) => (Array.isArray(value) ? value : [key, value]))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value).toWellFormed())}`)
    .join('&');
  const payload = request.raw ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
  const bodyless = door.method === 'GET' || payload === undefined;
  return app.fetch(
    new Request(`${PUBLIC_URL}/api/v1${path}${search === '' ? '' : `?${search}`}`, {
      method: door.method,
      headers: {
        origin: PUBLIC_URL,
        'sec-fetch-site': 'same-origin',
        ...(bodyless ? {} : { 'content-type': 'application/json' }),
        ...(await entryOf(world, caller)),
        ...headers,
      },
      ...(bodyless ? {} : { body: payload }),
    }),
  );
}

export async function entryOf(world: World, caller: Caller | null): Promise<Record<string, string>> {
  if (caller === null) return {};
  if (caller.token !== null) return { authorization: `Bearer ${caller.token}` };
  if (caller.member === null) return {};
  const token = randomBytes(32).toString('base64url');
  const { userId, organizationId, personId } = caller.member;
  const sessionId = newId();
  await world.owner.query(
    `insert into auth.session (id, token_hash, user_id, organization_id, person_id, method, started_at, used_at, proved_at, browser, address)
     values ($1, $2, $3, $4, $5, 'password', $6, $6, $6, 'Firefox on Linux', '192.0.2.10')`,
    [sessionId, createHash('sha256').update(token).digest('hex'), userId, organizationId, personId, world.clock.now()],
  );
  // What was begun in this browser.
  const begun = 'update channel_choice set session_id = $2 where organization_id = $1';
  await world.owner.query(begun, [organizationId, sessionId]);
  return { cookie: `__Host-bedside-session=${token}` };
}

/** Names in positions whose table is not called like them. */
const TABLES: Readonly<Record<string, string>> = {
  people: 'person',
  person: 'person',
  deputies: 'deputy',
  // Whoever stands in, and whoever comes after, are people.
  deputy: 'person',
  successor: 'person',
  owner: 'person',
  author: 'person',
  channels: 'channel',
  ends_too: 'channel',
  media: 'media',
  messages: 'outbox_message',
  views: 'saved_view',
  view: 'saved_view',
  mentions: 'person',
  thread: 'draft_comment',
  version: 'post_version',
  keys: 'api_key',
  facts: 'organization_fact',
  directory: 'staff_member',
  members: 'staff_member',
  member: 'staff_member',
  imports: 'staff_import',
  sources: 'relay_source',
  source: 'relay_source',
  notices: 'relay_notice',
  notice: 'relay_notice',
  groups: 'staff_group',
  organization: 'organization',
  sessions: 'session',
  guests: 'review_guest',
  guest: 'review_guest',
  delegation: 'review_delegation',
  passkeys: 'passkey',
  stops: 'publishing_stop',
  subject: 'authorization_subject',
  authorizations: 'signed_authorization',
  rule: 'house_rule',
  conditions: 'house_rule_condition',
  authorization: 'signed_authorization',
  hand_tasks: 'delivery',
  hand_places: 'channel',
  anew: 'channel',
  own_accounts: 'channel',
  account: 'channel',
  library: 'post',
  preset: 'utm_preset',
  code: 'short_link',
  shares: 'post',
};

/** The table that an id names, or null where nothing tells. */
export function tableOf(name: string, tables: ReadonlySet<string>): string | null {
  const plain = name.replace(/Ids?$/, '').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const words = plain.split(/[_-]/);
  for (let from = 0; from < words.length; from += 1) {
    const tail = words.slice(from).join('_');
    const guesses = [TABLES[tail], tail, tail.replace(/ies$/, 'y'), tail.replace(/s$/, '')];
    const found = guesses.find((guess) => guess !== undefined && tables.has(guess));
    if (found !== undefined) return found;
  }
  return null;
}

/** What an organization has: ids by table, the oldest first; revisions by id; the hash of an image. */
export type Belongings = {
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly revisions: ReadonlyMap<string, number>;
  readonly sha256: string | null;
};

type TableOfIds = { readonly schema: string; readonly name: string; readonly revised: boolean };
const tablesKnown = new WeakMap<World, Promise<readonly TableOfIds[]>>();

/** Tables of organizations whose rows have an id; asked once, since the catalog is slow to say. */
function tablesOf(world: World): Promise<readonly TableOfIds[]> {
  const known = tablesKnown.get(world) ?? askTables(world);
  tablesKnown.set(world, known);
  return known;
}

async function askTables(world: World): Promise<readonly TableOfIds[]> {
  const { rows } = await world.owner.query<TableOfIds>(
    `select table_schema as schema, table_name as name, bool_or(column_name = 'revision') as revised
       from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_type = 'BASE TABLE' and table_schema in ('public', 'auth')
      group by 1, 2 having bool_or(column_name = 'id') and bool_or(column_name = 'organization_id')`,
  );
  return rows;
}

export async function belongingsOf(world: World, organizationId: string): Promise<Belongings> {
  const tables = await tablesOf(world);
  const found = new Map<string, string[]>([['organization', [organizationId]]]);
  const revisions = new Map<string, number>();
  const parts = tables.map(
    ({ schema, name, revised }) =>
      `select '${name}' as name, id::text, ${revised ? 'revision' : 'null'}::int as revision from "${schema}"."${name}" where organization_id = $1`,
  );
  const { rows } = await world.owner.query<{ name: string; id: string; revision: number | null }>(
    `${parts.join(' union all ')} order by name, id`,
    [organizationId],
  );
  for (const { name } of tables) found.set(name, idsIn(rows.filter((row) => row.name === name)));
  for (const { id, revision } of rows) if (revision !== null) revisions.set(id, revision);
  const passkeys = await world.owner.query<{ id: string }>(
    'select id::text from auth.passkey where user_id in (select user_id from auth.membership where organization_id = $1)',
    [organizationId],
  );
  found.set('passkey', idsIn(passkeys.rows));
  const codes = await world.owner.query<{ id: string }>(
    'select code as id from short_link where organization_id = $1',
    [organizationId],
  );
  found.set('short_link', idsIn(codes.rows));
  const media = await world.owner.query<{ sha256: string }>('select sha256 from media where organization_id = $1', [
    organizationId,
  ]);
  return { ids: found, revisions, sha256: media.rows[0]?.sha256 ?? null };
}

function idsIn(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

/** A request of one's own house that is whole: every id in it is one's own. */
export function ownRequest(
  door: Door,
  parts: { own: Belongings; word: string; body?: number },
): { params: Record<string, string>; query: Record<string, string>; body: unknown } {
  const tables = new Set(parts.own.ids.keys());
  const used = new Map<string, number>();
  // Two positions that name the same kind of thing name two of them.
  const next = (position: IdPosition) => {
    const table = tableOf(nameOfPosition(door, position), tables) ?? '';
    const turn = used.get(table) ?? 0;
    used.set(table, turn + 1);
    const list = parts.own.ids.get(table) ?? [];
    return list[turn] ?? list[0] ?? newId();
  };
  const params = Object.fromEntries(door.params.map(({ name, schema }) => [name, queryValue(schema) ?? '']));
  const shape = parts.body ?? 0;
  let body = withWord(door.bodies[shape], parts.word);
  for (const position of idPositions(door)) {
    if (position.where === 'params') params[String(position.path[0])] = next(position);
    if (position.where === 'body' && position.body === shape) body = withValueAt(body, position.path, next(position));
  }
  const query = Object.fromEntries(
    door.query.filter(({ required }) => required).map(({ name, schema }) => [name, queryValue(schema) ?? newId()]),
  );
  const revision = parts.own.revisions.get(params['id'] ?? '');
  if (revision !== undefined) body = withValueAt(body, ['revision'], revision);
  return { params, query, body: withHash(body, parts.own.sha256) };
}

/** A value of a closed list or a number; null where it is neither. */
function queryValue(schema: JsonSchema): string | null {
  if (isNumeral(schema)) return '1';
  if (schema.enum !== undefined) return String(schema.enum[0]);
  return schema.type === 'integer' || schema.type === 'number' ? String(schema.minimum ?? 1) : null;
}

/** An image is named by its id and the hash of its bytes. */
function withHash(value: unknown, sha256: string | null): unknown {
  if (typeof value !== 'object' || value === null || sha256 === null) return value;
  if (Array.isArray(value)) return value.map((part) => withHash(part, sha256));
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, key === 'sha256' ? sha256 : withHash(part, sha256)]),
  );
}

let counter = 0;
/** Names and titles are told apart by a number, and say whose they are. */
function withWord(value: unknown, word: string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((part) => withWord(part, word));
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      counter += 1;
      if (key === 'email' && typeof part === 'string')
        return [key, `${word.toLowerCase().replaceAll(/\W/g, '')}${counter}@example.org`];
      if (/^(name|displayName|label|shortName)$/.test(key) && typeof part === 'string') {
        return [key, `${word.slice(0, 16)} ${counter}`];
      }
      return [key, withWord(part, word)];
    }),
  );
}

/** Acts that end something: a house is filled without them. */
const ENDS =
  /^(remove|end|leave|revoke|discard|disconnect|retire|close|cancel|takeDown|withdraw|settle|decide|pause|setUp|sign|put|undo|abandon)/;

/** What no JSON makes: an image, a passkey, and somebody who stands in for somebody else. */
/** A yes on a network that opened two accounts, of which nobody has chosen yet. */
function keepYes(world: World, house: House): Promise<string> {
  const { id, roles } = house.people.administrator;
  const choices = ['1', '2'].map((page) => ({ id: page, name: `Page ${page}`, detail: null, credentials: {} }));
  const way = { network: 'facebook', serviceUrl: 'https://graph.facebook.com', name: 'Our page' } as const;
  return world.as(house, 'administrator', (scope) =>
    keepChoices(scope, { actor: personActor({ id, roles, sessionId: 'way' }), way, choices }),
  );
}

async function addByHand(world: World, app: TestApp, { house, everything }: FullHouse): Promise<void> {
  const { member } = everything;
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#0b6e6e' } })
    .png()
    .toBuffer();
  const headers = { ...(await entryOf(world, everything)), origin: PUBLIC_URL, 'content-type': 'image/png' };
  const sent = new Request(`${PUBLIC_URL}/api/v1/media`, { method: 'POST', headers, body: new Uint8Array(png) });
  const { status } = await app.fetch(sent);
  if (status !== 201) throw new Error(`an image is taken in, not answered with ${status}`);
  const { organizationId } = house;
  await world.owner.query(
    `insert into auth.passkey (id, user_id, name, public_key, counter, transports, backed_up, created_at)
     values ($1, $2, 'Key', '\\x00', 0, '{}', false, now())`,
    [newId(), member?.userId],
  );
  await keepYes(world, house);
  const rows = rowsByHand({ house, member, made: world.clock.now() });
  for (const [statement, values] of rows) await world.owner.query(statement, [organizationId, ...values]);
}

/** Whether a door ends something: what it was called with is not there for the next one. */
export function isEnd({ name, method }: Door): boolean {
  return method === 'DELETE' || ENDS.test(name);
}

/** Everything that the doors of a house make when its own people knock with what the description shows. */
async function fillByItsOwnDoors(parts: { world: World; app: TestApp; full: FullHouse; word: string }): Promise<void> {
  const { world, app, full, word } = parts;
  const doors = listDoors().filter(
    ({ method, endpoint, name }) =>
      endpoint !== null && endpoint.access === 'person' && ['POST', 'PUT'].includes(method) && !ENDS.test(name),
  );
  const byDepth = doors.toSorted((one, two) => one.path.split('/').length - two.path.split('/').length);
  // What is made in the first round is what the second one refers to.
  for (const door of [...byDepth, ...byDepth]) {
    for (let body = 0; body < Math.max(1, door.bodies.length); body += 1) {
      const own = await belongingsOf(world, full.house.organizationId);
      const request = ownRequest(door, { own, word, body });
      await knock(world, app, { door, caller: full.everything, ...request });
    }
  }
}
