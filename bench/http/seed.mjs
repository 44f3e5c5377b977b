// 10,000 posts in all stages with everything that belongs to them, written as rows: their lives would take an hour.
// Hashes, findings and steps are the product's own.
import { canonicalContent, contentHash } from '../../server/src/flow/compose/content-hash.ts';
import { canonicalJson } from '../../server/src/kernel/audit/leaf.ts';
import { newId } from '../../server/src/kernel/ids/ids.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Of 10,000; those with a time are spread so that a month shows a little under 500. */
const STAGES = [
  ['draft', 1_500],
  ['in_review', 150],
  ['changes_requested', 150],
  ['approved', 300],
  ['scheduled', 500],
  ['publishing', 10],
  ['published', 6_890],
  ['parked', 100],
  ['taken_down', 200],
  ['discarded', 200],
];
const REVIEW_OF = { in_review: 'open', changes_requested: 'changes_requested' };
const HAS_TIME = new Set(['scheduled', 'publishing', 'published', 'parked', 'taken_down']);
const DELIVERY_OF = {
  published: 'confirmed',
  taken_down: 'removed',
  parked: 'parked',
  scheduled: 'planned',
  publishing: 'planned',
};

const SENTENCES = [
  'Our walk-in clinic is open on Saturday from nine to noon.',
  'Handwashing keeps your family well: twenty seconds, soap, and a song.',
  'The new entrance on Oak Street has step-free access and free parking for two hours.',
  'Flu vaccines are here, and no appointment is needed.',
  'Ask your pharmacist which medicines go together before you travel.',
  'Blood donors of every type are welcome this week at the community hall.',
  'Our volunteers read stories on the third floor every Wednesday afternoon.',
  'Wear a helmet, and check that it still fits: children grow faster than helmets.',
];

/** Seeds the posts; gives ids that the load asks for. `random` makes the same posts from the same seed. */
export async function seedPosts(stage, { count, random, say }) {
  const plan = planOf(count);
  const made = { posts: [], reviews: [] };
  for (let from = 0; from < plan.length; from += 500) {
    const rows = new Map();
    for (const one of plan.slice(from, from + 500)) addPost({ stage, rows, made, random }, one);
    await insertAll(stage, rows);
    say(`seeded ${Math.min(plan.length, from + 500)} posts`);
  }
  await stage.owner.query('analyze');
  return made;
}

/** One entry for each post, its age from the newest to the oldest. */
function planOf(count) {
  const stages = STAGES.flatMap(([name, share]) =>
    Array.from({ length: Math.round((share * count) / 10_000) }, () => name),
  );
  return stages.map((name, index) => ({ stage: name, index }));
}

function addPost({ stage, rows, made, random }, { stage: name, index }) {
  const { organizationId, people, channels, template } = stage;
  const pick = (list) => list[Math.floor(random() * list.length)];
  const add = (table, row) => {
    if (!rows.has(table)) rows.set(table, []);
    rows.get(table).push({ organization_id: organizationId, ...row });
  };
  // What is to come lies within six weeks, what has been within two years.
  const ahead = name === 'scheduled' || name === 'publishing';
  const at = Date.now() + (ahead ? random() * 42 * DAY_MS : -random() * 700 * DAY_MS);
  const createdAt = Math.min(at, Date.now()) - 3 * DAY_MS;
  const [author, reviewer] = [pick(people.authors), pick(people.reviewers)];
  const id = newId(Math.floor(createdAt));
  const content = contentOf({ index, random, channels, pick });
  const time = (offsetMs) => new Date(createdAt + offsetMs).toISOString();
  add('draft', {
    post_id: id,
    revision: 3,
    content,
    editors: [author],
    updated_by: author,
    updated_at: time(1),
  });
  const versions =
    name === 'draft' || name === 'discarded'
      ? []
      : addVersions({ add, time, random }, { id, author, content, template });
  const version = versions.at(-1);
  add('post', {
    id,
    author_person_id: author,
    stage: name,
    current_version_id: version?.id ?? null,
    due_at: HAS_TIME.has(name) ? new Date(at).toISOString() : null,
    created_at: time(0),
    updated_at: time(2),
  });
  if (version !== undefined) {
    const review = addReviews(
      { add, time },
      { id, versions, author, reviewer, template, state: REVIEW_OF[name] ?? 'approved' },
    );
    if (review.state === 'open') made.reviews.push(review.id);
    if (HAS_TIME.has(name)) addDeliveries({ add, time, stage }, { name, id, version, content, author, at });
  }
  addTrail({ add, time, stage }, { id, author, events: versions.length === 0 ? 3 : 9 });
  if (name === 'draft' ? index % 5 === 0 : index % 20 === 0) addComments({ add, time }, { id, author, reviewer });
  if (name !== 'discarded') made.posts.push(id);
}

function contentOf({ index, random, channels, pick }) {
  const sentences = Array.from({ length: 2 + Math.floor(random() * 6) }, () => pick(SENTENCES));
  const baseText = `${sentences.join(' ')} Notice ${index}.`;
  return canonicalContent({
    schema: 1,
    baseText,
    link: index % 3 === 0 ? `https://hospital.example/news/${index}` : null,
    images: [],
    variants: index % 4 === 0 ? { practice: { text: baseText.slice(0, 200) } } : {},
    channelIds: index % 2 === 0 ? channels : channels.slice(0, 1),
    language: 'en',
  });
}

/** One version mostly, up to three; each with its screening. */
function addVersions({ add, time, random }, { id, author, content, template }) {
  const count = random() < 0.7 ? 1 : random() < 0.7 ? 2 : 3;
  return Array.from({ length: count }, (_, index) => {
    const last = index === count - 1;
    const own = last ? content : { ...content, baseText: `${content.baseText} As it was before.` };
    const version = { id: newId(), hash: contentHash(own) };
    add('post_version', {
      id: version.id,
      post_id: id,
      number: index + 1,
      content_hash: version.hash,
      content: own,
      editors: [author],
      created_by: author,
      created_at: time(10 + index),
    });
    const { screenings } = template;
    add('screening', {
      id: newId(),
      version_id: version.id,
      content_hash: version.hash,
      ...screenings[index % screenings.length],
      screened_at: time(20 + index),
    });
    return version;
  });
}

function addReviews({ add, time }, { id, versions, author, reviewer, template, state }) {
  const reviews = versions.map((version, index) => {
    const own = { id: newId(), state: index === versions.length - 1 ? state : 'changes_requested', version };
    add('review', {
      id: own.id,
      post_id: id,
      version_id: version.id,
      content_hash: version.hash,
      steps: template.steps,
      state: own.state,
      submitted_by: author,
      submitted_at: time(30 + index),
      closed_at: own.state === 'open' ? null : time(40 + index),
    });
    if (own.state !== 'open') {
      add('review_decision', {
        id: newId(),
        review_id: own.id,
        version_id: version.id,
        content_hash: version.hash,
        step_id: template.steps[0].id,
        reviewer_person_id: reviewer,
        reviewer_roles: ['clinician_reviewer'],
        outcome: own.state === 'approved' ? 'approve' : 'request_changes',
        comment: 'Please look at the second sentence again.',
        decided_at: time(40 + index),
      });
    }
    return own;
  });
  return reviews.at(-1);
}

function addDeliveries({ add, time, stage }, { name, id, version, content, author, at }) {
  const entry = newId();
  const due = new Date(at).toISOString();
  add('schedule_entry', {
    id: entry,
    post_id: id,
    version_id: version.id,
    content_hash: version.hash,
    mode: 'at',
    local_time: due.slice(0, 16),
    time_zone: 'UTC',
    due_at: due,
    state: 'active',
    scheduled_by: author,
    scheduled_at: time(50),
  });
  for (const channelId of content.channelIds) {
    const delivery = newId();
    const state = DELIVERY_OF[name];
    add('delivery', {
      id: delivery,
      schedule_id: entry,
      post_id: id,
      version_id: version.id,
      content_hash: version.hash,
      channel_id: channelId,
      state,
      due_at: due,
      remote_id: state === 'planned' || state === 'parked' ? null : `remote-${delivery}`,
      url: state === 'planned' || state === 'parked' ? null : `https://network.example/${delivery}`,
      attempt_count: state === 'planned' ? 0 : 1,
      created_at: time(60),
      updated_at: time(61),
    });
    if (state !== 'planned' && state !== 'parked') addAttempt({ add, stage }, { delivery, due });
  }
}

function addAttempt({ add, stage }, { delivery, due }) {
  const attempt = newId();
  add('attempt', {
    id: attempt,
    delivery_id: delivery,
    number: 1,
    epoch: 1,
    armed_at: due,
    not_after: due,
    clearance: { verdict: 'clear', blockers: [] },
    outcome: 'published',
    resolved_at: due,
  });
  for (const kind of ['answer', 'read_back']) {
    add('receipt', {
      id: newId(),
      delivery_id: delivery,
      attempt_id: attempt,
      kind,
      remote_id: `remote-${delivery}`,
      url: `https://network.example/${delivery}`,
      evidence: { by: stage.organizationId },
      observed_at: due,
    });
  }
}

function addTrail({ add, time, stage }, { id, author, events }) {
  for (let index = 0; index < events; index += 1) {
    const event = newId();
    const [action, actor] = [index === 0 ? 'post.created' : 'draft.saved', `person:${author}`];
    const leaf = {
      v: 1,
      organization: stage.organizationId,
      id: event,
      at: time(index),
      mono: String(index),
      actor,
      acting_as: null,
      auth_ctx: null,
      action,
      object: { type: 'post', id, version: null, sha256: null },
      before: null,
      after: null,
      reason: null,
      req_id: event,
      facts: { revision: index },
    };
    add('audit_event', {
      id: event,
      at: leaf.at,
      action,
      actor,
      object_type: 'post',
      object_id: id,
      leaf: canonicalJson(leaf),
    });
  }
}

function addComments({ add, time }, { id, author, reviewer }) {
  for (const [index, person] of [reviewer, author].entries()) {
    add('review_comment', {
      id: newId(),
      post_id: id,
      author_person_id: person,
      body: 'Shall we say this in one sentence?',
      created_at: time(70 + index),
    });
  }
}

/** Tables that others point to come first. */
const ORDER = [
  'post',
  'draft',
  'post_version',
  'screening',
  'review',
  'review_decision',
  'review_comment',
  'schedule_entry',
  'delivery',
  'attempt',
  'receipt',
  'audit_event',
];

async function insertAll(stage, rows) {
  for (const table of ORDER.filter((name) => rows.has(name))) {
    const list = rows.get(table);
    // Columns that are left out keep their defaults.
    const columns = [...new Set(list.flatMap((row) => Object.keys(row)))].map((name) => `"${name}"`).join(', ');
    await stage.owner.query(
      `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(list)],
    );
  }
}
