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
  createFakeMastodon,
  type FakeMastodon,
  type FakeMastodonOptions,
  type FakeMastodonSettings,
  type FakeStatus,
} from './fake-mastodon.ts';
export { type StartedFakeMastodon, startFakeMastodon } from './fake-mastodon-server.ts';
export { createFakePds, type FakePds } from './fake-pds.ts';
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
export { createUploadRemote } from './upload-remote.ts';
export { startUploadServer, type UploadServer } from './upload-server.ts';
