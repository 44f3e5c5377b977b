/** A network of each delivery class, and the connector that goes with it. */
import type { Connector } from '../../../port.ts';
import type { FakeNetwork } from '../network.ts';
import type { TimePort } from '../time.ts';
import type { ClassParts } from './class-network.ts';
import { createHandleFirstConnector, createHandleFirstNetwork } from './handle-first.ts';
import {
  createDuplicateRefusalConnector,
  createDuplicateRefusalNetwork,
  createNoHelpConnector,
  createNoHelpNetwork,
} from './listed.ts';
import { createNativeKeyConnector, createNativeKeyNetwork } from './native-key.ts';

export type { ClassParts } from './class-network.ts';

export type ClassNetwork = {
  createConnector(parts?: ClassParts): Connector;
  /** With the accounts `lakeside` and `harbor`; their credentials are `{ token: network.accounts.issueToken('lakeside') }`. */
  createNetwork(time: TimePort, parts?: ClassParts): FakeNetwork;
};

const hourMs = 3_600_000;

/** Give connector and network the same parts. */
export const classNetworks = {
  /** Keeps a key for an hour. */
  A1: {
    createConnector: (parts) => createNativeKeyConnector({ keyKeptMs: hourMs, ...parts }),
    createNetwork: (time, parts) => createNativeKeyNetwork(time, { keyKeptMs: hourMs, ...parts }),
  },
  /** Keeps a key for ever. */
  A2: { createConnector: createNativeKeyConnector, createNetwork: createNativeKeyNetwork },
  B: { createConnector: createHandleFirstConnector, createNetwork: createHandleFirstNetwork },
  C: { createConnector: createDuplicateRefusalConnector, createNetwork: createDuplicateRefusalNetwork },
  D: { createConnector: createNoHelpConnector, createNetwork: createNoHelpNetwork },
} as const satisfies Record<string, ClassNetwork>;
export type ClassName = keyof typeof classNetworks;
