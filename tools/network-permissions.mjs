// What Bedside asks each network for, read from the address to which its connector sends people, and what each permission is for.
import { createOutsideConnectors } from '../packages/connectors/src/outside.ts';

/** What a permission is for. One that stands here and is not asked for any more is told, as is one without words. */
const purposes = {
  facebook: {
    pages_show_list: 'which pages there are to choose from',
    pages_manage_posts: 'posting, changing words, taking down',
    pages_read_engagement: 'finding posts again, and how they stand',
    pages_read_user_content: 'what people say below a post',
    pages_manage_engagement: 'answering, hiding and removing comments; the first comment',
    pages_manage_metadata: 'being told of changes',
    read_insights: 'views and clicks',
  },
  instagram: {
    instagram_business_basic: 'whose account it is, finding posts again',
    instagram_business_content_publish: 'posting; how many posts the day still takes',
    instagram_business_manage_comments: 'reading, answering, hiding and removing comments; the first comment',
    instagram_business_manage_insights: 'numbers',
  },
  threads: {
    threads_basic: 'whose account it is, finding posts again',
    threads_content_publish: 'posting; how many posts the day still takes',
    threads_read_replies: 'reading answers, and finding our own again: parts of a thread are answers',
    threads_manage_replies: 'answering, hiding answers',
    threads_manage_insights: 'numbers',
    threads_delete: 'taking posts down',
  },
  x: {
    'tweet.read': 'reading the account’s own posts back, and the answers below them',
    'tweet.write': 'posting, answering, and taking posts down',
    'tweet.moderate.write': 'hiding answers below the account’s own posts, and showing them again',
    'users.read': 'whose account it is',
    'media.write': 'handing in pictures, their descriptions, and videos',
    'offline.access': 'staying connected: X’s tokens end after two hours and are renewed',
  },
  linkedin: {
    r_organization_admin: 'on which pages the person may publish, what they are called, and what was counted of posts',
    r_organization_social: 'reading the page’s own posts back, and how far media is',
    w_organization_social: 'handing in media, posting, changing words, taking posts down',
    r_organization_social_feed: 'reading comments',
    w_organization_social_feed: 'writing the first comment and answers, and taking comments down',
  },
  youtube: {
    'https://www.googleapis.com/auth/youtube.force-ssl':
      'uploading, changing words, making public, reading and answering comments, deleting. Nothing narrower does all of that',
  },
  tiktok: {
    'user.info.basic': 'whose account it is',
    'video.publish': 'what the account may do, publishing, and the state of what was sent',
    'video.list': 'finding a post again, and its numbers',
  },
  pinterest: {
    'boards:read': 'choosing a board',
    'boards:write': 'pins: Pinterest asks for it together with `pins:write`. Bedside makes no boards',
    'pins:read': 'reading back, numbers',
    'pins:write': 'making, changing and taking down pins',
    'user_accounts:read': 'whose account it is',
  },
  snapchat: {
    'snapchat-profile-api': 'whose profile it is, handing media in, posting, and the list of what stands',
  },
  'google-business': {
    'https://www.googleapis.com/auth/business.manage':
      'which places there are; posting, changing and taking down. There is no narrower one',
  },
  mastodon: {
    profile: 'whose account it is',
    'read:accounts': 'the same, on servers that do not know `profile`',
    'read:search': 'looking up whom a post mentions',
    'read:statuses': 'finding out whether a post stands',
    'write:media': 'handing in pictures',
    'write:statuses': 'publishing, changing and removing posts',
  },
};

/** What a password opens is told by the network, not asked for. */
const byPassword = {
  bluesky:
    'Bluesky knows no single permissions: the app password opens the account, but for its settings and, unless you allow them, its messages.',
  wordpress:
    'WordPress knows roles: the user needs `publish_posts` and `upload_files`, which *Author* has. Bedside looks at both when it connects.',
};

/** Registers whoever asks, and tells what it knows. */
const serverThatKnows = (scopes) => async (url) =>
  url.endsWith('/api/v1/apps')
    ? Response.json({ client_id: 'id', client_secret: 'secret' })
    : Response.json({ scopes_supported: scopes });

async function askedBy({ consent, manifest }, scopes) {
  const app = Object.fromEntries((manifest.app?.fields ?? []).map(({ name }) => [name, 'of-the-house']));
  const request = {
    serviceUrl: manifest.serviceUrl ?? 'https://server.example',
    redirectUri: 'https://bedside.example/connect/callback',
    state: 'state',
    verifier: 'verifier',
    app,
  };
  const io = { fetch: serverThatKnows(scopes), now: () => new Date(), signal: new AbortController().signal };
  const begun = await consent.begin(request, io);
  if (begun.kind !== 'begun') throw new Error(`${manifest.network} does not begin: ${begun.code}`);
  return (new URL(begun.redirectTo).searchParams.get('scope') ?? '').split(/[\s,]+/u);
}

function rowsOf(network, asked) {
  const words = purposes[network] ?? {};
  const unknown = [...new Set([...asked, ...Object.keys(words)])].filter(
    (scope) => !asked.includes(scope) || words[scope] === undefined,
  );
  if (unknown.length > 0) throw new Error(`tools/network-permissions.mjs has to tell of ${network}: ${unknown.join()}`);
  return Object.entries(words).map(([scope, purpose]) => `| \`${scope}\` | ${purpose} |`);
}

/** The lines of a network's page that tell its permissions. */
export async function writePermissions(network) {
  const connector = createOutsideConnectors()[network];
  const head = ['## Permissions asked for', ''];
  if (connector.consent === undefined) return [...head, byPassword[network]];
  // What a server knows decides what Mastodon is asked for; other networks are asked for the same either way.
  const asked = new Set([...(await askedBy(connector, ['profile'])), ...(await askedBy(connector, []))]);
  const words =
    asked.size === 1
      ? 'Exactly this one, each time somebody says yes. Leave it ticked.'
      : 'Exactly these, each time somebody says yes. Leave them all ticked.';
  return [...head, words, '', '| permission | for |', '|---|---|', ...rowsOf(network, [...asked])];
}
