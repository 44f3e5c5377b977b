import { createHash } from 'node:crypto';
import { canonicalJson } from '../../kernel/audit/leaf.ts';
import type { Content } from './contract.ts';

/** One form for content that means the same: channels and permissions without doubles and in order. */
export function canonicalContent(content: Content): Content {
  const { permission } = content;
  return {
    ...content,
    channelIds: inOrder(content.channelIds),
    ...(permission === undefined
      ? {}
      : { permission: { ...permission, authorizationIds: inOrder(permission.authorizationIds) } }),
  };
}

const inOrder = (ids: readonly string[]) => [...new Set(ids)].sort();

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
