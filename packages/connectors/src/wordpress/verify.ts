/**
 * Whose password it is, what they may do, and where the site's API is. What commonly stands in the way has a code of its own, so
 * that people are told what to change on their site.
 */
import { z } from 'zod';
import { textOfHtml } from '../mastodon/html-text.ts';
import type { Account, ConnectorIo, Credentials, EgressFetch, Failure, VerifyOutcome } from '../port.ts';
import { ask, noPassword, startOperation, type WordpressContext, type WordpressResult } from './api.ts';
import { askOlderDoor } from './older-door.ts';
import { plainAddress, prettyAddress, siteOf } from './site-address.ts';

type Asked = { readonly serviceUrl: string; readonly credentials: Credentials; readonly callTimeoutMs: number };

const indexSchema = z.object({
  name: z.string().max(2_000).catch(''),
  namespaces: z.array(z.string()),
  /** An empty list on sites that let nobody in by anything but a cookie. */
  authentication: z.unknown(),
});
type Index = z.output<typeof indexSchema>;

export async function verify(asked: Asked, io: ConnectorIo): Promise<VerifyOutcome> {
  const { site, byParameter } = siteOf(asked.serviceUrl);
  const addresses = byParameter ? [plainAddress(site)] : [prettyAddress(site), plainAddress(site)];
  const found = await findApi({ asked, io, addresses });
  return found.kind === 'api' ? verifyPerson(found) : found;
}

type Api = {
  readonly kind: 'api';
  readonly account: Account;
  readonly context: WordpressContext;
  readonly index: WordpressResult<Index>;
};

/** The first address at which a WordPress speaks, be it to refuse. */
async function findApi({
  asked,
  io,
  addresses,
}: {
  asked: Asked;
  io: ConnectorIo;
  addresses: readonly string[];
}): Promise<Api | Failure> {
  let last: Failure = notUnderstood;
  for (const serviceUrl of addresses) {
    const watched = watchRedirects(io.fetch);
    const account: Account = { serviceUrl, handle: '', remoteAccountId: '', credentials: asked.credentials };
    const { callTimeoutMs } = asked;
    const context = startOperation({ ...io, fetch: watched.fetch }, { account, callTimeoutMs });
    if (context === null) return noPassword;
    const index = await ask(context, { path: '/', schema: indexSchema });
    if (watched.wasLedAway()) return redirects;
    if (index.ok ? index.data.namespaces.includes('wp/v2') : speaksWordpress(index)) {
      return { kind: 'api', account, context, index };
    }
    last = index.ok ? notUnderstood : whyNot(index);
    if (!mayBeElsewhere(index)) return last;
  }
  return last;
}

/** An error of the site's own sign-in. A missing route is none: without the pretty addresses some other page answers. */
function speaksWordpress(index: Extract<WordpressResult<Index>, { ok: false }>): boolean {
  return index.status === 401 && index.word !== null;
}

/** Another page answered, or none with that address. */
function mayBeElsewhere(index: WordpressResult<Index>): boolean {
  return index.ok || index.status === 404 || index.failure.code === 'UNREADABLE_ANSWER';
}

function whyNot({ failure, status, word }: Extract<WordpressResult<Index>, { ok: false }>): Failure {
  if (failure.code === 'REST_DISABLED') return { ...restDisabled };
  if (status === 404 || (failure.code === 'UNREADABLE_ANSWER' && status === null)) return notUnderstood;
  return status === 403 && word === null ? siteGuarded : failure;
}

/** Notes when an answer came from another server than the one that was asked, or leads there. */
function watchRedirects(fetch: EgressFetch): { fetch: EgressFetch; wasLedAway: () => boolean } {
  let ledAway = false;
  return {
    wasLedAway: () => ledAway,
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      const { status, headers, url: from } = response;
      const isElsewhere = from !== '' && new URL(from).origin !== new URL(url).origin;
      if (isElsewhere || (status >= 301 && status <= 308 && headers.has('location'))) ledAway = true;
      return response;
    },
  };
}

const personSchema = z.object({
  id: z.int().positive(),
  username: z.string().min(1).max(100),
  name: z.string().max(500).catch(''),
  capabilities: z.record(z.string(), z.unknown()),
});

async function verifyPerson({ account, context, index }: Api): Promise<VerifyOutcome> {
  const asked = await ask(context, {
    path: '/wp/v2/users/me',
    params: { context: 'edit' },
    schema: personSchema,
  });
  if (!asked.ok)
    return asked.word === 'rest_not_logged_in' ? whyNotSignedIn({ account, context, index }) : asked.failure;
  const { id, username, name, capabilities } = asked.data;
  const may = (capability: string) => capabilities[capability] === true;
  if (!may('publish_posts') || !may('upload_files')) return roleTooSmall;
  const { host, pathname } = new URL(account.serviceUrl);
  const handle = `${username}@${host}${pathname.replace(/\/+$/u, '')}`;
  const title = index.ok ? textOfHtml(index.data.name) : '';
  return {
    kind: 'verified',
    account: { ...account, handle, remoteAccountId: String(id) },
    displayName: title || name.trim() || username,
  };
}

/**
 * Nobody took the password: the site takes none, it did not arrive, or it is wrong. WordPress does not always say which of the
 * last two; its older door does, which is handed the password in another way.
 */
async function whyNotSignedIn({ account, context, index }: Omit<Api, 'kind'>): Promise<Failure> {
  const told = index.ok ? index.data.authentication : null;
  const takesPasswords = z.object({ 'application-passwords': z.object({}) }).safeParse(told).success;
  if (!takesPasswords) return passwordsOff;
  const { site } = siteOf(account.serviceUrl);
  switch (await askOlderDoor(context, { site, credentials: account.credentials })) {
    case 'good':
      return headerStripped;
    case 'refused':
      return passwordRefused;
    default:
      return notSignedIn;
  }
}

const headerStripped: Failure = {
  kind: 'reauthorize',
  code: 'AUTHORIZATION_STRIPPED',
  detail: 'The site takes application passwords, and the password did not reach it.',
};

const passwordRefused: Failure = {
  kind: 'reauthorize',
  code: 'PASSWORD_REFUSED',
  detail: 'The user name or the application password is wrong.',
};

const notSignedIn: Failure = {
  kind: 'reauthorize',
  code: 'NOT_SIGNED_IN',
  detail: 'The password is wrong, or did not reach the site.',
};

const passwordsOff: Failure = {
  kind: 'reauthorize',
  code: 'APPLICATION_PASSWORDS_OFF',
  detail: 'The site takes no application passwords.',
};

const roleTooSmall: Failure = {
  kind: 'reauthorize',
  code: 'ROLE_DOES_NOT_ALLOW',
  detail: 'The account may not publish posts and upload files.',
};

const redirects: Failure = {
  kind: 'rejected',
  code: 'SITE_REDIRECTS',
  detail: 'The address leads to another one.',
};

const restDisabled: Failure = {
  kind: 'rejected',
  code: 'REST_DISABLED',
  detail: 'The REST API of the site is switched off.',
};

const notUnderstood: Failure = {
  kind: 'rejected',
  code: 'NOT_A_WORDPRESS',
  detail: 'No REST API of WordPress answers at this address.',
};

const siteGuarded: Failure = {
  kind: 'rejected',
  code: 'SITE_GUARDED',
  detail: 'Something in front of the site refuses its REST API.',
};
