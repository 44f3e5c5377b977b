import type { PersonId } from '../../kernel/ids/ids.ts';
import { queueMail } from '../../kernel/mail/service.ts';
import { holdsOn } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { waivesSecond } from '../org/service.ts';
import { listGrantHolders, localesOf } from '../people/service.ts';
import { channelAccess } from './access.ts';
import type { ChannelRow } from './accounts.ts';

const words = {
  en: {
    awaiting: {
      subject: 'A new account waits for your confirmation',
      body: (name: string) =>
        `“${name}” was connected. Nothing is published there before another administrator has looked at the account.`,
    },
    confirmed: {
      subject: 'The account that you connected is confirmed',
      body: (name: string) => `Posts can go out on “${name}” from now on.`,
    },
    refused: {
      subject: 'The account that you connected was refused',
      body: (name: string, reason: string) =>
        `“${name}” was looked at, refused and disconnected. Nothing was published there. The reason given: ${reason}`,
    },
  },
  es: {
    awaiting: {
      subject: 'Una cuenta nueva espera su confirmación',
      body: (name: string) =>
        `Se conectó «${name}». Nada se publica allí antes de que otra persona administradora haya mirado la cuenta.`,
    },
    confirmed: {
      subject: 'La cuenta que usted conectó está confirmada',
      body: (name: string) => `Desde ahora se puede publicar en «${name}».`,
    },
    refused: {
      subject: 'La cuenta que usted conectó fue rechazada',
      body: (name: string, reason: string) =>
        `Alguien miró «${name}», la rechazó y la desconectó. Nada se publicó allí. El motivo: ${reason}`,
    },
  },
} as const;

/** Everybody who may confirm what somebody connected, but for whoever did and those who stand in for them. */
export async function othersWhoConfirm(scope: Scope, connectedBy: string): Promise<PersonId[]> {
  const holders = await listGrantHolders(scope);
  const may = holders.filter(
    ({ active, grants, id }) =>
      active &&
      id !== connectedBy &&
      grants.some((grant) => grant.onBehalfOf !== connectedBy && holdsOn(grant, channelAccess.confirm, [])),
  );
  return may.map(({ id }) => id);
}

/** Privacy officers who may say for the whole house that nobody has to look. */
export async function whoWaives(scope: Scope): Promise<PersonId[]> {
  const holders = await listGrantHolders(scope);
  return holders.filter(({ active, grants }) => active && waivesSecond(grants)).map(({ id }) => id);
}

/** Tells them that a channel awaits them; the link opens what there is to look at. */
export async function tellAdministrators(
  scope: Scope,
  row: Pick<ChannelRow, 'id' | 'name' | 'connectedBy'>,
): Promise<void> {
  for (const { id, locale } of await localesOf(scope, await othersWhoConfirm(scope, row.connectedBy))) {
    const { subject, body } = words[locale].awaiting;
    const link = `/channels?confirm=${row.id}`;
    await queueMail(scope, { personId: id, kind: 'channel.awaiting', subject, body: body(row.name), link });
  }
}

/** Tells whoever connected an account what somebody else decided of it. */
export async function tellConnecter(
  scope: Scope,
  row: Pick<ChannelRow, 'name' | 'connectedBy'>,
  decided: { outcome: 'confirmed' | 'refused'; reason: string },
): Promise<void> {
  if (actingPersonId(scope) === row.connectedBy) return;
  const { outcome, reason } = decided;
  for (const { id, locale } of await localesOf(scope, [row.connectedBy])) {
    const { subject, body } = words[locale][outcome];
    const kind = `channel.${outcome}`;
    await queueMail(scope, { personId: id, kind, subject, body: body(row.name, reason), link: '/channels' });
  }
}
