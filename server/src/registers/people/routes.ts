import { z } from 'zod';
import { forbidden } from '../../kernel/errors/bedside-error.ts';
import { definePaging, idKey } from '../../kernel/http/cursor.ts';
import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import type { PersonId } from '../../kernel/ids/ids.ts';
import { countUnread, listMessages, type MessageId, markAllRead, markRead } from '../../kernel/mail/service.ts';
import { actingPersonId, inScope, type Scope } from '../../kernel/scope/scope.ts';
import * as contract from './contract.ts';
import { appointDeputy, endDeputy } from './deputies.ts';
import type { HandOver } from './hand-over.ts';
import { createInvitation, reinvite } from './invitations.ts';
import { leavePerson, previewLeaving, returnPerson } from './leave.ts';
import { addPerson, listPeoplePage, readPersonRecord, recordTraining, updatePerson } from './service.ts';

/** @param parts `handOvers`: what each room does when somebody leaves, in this order. */
export function peopleRoutes(parts: { mailIsSetUp: boolean; handOvers: readonly HandOver[] }): Route[] {
  return [...registerRoutes(), ...leavingRoutes(parts.handOvers), ...messageRoutes(parts)];
}

function registerRoutes(): Route[] {
  return [
    serve(contract.listPeople, ({ query }, seed) => inScope(seed, (scope) => listPeoplePage(scope, query))),
    serve(contract.getPersonRecord, ({ params }, seed) => inScope(seed, (scope) => readPersonRecord(scope, params.id))),
    serve(contract.invitePerson, ({ body }, seed) =>
      inScope(seed, async (scope) => {
        const person = await addPerson(scope, body);
        return { person, invitationLink: await createInvitation(scope, person.id) };
      }),
    ),
    serve(contract.reinvitePerson, ({ params }, seed) =>
      inScope(seed, async (scope) => ({ invitationLink: await reinvite(scope, params.id) })),
    ),
    serve(contract.updatePerson, ({ params, body }, seed) =>
      inScope(seed, (scope) => updatePerson(scope, { personId: params.id, ...body })),
    ),
    serve(contract.recordTraining, ({ params, body }, seed) =>
      inScope(seed, (scope) => recordTraining(scope, { personId: params.id, ...body })),
    ),
    serve(contract.appointDeputy, ({ params, body }, seed) =>
      inScope(seed, (scope) => appointDeputy(scope, { personId: params.id, ...body })),
    ),
    serve(contract.endDeputy, async ({ params }, seed) => {
      await inScope(seed, (scope) => endDeputy(scope, params.id));
      return { ok: true as const };
    }),
  ];
}

function leavingRoutes(handOvers: readonly HandOver[]): Route[] {
  return [
    serve(contract.previewLeaving, ({ params }, seed) =>
      inScope(seed, (scope) => previewLeaving(scope, params.id, handOvers)),
    ),
    serve(contract.leavePerson, ({ params, body }, seed) =>
      inScope(seed, (scope) => leavePerson(scope, { personId: params.id, ...body }, handOvers)),
    ),
    serve(contract.returnPerson, ({ params }, seed) => inScope(seed, (scope) => returnPerson(scope, params.id))),
  ];
}

function messageRoutes(parts: { mailIsSetUp: boolean }): Route[] {
  return [
    serve(contract.listMessages, ({ query }, seed) =>
      inScope(seed, (scope) => readMessages(scope, { query, mailIsSetUp: parts.mailIsSetUp })),
    ),
    serve(contract.readAllMessages, (_, seed) =>
      inScope(seed, async (scope) => {
        await markAllRead(scope, requirePersonId(scope));
        return { ok: true as const };
      }),
    ),
    serve(contract.readMessage, ({ params }, seed) =>
      inScope(seed, async (scope) => {
        await markRead(scope, { personId: requirePersonId(scope), messageId: params.id });
        return { ok: true as const };
      }),
    ),
  ];
}

const messagePaging = definePaging('messages', z.tuple([idKey]));

async function readMessages(
  scope: Scope,
  asked: { query: z.output<(typeof contract.listMessages)['query']>; mailIsSetUp: boolean },
) {
  const { after, limit } = asked.query;
  const personId = requirePersonId(scope);
  // A cursor of this list holds the id of a message.
  const before = after === undefined ? {} : { before: messagePaging.read(after)[0] as MessageId };
  const found = await listMessages(scope, { personId, limit: limit + 1, ...before });
  const { rows, next } = messagePaging.page(found, limit, (message) => [message.id]);
  const messages = rows.map((message) => ({
    id: message.id,
    kind: message.kind,
    subject: message.subject,
    body: message.body,
    link: message.link,
    createdAt: message.createdAt.toISOString(),
    sentAt: message.mailedAt?.toISOString() ?? null,
    readAt: message.readAt?.toISOString() ?? null,
  }));
  return { messages, next, unread: await countUnread(scope, personId), mailIsSetUp: asked.mailIsSetUp };
}

function requirePersonId(scope: Scope): PersonId {
  const id = actingPersonId(scope);
  if (id === null) throw forbidden('Messages belong to people.');
  return id;
}
