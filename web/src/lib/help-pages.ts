/** Pages that have a help beside them, each with the page of the handbook that says more. */
export const helpPages = {
  compose: 'composing',
  review: 'reviewing',
  calendar: 'calendar',
  bulk: 'bulk',
  posts: 'publishing',
  post: 'publishing',
  search: 'searching',
  templates: 'templates',
  links: 'links',
  urgent: 'urgent',
  relays: 'relays',
  'by-hand': 'by-hand',
  sharing: 'own-accounts',
  authorizations: 'authorizations',
  channels: 'channels',
  people: 'people',
  person: 'people',
  directory: 'directory',
  past: 'checking',
  playground: 'checking',
  settings: 'organizations',
  sites: 'organizations',
  facts: 'organizations',
  developers: 'webhooks',
  health: 'operating',
  messages: 'messages',
  security: 'signing-in',
  start: 'start',
} as const;

export type HelpId = keyof typeof helpPages;

function isHelpId(name: string): name is HelpId {
  return Object.hasOwn(helpPages, name);
}

/** The help of the page at an address, or null where there is none. */
export function helpOf(pathname: string): HelpId | null {
  const [room = '', part] = pathname.split('/').filter((one) => one !== '');
  if (room === 'posts' && part !== undefined) return 'post';
  if (room === 'people' && part !== undefined) return 'person';
  if (room === 'plan-from-file') return 'bulk';
  if (room === 'settings' && part !== undefined && isHelpId(part)) return part;
  return isHelpId(room) ? room : null;
}
