import * as fediverse from '../engage/fediverse/contract.ts';
import * as practice from '../engage/practice/contract.ts';
import * as activity from '../evidence/activity/contract.ts';
import * as pastPosts from '../evidence/past-posts/contract.ts';
import * as search from '../evidence/search/contract.ts';
import * as bulk from '../flow/bulk/contract.ts';
import * as byHand from '../flow/by-hand/contract.ts';
import * as compose from '../flow/compose/contract.ts';
import * as together from '../flow/compose/together/contract.ts';
import * as publish from '../flow/publish/contract.ts';
import * as correct from '../flow/publish/correct/contract.ts';
import * as quotas from '../flow/publish/quotas/contract.ts';
import * as relays from '../flow/relays/contract.ts';
import * as review from '../flow/review/contract.ts';
import * as guests from '../flow/review/guests/contract.ts';
import * as calendar from '../flow/schedule/calendar/contract.ts';
import * as schedule from '../flow/schedule/contract.ts';
import * as repeats from '../flow/schedule/repeat/contract.ts';
import * as screen from '../flow/screen/contract.ts';
import * as sharing from '../flow/sharing/contract.ts';
import * as urgent from '../flow/urgent/contract.ts';
import type { Endpoint } from '../kernel/http/contract.ts';
import * as asking from '../registers/authorizations/asking/contract.ts';
import * as chart from '../registers/authorizations/chart/contract.ts';
import * as authorizations from '../registers/authorizations/contract.ts';
import * as authorizationEnds from '../registers/authorizations/ends/contract.ts';
import * as authorizationForms from '../registers/authorizations/forms/contract.ts';
import * as originals from '../registers/authorizations/originals/contract.ts';
import * as authorizationRules from '../registers/authorizations/rules/contract.ts';
import * as seal from '../registers/authorizations/seal/contract.ts';
import * as channels from '../registers/channels/contract.ts';
import * as ownAccounts from '../registers/channels/own/contract.ts';
import * as directory from '../registers/directory/contract.ts';
import * as keys from '../registers/keys/contract.ts';
import * as media from '../registers/media/contract.ts';
import * as org from '../registers/org/contract.ts';
import * as facts from '../registers/org/facts/contract.ts';
import * as sites from '../registers/org/sites/contract.ts';
import * as people from '../registers/people/contract.ts';
import * as preferences from '../registers/preferences/contract.ts';
import * as signIn from '../registers/sign-in/contract.ts';
import * as templates from '../registers/templates/contract.ts';
import * as utmPresets from '../registers/utm-presets/contract.ts';
import * as views from '../registers/views/contract.ts';
import * as webhooks from '../registers/webhooks/contract.ts';

/** The contracts by the name of their room, in the order in which the description of the API tells them. */
const contracts = {
  org,
  sites,
  facts,
  people,
  preferences,
  directory,
  signIn,
  keys,
  webhooks,
  channels: { ...channels, ...ownAccounts },
  media,
  templates,
  utmPresets,
  authorizations: {
    ...authorizations,
    ...asking,
    ...authorizationEnds,
    ...authorizationRules,
    ...authorizationForms,
    ...originals,
    ...seal,
    ...chart,
  },
  compose,
  together,
  screen,
  review,
  guests,
  schedule: { ...schedule, ...repeats },
  calendar,
  relays,
  bulk,
  publish: { ...publish, ...correct, ...quotas },
  urgent,
  byHand,
  sharing,
  fediverse,
  practice,
  views,
  search,
  pastPosts,
  activity,
};

/** Every door that a contract names. */
export function listEndpoints(): Endpoint[] {
  return Object.values(contracts).flatMap((contract) => Object.values(contract).filter(isEndpoint));
}

/** What one contract exports, by name: its doors and the shapes that they take and give. */
export type Room = { readonly name: string; readonly exports: Readonly<Record<string, unknown>> };

/** Every room that has a contract. */
export function listRooms(): Room[] {
  return Object.entries(contracts).map(([name, exports]) => ({ name, exports }));
}

export function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'answer' in value;
}
