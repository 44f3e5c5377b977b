// 100,000 requests of eight organizations at once over four connections, with faults in the middle of transactions; every
// answer is looked at for words of other organizations. The storm is that of the tests, only longer.

import { createPost } from '../../server/src/flow/compose/service.ts';
import { submitDraft } from '../../server/src/flow/review/submit-draft.ts';
import { openDatabase } from '../../server/src/kernel/db/database.ts';
import { newId } from '../../server/src/kernel/ids/ids.ts';
import { createLogger } from '../../server/src/kernel/log/logger.ts';
import { inScope, personActor } from '../../server/src/kernel/scope/scope.ts';
import { loadConfig } from '../../server/src/main/config.ts';
import { createContext } from '../../server/src/main/context.ts';
import { connectChannel, listChannels } from '../../server/src/registers/channels/service.ts';
import { createOrganization } from '../../server/src/registers/org/service.ts';
import { addPerson } from '../../server/src/registers/people/service.ts';
import { runStorm } from '../../server/test/storm.ts';
import { describeLoad, round } from '../publish/machine.mjs';
import { randomFrom } from './load.mjs';
import { openDatabaseFolder } from './stage.mjs';

const HOUSES = 8;
const CONNECTIONS = 4;
const AT_ONCE = 64;

export async function measureStorm({ count, say }) {
  const folder = await openDatabaseFolder();
  try {
    return await storm(folder, { count, say });
  } finally {
    await folder.close();
  }
}

async function storm(folder, { count, say }) {
  const log = createLogger({ level: 'error' });
  const publicUrl = 'http://localhost:8470';
  const config = loadConfig({ ...folder.env, PUBLIC_URL: publicUrl });
  const context = await createContext({ config, log, publicUrl, say: () => undefined });
  const db = openDatabase({ appUrl: context.storage.appUrl, maxConnections: CONNECTIONS });
  const services = { ...context.services, db };
  try {
    const houses = [];
    for (let index = 0; index < HOUSES; index += 1) houses.push(await openHouse({ ...context, services }, index));
    const load = describeLoad();
    const began = performance.now();
    const progress = (done) => say(`${done} requests`);
    const result = await runStorm({ services, houses, count, atOnce: AT_ONCE, random: randomFrom(20261121), progress });
    const seconds = round((performance.now() - began) / 1000);
    return {
      how: `${HOUSES} organizations over ${CONNECTIONS} connections, ${AT_ONCE} requests at once; a tenth of them fail in the middle of a transaction.`,
      load: { before: load, after: describeLoad() },
      seconds,
      ...result,
      wrong: result.wrong.slice(0, 20),
      connections: { open: db.pool.totalCount, waiting: db.pool.waitingCount },
      targets: [
        { name: `${count} requests: no word of another organization`, measured: result.leaks, met: result.leaks === 0 },
        {
          name: 'every answer is the one it should be',
          measured: `${result.wrong.length} others`,
          met: result.wrong.length === 0,
        },
        { name: 'no connection is lost', measured: db.pool.waitingCount, met: db.pool.waitingCount === 0 },
      ],
    };
  } finally {
    await db.close();
    await context.close();
  }
}

async function openHouse({ services, connectors }, index) {
  const organizationId = newId();
  const canary = `Zanzibar${'abcdefgh'[index]}quark`;
  const system = { services, organizationId, actor: { type: 'system', name: 'bench' }, requestId: newId() };
  const person = await inScope(system, async (scope) => {
    await createOrganization(scope, {
      name: canary,
      kind: 'hospital',
      timeZone: 'UTC',
      languages: ['en'],
      facts: { names: [], phones: [], emails: [], addresses: [], domains: [], handles: [] },
    });
    return addPerson(scope, { name: 'Ana Author', email: 'ana@example.org', roles: ['administrator', 'author'] });
  });
  const actor = personActor({ id: person.id, roles: ['administrator', 'author'], sessionId: 'bench' });
  const seed = () => ({ services, organizationId, actor: { ...actor, provedAt: new Date() }, requestId: newId() });
  const door = await connectors('practice', organizationId);
  await connectChannel(seed(), door, { network: 'practice', name: 'practice', serviceUrl: '', credentials: {} });
  const [channel] = await inScope(seed(), listChannels);
  for (const isSubmitted of [true, false]) await write(seed, { canary, channelId: channel.id, isSubmitted });
  return { seed, canary, channelId: channel.id };
}

async function write(seed, { canary, channelId, isSubmitted }) {
  const content = {
    schema: 1,
    baseText: `A canary: ${canary}.`,
    link: null,
    images: [],
    variants: {},
    channelIds: [channelId],
    language: 'en',
  };
  const post = await inScope(seed(), (scope) => createPost(scope, { content }));
  if (isSubmitted)
    await inScope(seed(), (scope) => submitDraft(scope, { postId: post.id, revision: post.draft.revision }));
}
