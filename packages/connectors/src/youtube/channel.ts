/** Which channels a sign-in opens (developers.google.com/youtube/v3/docs/channels, read 2026-11-23). */
import { z } from 'zod';
import { ask } from '../google/api.ts';
import type { Operation } from '../http/ask.ts';
import type { AccountLimits, Credentials, Failure, FinishConsentOutcome, VerifyOutcome } from '../port.ts';

const channelSchema = z.object({
  id: z.string().min(1).max(100),
  snippet: z.object({ title: z.string(), customUrl: z.string().nullish() }),
  status: z.object({ longUploadsStatus: z.string().nullish() }).nullish(),
});
type Channel = z.output<typeof channelSchema>;
const channelsSchema = z.object({
  kind: z.literal('youtube#channelListResponse'),
  // Left out for a Google account that has no channel.
  items: z.array(channelSchema).default([]),
});

type Channels =
  | { readonly ok: true; readonly channels: readonly Channel[] }
  | { readonly ok: false; readonly failure: Failure };

async function ownChannels(operation: Operation): Promise<Channels> {
  const params = { part: 'snippet,status', mine: 'true', maxResults: '50' };
  const told = await ask(operation, { path: '/youtube/v3/channels', params, schema: channelsSchema });
  if (!told.ok) return told;
  const channels = told.data.items;
  return channels.length === 0 ? { ok: false, failure: noChannel } : { ok: true, channels };
}

/** One channel is the account; of several a person chooses. People with brand accounts choose on Google's page already. */
export async function chooseChannel(operation: Operation, credentials: Credentials): Promise<FinishConsentOutcome> {
  const own = await ownChannels(operation);
  if (!own.ok) return own.failure;
  const choices = own.channels.map((channel) => ({
    id: channel.id,
    name: nameOf(channel),
    detail: channel.snippet.customUrl ?? null,
    credentials: { ...credentials, channelId: channel.id },
  }));
  const [only] = choices;
  return only !== undefined && choices.length === 1
    ? { kind: 'granted', credentials: only.credentials }
    : { kind: 'choose', choices };
}

export async function verify(
  operation: Operation,
  { serviceUrl, credentials }: { serviceUrl: string; credentials: Credentials },
): Promise<VerifyOutcome> {
  const own = await ownChannels(operation);
  if (!own.ok) return own.failure;
  const { channelId } = credentials;
  const channel = own.channels.find(({ id }) => channelId === undefined || id === channelId);
  if (channel === undefined) return channelGone;
  const handle = (channel.snippet.customUrl ?? '').replace(/^@/u, '') || nameOf(channel);
  const account = { serviceUrl, handle, remoteAccountId: channel.id, credentials, limits: limitsOf(channel) };
  return { kind: 'verified', account, displayName: nameOf(channel) };
}

const nameOf = ({ id, snippet }: Channel) => snippet.title.trim() || id;

/** Channels whose owner did not give a telephone number; as other pages tell (read 2026-11-23), and not read at Google. */
const unverifiedMaxSeconds = 900;

function limitsOf({ status }: Channel): AccountLimits {
  const told = status?.longUploadsStatus ?? '';
  return ['eligible', 'disallowed'].includes(told) ? { maxVideoSeconds: unverifiedMaxSeconds } : {};
}

const noChannel: Failure = {
  kind: 'rejected',
  code: 'NO_CHANNEL',
  detail: 'The Google account has no channel on YouTube.',
};
const channelGone: Failure = {
  kind: 'reauthorize',
  code: 'ACCOUNT_CHANGED',
  detail: 'The sign-in leads to another channel.',
};
