import type { Content } from '@bedside/server/contract/flow/compose';
import type { PermissionOfPost } from '@bedside/server/contract/flow/permit';
import { describe, expect, it } from 'vitest';
import { emptyContent, sameContent } from './draft-content.ts';
import { mergeContents } from './draft-merge.ts';
import {
  lacksDisclosure,
  toPickFrom,
  withDisclosure,
  withLinked,
  withoutLinked,
  withPurpose,
} from './permission-content.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const content = (patch: Partial<Content>): Content => ({ ...emptyContent('en'), ...patch });
const named = (purpose: 'education' | 'news', ...numbers: number[]) =>
  content({ permission: { purpose, authorizationIds: numbers.map(id) } });

type Worth = PermissionOfPost['channels'][number];
const worth = (state: Worth['state'], reason: string | null = null): Worth => ({ channelId: id(90), state, reason });
const permission = (number: number, patch: Partial<PermissionOfPost> = {}): PermissionOfPost => ({
  authorizationId: id(number),
  subjectId: id(number + 50),
  subjectName: 'Rosa Flores',
  kind: 'publication',
  signedAt: `2026-03-0${number}T10:00:00.000Z`,
  disclosureText: null,
  isNamed: false,
  images: [],
  channels: [worth('valid')],
  ...patch,
});

describe('what a post is for, and whom it names', () => {
  it('keeps the permissions when the purpose is another one, and names none when it is cleared', () => {
    expect(withPurpose(named('education', 1), 'news')).toEqual(withPurpose(named('news', 1), 'news'));
    expect(withPurpose(content({}), 'news')).toEqual({ permission: { purpose: 'news', authorizationIds: [] } });
    expect(withPurpose(named('news', 1, 2), null)).toEqual({ permission: undefined });
  });

  it('names each permission once, none without a purpose, and at most fifty', () => {
    const many = named('news', ...Array.from({ length: 50 }, (_, index) => index));
    expect(withLinked(named('news', 1), id(2)).permission?.authorizationIds).toEqual([id(1), id(2)]);
    expect(withLinked(named('news', 1), id(1)).permission?.authorizationIds).toEqual([id(1)]);
    expect(withLinked(content({}), id(1))).toEqual({ permission: undefined });
    expect(withLinked(many, id(70)).permission?.authorizationIds).toHaveLength(50);
    expect(withoutLinked(named('news', 1, 2), id(1)).permission?.authorizationIds).toEqual([id(2)]);
  });

  it('is the same post whatever the order in which permissions are named, and another one with another purpose', () => {
    expect(sameContent(named('news', 1, 2), named('news', 2, 1))).toBe(true);
    expect(sameContent(named('news', 1), named('education', 1))).toBe(false);
    expect(sameContent(named('news', 1), content({}))).toBe(false);
  });
});

describe('two people who change the permissions of one draft', () => {
  it('keep what both linked and what either unlinked', () => {
    const merged = mergeContents(named('news', 1, 2), named('news', 1, 2, 3), named('news', 2, 4));
    expect(merged).toEqual({ content: named('news', 2, 3, 4), conflicts: [] });
  });

  it('are asked where each chose another purpose', () => {
    const merged = mergeContents(content({}), named('news', 1), named('education', 2));
    expect(merged.content.permission).toEqual({ purpose: 'news', authorizationIds: [id(1), id(2)] });
    expect(merged.conflicts).toEqual([{ path: ['permission', 'purpose'], base: undefined, theirs: 'education' }]);
  });

  it('are asked where one clears what the other builds on', () => {
    const merged = mergeContents(named('news', 1), content({}), named('news', 1, 2));
    expect(merged.content.permission).toBeUndefined();
    expect(merged.conflicts).toMatchObject([{ path: ['permission'], theirs: { authorizationIds: [id(1), id(2)] } }]);
  });
});

describe('the permissions to choose from', () => {
  it('begin with those that fit on every channel, the newest first, and leave out what is linked', () => {
    const half = permission(4, { channels: [worth('valid'), worth('not_covering', 'CHANNEL_NOT_LISTED')] });
    const unasked = permission(5, { channels: [] });
    const all = [half, permission(1), unasked, permission(3), permission(2)];
    const order = toPickFrom(all, { linked: [id(2)], search: '' }).map(({ authorizationId }) => authorizationId);
    expect(order).toEqual([id(3), id(1), id(5), id(4)]);
  });

  it('are found by a part of the name, in any case and without accents', () => {
    const all = [permission(1, { subjectName: 'José Núñez' }), permission(2)];
    const found = toPickFrom(all, { linked: [], search: ' nunez' });
    expect(found.map(({ subjectName }) => subjectName)).toEqual(['José Núñez']);
  });
});

describe('what must stand beside praise', () => {
  const disclosure = 'Rosa was given nothing for this.';

  it('is put at the end of the text and of every own wording that lacks it', () => {
    const before = content({
      baseText: 'They were kind. ',
      variants: {
        bluesky: { text: 'Kind!' },
        mastodon: { text: 'Kind.', thread: [{ text: disclosure }] },
      },
    });
    expect(lacksDisclosure(before, disclosure)).toBe(true);
    const after = withDisclosure(before, disclosure);
    expect(after).toEqual({
      baseText: `They were kind.\n\n${disclosure}`,
      variants: {
        bluesky: { text: `Kind!\n\n${disclosure}` },
        mastodon: { text: 'Kind.', thread: [{ text: disclosure }] },
      },
    });
    expect(lacksDisclosure(after, disclosure)).toBe(false);
    expect(withDisclosure(after, disclosure)).toEqual(after);
  });

  it('is the text where there is none', () => {
    expect(withDisclosure(content({ baseText: ' ' }), disclosure).baseText).toBe(disclosure);
  });
});
