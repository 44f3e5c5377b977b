import type { ActivityKind } from './contract.ts';

/** The room of an action, before its dot, by kind; a room that is new is told among the others. */
const roomsOf: Readonly<Record<Exclude<ActivityKind, 'other'>, readonly string[]>> = {
  posts: [
    'post',
    'relay',
    'library',
    'posts',
    'plan',
    'repeat',
    'draft',
    'draft_comment',
    'version',
    'comment',
    'bulk_import',
    'media',
    'template',
    'utm_preset',
    'short_links',
    'view',
  ],
  reviews: ['review', 'finding', 'waiver', 'guest'],
  authorizations: ['authorization', 'recall', 'house_rule', 'house_form', 'past_import', 'past_post', 'past_posts'],
  publishing: [
    'schedule',
    'delivery',
    'announcement',
    'publishing',
    'job',
    'blackout',
    'slots',
    'holidays',
    'calendar_feed',
  ],
  channels: ['channel', 'own_account', 'fediverse', 'webhook', 'key', 'practice'],
  people: ['person', 'invitation', 'deputy', 'staff', 'staff_import', 'staff_group', 'subject'],
  settings: ['organization', 'site', 'fact', 'sso', 'fhir_server', 'notifications'],
  signIn: ['session', 'password', 'passkey', 'second_factor', 'recovery_codes'],
};

export function kindOf(action: string): ActivityKind {
  const [room = ''] = action.split('.');
  const found = Object.entries(roomsOf).find(([, rooms]) => rooms.includes(room));
  return (found?.[0] ?? 'other') as ActivityKind; // the keys of the record are kinds
}

/** The rooms of a kind; null for the others, which are what no kind names. */
export function roomsOfKind(kind: ActivityKind): readonly string[] | null {
  return kind === 'other' ? null : roomsOf[kind];
}

export const namedRooms: readonly string[] = Object.values(roomsOf).flat();
