import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type House, submit, type World, writePost } from '../../../../test/world.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import type { Mail } from '../../../kernel/mail/mailer.ts';
import type { ReviewStep } from '../../../registers/org/contract.ts';
import { getPost, saveDraft } from '../../compose/service.ts';
import type { ReviewView } from '../contract.ts';
import { getReview, recordDecision } from '../service.ts';
import type { GuestCall } from './entry.ts';
import { guestMailTask } from './mail.ts';
import {
  commentAsGuest,
  decideAsGuest,
  endGuestSession,
  inviteGuest,
  openGuestLink,
  proveGuest,
  readGuestImage,
  readGuestReview,
  revokeGuest,
  sendGuestCode,
} from './service.ts';

let world: World;
let house: House;

const step: ReviewStep = {
  id: 'approval',
  name: 'Approval',
  roles: ['clinician_reviewer'],
  mode: 'any',
  quorum: 1,
  when: 'always',
  requiresPrivacyTraining: false,
  allowsGuests: true,
};

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** A house whose review has this one step, and a post under review in it. */
async function reviewed(change: Partial<ReviewStep> = {}): Promise<ReviewView> {
  house = await world.openHouse();
  await world.owner.query('update organization set review_policy = $2 where organization_id = $1', [
    house.organizationId,
    JSON.stringify([{ ...step, ...change }]),
  ]);
  const post = await writePost(world, house);
  return (await submit(world, house, { postId: post.id })).review;
}

const invitation = {
  stepId: 'approval',
  name: 'Dana Reyes',
  email: 'Dana.Reyes@counsel.example.org',
  locale: 'en' as const,
  validDays: 7,
  attestation: null as string | null,
};

type Inviter = 'reviewer' | 'officer' | 'author' | 'publisher' | 'colleague';

function invite(review: ReviewView, made: { by?: Inviter; mail?: boolean } & Partial<typeof invitation> = {}) {
  const { by = 'reviewer', mail = true, ...change } = made;
  return world.as(house, by, (scope) =>
    inviteGuest(scope, { reviewId: review.id, mailIsSetUp: mail, ...invitation, ...change }),
  );
}

/** A browser with its cookie, which lives from one request to the next. */
function browser() {
  let cookie = '';
  return {
    take: (other: string) => {
      cookie = other;
    },
    cookie: () => cookie,
    do: async <T>(work: (call: GuestCall) => Promise<T>): Promise<T> => {
      const responseHeaders = new Headers();
      const request = new Request('https://bedside.example/', { headers: cookie === '' ? {} : { cookie } });
      const answer = await work({
        services: world.services,
        requestId: newId<'request'>(),
        request,
        responseHeaders,
      });
      cookie = responseHeaders.get('set-cookie')?.split(';')[0] ?? cookie;
      return answer;
    },
  };
}

/** Sends what waits to be mailed to guests of this house, and gives it. */
async function mails(): Promise<Mail[]> {
  const sent: Mail[] = [];
  const mailer = { send: async (mail: Mail) => void sent.push(mail) };
  const { rows } = await world.owner.query<{ id: string }>('select id from review_guest where organization_id = $1', [
    house.organizationId,
  ]);
  const task = guestMailTask({ services: world.services, mailer });
  for (const { id } of rows) await task.run({ organizationId: house.organizationId, guestId: id });
  return sent;
}

const tokenIn = (text: string) => /guest-review#(\S+)/.exec(text)?.[1] ?? '';
const codeIn = (text: string) => /\b\d{6}\b/.exec(text)?.[0] ?? '';

async function mailedToken(): Promise<string> {
  return tokenIn((await mails())[0]?.text ?? '');
}
async function mailedCode(): Promise<string> {
  return codeIn((await mails())[0]?.text ?? '');
}

/** A guest who opened their link and gave their code. */
async function guestInside(review: ReviewView, made: Parameters<typeof invite>[1] = {}) {
  await invite(review, made);
  const token = await mailedToken();
  const own = browser();
  await own.do((call) => openGuestLink(call, token));
  const code = await mailedCode();
  await own.do((call) => proveGuest(call, code));
  return { own, token, code };
}

const approve = (review: ReviewView) => (call: GuestCall) =>
  decideAsGuest(call, { contentHash: review.contentHash, outcome: 'approve', comment: '', passages: [] });
const see = (review: ReviewView) => world.as(house, 'auditor', (scope) => getReview(scope, review.id));
const refused = (code: string) => expect.objectContaining({ code });

describe('a guest', () => {
  test('is mailed a link and then a code, with no word of the post; sees that version; approves it', async () => {
    const review = await reviewed();
    await invite(review);
    const [first] = await mails();
    expect(first?.to).toBe('dana.reyes@counsel.example.org');
    expect(await mails(), 'what was sent is not sent again').toEqual([]);
    const own = browser();
    const opened = await own.do((call) => openGuestLink(call, tokenIn(first?.text ?? '')));
    expect(opened).toMatchObject({ entry: 'code', name: 'Dana Reyes', emailHint: 'd…s@c….org' });
    expect((await own.do(readGuestReview)).reading, 'before the code nothing is shown').toBeNull();
    const [second] = await mails();
    for (const mail of [first, second]) expect(mail?.text).not.toContain('vaccines');
    await own.do((call) => proveGuest(call, codeIn(second?.text ?? '')));
    const { session, reading } = await own.do(readGuestReview);
    expect(session.entry).toBe('in');
    expect(reading).toMatchObject({
      stepName: 'Approval',
      decision: null,
      version: { number: 1, contentHash: review.contentHash },
    });
    await own.do(approve(review));
    const after = await see(review);
    expect(after.review.state).toBe('approved');
    expect(after.review.decisions).toMatchObject([
      { reviewerName: 'Dana Reyes', isGuest: true, outcome: 'approve', stepId: 'approval' },
    ]);
    expect((await own.do(readGuestReview)).session.entry, 'what is over shows nothing').toBe('over');
  });

  test('asks for a change at a passage, and says something besides', async () => {
    const review = await reviewed();
    const { own } = await guestInside(review);
    await own.do((call) => commentAsGuest(call, 'A good text otherwise.'));
    const passages = [{ field: 'baseText', start: 0, end: 3, comment: 'Say influenza.' }];
    const body = { contentHash: review.contentHash, outcome: 'request_changes' as const, comment: '' };
    await expect(own.do((call) => decideAsGuest(call, { ...body, passages: [] }))).rejects.toEqual(
      refused('COMMENT_MISSING'),
    );
    await own.do((call) => decideAsGuest(call, { ...body, passages }));
    const after = await see(review);
    expect(after.review.state).toBe('changes_requested');
    expect(after.review.decisions[0]?.passages).toEqual([{ ...passages[0], quote: 'Flu' }]);
  });

  test('is named by every event of what they do', async () => {
    const review = await reviewed();
    const { own } = await guestInside(review);
    await own.do(approve(review));
    const { rows } = await world.owner.query<{ action: string; actor: string; guest: string }>(
      `select action, actor, leaf::json #>> '{facts,guest}' as guest from audit_event
        where organization_id = $1 and actor like 'guest:%' order by at, id`,
      [house.organizationId],
    );
    expect(rows.map(({ action }) => action).toSorted()).toEqual([
      'guest.opened',
      'guest.proved',
      'review.approved',
      'review.decided',
    ]);
    expect(new Set(rows.map(({ actor }) => actor)).size).toBe(1);
    const theirs = rows.filter(({ action }) => action !== 'review.approved');
    expect(theirs.map(({ guest }) => `guest:${guest}`)).toEqual(theirs.map(({ actor }) => actor));
  });
});

describe('a link', () => {
  test('works in one browser: whoever gets it forwarded is refused, and the first one goes on', async () => {
    const review = await reviewed();
    const { own, token } = await guestInside(review);
    const other = browser();
    await expect(other.do((call) => openGuestLink(call, token))).rejects.toEqual(refused('GUEST_LINK_USED'));
    expect(await other.do(readGuestReview)).toMatchObject({ session: { entry: 'none' }, reading: null });
    expect(await own.do((call) => openGuestLink(call, token))).toMatchObject({ entry: 'in' });
  });

  test('that is made up, of another organization, too old, ended or of a closed review is unknown: all look alike', async () => {
    const review = await reviewed();
    const { guest } = await invite(review);
    const token = await mailedToken();
    const [organization, secret] = token.split('.');
    const elsewhere = await world.openHouse();
    const unknown = async (word: string) =>
      expect(browser().do((call) => openGuestLink(call, word))).rejects.toEqual(refused('GUEST_LINK_UNKNOWN'));
    await unknown('not a token at all');
    await unknown(`${organization}.${'x'.repeat(43)}`);
    await unknown(`${elsewhere.organizationId}.${secret}`);
    await unknown(`${newId()}.${secret}`);
    await world.as(house, 'reviewer', (scope) => revokeGuest(scope, { reviewId: review.id, guestId: guest.id }));
    await unknown(token);
    const second = await reviewed();
    await invite(second);
    const late = await mailedToken();
    await world.clock.advance(8 * 24 * 60 * 60_000);
    await unknown(late);
    const third = await reviewed();
    await invite(third);
    const closed = await mailedToken();
    await world.as(house, 'reviewer', (scope) =>
      recordDecision(scope, { ...decisionOf(third), outcome: 'approve', comment: '' }),
    );
    await unknown(closed);
  });
});

function decisionOf(review: ReviewView) {
  return { reviewId: review.id, stepId: 'approval', contentHash: review.contentHash };
}

describe('a code', () => {
  test('is void after five wrong ones, the right one too; another one can be had, five in all', async () => {
    const review = await reviewed();
    await invite(review);
    const token = await mailedToken();
    const own = browser();
    await own.do((call) => openGuestLink(call, token));
    const code = await mailedCode();
    const wrong = code === '000000' ? '000001' : '000000';
    for (let times = 0; times < 5; times += 1) {
      await expect(own.do((call) => proveGuest(call, wrong))).rejects.toEqual(refused('GUEST_CODE_WRONG'));
    }
    await expect(own.do((call) => proveGuest(call, code))).rejects.toEqual(refused('GUEST_CODE_WRONG'));
    for (let codes = 1; codes < 5; codes += 1) await own.do(sendGuestCode);
    await expect(own.do(sendGuestCode)).rejects.toEqual(refused('GUEST_NO_MORE_CODES'));
    const last = await mailedCode();
    expect(await own.do((call) => proveGuest(call, last))).toMatchObject({ entry: 'in' });
  });

  test('is of no use in another browser, and none after a quarter of an hour', async () => {
    const review = await reviewed();
    await invite(review);
    const token = await mailedToken();
    const own = browser();
    await own.do((call) => openGuestLink(call, token));
    const code = await mailedCode();
    await expect(browser().do((call) => proveGuest(call, code))).rejects.toEqual(refused('GUEST_SIGNED_OUT'));
    await world.clock.advance(16 * 60_000);
    await expect(own.do((call) => proveGuest(call, code))).rejects.toEqual(refused('GUEST_CODE_WRONG'));
  });

  test('gives the cookie a new secret: what stood there before opens nothing', async () => {
    const review = await reviewed();
    await invite(review);
    const token = await mailedToken();
    const own = browser();
    await own.do((call) => openGuestLink(call, token));
    const before = own.cookie();
    const code = await mailedCode();
    await own.do((call) => proveGuest(call, code));
    expect(own.cookie()).not.toBe(before);
    const thief = browser();
    thief.take(before);
    expect(await thief.do(readGuestReview)).toMatchObject({ session: { entry: 'none' }, reading: null });
    await expect(thief.do(approve(review))).rejects.toEqual(refused('GUEST_SIGNED_OUT'));
  });

  test('is handed over with the link where mail is not set up, shown once', async () => {
    const review = await reviewed();
    const { handOver } = await invite(review, { mail: false });
    const own = browser();
    expect(await own.do((call) => openGuestLink(call, tokenIn(handOver?.link ?? '')))).toMatchObject({
      codeByMail: false,
    });
    expect(await mails()).toEqual([]);
    expect(await own.do((call) => proveGuest(call, handOver?.code ?? ''))).toMatchObject({ entry: 'in' });
  });
});

describe('a session', () => {
  test('ends when the way in is ended, and an approval of theirs counts no more', async () => {
    const review = await reviewed({ mode: 'quorum', quorum: 2 });
    const { own } = await guestInside(review, { by: 'officer' });
    await own.do(approve(review));
    const [guest] = (await see(review)).review.guests;
    await expect(
      world.as(house, 'publisher', (scope) => revokeGuest(scope, { reviewId: review.id, guestId: guest?.id ?? '' })),
    ).rejects.toEqual(refused('FORBIDDEN'));
    await world.as(house, 'officer', (scope) => revokeGuest(scope, { reviewId: review.id, guestId: guest?.id ?? '' }));
    await expect(own.do((call) => commentAsGuest(call, 'Still here'))).rejects.toEqual(refused('GUEST_SIGNED_OUT'));
    await world.as(house, 'reviewer', (scope) =>
      recordDecision(scope, { ...decisionOf(review), outcome: 'approve', comment: '' }),
    );
    expect((await see(review)).review.state).toBe('open');
  });

  test('ends by itself after half a day; the browser then asks for a code again', async () => {
    const review = await reviewed();
    const { own } = await guestInside(review);
    await world.clock.advance(13 * 60 * 60_000);
    expect(await own.do(readGuestReview)).toMatchObject({ session: { entry: 'code' }, reading: null });
    await expect(own.do(approve(review))).rejects.toEqual(refused('GUEST_SIGNED_OUT'));
    await own.do(sendGuestCode);
    const code = await mailedCode();
    expect(await own.do((call) => proveGuest(call, code))).toMatchObject({ entry: 'in' });
  });

  test('ends when the guest leaves', async () => {
    const review = await reviewed();
    const { own } = await guestInside(review);
    const cookie = own.cookie();
    await own.do(endGuestSession);
    const back = browser();
    back.take(cookie);
    expect(await back.do(readGuestReview)).toMatchObject({ session: { entry: 'none' } });
  });

  test('is of one version: changed words are not theirs to see or to approve', async () => {
    const review = await reviewed();
    const { own } = await guestInside(review);
    await world.as(house, 'author', async (scope) => {
      const { draft } = await getPost(scope, review.postId);
      const content = { ...draft.content, baseText: 'Other words altogether.' };
      await saveDraft(scope, { postId: review.postId, revision: draft.revision, content });
    });
    const newer = await submit(world, house, { postId: review.postId });
    expect(await own.do(readGuestReview)).toMatchObject({ session: { entry: 'over' }, reading: null });
    await expect(own.do(approve(newer.review))).rejects.toEqual(refused('REVIEW_CLOSED'));
  });

  test('opens no image of other posts', async () => {
    const { own } = await guestInside(await reviewed());
    await expect(own.do((call) => readGuestImage(call, newId()))).rejects.toEqual(refused('NOT_FOUND'));
    await expect(browser().do((call) => readGuestImage(call, newId()))).rejects.toEqual(refused('GUEST_SIGNED_OUT'));
  });
});

describe('whoever invites', () => {
  test('may decide the step, or be one of the few; is never an editor of the words', async () => {
    const review = await reviewed();
    for (const by of ['reviewer', 'officer', 'colleague'] as const) await invite(review, { by });
    await expect(invite(review, { by: 'author' })).rejects.toEqual(refused('NOT_AN_INVITER'));
    await expect(invite(review, { by: 'publisher' })).rejects.toEqual(refused('NOT_AN_INVITER'));
  });

  test('asks nobody to a step that does not let guests decide, and no member', async () => {
    const closed = await reviewed({ allowsGuests: false });
    await expect(invite(closed)).rejects.toEqual(refused('GUESTS_NOT_ALLOWED'));
    const review = await reviewed();
    const { rows } = await world.owner.query<{ email: string }>(
      'select email from person where organization_id = $1 and id = $2',
      [house.organizationId, house.people.author.id],
    );
    await expect(invite(review, { email: rows[0]?.email.toUpperCase() ?? '' })).rejects.toEqual(
      refused('GUEST_IS_MEMBER'),
    );
  });

  test('attests training as a privacy officer only, and must where the step asks for it', async () => {
    const review = await reviewed({ requiresPrivacyTraining: true });
    await expect(invite(review)).rejects.toEqual(refused('GUEST_NEEDS_TRAINING'));
    const attestation = 'She teaches privacy law at the college.';
    await expect(invite(review, { attestation })).rejects.toEqual(refused('ATTEST_OFFICER'));
    const { own } = await guestInside(review, { by: 'officer', attestation });
    await own.do(approve(review));
    expect((await see(review)).review).toMatchObject({
      state: 'approved',
      guests: [{ trainingAttestedByName: 'Test officer' }],
    });
  });

  test('does not count beside their guest where several are asked', async () => {
    const review = await reviewed({ mode: 'quorum', quorum: 2 });
    const { own } = await guestInside(review, { by: 'reviewer' });
    await own.do(approve(review));
    const by = (who: 'reviewer' | 'colleague') =>
      world.as(house, who, (scope) =>
        recordDecision(scope, { ...decisionOf(review), outcome: 'approve', comment: '' }),
      );
    await by('reviewer');
    expect((await see(review)).review.state).toBe('open');
    await by('colleague');
    expect((await see(review)).review.state).toBe('approved');
  });
});
