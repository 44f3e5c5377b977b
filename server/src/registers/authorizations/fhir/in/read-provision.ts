import { type InfoElement, infoElement, type Purpose, purpose } from '../../contract.ts';
import type { OriginalInput } from '../../originals/contract.ts';
import * as codes from '../codes.ts';
import { readDay } from './days.ts';
import { codeOf, codesOf, type Element, refuseModifiers } from './element.ts';
import type { Known } from './known.ts';
import type { References } from './references.ts';

type Provided = Pick<OriginalInput, 'infoScope' | 'mediaSha256' | 'purposes' | 'channelIds' | 'siteId' | 'expiry'>;

const keyOf = ({ system = '', code, display = '' }: { system?: string; code?: string; display?: string }) =>
  code === undefined ? display : `${system}|${code}`;
const keysOf = ({ coding = [] }: { readonly coding?: readonly Parameters<typeof keyOf>[0][] }) => coding.map(keyOf);

const purposes: ReadonlyMap<string, Purpose> = new Map(purpose.options.map((one) => [keyOf(codes.purposes[one]), one]));
const disclose = keysOf(codes.disclose);
const recipient = keysOf(codes.recipient);
const discloser = keysOf(codes.discloser);
const anyMedia = keyOf(codes.anyMedia);
const part2Labels = codes.securityLabels('part2').map(keyOf);

/** What is permitted, as far as it is understood; what would limit it and is not understood is told, since it may not be left out. */
export function readProvision(
  provision: Element,
  { known, consent, references }: { known: Known; consent: Element; references: References },
): Provided {
  refuseModifiers(provision);
  const type = provision.text('type');
  if (type === 'deny') provision.at('type').fault('DENIES');
  else if (type !== null && type !== 'permit') provision.at('type').fault('VALUE_INVALID');
  refuseNarrower(provision);
  const end = readDay(provision.at('period'), 'end', { ...known, isEnd: true });
  const actors = readActors(provision, { known, consent, references });
  const mediaSha256 = readPictures(provision, known);
  for (const nested of provision.all('provision')) readNested(nested, mediaSha256.length > 0);
  return {
    infoScope: distinct(provision.all('code').flatMap(elementOf)),
    mediaSha256,
    purposes: distinct(provision.all('purpose').flatMap(purposeOf)),
    ...actors,
    expiry: end === null ? null : { kind: 'date', on: end },
  };
}

const distinct = <T>(all: readonly T[]): T[] => [...new Set(all)];

function elementOf(concept: Element): InfoElement[] {
  const told = infoElement.safeParse(concept.text('text')).data;
  if (told === undefined) concept.leave('CODE_UNKNOWN');
  return told === undefined ? [] : [told];
}

function purposeOf(coding: Element): Purpose[] {
  const told = purposes.get(codeOf(coding));
  if (told === undefined) coding.leave('PURPOSE_UNKNOWN');
  return told === undefined ? [] : [told];
}

function refuseNarrower(provision: Element): void {
  const actions = provision.all('action');
  if (actions.length > 0 && !actions.some((one) => codesOf(one).some((code) => disclose.includes(code)))) {
    provision.at('action').fault('ACTION_OTHER');
  }
  for (const name of ['class', 'dataPeriod']) {
    if (provision.at(name).isThere) provision.at(name).fault('PROVISION_NARROWER');
  }
  for (const label of provision.all('securityLabel')) {
    if (!part2Labels.includes(codeOf(label))) label.fault('PROVISION_NARROWER');
  }
}

/** A permission for no picture says so; every other exception is something that was taken back, or that limits it. */
function readNested(nested: Element, hasPictures: boolean): void {
  const isDeny = nested.text('type') === 'deny';
  const classes = nested.all('class').map(codeOf);
  const isOfMedia = classes.length === 1 && classes[0] === anyMedia && Object.keys(nested.value ?? {}).length === 2;
  if (isDeny && isOfMedia && !hasPictures) return;
  nested.fault(isDeny ? 'TAKEN_BACK' : 'PROVISION_NARROWER');
}

const NI = /^ni:\/\/\/sha-256;([A-Za-z0-9_-]{43})$/;

function readPictures(provision: Element, known: Known): string[] {
  const found = provision.all('data').flatMap((data) => {
    const value = data.at('reference').at('identifier').text('value') ?? '';
    const [, word] = NI.exec(value) ?? [];
    if (data.text('meaning') !== 'instance' || word === undefined) {
      data.fault('PROVISION_NARROWER');
      return [];
    }
    const sha256 = Buffer.from(word, 'base64url').toString('hex');
    if (!known.pictures.has(sha256)) data.fault('PICTURE_UNKNOWN');
    return [sha256];
  });
  return distinct(found);
}

/** Every hash of a picture that the file names. */
export function hashesIn(text: string): string[] {
  const found = [...text.matchAll(/ni:\/\/\/sha-256;([A-Za-z0-9_-]{43})/g)];
  return distinct(found.map(([, word = '']) => Buffer.from(word, 'base64url').toString('hex')));
}

/** Who may be told, and who may tell. A channel that is not here is left out; who may tell may not be, since nobody named is all. */
function readActors(
  provision: Element,
  { known, consent, references }: { known: Known; consent: Element; references: References },
): Pick<Provided, 'channelIds' | 'siteId'> {
  const channelIds: string[] = [];
  const disclosers: string[] = [];
  for (const actor of provision.all('actor')) {
    const role = codesOf(actor.at('role'));
    const id = uuidOf(actor.at('reference'), { consent, references });
    if (role.some((one) => recipient.includes(one))) {
      if (id !== null && known.channelIds.has(id)) channelIds.push(id);
      else actor.leave('RECIPIENT_UNKNOWN');
    } else if (role.some((one) => discloser.includes(one))) {
      if (id === known.organization.id || (id !== null && known.siteIds.has(id))) disclosers.push(id);
      else actor.fault('DISCLOSER_UNKNOWN');
    } else actor.leave('ACTOR_UNKNOWN');
  }
  return { channelIds: distinct(channelIds), siteId: siteOf(distinct(disclosers), { provision, known }) };
}

function siteOf(
  disclosers: readonly string[],
  { provision, known }: { provision: Element; known: Known },
): string | null {
  if (disclosers.length === 0 || disclosers.includes(known.organization.id)) return null;
  if (disclosers.length > 1) provision.at('actor').fault('DISCLOSER_UNKNOWN');
  return disclosers[0] ?? null;
}

const URN = /^urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The id in this house that a reference tells, by itself or by the resource that it names. */
export function uuidOf(
  reference: Element,
  { consent, references }: { consent: Element; references: References },
): string | null {
  const identifiers = [reference.at('identifier'), ...(references.find(reference, consent)?.all('identifier') ?? [])];
  const ids = identifiers.map((one) => URN.exec(one.text('value') ?? '')?.[1]);
  return ids.find((one) => one !== undefined) ?? null;
}
