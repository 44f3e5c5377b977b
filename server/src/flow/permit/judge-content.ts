import type { NetworkId } from '@bedside/connectors/networks';
import type { Scope } from '../../kernel/scope/scope.ts';
import {
  loadHouseRules,
  type NamedAuthorization,
  type Picture,
  type PictureUse,
  readNamed,
  readPersons,
} from '../../registers/authorizations/service.ts';
import { findMedia, quarantinedAmong } from '../../registers/media/service.ts';
import {
  type Content,
  everyMedium,
  imageFor,
  mediaPlaces,
  partsOf,
  placesFor,
  textFields,
} from '../compose/contract.ts';
import type { FindingView } from '../screen/contract.ts';
import {
  elementOf,
  isNameOf,
  type Judged,
  type NamedJudged,
  nobody,
  type PermitFacts,
  type PersonJudged,
} from './state.ts';

/** Where a content goes. */
export type PermitChannel = { readonly id: string; readonly network: NetworkId; readonly siteId: string | null };

export type ToJudge = {
  readonly content: Content;
  readonly channels: readonly PermitChannel[];
  /** Of a screening of the content made now. */
  readonly findings: readonly FindingView[];
};

/**
 * What signed permissions say of a content on these channels now. Asked in the transaction that arms: of what shows nobody
 * and names nothing it asks the database nothing.
 */
export async function judgeContent(scope: Scope, { content, channels, findings }: ToJudge): Promise<PermitFacts> {
  const { permission } = content;
  if (everyMedium(content).length === 0 && permission === undefined) return nobody;
  const purpose = permission?.purpose ?? null;
  const [uses, persons, quarantined, named] = await Promise.all([
    usesOf(scope, { content, channels }),
    readPersonsOf(scope, content, channels),
    quarantinedOf(scope, content),
    readNamed(scope, permission?.authorizationIds ?? []),
  ]);
  const known = new Set(named.map(({ id }) => id));
  return {
    purpose,
    persons: channels.flatMap((channel) => persons(channel, uses.get(channel.id) ?? null)),
    quarantined,
    named: named.flatMap((one) => judgeNamed(one, uses)),
    unknown: (permission?.authorizationIds ?? []).filter((id) => !known.has(id)),
    covered: coveredBy(named, { content, findings, uses: [...uses.values()] }),
  };
}

/** Places of media that are in quarantine, in any of the forms in which they leave. */
async function quarantinedOf(scope: Scope, content: Content): Promise<number[]> {
  const held = await quarantinedAmong(
    scope,
    everyMedium(content).map(({ mediaId }) => mediaId),
  );
  if (held.size === 0) return [];
  return mediaPlaces(content).flatMap(({ forms }, index) =>
    forms.some(({ mediaId }) => held.has(mediaId)) ? [index] : [],
  );
}

/** What the content is for on each channel; nothing where it does not say. */
export async function usesOf(
  scope: Scope,
  { content, channels }: Pick<ToJudge, 'content' | 'channels'>,
): Promise<ReadonlyMap<string, PictureUse>> {
  const { permission } = content;
  if (permission === undefined || channels.length === 0) return new Map();
  const rules = await loadHouseRules(scope, { channels });
  return new Map(
    channels.flatMap(({ id, network, siteId }) => {
      const ofPlace = rules.get(id);
      if (ofPlace === undefined) return [];
      const use: PictureUse = {
        organizationId: scope.organizationId,
        siteId,
        purpose: permission.purpose,
        channelId: id,
        text: wordsFor(content, network),
        rules: ofPlace,
      };
      return [[id, use] as const];
    }),
  );
}

/** What a network shows of the words: the post and the parts of its thread, not a comment below it. */
function wordsFor(content: Content, network: NetworkId): string {
  return partsOf(content, { id: network, takesFirstComment: false })
    .map(({ text }) => text)
    .join('\n');
}

type Placed = Picture & { readonly image: number; readonly network: NetworkId };

/** A medium as each network that gets it does: whole, or its own cut of an image. Who is to be seen in a video is asked as in a picture. */
async function picturesOf(scope: Scope, content: Content, channels: readonly PermitChannel[]): Promise<Placed[]> {
  const networks = [...new Set(channels.map(({ network }) => network))];
  const placed = networks.flatMap((network) =>
    placesFor(content, network).flatMap(({ forms, place }) => {
      const image = content.images[place];
      const whole = forms.slice(0, 1);
      const own = image === undefined ? [] : [imageFor(image, network)];
      const all = own.every(({ sha256 }) => sha256 === whole[0]?.sha256) ? whole : [...whole, ...own];
      return all.map(({ mediaId, sha256 }) => ({ image: place, network, mediaId, own: sha256 }));
    }),
  );
  const rows = await findMedia(scope, [...new Set(placed.map(({ mediaId }) => mediaId))]);
  const origins = await findMedia(scope, [
    ...new Set([...rows.values()].flatMap(({ derivedFrom }) => derivedFrom ?? [])),
  ]);
  return placed.map(({ mediaId, ...one }) => {
    const from = rows.get(mediaId)?.derivedFrom ?? null;
    return { ...one, origin: from === null ? null : (origins.get(from)?.sha256 ?? null) };
  });
}

/** Everybody in the pictures that a channel gets: cleared in one form of a picture is cleared in it. */
async function readPersonsOf(scope: Scope, content: Content, channels: readonly PermitChannel[]) {
  const placed = everyMedium(content).length === 0 ? [] : await picturesOf(scope, content, channels);
  const pictures = [...new Map(placed.map((one) => [keyOf(one), { own: one.own, origin: one.origin }])).entries()];
  const places = new Map(pictures.map(([key], index) => [key, index]));
  const judge = await readPersons(
    scope,
    pictures.map(([, picture]) => picture),
  );
  return (channel: PermitChannel, use: PictureUse | null): PersonJudged[] => {
    const verdicts = judge(use);
    const best = new Map<string, PersonJudged>();
    for (const one of placed.filter(({ network }) => network === channel.network)) {
      for (const verdict of verdicts.filter(({ picture }) => picture === places.get(keyOf(one)))) {
        const { subjectId } = verdict;
        const key = `${one.image}:${subjectId}`;
        if (best.get(key)?.best?.state === 'valid') continue;
        const told =
          verdict.best === null ? null : { ...judgedOf(verdict.best), authorizationId: verdict.best.authorizationId };
        best.set(key, {
          image: one.image,
          subjectId,
          channelId: channel.id,
          best: told ?? best.get(key)?.best ?? null,
        });
      }
    }
    return [...best.values()];
  };
}

const keyOf = ({ own, origin }: Picture) => `${own}:${origin ?? ''}`;

function judgedOf({
  state,
  reasons,
}: {
  state: Judged['state'];
  reasons: readonly { state: string; code: string }[];
}): Judged {
  return { state, code: (reasons.find((one) => one.state === state) ?? reasons[0])?.code ?? null };
}

function judgeNamed(named: NamedAuthorization, uses: ReadonlyMap<string, PictureUse>): NamedJudged[] {
  return [...uses].map(([channelId, use]) => ({
    authorizationId: named.id,
    channelId,
    ...judgedOf(named.judge(use, [])),
  }));
}

/** Findings of a patient whom a named permission allows to be told of so, on every channel. */
function coveredBy(
  named: readonly NamedAuthorization[],
  { content, findings, uses }: { content: Content; findings: readonly FindingView[]; uses: readonly PictureUse[] },
): string[] {
  if (named.length === 0 || uses.length === 0) return [];
  const texts = new Map(textFields(content).map(({ field, text }) => [field, text]));
  return findings
    .filter((finding) => {
      const element = finding.subject === 'patient' ? elementOf(finding) : null;
      if (element === null) return false;
      const found = (texts.get(finding.field) ?? '').slice(finding.start, finding.end);
      return named.some(
        (one) =>
          (element !== 'name' || isNameOf(found, one.subject.name)) &&
          uses.every((use) => one.judge(use, [element]).state === 'valid'),
      );
    })
    .map(({ key }) => key);
}
