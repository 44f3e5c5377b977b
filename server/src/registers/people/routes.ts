import { forbidden } from '../../kernel/errors/bedside-error.ts';
import { type Route, serve, serveOpen } from '../../kernel/http/serve-endpoint.ts';
import type { PersonId } from '../../kernel/ids/ids.ts';
import { listMessages, markRead } from '../../kernel/mail/service.ts';
import { actingPersonId, inScope, type Scope } from '../../kernel/scope/scope.ts';
import type { ConnectorSource } from '../channels/service.ts';
import { setUp, setupStatus } from '../org/contract.ts';
import type { Auth } from './auth.ts';
import {
  acceptInvitation as acceptEndpoint,
  getSession,
  invitePerson,
  listPeople as listEndpoint,
  listMessages as listMessagesEndpoint,
  readInvitation as readEndpoint,
  readMessage,
  reinvitePerson,
  signIn,
  signOut,
  updatePerson as updateEndpoint,
  updateOwnLocale,
} from './contract.ts';
import { createInvitation, reinvite } from './invitations.ts';
import { addPerson, listPeople, setOwnLocale, updatePerson } from './service.ts';
import { isSetUp, setUpOrganization } from './set-up.ts';
import { acceptInvitation, readInvitation, readSignedIn, signInPerson } from './sign-in.ts';
import type { SignInLimit } from './sign-in-limit.ts';

export function setUpRoutes(parts: { auth: Auth; connectors: ConnectorSource }): Route[] {
  const { auth } = parts;
  return [
    serveOpen(setupStatus, async (_input, call) => ({ done: await isSetUp(call.services) })),
    serveOpen(setUp, async ({ body }, call) => {
      const { organization, invitationLink } = await setUpOrganization({ ...parts, ...call }, body);
      const { email, password } = body.administrator;
      await signInPerson(auth, call, { email, password });
      return { organization, invitationLink };
    }),
  ];
}

export function peopleRoutes(parts: {
  auth: Auth;
  limit: SignInLimit;
  clientAddress: (request: Request) => string;
  mailIsSetUp: boolean;
}): Route[] {
  const { auth, limit } = parts;
  return [
    serveOpen(getSession, async (_input, _call, seed) => ({
      session: seed === null ? null : await inScope(seed, readSignedIn),
    })),
    serveOpen(signIn, async ({ body }, call) => {
      const key = `${body.email.trim().toLowerCase()}|${parts.clientAddress(call.request)}`;
      limit.check(key);
      try {
        const signedIn = await signInPerson(auth, call, body);
        limit.succeeded(key);
        return signedIn;
      } catch (error) {
        limit.failed(key);
        throw error;
      }
    }),
    serveOpen(signOut, async (_input, call) => {
      await auth.signOut(call);
      return { ok: true as const };
    }),
    serve(updateOwnLocale, ({ body }, seed) => inScope(seed, (scope) => setOwnLocale(scope, body.locale))),
    serve(listEndpoint, (_input, seed) => inScope(seed, async (scope) => ({ people: await listPeople(scope) }))),
    serve(invitePerson, ({ body }, seed) =>
      inScope(seed, async (scope) => {
        const person = await addPerson(scope, body);
        return { person, invitationLink: await createInvitation(scope, person.id) };
      }),
    ),
    serve(reinvitePerson, ({ params }, seed) =>
      inScope(seed, async (scope) => ({ invitationLink: await reinvite(scope, params.id) })),
    ),
    serve(updateEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => updatePerson(scope, { personId: params.id, ...body })),
    ),
    serve(listMessagesEndpoint, (_input, seed) => inScope(seed, (scope) => readMessages(scope, parts.mailIsSetUp))),
    serve(readMessage, ({ params }, seed) =>
      inScope(seed, async (scope) => {
        await markRead(scope, { personId: requirePersonId(scope), messageId: params.id });
        return { ok: true as const };
      }),
    ),
    serveOpen(readEndpoint, ({ body }, call) => readInvitation(call, body.token)),
    serveOpen(acceptEndpoint, ({ body }, call) => acceptInvitation(auth, call, body)),
  ];
}

async function readMessages(scope: Scope, mailIsSetUp: boolean) {
  const messages = await listMessages(scope, { personId: requirePersonId(scope), limit: 200 });
  const views = messages.map((message) => ({
    id: message.id,
    kind: message.kind,
    subject: message.subject,
    body: message.body,
    link: message.link,
    createdAt: message.createdAt.toISOString(),
    sentAt: message.mailedAt?.toISOString() ?? null,
    readAt: message.readAt?.toISOString() ?? null,
  }));
  return { messages: views, unread: views.filter((message) => message.readAt === null).length, mailIsSetUp };
}

function requirePersonId(scope: Scope): PersonId {
  const id = actingPersonId(scope);
  if (id === null) throw forbidden('Messages belong to people.');
  return id;
}
