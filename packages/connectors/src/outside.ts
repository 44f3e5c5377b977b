/** One line for each network outside of the house. */
import { createBlueskyConnector } from './bluesky/connector.ts';
import { createFacebookConnector } from './facebook/connector.ts';
import { createGoogleBusinessConnector } from './google-business/connector.ts';
import { createInstagramConnector } from './instagram/connector.ts';
import { createLinkedInConnector } from './linkedin/connector.ts';
import type { NetworkId } from './manifest.ts';
import { createMastodonConnector } from './mastodon/connector.ts';
import { createPinterestConnector } from './pinterest/connector.ts';
import type { Connector } from './port.ts';
import { createSnapchatConnector } from './snapchat/connector.ts';
import { createThreadsConnector } from './threads/connector.ts';
import { createTikTokConnector } from './tiktok/connector.ts';
import { createWordpressConnector } from './wordpress/connector.ts';
import { createXConnector } from './x/connector.ts';
import { createYouTubeConnector } from './youtube/connector.ts';

/** Networks that are no part of the house, and that programs reach. */
export type OutsideNetwork = Exclude<NetworkId, 'newsroom' | 'practice' | 'by-hand'>;

/** The connectors of all networks that are reached over the internet. */
export function createOutsideConnectors(): Readonly<Record<OutsideNetwork, Connector>> {
  return {
    facebook: createFacebookConnector(),
    instagram: createInstagramConnector(),
    threads: createThreadsConnector(),
    x: createXConnector(),
    linkedin: createLinkedInConnector(),
    youtube: createYouTubeConnector(),
    tiktok: createTikTokConnector(),
    pinterest: createPinterestConnector(),
    snapchat: createSnapchatConnector(),
    'google-business': createGoogleBusinessConnector(),
    wordpress: createWordpressConnector(),
    bluesky: createBlueskyConnector(),
    mastodon: createMastodonConnector(),
  };
}
