import type { NetworkId, WebhookDialect } from '@bedside/connectors';

/** How one network knocks. `main/context.ts` knows which networks do. */
export type HookDoor = {
  readonly network: NetworkId;
  readonly dialect: WebhookDialect;
  /** What the network signs with; several while one is being changed. */
  readonly secrets: readonly string[];
  /** What the network was given beforehand for its question whether the door is ours; null where it asks none. */
  readonly verifyToken: string | null;
};

/** By the last part of their addresses. */
export type HookDoors = ReadonlyMap<string, HookDoor>;
