import type { Role } from '../org/contract.ts';

export type WebhookAction = 'read' | 'manage';

/** Which roles may do what with webhooks. */
export const webhookAccess: Readonly<Record<WebhookAction, readonly Role[]>> = {
  read: ['administrator', 'auditor'],
  manage: ['administrator'],
};
