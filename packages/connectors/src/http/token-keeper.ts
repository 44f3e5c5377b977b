/**
 * Tokens that are renewed: by one caller at a time, in this process and in all others.
 *
 * A network that gives a new refresh token with each access token takes the old one once. So whoever renews says so in
 * the stored credentials first (`refreshing`, by compare-and-swap) and asks the network afterwards; everybody else waits
 * and reads what came of it. A renewal whose answer was lost stays marked: whether the old token still holds, nobody
 * knows, and asking again may end every token of the account. So it is told, and a person connects the account again.
 */
import type { CredentialStore, Credentials, Failure, StoredCredentials } from '../port.ts';
import type { Authorization, Authorized } from './authorization.ts';

export type RefreshOutcome =
  /** All that is to be stored from now on: a new refresh token too, where the network gave one. */
  { readonly kind: 'renewed'; readonly credentials: Credentials } | Failure;

/** How one account's token is renewed, for one operation. */
export type Renewal = {
  readonly store: CredentialStore;
  /** As the operation opened them. */
  readonly credentials: Credentials;
  /** Asks the network. Never throws. */
  readonly refresh: (credentials: Credentials) => Promise<RefreshOutcome>;
  /** The network documents that a refresh may be repeated (no rotation, or the old token holds for a while). */
  readonly repeatable?: boolean;
  readonly now: () => Date;
  /** Waits, or less when the operation is given up; never throws. */
  readonly wait: (ms: number) => Promise<void>;
  /** Milliseconds since 1970 after which nobody waits for another one's renewal any more. */
  readonly deadline: number;
};

export type TokenKeeper = {
  /** The account's authorization for one operation. First stores what could not be stored before. */
  authorize(renewal: Renewal): Promise<Authorization>;
};

/** Longer than a call to a network may take: whoever said so before that is not there any more. */
const longestRefreshMs = 120_000;
const firstWaitMs = 50;
const longestWaitMs = 1_600;
const triesToStore = 5;

/** Renews tokens; one keeper for all accounts of a process, so that calls at once share one renewal. */
export function createTokenKeeper(): TokenKeeper {
  const underWay = new Map<string, Promise<Authorized>>();
  /** Renewed, and not stored because the store did not answer: the only copy of a token that a network gave once. */
  const unsaved = new Map<string, Credentials>();

  const renew = async (renewal: Renewal, refused: string): Promise<Authorized> => {
    try {
      await saveHeld(renewal);
      return await renewStored(renewal, refused);
    } catch {
      return { ok: false, failure: notRead };
    }
  };

  const saveHeld = async ({ store }: Renewal): Promise<void> => {
    const held = unsaved.get(store.key);
    if (held === undefined) return;
    const stored = await store.read();
    const isOurs = stored !== null && stored.credentials.refreshing === held.refreshing;
    // Sealed anew in this moment: what is held stays held, and is stored the next time.
    if (isOurs && (await store.swap(stored.revision, withoutMark(held))) === null) return;
    unsaved.delete(store.key);
  };

  const renewStored = async (renewal: Renewal, refused: string): Promise<Authorized> => {
    for (let waitMs = firstWaitMs; ; waitMs = Math.min(longestWaitMs, waitMs * 2)) {
      const stored = await renewal.store.read();
      const seen = look(renewal, { stored, refused });
      if (seen.kind === 'told') return seen.told;
      if (seen.kind === 'wait') {
        if (renewal.now().getTime() + waitMs >= renewal.deadline) return { ok: false, failure: busy };
        await renewal.wait(waitMs);
        continue;
      }
      const refreshing = `began ${renewal.now().toISOString()}`;
      const marked = { ...seen.stored.credentials, refreshing };
      const revision = await renewal.store.swap(seen.stored.revision, marked);
      if (revision !== null) return refreshMarked(renewal, { credentials: marked, revision });
    }
  };

  const refreshMarked = async (renewal: Renewal, mine: StoredCredentials): Promise<Authorized> => {
    const outcome = await renewal.refresh(withoutMark(mine.credentials));
    const refreshing = mine.credentials.refreshing ?? '';
    if (outcome.kind === 'renewed') {
      const next = withoutMark(outcome.credentials);
      const stands = await storeSurely(renewal, mine, next);
      if (stands === null) unsaved.set(renewal.store.key, { ...next, refreshing });
      return authorized(stands ?? next);
    }
    const isUnclear = outcome.kind === 'ambiguous' && renewal.repeatable !== true;
    const left = withoutMark(mine.credentials);
    await storeSurely(renewal, mine, isUnclear ? { ...left, refreshing: `unclear ${refreshing}` } : left);
    return { ok: false, failure: isUnclear ? unclear : failureOf(outcome) };
  };

  return {
    async authorize(renewal) {
      const { key } = renewal.store;
      await saveHeld(renewal).catch(() => undefined);
      let token = (unsaved.get(key) ?? renewal.credentials).accessToken ?? '';
      return {
        current: () => token,
        async renew(refused) {
          const running =
            underWay.get(key) ??
            renew(renewal, refused).finally(() => {
              underWay.delete(key);
            });
          underWay.set(key, running);
          const renewed = await running;
          if (renewed.ok) token = renewed.token;
          return renewed;
        },
      };
    },
  };
}

type Seen =
  | { readonly kind: 'told'; readonly told: Authorized }
  | { readonly kind: 'wait' }
  | { readonly kind: 'free'; readonly stored: StoredCredentials };

/** What the stored credentials say to somebody whose token was refused. */
function look(renewal: Renewal, at: { stored: StoredCredentials | null; refused: string }): Seen {
  const { refused, stored } = at;
  if (stored === null) return { kind: 'told', told: { ok: false, failure: forgotten } };
  const { accessToken = '', refreshing } = stored.credentials;
  if (accessToken !== refused && accessToken !== '') return { kind: 'told', told: authorized(stored.credentials) };
  if (refreshing === undefined || renewal.repeatable === true) return { kind: 'free', stored };
  const beganAt = /^began (.+)$/u.exec(refreshing)?.[1];
  const isOver = beganAt === undefined || renewal.now().getTime() - Date.parse(beganAt) > longestRefreshMs;
  return isOver ? { kind: 'told', told: { ok: false, failure: unclear } } : { kind: 'wait' };
}

/**
 * Puts credentials in the place of ours, also when ours were sealed anew meanwhile. Gives what stands in the end, which
 * is another one's when a person connected the account again; null when the store did not answer.
 */
async function storeSurely(renewal: Renewal, mine: StoredCredentials, next: Credentials): Promise<Credentials | null> {
  let { revision } = mine;
  for (let tries = 0; tries < triesToStore; tries += 1) {
    try {
      if ((await renewal.store.swap(revision, next)) !== null) return next;
      const stored = await renewal.store.read();
      if (stored === null || stored.credentials.refreshing !== mine.credentials.refreshing) {
        return stored?.credentials ?? next;
      }
      ({ revision } = stored);
    } catch {
      await renewal.wait(firstWaitMs * 2 ** tries);
    }
  }
  return null;
}

function withoutMark({ refreshing: _mark, ...credentials }: Credentials): Credentials {
  return credentials;
}

function authorized({ accessToken = '' }: Credentials): Authorized {
  return accessToken === '' ? { ok: false, failure: forgotten } : { ok: true, token: accessToken };
}

/** The network's no to a refresh is a no to the account; anything else leaves it as it is. */
function failureOf(failure: Failure): Failure {
  const { code, detail } = failure;
  if (failure.kind === 'rejected' || failure.kind === 'reauthorize') return { kind: 'reauthorize', code, detail };
  if (failure.kind === 'retry-after') return failure;
  return { kind: 'not-sent', code, detail: `${detail} The token was not renewed.` };
}

const forgotten: Failure = {
  kind: 'reauthorize',
  code: 'CREDENTIALS_MISSING',
  detail: 'The account has no credentials any more.',
};
const unclear: Failure = {
  kind: 'reauthorize',
  code: 'REFRESH_UNCLEAR',
  detail: 'The answer to a renewal of the token was lost. The account has to be connected again.',
};
const busy: Failure = {
  kind: 'not-sent',
  code: 'REFRESH_UNDER_WAY',
  detail: 'Somebody else was renewing the token when the time was over.',
};
const notRead: Failure = {
  kind: 'not-sent',
  code: 'CREDENTIALS_NOT_READ',
  detail: 'The stored credentials could not be read or written.',
};
