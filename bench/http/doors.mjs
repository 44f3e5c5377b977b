// What people of a communications department ask for, and how often: shares of a hundred requests.

const calendarMonth = () => {
  const now = new Date();
  const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)).toISOString();
  const to = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)).toISOString();
  return `/posts?dueFrom=${from}&dueTo=${to}&limit=500`;
};

/** Each with its share, and the address for a post or a review taken at random. */
const DOORS = [
  ['calendar month', 12, calendarMonth],
  ['posts, first page', 12, () => '/posts'],
  ['posts, a later page', 5, ({ cursor }) => `/posts?after=${cursor}`],
  ['posts of a stage', 5, () => '/posts?stage=scheduled,approved'],
  ['posts found by words', 2, ({ number }) => `/posts?search=Notice%20${number}`],
  ['review queue', 8, () => '/reviews'],
  ['people', 5, () => '/people'],
  ['messages', 8, () => '/messages?limit=50'],
  ['session', 5, () => '/session'],
  ['health', 3, () => '/health'],
  ['post', 8, ({ post }) => `/posts/${post}`],
  ['clearance', 8, ({ post }) => `/posts/${post}/clearance`],
  ['deliveries', 6, ({ post }) => `/posts/${post}/deliveries`],
  ['trail', 5, ({ post }) => `/posts/${post}/trail`],
  ['review of a post', 5, ({ post }) => `/posts/${post}/review`],
  ['a review', 3, ({ review }) => `/reviews/${review}`],
];

/** Gives the next request, each by another of the people who are signed in. */
export function createMix({ publicUrl, cookies, made, cursors, random }) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const total = DOORS.reduce((sum, [, share]) => sum + share, 0);
  return () => {
    let at = random() * total;
    const [door, , pathOf] = DOORS.find(([, share]) => (at -= share) < 0) ?? DOORS[0];
    const number = Math.floor(random() * 10_000);
    const path = pathOf({ post: pick(made.posts), review: pick(made.reviews), cursor: pick(cursors), number });
    return { door, url: `${publicUrl}/api/v1${path}`, headers: { cookie: pick(cookies) } };
  };
}

/** Cursors of pages all over the list, as somebody gets them who turns its pages. */
export async function readCursors({ publicUrl, cookie, pages }) {
  const cursors = [];
  for (let next = null; cursors.length < pages; ) {
    const response = await fetch(`${publicUrl}/api/v1/posts?limit=500${next === null ? '' : `&after=${next}`}`, {
      headers: { cookie },
    });
    ({ next } = await response.json());
    if (next === null) break;
    cursors.push(next);
  }
  return cursors;
}
