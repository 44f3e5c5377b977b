import type { z } from 'zod';
import { notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import {
  authorizationAccess,
  type NamedAuthorization,
  newestAuthorizations,
  type PictureUse,
  readNamed,
  subjectNames,
} from '../../registers/authorizations/service.ts';
import { requireUsable } from '../../registers/media/service.ts';
import { type Content, everyMedium } from '../compose/contract.ts';
import { getDraft, getVersion, readPost } from '../compose/service.ts';
import type { FindingView } from '../screen/contract.ts';
import { mayTouchPatient, screenNow } from '../screen/service.ts';
import { channelsOf } from './channels-of.ts';
import type { PermissionOfPost, readPermissions as readEndpoint } from './contract.ts';
import { judgeContent, type PermitChannel, usesOf } from './judge-content.ts';
import { type PermitFacts, permitFaults } from './state.ts';

export { channelsOf } from './channels-of.ts';
export { judgeContent } from './judge-content.ts';

/** Whether somebody trained in privacy law has to look: a patient may be told of, or somebody's permission is asked for. */
export function touchesPatientIn(
  { permission }: Pick<Content, 'permission'>,
  findings: readonly Pick<FindingView, 'severity' | 'subject' | 'category'>[],
): boolean {
  return permission !== undefined || mayTouchPatient(findings);
}

/** Nobody agrees to what people's permissions do not allow now. Throws `PICTURE_QUARANTINED`, `PERMISSION_OPEN`. */
export async function requirePermitted(scope: Scope, content: Content): Promise<void> {
  const channels = await channelsOf(scope, content.channelIds);
  const faults = permitFaults(await judgeContent(scope, { content, channels, findings: [] }));
  if (faults.length === 0) return;
  if (faults.some(({ code }) => code === 'PICTURE_QUARANTINED'))
    await requireUsable(
      scope,
      everyMedium(content).map(({ mediaId }) => mediaId),
    );
  throw unprocessable({
    code: 'PERMISSION_OPEN',
    message: 'Somebody is shown or told of whose signed permission does not allow it.',
    remedy: 'Look at the permissions of this post, and ask for changes or for the permission that is missing.',
    details: { faults },
  });
}

type PermissionsOfPost = z.output<(typeof readEndpoint)['answer']>;

/** How many others are held against a post. */
const MOST_OTHERS = 100;

/** On whose permission a draft, or one of the versions, rests now, and which others would fit it. Throws `NOT_FOUND`. */
export async function readPermissions(
  scope: Scope,
  { postId, version }: { postId: string; version?: string | undefined },
): Promise<PermissionsOfPost> {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see permissions');
  const post = await readPost(scope, postId);
  const { content } = version === undefined ? await getDraft(scope, post.id) : await versionOf(scope, post.id, version);
  const channels = await channelsOf(scope, content.channelIds);
  const { findings } = await screenNow(scope, content);
  const facts = await judgeContent(scope, { content, channels, findings });
  const resting = new Set(restsOn(facts));
  const newest = await newestAuthorizations(scope, MOST_OTHERS);
  const named = await readNamed(scope, [...resting, ...newest.filter((id) => !resting.has(id))]);
  const uses = await usesOf(scope, { content, channels });
  const views = named.map((one) => viewPermission(one, { facts, channels, uses }));
  const others = views.filter(({ authorizationId }) => !resting.has(authorizationId));
  return {
    purpose: facts.purpose,
    faults: permitFaults(facts),
    rests: views.filter(({ authorizationId }) => resting.has(authorizationId)),
    without: await withoutAny(scope, facts),
    covered: findings
      .filter(({ key }) => facts.covered.includes(key))
      .map(({ field, start, end, code }) => ({ field, start, end, code })),
    others: [...others.filter(isFit), ...others.filter((one) => !isFit(one))],
  };
}

async function versionOf(scope: Scope, postId: string, versionId: string) {
  const version = await getVersion(scope, versionId);
  if (version.postId !== postId) throw notFound('version');
  return version;
}

function isFit({ channels }: PermissionOfPost): boolean {
  return channels.length > 0 && channels.every(({ state }) => state === 'valid');
}

type Held = {
  readonly facts: PermitFacts;
  readonly channels: readonly PermitChannel[];
  readonly uses: ReadonlyMap<string, PictureUse>;
};

function viewPermission(one: NamedAuthorization, { facts, channels, uses }: Held): PermissionOfPost {
  const images = facts.persons.filter(({ best }) => best?.authorizationId === one.id);
  return {
    authorizationId: one.id,
    subjectId: one.subject.id,
    subjectName: one.subject.name,
    kind: one.kind,
    signedAt: one.signedAt.toISOString(),
    disclosureText: one.disclosureText,
    isNamed: facts.named.some(({ authorizationId }) => authorizationId === one.id),
    images: [...new Set(images.map(({ image }) => image))],
    channels: channels.map(({ id }) => {
      const open = images.find(({ channelId, best }) => channelId === id && best?.state !== 'valid')?.best ?? null;
      if (open !== null) return { channelId: id, state: open.state, reason: open.code };
      const use = uses.get(id);
      if (use === undefined) return { channelId: id, state: null, reason: 'PURPOSE_MISSING' };
      const { state, reasons } = one.judge(use, []);
      return { channelId: id, state, reason: reasons[0]?.code ?? null };
    }),
  };
}

function restsOn({ persons, named }: PermitFacts): string[] {
  const ids = [
    ...named.map(({ authorizationId }) => authorizationId),
    ...persons.flatMap(({ best }) => best?.authorizationId ?? []),
  ];
  return [...new Set(ids)];
}

async function withoutAny(scope: Scope, { persons }: PermitFacts): Promise<PermissionsOfPost['without']> {
  const missing = new Map(
    persons
      .filter(({ best }) => best === null)
      .map(({ image, subjectId }) => [`${image}:${subjectId}`, { image, subjectId }]),
  );
  const names = await subjectNames(
    scope,
    [...missing.values()].map(({ subjectId }) => subjectId),
  );
  return [...missing.values()].map((one) => ({ ...one, subjectName: names.get(one.subjectId) ?? '' }));
}
