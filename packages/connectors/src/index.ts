/** Ports to social networks; README.md tells how they fit together. */
export { type BlueskyConnectorOverrides, createBlueskyConnector } from './bluesky/connector.ts';
export { recordKeyFor } from './bluesky/record-key.ts';
export { type Compare, comparePosts, judgeEdit, type ShownPost } from './compare-edit.ts';
export type {
  CommentChange,
  Comments,
  CommentsOutcome,
  MeasureOutcome,
  RemoteComment,
  ReplyOutcome,
} from './conversation.ts';
export { createFacebookConnector, type FacebookConnectorOverrides } from './facebook/connector.ts';
export { createGoogleBusinessConnector, type GoogleBusinessConnectorOverrides } from './google-business/connector.ts';
export type { BudgetHeaders, BudgetNote } from './http/budget-headers.ts';
export { createTokenKeeper, type RefreshOutcome, type Renewal, type TokenKeeper } from './http/token-keeper.ts';
export {
  beforePublishing,
  clampRetryAfter,
  classifyAnswer,
  classifyError,
  type FailedAnswer,
  parseRetryAfter,
  unreadableAnswer,
} from './http-outcome.ts';
export { createInstagramConnector, type InstagramConnectorOverrides } from './instagram/connector.ts';
export type { CredentialField, Measure, PostForm, PostOptionName } from './manifest.ts';
export { networkIds } from './manifest.ts';
export { createMastodonConnector, type MastodonConnectorOverrides } from './mastodon/connector.ts';
export { type ImageAddresses, imageAddresses, type MediaAddresses, mediaAddresses } from './media/image-addresses.ts';
export {
  type MediaSource,
  type UploadOptions,
  type UploadOutcome,
  type UploadRemote,
  type UploadState,
  uploadMedia,
} from './media/upload.ts';
export {
  type CheckedImage,
  type CheckedPost,
  checkParts,
  checkPost,
  composeNetworkText,
  countText,
  manifestFor,
  manifests,
  narrowestLimits,
  type PartKind,
  type PostProblem,
  type PostProblemCode,
  type TextCount,
} from './networks.ts';
export { createOutsideConnectors } from './outside.ts';
export {
  type Account,
  type AccountChoice,
  type AccountLimits,
  type BeginConsentOutcome,
  type BeginConsentRequest,
  type Connector,
  type ConnectorIo,
  type Consent,
  type CredentialStore,
  type Credentials,
  type DeliverOutcome,
  type DeliverRequest,
  type DeliveryClass,
  type EditOutcome,
  type EditReading,
  type EditRequest,
  type EgressFetch,
  type EgressInit,
  type Failure,
  type FinishConsentOutcome,
  type FinishConsentRequest,
  type FoundAccount,
  type ListOwnOutcome,
  type LookUpOutcome,
  type LookUpRequest,
  type Manifest,
  type NetworkBudget,
  type NetworkId,
  NotSentError,
  type OutgoingDocument,
  type OutgoingImage,
  type OutgoingPost,
  type OutgoingVideo,
  type PlacesOutcome,
  POST_BY_HAND,
  type PostOptions,
  type ReadBackOutcome,
  type ReadBackRequest,
  type RemotePost,
  type RemoveOutcome,
  type ReplyTo,
  type RevokeOutcome,
  type StageOutcome,
  type StageRequest,
  type StoredCredentials,
  type StreamedBody,
  type VerifyOutcome,
} from './port.ts';
export {
  createPracticeAccounts,
  type FindPracticeAccount,
  type PracticeAccount,
  type PracticeAccounts,
} from './practice/accounts.ts';
export type { PracticeAnswer } from './practice/answer.ts';
export { createPracticeConnector, type PracticeConnectorOverrides } from './practice/connector.ts';
export {
  type FaultKind,
  type FaultPlan,
  type FaultPlanInput,
  type FaultPlayer,
  type FaultRule,
  faultKinds,
  type PracticeOperation,
} from './practice/faults.ts';
export { createInProcessFetch } from './practice/in-process-fetch.ts';
export {
  createPracticeNetwork,
  type ModeratedPost,
  type PracticeNetwork,
  type PracticeNetworkOptions,
} from './practice/network.ts';
export {
  createMemoryPracticeStore,
  type PracticeEdit,
  type PracticeImage,
  type PracticeListRequest,
  type PracticeLogEntry,
  type PracticePage,
  type PracticePost,
  type PracticeStore,
} from './practice/store.ts';
export type { PracticeWebhook } from './practice/webhooks.ts';
export { createThreadsConnector, type ThreadsConnectorOverrides } from './threads/connector.ts';
export { answerChallenge, type ChallengeAnswer } from './webhooks/challenge.ts';
export type {
  WebhookChallenge,
  WebhookDialect,
  WebhookHappening,
  WebhookMessage,
  WebhookNews,
  WebhookSignature,
} from './webhooks/dialect.ts';
export { readWebhook } from './webhooks/read.ts';
export { checkSignature, type SignatureVerdict, signWebhook } from './webhooks/signature.ts';
export { createWordpressConnector, type WordpressConnectorOverrides } from './wordpress/connector.ts';
export { createYouTubeConnector, type YouTubeConnectorOverrides } from './youtube/connector.ts';
