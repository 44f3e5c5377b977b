export { type FindingCode, type FindingMessage, findingMessages } from './messages.ts';
export { applyReplacements } from './replace.ts';
export { createScreener, ENGINE_VERSION } from './screener.ts';
export type {
  Finding,
  FindingCategory,
  FindingType,
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
