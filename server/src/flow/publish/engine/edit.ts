import type {
  Account,
  ConnectorIo,
  EditOutcome,
  EditReading,
  EditRequest,
  Failure,
  OutgoingPost,
} from '@bedside/connectors';
import { POST_GONE } from '../edit-state.ts';
import type { Transition } from '../state.ts';
import { changeDelivery, releaseClaim } from './change-delivery.ts';
import type { DeliveryChange, Edited } from './delivery-store.ts';
import { type Door, guarded } from './publish-context.ts';

const ASK_AGAIN_MS = 5_000;

/** Whether there is nothing left for an edit to change. */
export function isGone(edited: Edited | null): boolean {
  return edited !== null && (edited.remoteId === null || !edited.stands);
}

/** Ends an edit of what does not stand any more. What is taken down is refused by nobody: the edit is of no use, and cancelled. */
export function endAsGone(delivery: DeliveryChange, edited: Edited | null): Promise<void> {
  const state = edited?.stands === false ? 'cancelled' : 'rejected';
  return changeDelivery(delivery, {
    set: { state, wakeAt: null, failureCode: POST_GONE, blockers: [] },
    action: `delivery.${state}`,
    facts: { failure: POST_GONE },
  });
}

/** What follows where the network knows no such post: when it was taken down meanwhile nothing was refused. */
export async function afterTakeDown(delivery: DeliveryChange, transition: Transition): Promise<Transition> {
  const isGoneThere = transition.state === 'rejected' && transition.failureCode === POST_GONE;
  if (!isGoneThere || (await delivery.edited())?.stands !== false) return transition;
  // Whatever of the post stands on other networks is what people are told of.
  await delivery.noteStage('published');
  return { ...transition, state: 'cancelled' };
}

/** Two edits of one post at once could end in either order: the newer one waits for the one before it, as long as the gate lets it. */
export async function waitForEdit(delivery: DeliveryChange): Promise<void> {
  const wakeAt = new Date(delivery.now().getTime() + ASK_AGAIN_MS);
  await releaseClaim(delivery, { wakeAt, absentReads: delivery.row.absentReads, failureCode: 'WAITS_FOR_EDIT' });
}

type Asked = {
  readonly door: Door;
  readonly io: ConnectorIo;
  readonly account: Account;
  readonly edited: Edited;
  readonly post: OutgoingPost;
};

function requestOf({ account, edited, post }: Asked): EditRequest | null {
  return edited.remoteId === null ? null : { account, remoteId: edited.remoteId, before: edited.before, post };
}

/** Asks the network to change what stands. */
export function callEdit(asked: Asked): Promise<EditOutcome> {
  const request = requestOf(asked);
  const { edit } = asked.door.connector;
  if (request === null || edit === undefined) return Promise.resolve(cannotEdit);
  return guarded(edit(request, asked.io));
}

/** Looks whether it was changed. */
export function lookAtEdit(asked: Asked): Promise<EditReading> {
  const request = requestOf(asked);
  const { readEdit } = asked.door.connector;
  if (request === null || readEdit === undefined) return Promise.resolve(cannotEdit);
  return guarded(readEdit(request, asked.io));
}

const cannotEdit: Failure = {
  kind: 'rejected',
  code: 'CANNOT_EDIT',
  detail: 'The network does not let anybody change what stands.',
};
