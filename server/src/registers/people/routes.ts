import { type Route, serve, serveOpen } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import type { Auth } from './auth.ts';
import {
  acceptInvitation as acceptEndpoint,
  getSession,
  invitePerson,
  listPeople as listEndpoint,
  readInvitation as readEndpoint,
  signIn,
  signOut,
  updatePerson as updateEndpoint,
  updateOwnLocale,
} from './contract.ts';
import { createInvitation } from './invitations.ts';
import { addPerson, listPeople, setOwnLocale, updatePerson } from './service.ts';
import { acceptInvitation, readInvitation, readSignedIn, signInPerson } from './sign-in.ts';
import type { SignInLimit } from './sign-in-limit.ts';

export function peopleRoutes(parts: {
  auth: Auth;
  limit: SignInLimit;
  clientAddress: (request: Request) => string;
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
    serve(updateEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => updatePerson(scope, { personId: params.id, ...body })),
    ),
    serveOpen(readEndpoint, ({ body }, call) => readInvitation(call, body.token)),
    serveOpen(acceptEndpoint, ({ body }, call) => acceptInvitation(auth, call, body)),
  ];
}
