/** A connector of a simulated worker: watched for what it is asked past the deadline, and made to throw. */
import type { Connector, ConnectorIo, EgressFetch } from '@bedside/connectors';

export class ConnectorThrewError extends Error {
  override readonly name = 'ConnectorThrewError';
}

type Watch = {
  /** When the last attempt of a delivery that this worker armed must be over, in ms of the database's clock. */
  readonly deadlineOf: (deliveryId: string) => number;
  readonly now: () => number;
  readonly onLate: (deliveryId: string, what: string) => void;
  /** Which delivery sends these words. */
  readonly deliveryOfText: (text: string) => string;
  /** Whether it throws at this point. */
  readonly throws: () => boolean;
};

export type WatchedDoor = { readonly connector: Connector; readonly fetch: EgressFetch };

/** `fetch` leads to the network itself; what the engine puts around it stands between the two. */
export function watchDoor({ connector, fetch }: WatchedDoor, watch: Watch): WatchedDoor {
  /** Whose request is about to leave, and when it is too late for it. */
  let leaving: { deliveryId: string; deadline: number } | null = null;
  const note = ({ deliveryId, deadline }: { deliveryId: string; deadline: number }, what: string) => {
    if (watch.now() >= deadline) watch.onLate(deliveryId, what);
  };
  const timed = async <T>(deliveryId: string, io: ConnectorIo, call: (io: ConnectorIo) => Promise<T>): Promise<T> => {
    const asked = { deliveryId, deadline: watch.deadlineOf(deliveryId) };
    note(asked, 'its connector was asked past the deadline');
    const noted: EgressFetch = (url, init) => {
      leaving = asked;
      try {
        return io.fetch(url, init);
      } finally {
        leaving = null;
      }
    };
    return call({ ...io, fetch: noted });
  };
  const leave: EgressFetch = (url, init) => {
    if (leaving !== null) note(leaving, 'a request left past the deadline');
    return fetch(url, init);
  };
  const fragile = async <T>(call: () => Promise<T>): Promise<T> => {
    if (watch.throws()) throw new ConnectorThrewError('The connector has a fault.');
    const answer = await call();
    if (watch.throws()) throw new ConnectorThrewError('The connector could not read the answer.');
    return answer;
  };
  const { stage, discard, edit, readEdit } = connector;
  const watched: Connector = {
    ...connector,
    deliver: (request, io) => timed(request.deliveryKey, io, (own) => fragile(() => connector.deliver(request, own))),
    readBack: (request, io) => fragile(() => connector.readBack(request, io)),
    listOwn: (request, io) => fragile(() => connector.listOwn(request, io)),
    remove: (request, io) => fragile(() => connector.remove(request, io)),
    ...(stage === undefined ? {} : { stage: (request, io) => fragile(() => stage(request, io)) }),
    ...(discard === undefined ? {} : { discard: (request, io) => fragile(() => discard(request, io)) }),
    ...(readEdit === undefined ? {} : { readEdit: (request, io) => fragile(() => readEdit(request, io)) }),
    ...(edit === undefined
      ? {}
      : {
          edit: (request, io) =>
            timed(watch.deliveryOfText(request.post.text), io, (own) => fragile(() => edit(request, own))),
        }),
  };
  return { connector: watched, fetch: leave };
}
