export { measureReadability, type Readability } from './conduct/readability.ts';
export { type FindingCode, type FindingMessage, findingMessages } from './messages.ts';
export { builtInPacks } from './packs/built-in.ts';
export { checkPack, type PackRule, type RulePack } from './packs/pack.ts';
export { createScreener, ENGINE_VERSION, MAX_UNITS } from './screener.ts';
export type {
  ConductType,
  Finding,
  FindingCategory,
  FindingType,
  LeftAlone,
  OrganizationFacts,
  ScreenContext,
  ScreenedText,
  Screener,
  ScreenerOptions,
  ScreenResult,
  Severity,
  Subject,
  TextEdit,
  Verdict,
} from './types.ts';
export { isPrivacyType, type Policy } from './verdict/policy.ts';
export { applyReplacements } from './wording/apply.ts';
export { rewritePost } from './wording/rewrite.ts';
