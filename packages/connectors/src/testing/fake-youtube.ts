/**
 * YouTube in memory, made from the documented Data API v3: consent and choice of a channel, resumable uploads, processing,
 * privacy and the audit of applications, covers, words, comments with moderation, numbers, and Google's errors.
 * `settings` says what it is like, `network.faults` breaks it, `startFakeYouTube` puts it behind a socket.
 */
import type { EgressFetch } from '../port.ts';
import { createGoogleConsent, type GoogleConsent, googleApp } from './fake-google-oauth.ts';
import { escapeHtml, htmlPage, refuseWithReason } from './fake-google-words.ts';
import * as comments from './fake-youtube-comments.ts';
import {
  type FakeChannel,
  type FakeComment,
  type FakeSession,
  type FakeVideoDetails,
  type FakeYouTubeSettings,
  findVideo,
  type YouTubeState,
  youtubeScope,
} from './fake-youtube-state.ts';
import * as videos from './fake-youtube-videos.ts';
import type { NetworkOperation } from './kit/fault-plan.ts';
import { createNetworkFetch } from './kit/in-process.ts';
import { type Call, createFakeNetwork, type Door, type FakeNetwork, type Reply, type World } from './kit/network.ts';
import { startFakeNetwork } from './kit/server.ts';
import { realTime, type TimePort } from './kit/time.ts';

export type { FakeChannel, FakeComment, FakeVideoDetails, FakeYouTubeSettings } from './fake-youtube-state.ts';

export type FakeYouTube = {
  readonly network: FakeNetwork;
  readonly fetch: EgressFetch;
  readonly serviceUrl: string;
  /** The registration to give the connector. */
  readonly app: typeof googleApp;
  readonly settings: FakeYouTubeSettings;
  readonly channels: readonly FakeChannel[];
  /** Videos that are there, private ones too, by their ids. */
  readonly videos: ReadonlyMap<string, FakeVideoDetails>;
  readonly sessions: ReadonlyMap<string, FakeSession>;
  readonly comments: readonly FakeComment[];
  credentialsOf(channelId: string): { readonly accessToken: string; readonly refreshToken: string };
  /** Puts a comment there, as a visitor would. */
  comment(made: { videoId: string; parentId?: string; text: string }): FakeComment;
  /** Throws away the uploads that are under way. */
  forgetSessions(): void;
};

export type FakeYouTubeOptions = {
  readonly time?: TimePort;
  readonly serviceUrl?: string | (() => string);
  /** From the last byte to a video that plays, in ms. */
  readonly readyAfterMs?: number;
};

const day = 86_400_000;

function people(): FakeChannel[] {
  return [
    { id: 'UClakeside', title: 'Lakeside Children’s', customUrl: '@lakesidechildrens', longUploads: 'allowed' },
    { id: 'UCharbor', title: 'Harbor Clinic', customUrl: '@harborclinic', longUploads: 'eligible' },
  ];
}

export function createFakeYouTube(options: FakeYouTubeOptions = {}): FakeYouTube {
  const { time = realTime, serviceUrl = 'https://youtube.example.org', readyAfterMs = 0 } = options;
  const origin = typeof serviceUrl === 'string' ? () => serviceUrl : serviceUrl;
  const channels = people();
  const own: { state?: YouTubeState; consent?: GoogleConsent } = {};
  const counts = { number: 0 };
  const network = createFakeNetwork({
    time,
    scopes: [youtubeScope],
    refuse: refuseWithReason,
    // Eleven letters, as videos have.
    newId: (kind) => `${kind.slice(0, 4)}-${String((counts.number += 1)).padStart(6, '0')}`,
    containers: { readyAfterMs, keptMs: 20 * day },
    doors(world) {
      const state = emptyState(world, { channels, origin, counts });
      own.state = state;
      own.consent = createGoogleConsent({ accounts: world.accounts, settings: state.settings, scope: youtubeScope });
      return [...own.consent.doors, ...doorsOf(state)];
    },
  });
  const { state, consent } = own;
  if (state === undefined || consent === undefined) throw new Error('The doors of a network are made with it.');
  for (const { id, title, customUrl } of channels) {
    network.accounts.add({ accountId: id, handle: customUrl, displayName: title });
  }
  return {
    network,
    fetch: createNetworkFetch(network),
    get serviceUrl() {
      return origin();
    },
    app: googleApp,
    settings: state.settings,
    channels,
    get videos() {
      return new Map([...state.details].filter(([id]) => findVideo(state, id) !== null));
    },
    sessions: state.sessions,
    comments: state.comments,
    credentialsOf: consent.credentialsOf,
    comment: ({ parentId = null, ...made }: { videoId: string; parentId?: string | null; text: string }) =>
      comments.addComment(state, { ...made, parentId, authorId: 'UCvisitor', authorName: 'A visitor' }),
    forgetSessions: () => state.sessions.clear(),
  };
}

function emptyState(
  world: World,
  parts: { channels: readonly FakeChannel[]; origin: () => string; counts: { number: number } },
): YouTubeState {
  const { channels, counts, origin } = parts;
  return {
    world,
    origin,
    channels,
    settings: {
      signedInAs: 'UClakeside',
      unticksScopes: false,
      audited: true,
      refusesPrivacy: false,
      opens: [],
      uploadsLeft: 100,
      takesCovers: true,
      takesComments: true,
      repliesWithThread: 5,
      rejectionReason: 'termsOfUse',
    },
    details: new Map(),
    sessions: new Map(),
    comments: [],
    nextNumber: () => (counts.number += 1),
  };
}

type Serve = (state: YouTubeState, call: Call) => Reply;

const apiDoors: readonly (readonly [on: string, NetworkOperation, Serve])[] = [
  ['GET /youtube/v3/channels', 'verify', videos.listChannels],
  ['GET /youtube/v3/playlistItems', 'list', videos.listUploads],
  ['GET /youtube/v3/videos', 'read', videos.listVideos],
  ['PUT /youtube/v3/videos', 'publish', videos.updateVideo],
  ['DELETE /youtube/v3/videos', 'remove', videos.deleteVideo],
  ['POST /upload/youtube/v3/videos?uploadType', 'stage', videos.beginUpload],
  ['PUT /upload/youtube/v3/videos?upload_id', 'upload', videos.continueUpload],
  ['POST /upload/youtube/v3/thumbnails/set', 'upload', videos.setThumbnail],
  ['GET /youtube/v3/commentThreads', 'read', comments.listThreads],
  ['POST /youtube/v3/commentThreads', 'publish', comments.insertThread],
  ['GET /youtube/v3/comments', 'read', comments.listComments],
  ['POST /youtube/v3/comments', 'publish', comments.insertComment],
  ['PUT /youtube/v3/comments', 'edit', comments.updateComment],
  ['DELETE /youtube/v3/comments', 'remove', comments.deleteComment],
  ['POST /youtube/v3/comments/setModerationStatus', 'edit', comments.moderate],
];

function doorsOf(state: YouTubeState): Door[] {
  const doors = apiDoors.map(
    ([on, operation, serve]): Door => ({ on, operation, scope: youtubeScope, serve: (call) => serve(state, call) }),
  );
  return [...doors, { on: 'GET /watch', operation: 'read', scope: null, serve: (call) => watch(state, call) }];
}

function watch(state: YouTubeState, call: Call): Reply {
  const page = videos.watchPage(state, call);
  if (page === null) return htmlPage(404, { title: 'Video unavailable', body: '' });
  return htmlPage(200, { title: page.title, body: `<p>${escapeHtml(page.body)}</p>` });
}

export type StartedFakeYouTube = FakeYouTube & {
  /** Ends open connections too. */
  close(): Promise<void>;
};

/** Starts it on a free port; its address is `http://127.0.0.1:<port>`. */
export async function startFakeYouTube(
  options: Omit<FakeYouTubeOptions, 'serviceUrl'> = {},
): Promise<StartedFakeYouTube> {
  let address = '';
  const youtube = createFakeYouTube({ ...options, serviceUrl: () => address });
  const { url, close } = await startFakeNetwork(youtube.network);
  address = url;
  return Object.assign(youtube, { close });
}
