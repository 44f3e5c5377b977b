/** For those who write or use a connector in tests; nothing here is needed in production. */
export { createInProcessFetch } from '../practice/in-process-fetch.ts';
export {
  type ConformanceCase,
  type ConformanceFault,
  type ConformanceHarness,
  type ConformanceSubject,
  conformanceCases,
  runConnectorConformance,
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
export { loopbackFetch } from './loopback-fetch.ts';
export { type PracticeServer, type PracticeServerOptions, startPracticeServer } from './practice-server.ts';
export { sampleImage } from './sample-image.ts';
export { createUploadRemote } from './upload-remote.ts';
export { startUploadServer, type UploadServer } from './upload-server.ts';
