import { type Content, MAX_AUTHORIZATIONS } from '@bedside/server/contract/flow/compose';
import type { PermissionOfPost } from '@bedside/server/contract/flow/permit';
import type { Purpose } from '@bedside/server/contract/registers/authorizations';

type Permission = Pick<Content, 'permission'>;

/** What a post is for; null is a post of nobody in particular, which names no permission either. */
export function withPurpose({ permission }: Permission, purpose: Purpose | null): Permission {
  if (purpose === null) return { permission: undefined };
  return { permission: { purpose, authorizationIds: permission?.authorizationIds ?? [] } };
}

/** Named once, however often it is linked; nothing changes while the post does not say what it is for, or is full. */
export function withLinked({ permission }: Permission, authorizationId: string): Permission {
  if (permission === undefined) return { permission };
  const { authorizationIds } = permission;
  if (authorizationIds.includes(authorizationId) || authorizationIds.length >= MAX_AUTHORIZATIONS)
    return { permission };
  return { permission: { ...permission, authorizationIds: [...authorizationIds, authorizationId] } };
}

export function withoutLinked({ permission }: Permission, authorizationId: string): Permission {
  if (permission === undefined) return { permission };
  const authorizationIds = permission.authorizationIds.filter((id) => id !== authorizationId);
  return { permission: { ...permission, authorizationIds } };
}

/** Whether a permission holds for the post on every channel that it goes to. */
export function fitsPost({ channels }: Pick<PermissionOfPost, 'channels'>): boolean {
  return channels.length > 0 && channels.every(({ state }) => state === 'valid');
}

/** Permissions that can still be linked, by a part of the name: those that fit first, of each the newest first. */
export function toPickFrom(
  all: readonly PermissionOfPost[],
  { linked, search }: { readonly linked: readonly string[]; readonly search: string },
): PermissionOfPost[] {
  const wanted = plain(search);
  return all
    .filter(({ authorizationId }) => !linked.includes(authorizationId))
    .filter(({ subjectName }) => plain(subjectName).includes(wanted))
    .toSorted(
      (one, other) =>
        Number(fitsPost(other)) - Number(fitsPost(one)) || Date.parse(other.signedAt) - Date.parse(one.signedAt),
    );
}

function plain(words: string): string {
  return words.normalize('NFKD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
}

type Wordings = Pick<Content, 'baseText' | 'variants'>;
type Variant = NonNullable<Content['variants'][keyof Content['variants']]>;

/** Whether some network would show the praise without what must stand beside it. */
export function lacksDisclosure({ baseText, variants }: Wordings, disclosure: string): boolean {
  const own = Object.values(variants).flatMap((variant) => (variant === undefined ? [] : [wordsOf(variant)]));
  return [baseText, ...own].some((text) => !text.includes(disclosure));
}

/** Puts what must stand beside praise at the end of the text, and of each network's own wording, wherever it is missing. */
export function withDisclosure({ baseText, variants }: Wordings, disclosure: string): Wordings {
  const own = Object.entries(variants).map(([network, variant]) => {
    if (variant === undefined || wordsOf(variant).includes(disclosure)) return [network, variant];
    return [network, { ...variant, text: ended(variant.text, disclosure) }];
  });
  return {
    baseText: baseText.includes(disclosure) ? baseText : ended(baseText, disclosure),
    variants: Object.fromEntries(own),
  };
}

/** As the server reads them: the post, and the parts of its thread. */
function wordsOf({ text, thread = [] }: Variant): string {
  return [text, ...thread.map((part) => part.text)].join('\n');
}

function ended(text: string, disclosure: string): string {
  const before = text.trimEnd();
  return before === '' ? disclosure : `${before}\n\n${disclosure}`;
}
