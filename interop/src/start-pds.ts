/** A PLC directory and a personal data server of the AT Protocol on loopback: the real ones, with nothing on disk that stays. */
import { TestNetworkNoAppView } from '@atproto/dev-env';

export type PdsAccount = {
  readonly did: string;
  readonly handle: string;
  readonly password: string;
  /** What a person makes in the settings and gives to Bedside. */
  readonly appPassword: string;
};

export type Pds = {
  /** `http://localhost:<port>` */
  readonly serviceUrl: string;
  /** Makes an account with an app password. Handles end in `.test`; a bare name gets that ending. */
  createAccount(handle: string): Promise<PdsAccount>;
  /** Takes the app password back, as its owner would in the settings. */
  revokeAppPassword(account: PdsAccount): Promise<void>;
  close(): Promise<void>;
};

/** Starts both servers on free ports. */
export async function startPds(): Promise<Pds> {
  const network = await TestNetworkNoAppView.create({});
  const serviceUrl = network.pds.url;
  return {
    serviceUrl,
    createAccount: (name) => createAccount(serviceUrl, name),
    revokeAppPassword: (account) => revokeAppPassword(serviceUrl, account),
    close: () => network.close(),
  };
}

async function createAccount(serviceUrl: string, name: string): Promise<PdsAccount> {
  const handle = name.includes('.') ? name : `${name}.test`;
  const password = `password-of-${handle}`;
  const account = await ask(serviceUrl, 'com.atproto.server.createAccount', {
    body: { handle, password, email: `${handle.replaceAll('.', '-')}@example.org` },
  });
  const { did = '', accessJwt } = account;
  const made = await ask(serviceUrl, 'com.atproto.server.createAppPassword', {
    body: { name: 'bedside' },
    token: accessJwt ?? '',
  });
  return { did, handle, password, appPassword: made.password ?? '' };
}

async function revokeAppPassword(serviceUrl: string, { handle, password }: PdsAccount): Promise<void> {
  const session = await ask(serviceUrl, 'com.atproto.server.createSession', { body: { identifier: handle, password } });
  const revoke = { body: { name: 'bedside' }, token: session.accessJwt ?? '' };
  await ask(serviceUrl, 'com.atproto.server.revokeAppPassword', revoke);
}

async function ask(
  serviceUrl: string,
  nsid: string,
  { body, token }: { body: object; token?: string },
): Promise<Partial<Record<string, string>>> {
  const response = await fetch(`${serviceUrl}/xrpc/${nsid}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${nsid} answered ${response.status}: ${await response.text()}`);
  // The answers used here are objects of texts, or nothing.
  return JSON.parse((await response.text()) || '{}') as Partial<Record<string, string>>;
}
