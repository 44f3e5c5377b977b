import { z } from 'zod';
import { defineEndpoint, uuid } from '../../../kernel/http/contract.ts';
import { networkId } from '../../../registers/channels/contract.ts';
import { scheduleView } from '../../schedule/contract.ts';

const idParams = z.object({ id: uuid });

export const cannotCorrect = z.enum([
  'NETWORK_CANNOT_EDIT',
  'PARTS_DIFFER',
  'MEDIA_STAYS',
  'TAKEN_DOWN',
  'ADDRESS_UNKNOWN',
  'STILL_LEAVING',
  'NOT_IN_VERSION',
  'STANDS_ALREADY',
]);
export type CannotCorrect = z.infer<typeof cannotCorrect>;

export const standingView = z.object({
  channelId: uuid,
  channelName: z.string(),
  network: networkId,
  versionNumber: z.number().int().describe('The version that stands there.'),
  url: z.string().nullable(),
  because: cannotCorrect
    .nullable()
    .describe(
      'Why the newest version cannot take its place; null where it can. What cannot is taken down and posted anew.',
    ),
  mayComeAnew: z
    .boolean()
    .describe(
      'Whether what stands can be taken down for the newest version to be posted there: likes and replies are lost.',
    ),
});
export type StandingView = z.infer<typeof standingView>;

export const listStanding = defineEndpoint({
  method: 'GET',
  path: '/posts/:id/standing',
  summary: 'Where a post stands, in which version, and where the newest version can take its place',
  keyScope: 'posts:read',
  params: idParams,
  answer: z.object({ channels: z.array(standingView) }),
});

/** Goes the way of every time that is set: ten seconds to undo, and the gate in the moment of leaving. */
export const correctPost = defineEndpoint({
  method: 'POST',
  path: '/posts/:id/correct',
  summary: 'Put the approved newest version into the place of what stands, where networks can (after 10 s to undo)',
  stepUp: true,
  keyScope: 'posts:publish',
  params: idParams,
  body: z.object({
    versionId: uuid,
    anew: z
      .array(uuid)
      .max(100)
      .default([])
      .describe('Channels on which what stands is taken down, and the version posted once it is gone.'),
  }),
  answer: z.object({ schedule: scheduleView, channels: z.array(standingView) }),
});
