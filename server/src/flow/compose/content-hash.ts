import { createHash } from 'node:crypto';
import { canonicalJson } from '../../kernel/audit/leaf.ts';
import type { Content } from './contract.ts';

/** One form for content that means the same: channels without doubles and in order. */
export function canonicalContent(content: Content): Content {
  return { ...content, channelIds: [...new Set(content.channelIds)].sort() };
}

/** SHA-256, hex, over the canonical JSON (RFC 8785) of everything that leaves; images count by the hash of their bytes. */
export function contentHash(content: Content): string {
  return createHash('sha256')
    .update(canonicalJson(canonicalContent(content)))
    .digest('hex');
}

export const emptyContent: Content = {
  schema: 1,
  baseText: '',
  link: null,
  images: [],
  variants: {},
  channelIds: [],
  language: 'en',
};
