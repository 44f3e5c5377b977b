// How long a month of the calendar of ends takes among many permissions that end over eight years: how much ends on each day,
// the first page of what ends, a name that is looked for in it, and how many posts rest on what a page shows.
import { countUses } from '../../server/src/flow/publish/recall/count-uses.ts';
import { sealJson } from '../../server/src/kernel/crypto/seal.ts';
import { newId } from '../../server/src/kernel/ids/ids.ts';
import { inScope, personActor } from '../../server/src/kernel/scope/scope.ts';
import { countEnds, listEnds } from '../../server/src/registers/authorizations/ends/list-ends.ts';
import { openStage } from '../publish/stage.mjs';
import { factsOf, hashOf, spread } from './facts.mjs';

const AT_ONCE = 2_000;
const FIRST_YEAR = 2027;
const YEARS = 8;
const PAGE = 50;

export async function measureCalendar({ authorizations: count, months, say }) {
  const stage = await openStage();
  try {
    say(`${count} permissions are written`);
    await fill(stage, count);
    return { authorizations: count, ...(await measure(stage, months)) };
  } finally {
    await stage.close();
  }
}

const dayOf = (number) =>
  new Date(Date.UTC(FIRST_YEAR, 0, 1 + ((number * 7_919) % (YEARS * 365)))).toISOString().slice(0, 10);

/** A tenth comes of age instead, a twentieth was taken back, and a hundredth waits for a link. */
async function fill(stage, count) {
  const { keyring } = stage.context.services;
  const { organizationId, owner, author } = stage;
  const facts = sealJson(keyring, { facts: factsOf(stage, [hashOf('picture')]), signerName: 'Ana Flores' }, 'bench');
  const sealed = Buffer.from(facts).toString('hex');
  const client = await owner.connect();
  await client.query(`select set_config('bedside.organization', $1, false)`, [organizationId]);
  for (let from = 0; from < count; from += AT_ONCE) {
    const rows = [];
    for (let number = from; number < Math.min(count, from + AT_ONCE); number += 1) {
      const subject = newId();
      const told = { name: `Ana Flores ${number}`, bornOn: null, isKnownAdult: true, majorityOn: null, diedOn: null };
      const place = `authorization_subject.details:${organizationId}:${subject}`;
      const details = Buffer.from(sealJson(keyring, told, place)).toString('hex');
      const cause = number % 10 === 0 ? 'of_age' : 'expires';
      const day = dayOf(number);
      rows.push({ id: newId(), subject, details, cause, day, back: number % 20 === 0, asked: number % 100 === 0 });
    }
    await client.query(
      `with given as (select * from json_to_recordset($2::json) as g (id uuid, subject uuid, details text, cause text, day date, back boolean, asked boolean)),
        subjects as (insert into authorization_subject (organization_id, id, kind, details_sealed, created_by, created_at)
          select $1, subject, 'patient', decode(details, 'hex'), $3, now() from given),
        signed as (insert into signed_authorization (organization_id, id, subject_id, kind, language, medium, facts_sealed,
            document_sealed, document_sha256, signed_at, expires_at, copy_delivered_at, copy_way, ends_known)
          select $1, id, subject, 'publication', 'en', 'electronic', decode($4, 'hex'), '\\x00', 'x', '2026-01-02', day + 1, '2026-01-02', 'page', true from given),
        asked as (insert into authorization_request (organization_id, id, subject_id, kind, language, way, state, input_sealed,
            form_sealed, form_sha256, link_number, link_hash, link_expires_at, asked_by, created_at)
          select $1, gen_random_uuid(), subject, 'publication', 'en', 'link', 'open', '\\x00', '\\x00', 'x', 1, id::text, day, $3, now() from given where asked),
        ends as (insert into authorization_end (organization_id, authorization_id, cause, on_day, kind, is_first)
          select $1, id, cause, day, 'publication', true from given)
       insert into authorization_withdrawal (organization_id, id, authorization_id, way, received_at, recorded_at)
          select $1, gen_random_uuid(), id, 'page', '2026-02-02', '2026-02-02' from given where back`,
      [organizationId, JSON.stringify(rows), author.actor.id, sealed],
    );
  }
  await client.query('analyze');
  client.release();
}

async function measure(stage, months) {
  const actor = personActor({ id: stage.author.actor.id, roles: ['privacy_officer'], sessionId: 'bench' });
  const seed = { ...stage.author, actor };
  const times = { monthMs: [], countMs: [], pageMs: [], nameMs: [], postsMs: [] };
  let most = 0;
  for (let index = -10; index < months; index += 1) {
    const month = Math.floor(Math.random() * 12 * YEARS);
    const from = new Date(Date.UTC(FIRST_YEAR, month, 1)).toISOString().slice(0, 10);
    const until = new Date(Date.UTC(FIRST_YEAR, month + 1, 0)).toISOString().slice(0, 10);
    await inScope(seed, async (scope) => {
      const timed = async (name, work) => {
        const begun = performance.now();
        const found = await work();
        const took = performance.now() - begun;
        if (index >= 0) times[name].push(took);
        return { found, took };
      };
      const counted = await timed('countMs', () => countEnds(scope, { from, until }));
      const page = await timed('pageMs', () => listEnds(scope, { from, until, limit: PAGE }));
      if (index >= 0) times.monthMs.push(counted.took + page.took);
      await timed('nameMs', () => listEnds(scope, { from, until, limit: PAGE, search: 'flores 9999' }));
      const ids = page.found.ends.flatMap(({ authorizationId }) => authorizationId ?? []);
      await timed('postsMs', () => countUses(scope, ids));
      most = Math.max(
        most,
        counted.found.days.reduce((sum, { count }) => sum + count, 0),
      );
      if (page.found.ends.length !== PAGE) throw new Error('a month has more than a page');
    });
  }
  const told = Object.entries(times).map(([name, all]) => [name, spread(all)]);
  return { mostInAMonth: most, ...Object.fromEntries(told) };
}
