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
import { createNativeKeyConnector, createNativeKeyNetwork, type NativeKeyParts } from './native-key.ts';

export type { ClassParts } from './class-network.ts';

/** `keyKeptMs` is for class A1 alone. */
export type ClassNetwork = {
  createConnector(parts?: NativeKeyParts): Connector;
  /** With the accounts `lakeside` and `harbor`; their credentials are `{ token: network.accounts.issueToken('lakeside') }`. */
  createNetwork(time: TimePort, parts?: NativeKeyParts): FakeNetwork;
};

const hourMs = 3_600_000;

function without({ keyKeptMs: _, ...parts }: NativeKeyParts): ClassParts {
  return parts;
}

/** Give connector and network the same parts. */
export const classNetworks = {
  /** Keeps a key for an hour. */
  A1: {
    createConnector: (parts = {}) => createNativeKeyConnector({ keyKeptMs: hourMs, ...parts }),
    createNetwork: (time, parts = {}) => createNativeKeyNetwork(time, { keyKeptMs: hourMs, ...parts }),
  },
  /** Keeps a key for ever. */
  A2: {
    createConnector: (parts = {}) => createNativeKeyConnector(without(parts)),
    createNetwork: (time, parts = {}) => createNativeKeyNetwork(time, without(parts)),
  },
  B: {
    createConnector: (parts = {}) => createHandleFirstConnector(without(parts)),
    createNetwork: (time, parts = {}) => createHandleFirstNetwork(time, without(parts)),
  },
  C: {
    createConnector: (parts = {}) => createDuplicateRefusalConnector(without(parts)),
    createNetwork: (time, parts = {}) => createDuplicateRefusalNetwork(time, without(parts)),
  },
  D: {
    createConnector: (parts = {}) => createNoHelpConnector(without(parts)),
    createNetwork: (time, parts = {}) => createNoHelpNetwork(time, without(parts)),
  },
} as const satisfies Record<string, ClassNetwork>;
export type ClassName = keyof typeof classNetworks;
