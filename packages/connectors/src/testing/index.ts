/** For those who write or use a connector in tests; nothing here is needed in production. */
export { createSeededRandom } from '../practice/faults.ts';
export { createInProcessFetch } from '../practice/in-process-fetch.ts';
export {
  type ConformanceCase,
  type ConformanceFault,
  type ConformanceHarness,
  type ConformanceSubject,
  conformanceCases,
  runConnectorConformance,
  type StagingSubject,
} from './conformance.ts';
export {
  createFakeFacebook,
  type FakeFacebook,
  type FakeFacebookPost,
  type FakeFacebookSettings,
  type StartedFakeFacebook,
  startFakeFacebook,
} from './fake-facebook.ts';
export {
  createFakeGoogleBusiness,
  type FakeGoogleBusiness,
  type FakeGoogleBusinessOptions,
  type StartedFakeGoogleBusiness,
  startFakeGoogleBusiness,
} from './fake-google-business.ts';

export {
  createFakeInstagram,
  type FakeInstagram,
  type FakeInstagramOptions,
  type StartedFakeInstagram,
  startFakeInstagram,
} from './fake-instagram.ts';
export {
  createFakeLinkedIn,
  type FakeLinkedIn,
  type FakeLinkedInOptions,
  type FakeLinkedInSettings,
} from './fake-linkedin.ts';
export { type StartedFakeLinkedIn, startFakeLinkedIn } from './fake-linkedin-server.ts';
export {
  createFakeMastodon,
  type FakeMastodon,
  type FakeMastodonOptions,
  type FakeMastodonSettings,
  type FakeStatus,
} from './fake-mastodon.ts';
export { type StartedFakeMastodon, startFakeMastodon } from './fake-mastodon-server.ts';
export { fakeClient } from './fake-oauth.ts';
export { createFakePds, type FakePds } from './fake-pds.ts';
export { createFakePinterest, type FakePinterest } from './fake-pinterest.ts';
export { type StartedFakePinterest, startFakePinterest } from './fake-pinterest-server.ts';
export { createFakeSnapchat, type FakeSnapchat } from './fake-snapchat.ts';
export { type StartedFakeSnapchat, startFakeSnapchat } from './fake-snapchat-server.ts';
export {
  createFakeThreads,
  type FakeThreads,
  type FakeThreadsOptions,
  type StartedFakeThreads,
  startFakeThreads,
} from './fake-threads.ts';
export { createFakeTikTok, type FakeTikTok, tiktokWebhookSecret } from './fake-tiktok.ts';
export { type StartedFakeTikTok, startFakeTikTok } from './fake-tiktok-server.ts';
export {
  createFakeWordpress,
  type FakeWordpress,
  type FakeWordpressOptions,
  type FakeWordpressSettings,
  type StartedFakeWordpress,
  startFakeWordpress,
} from './fake-wordpress.ts';
export {
  createFakeX,
  type FakeX,
  type FakeXMedia,
  type FakeXOptions,
  type FakeXSettings,
  fakeXWebhookSecret,
} from './fake-x.ts';
export { type StartedFakeX, startFakeX } from './fake-x-server.ts';
export {
  createFakeYouTube,
  type FakeYouTube,
  type FakeYouTubeOptions,
  type FakeYouTubeSettings,
  type StartedFakeYouTube,
  startFakeYouTube,
} from './fake-youtube.ts';
export { type ClientFault, createFaultyFetch, type FaultyFetch } from './faulty-fetch.ts';
export type { NetworkAccount, NetworkAccounts, NetworkToken } from './kit/accounts.ts';
export type { FetchMedia } from './kit/classes/doors.ts';
export { type ClassName, type ClassNetwork, type ClassParts, classNetworks } from './kit/classes/index.ts';
export type { FakeContainer } from './kit/containers.ts';
export {
  type Alteration,
  type NetworkFaultKind,
  type NetworkFaultPlan,
  type NetworkFaultPlanInput,
  type NetworkFaultRule,
  type NetworkFaults,
  type NetworkOperation,
  networkFaultKinds,
  networkOperations,
} from './kit/fault-plan.ts';
export { createNetworkFetch, type Latency } from './kit/in-process.ts';
export type { FakeMediaUpload } from './kit/media.ts';
export {
  type Answer,
  type Call,
  createFakeNetwork,
  type Door,
  type FakeNetwork,
  type FakeNetworkOptions,
  type FakeRequest,
  noContent,
  type Refusal,
  type Reply,
  told,
  type World,
} from './kit/network.ts';
export type { FakePost, PostDraft } from './kit/posts.ts';
export { type StartedNetwork, startFakeNetwork } from './kit/server.ts';
export { createVirtualTime, realTime, type TimePort, type VirtualTime } from './kit/time.ts';
export type { TimelineEntry, TimelineEvent } from './kit/timeline.ts';
export { kitWebhooks, type WebhookDelivery, type WebhookEvent, type WebhookWords } from './kit/webhooks.ts';
export { loopbackFetch } from './loopback-fetch.ts';
export { type PracticeServer, type PracticeServerOptions, startPracticeServer } from './practice-server.ts';
export { sampleImage } from './sample-image.ts';
export { sampleSource, sampleVideoOf } from './sample-source.ts';
export { createUploadRemote } from './upload-remote.ts';
export { startUploadServer, type UploadServer } from './upload-server.ts';
