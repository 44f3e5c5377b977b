/** Another server of the fediverse on loopback, made of Fedify with a memory of its own: it follows, and takes what comes. */

import { createFederation, type DocumentLoader, generateCryptoKeyPair, MemoryKvStore } from '@fedify/fedify';
import {
  Accept,
  type Activity,
  Create,
  Delete,
  Endpoints,
  Follow,
  isActor,
  Note,
  Person,
  Undo,
  Update,
} from '@fedify/vocab';
import { serve } from '@hono/node-server';

/** Something that was signed as it has to be, and that the peer had not heard before. */
export type HeardActivity = {
  readonly type: string;
  readonly id: string;
  readonly json: Readonly<Record<string, unknown>>;
};

export type Peer = {
  readonly origin: string;
  /** All that came with a good signature, in order. */
  readonly heard: HeardActivity[];
  /** Status with which each request to an inbox was answered. */
  readonly answered: number[];
  /** Answers requests to inboxes with this status, without a look; null looks again. */
  refuse(status: number | null): void;
  actorOf(name: string): string;
  follow(name: string, actorUrl: string): Promise<void>;
  unfollow(name: string, actorUrl: string): Promise<void>;
  /** Says that an account is gone, and shows it no more. */
  vanish(name: string, inboxUrl: string): Promise<void>;
  /** From now on the bodies that come to inboxes are kept, as they came. */
  keepBodies(): void;
  readonly bodies: unknown[];
  /** Loads what the peer can see. */
  readonly loader: DocumentLoader;
  /** What the peer sees at an address. */
  look(url: string): Promise<unknown>;
  close(): Promise<void>;
};

/** Making a pair takes a second; accounts of one name have the same in every peer of a test file. */
const pairs = new Map<string, Promise<CryptoKeyPair>>();

export async function startPeer(): Promise<Peer> {
  const heard: HeardActivity[] = [];
  const answered: number[] = [];
  const gone = new Set<string>();
  const bodies: unknown[] = [];
  let keepsBodies = false;
  let refusal: number | null = null;
  const federation = createFederation<void>({
    kv: new MemoryKvStore(),
    allowPrivateAddress: true,
    // What it hears is by the clock of a test world.
    signatureTimeWindow: false,
  });
  federation
    .setActorDispatcher('/users/{identifier}', async (context, identifier) => {
      if (gone.has(identifier)) return null;
      const keys = await context.getActorKeyPairs(identifier);
      return new Person({
        id: context.getActorUri(identifier),
        preferredUsername: identifier,
        inbox: context.getInboxUri(identifier),
        endpoints: new Endpoints({ sharedInbox: context.getInboxUri() }),
        ...(keys[0] === undefined ? {} : { publicKey: keys[0].cryptographicKey }),
        assertionMethods: keys.map(({ multikey }) => multikey),
      });
    })
    .setKeyPairsDispatcher(async (_, identifier) => {
      const pair = pairs.get(identifier) ?? generateCryptoKeyPair('RSASSA-PKCS1-v1_5');
      pairs.set(identifier, pair);
      return [await pair];
    });
  const note = async (activity: Activity) => {
    const json = (await activity.toJsonLd()) as Record<string, unknown>; // an activity is an object
    heard.push({ type: String(json['type']), id: activity.id?.href ?? '', json });
  };
  const listeners = federation.setInboxListeners('/users/{identifier}/inbox', '/inbox');
  listeners
    .on(Accept, (_, activity) => note(activity))
    .on(Create, (_, activity) => note(activity))
    .on(Update, (_, activity) => note(activity))
    .on(Delete, (_, activity) => note(activity));
  const server = serve({
    hostname: '127.0.0.1',
    port: 0,
    fetch: async (request) => {
      const isInbox = request.method === 'POST';
      if (isInbox && keepsBodies) bodies.push(await request.clone().json());
      const answer =
        isInbox && refusal !== null
          ? new Response(null, { status: refusal })
          : await federation.fetch(request, { contextData: undefined });
      if (isInbox) answered.push(answer.status);
      return answer;
    },
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a server on a port has an address');
  const origin = `http://127.0.0.1:${address.port}`;
  const context = federation.createContext(new URL(origin), undefined);
  const send = async (name: string, actorUrl: string, activity: Activity) => {
    const actor = await context.lookupObject(actorUrl);
    if (!isActor(actor)) throw new Error('there is nobody to tell');
    await context.sendActivity({ identifier: name }, actor, activity, { immediate: true });
  };
  let follows = 0;
  const followOf = (name: string, actorUrl: string) =>
    new Follow({
      id: new URL(`${origin}/users/${name}#follow-${follows}`),
      actor: context.getActorUri(name),
      object: new URL(actorUrl),
    });
  return {
    origin,
    heard,
    answered,
    bodies,
    loader: context.documentLoader,
    keepBodies: () => {
      keepsBodies = true;
    },
    refuse: (status) => {
      refusal = status;
    },
    actorOf: (name) => context.getActorUri(name).href,
    follow: (name, actorUrl) => {
      follows += 1;
      return send(name, actorUrl, followOf(name, actorUrl));
    },
    unfollow: (name, actorUrl) => {
      const id = new URL(`${origin}/users/${name}#undo-${follows}`);
      const undo = new Undo({ id, actor: context.getActorUri(name), object: followOf(name, actorUrl) });
      return send(name, actorUrl, undo);
    },
    vanish: async (name, inboxUrl) => {
      const actor = context.getActorUri(name);
      const to = { id: new URL(inboxUrl), inboxId: new URL(inboxUrl) };
      gone.add(name);
      await context.sendActivity(
        { identifier: name },
        to,
        new Delete({ id: new URL(`${actor.href}#delete`), actor, object: actor }),
        { immediate: true },
      );
    },
    look: async (url) => {
      const found = await context.lookupObject(url);
      return found instanceof Note ? found : (found?.toJsonLd() ?? null);
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
