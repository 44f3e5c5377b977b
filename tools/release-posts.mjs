// What a sample organization has done by the time its database is kept: posts whose deliveries stand in every state, made
// through the same doors that people use. Faults are those that the practice network plays on request.
import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE_MS = 60_000;

/**
 * Makes the sample and its posts. The last one is in the middle of its call when this returns.
 *
 * @param {{ url: string, setupToken: string }} at
 * @returns {Promise<string[]>} a line for each post, and what its deliveries came to.
 */
export async function makeReleasePosts({ url, setupToken }) {
  const house = await openHouse({ url, setupToken });
  const posts = [];
  const keep = async (name, postId) => posts.push({ name, postId });
  await keepSettled(house, keep);
  await keepPlanned(house, keep);
  await keepDoubtful(house, keep);
  return Promise.all(
    posts.map(async ({ name, postId }) => `${name}: ${(await statesOf(house, postId)).toSorted().join(', ')}`),
  );
}

/** Confirmed with receipts, found by reading, in parts, taken down, and given up with and without a person's word. */
async function keepSettled(house, keep) {
  const { newsroom, practice } = house.channels;
  const confirmed = await publish(house, { baseText: textOf(1), channelIds: [newsroom, practice] });
  const thread = await publish(house, {
    baseText: textOf(2),
    channelIds: [practice],
    variants: { practice: { text: textOf(2), thread: [{ text: 'Bring your card.' }, { text: 'Bring your child.' }] } },
  });
  const toTakeDown = await publish(house, { baseText: textOf(3), channelIds: [practice] });
  const changed = await publish(house, { baseText: textOf(5), channelIds: [practice] });
  await rewrite(house, changed);
  await until(house, confirmed, ['confirmed', 'confirmed']);
  await until(house, thread, ['confirmed', 'confirmed', 'confirmed']);
  await until(house, changed, ['parked']);
  await takeDown(house, toTakeDown);
  await until(house, toTakeDown, ['removed']);

  await setFaults(house, [{ kind: 'reset-after-accept', times: 1 }]);
  const found = await publish(house, { baseText: textOf(6), channelIds: [practice] });
  await until(house, found, ['confirmed']);

  await setFaults(house, [{ kind: 'rate-limit', retryAfterSeconds: 0 }]);
  const spent = await publish(house, { baseText: textOf(7), channelIds: [practice] });
  const told = await publish(house, { baseText: textOf(8), channelIds: [practice] });
  await until(house, spent, ['needs_person']);
  await until(house, told, ['needs_person']);
  const [delivery] = await deliveriesOf(house, told);
  await house.maya('POST', `/deliveries/${delivery.id}/settle`, { saw: 'not_published', reason: 'It is not there.' });
  await until(house, told, ['rejected']);

  await keep('confirmed', confirmed);
  await keep('thread', thread);
  await keep('taken down', toTakeDown);
  await keep('changed after its approval', changed);
  await keep('found', found);
  await keep('attempts spent', spent);
  await keep('told by a person', told);
}

/** Waiting for a day to come, one of them in parts, and one that was called off. */
async function keepPlanned(house, keep) {
  const { newsroom, practice } = house.channels;
  const planned = await publish(house, { baseText: textOf(9), channelIds: [newsroom, practice] }, inTwoDays());
  const thread = await publish(
    house,
    {
      baseText: textOf(10),
      channelIds: [practice],
      variants: { practice: { text: textOf(10), thread: [{ text: 'Doors open at nine.' }] } },
    },
    inTwoDays(),
  );
  const cancelled = await publish(house, { baseText: textOf(11), channelIds: [practice] }, inTwoDays());
  await until(house, cancelled, ['planned']);
  await house.maya('POST', `/posts/${cancelled}/schedule/cancel`, {});
  await until(house, cancelled, ['cancelled']);
  await until(house, planned, ['planned', 'planned']);
  await until(house, thread, ['planned', 'planned']);
  await keep('planned', planned);
  await keep('planned thread', thread);
  await keep('cancelled', cancelled);
}

/**
 * All of them stand on the network: one is to go and cannot; of two nobody knows, as their network cannot be read and the
 * call of the last has no answer yet.
 */
async function keepDoubtful(house, keep) {
  const { practice } = house.channels;
  await setFaults(house, []);
  const toKeepTrying = await publish(house, { baseText: textOf(4), channelIds: [practice] });
  await until(house, toKeepTrying, ['confirmed']);
  const unreadable = ['read', 'list', 'remove'].map((operation) => ({ kind: 'error-500-before-accept', operation }));
  await setFaults(house, [{ kind: 'reset-after-accept', times: 1 }, ...unreadable]);
  const unknown = await publish(house, { baseText: textOf(12), channelIds: [practice] });
  await until(house, unknown, ['unknown']);
  await takeDown(house, toKeepTrying);
  await until(house, toKeepTrying, ['removing']);
  await keep('being taken down', toKeepTrying);
  await keep('unknown', unknown);
  await setFaults(house, [{ kind: 'timeout-after-accept', times: 1 }, ...unreadable]);
  const armed = await publish(house, { baseText: textOf(13), channelIds: [practice] });
  await until(house, armed, ['armed']);
  await keep('armed', armed);
}

async function openHouse({ url, setupToken }) {
  const maya = visitor(url, { 'x-setup-token': setupToken });
  const { password, people } = await maya('POST', '/setup/sample', { locale: 'en' });
  await maya('POST', '/session/proof', { by: 'password', password });
  const osei = visitor(url);
  const reviewer = people.find(({ roles }) => roles.includes('clinician_reviewer'));
  await osei('POST', '/session', { email: reviewer.email, password });
  await osei('POST', '/session/proof', { by: 'password', password });
  const { channels } = await maya('GET', '/channels');
  const channelOf = (network) => channels.find((channel) => channel.network === network).id;
  return { maya, osei, channels: { newsroom: channelOf('newsroom'), practice: channelOf('practice') } };
}

/** Somebody with a browser of their own: keeps cookies, says where requests come from. */
function visitor(url, headers = {}) {
  const cookies = new Map();
  return async (method, path, body) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', origin: url, cookie, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  };
}

/** Written, approved by somebody else, and sent on its way; gives the post's id. */
async function publish({ maya, osei }, content, when = { mode: 'now' }) {
  const whole = { schema: 1, link: null, images: [], variants: {}, language: 'en', ...content };
  const { id, draft } = await maya('POST', '/posts', { content: whole });
  const { review } = await maya('POST', `/posts/${id}/submit`, { revision: draft.revision });
  const decision = { stepId: 'approval', contentHash: review.contentHash, outcome: 'approve', comment: '' };
  await osei('POST', `/reviews/${review.id}/decisions`, decision);
  await maya('POST', `/posts/${id}/schedule`, { ...when, versionId: review.versionId });
  return id;
}

/** Other words than those that were approved. */
async function rewrite({ maya }, postId) {
  const { draft } = await maya('GET', `/posts/${postId}`);
  const content = { ...draft.content, baseText: `${draft.content.baseText} Free of charge.` };
  await maya('PUT', `/posts/${postId}/draft`, { revision: draft.revision, content });
}

async function takeDown(house, postId) {
  const [delivery] = await deliveriesOf(house, postId);
  await house.maya('POST', `/deliveries/${delivery.id}/take-down`, { reason: 'The day was called off.' });
}

const setFaults = ({ maya }, rules) => maya('PUT', '/practice/faults', { rules });
const deliveriesOf = async ({ maya }, postId) => (await maya('GET', `/posts/${postId}/deliveries`)).deliveries;
const statesOf = async (house, postId) => (await deliveriesOf(house, postId)).map(({ state }) => state);

async function until(house, postId, wanted) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const states = await statesOf(house, postId);
    if (JSON.stringify(states) === JSON.stringify(wanted)) return;
    if (Date.now() > deadline) throw new Error(`not ${wanted.join(', ')} but ${states.join(', ')}`);
    await delay(100);
  }
}

function inTwoDays() {
  const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  return { mode: 'at', localTime: `${day}T10:00`, timeZone: 'America/Chicago' };
}

function textOf(number) {
  return `Flu vaccines are here. Walk in on any weekday, no appointment needed. Note ${number}.`;
}
