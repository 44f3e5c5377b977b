import { forbidden } from '../../kernel/errors/bedside-error.ts';
import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import type { PersonId } from '../../kernel/ids/ids.ts';
import { listMessages, markRead } from '../../kernel/mail/service.ts';
import { actingPersonId, inScope, type Scope } from '../../kernel/scope/scope.ts';
import {
  invitePerson,
  listPeople as listEndpoint,
  listMessages as listMessagesEndpoint,
  readMessage,
  reinvitePerson,
  updatePerson as updateEndpoint,
} from './contract.ts';
import { createInvitation, reinvite } from './invitations.ts';
import { addPerson, listPeople, updatePerson } from './service.ts';

export function peopleRoutes(parts: { mailIsSetUp: boolean }): Route[] {
  return [
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
