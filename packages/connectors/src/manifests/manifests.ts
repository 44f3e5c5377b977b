/** One line for each network. */
import type { Manifest, NetworkId } from '../manifest.ts';
import { bluesky } from './bluesky.ts';
import { byHand } from './by-hand.ts';
import { facebook } from './facebook.ts';
import { googleBusiness } from './google-business.ts';
import { instagram } from './instagram.ts';
import { linkedin } from './linkedin.ts';
import { mastodon } from './mastodon.ts';
import { newsroom } from './newsroom.ts';
import { pinterest } from './pinterest.ts';
import { practice } from './practice.ts';
import { snapchat } from './snapchat.ts';
import { threads } from './threads.ts';
import { tiktok } from './tiktok.ts';
import { wordpress } from './wordpress.ts';
import { x } from './x.ts';
import { youtube } from './youtube.ts';

/** Every network that Bedside knows, by id. */
export const manifests: Readonly<Record<NetworkId, Manifest>> = {
  newsroom,
  practice,
  facebook,
  instagram,
  threads,
  x,
  linkedin,
  youtube,
  tiktok,
  pinterest,
  snapchat,
  'google-business': googleBusiness,
  wordpress,
  bluesky,
  mastodon,
  'by-hand': byHand,
};
