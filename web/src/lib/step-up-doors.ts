import type { Door } from './step-up-desk.ts';

/** What a door is for, as the messages name it. The first that fits. */
const kinds = [
  ['decide', /^\/reviews\/:[a-zA-Z]+\/decisions/],
  ['handOver', /^\/reviews\/:[a-zA-Z]+\/delegations/],
  ['guest', /^\/reviews\/:[a-zA-Z]+\/guests/],
  ['permission', /^\/authorization-requests/],
  ['permissionRules', /^\/authorization-(rules|forms)/],
  ['original', /^\/authorization-originals/],
  ['waive', /waivers?\b|\/waive/],
  ['schedule', /^\/posts\/:[a-zA-Z]+\/(schedule|plan|repeat)|^\/deliveries\/:[a-zA-Z]+\/retry|^\/stops|^\/relays/],
  ['reset', /^\/people\/:id\/sign-in-reset/],
  ['invite', /^\/(invitations|people\/:id\/invitation)|^\/people$/],
  ['people', /^\/people/],
  ['password', /^\/sign-in-methods\/password/],
  ['passkeys', /^\/sign-in-methods\/passkeys/],
  ['totp', /^\/sign-in-methods\/(totp|recovery-codes)/],
  ['ssoLink', /^\/sign-in-methods\/sso/],
  ['ssoSettings', /^\/organization\/sso/],
  ['chart', /^\/organization\/fhir-server/],
  ['fediverse', /^\/organization\/fediverse/],
  ['organization', /^\/organization|^\/calendar\/repeat-policy/],
  ['keys', /^\/(api-)?keys/],
  ['webhooks', /^\/webhooks/],
  ['directory', /^\/(directory|scim)/],
  ['channels', /^\/channels/],
] as const;
export type DoorKind = (typeof kinds)[number][0] | 'generic';

/** What the waiting doors are for, each once; doors that the list does not know are only called what was chosen. */
export function doorKinds(doors: readonly Door[]): DoorKind[] {
  const found = doors.map(({ path }) => kinds.find(([, pattern]) => pattern.test(path))?.[0] ?? 'generic');
  return [...new Set(found)];
}
