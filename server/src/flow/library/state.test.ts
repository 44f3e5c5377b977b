import { countText, manifests } from '@bedside/connectors/networks';
import { describe, expect, test } from 'vitest';
import type { Content } from '../compose/contract.ts';
import { disclosureFor, isInLibrary, isOnePiece, namesEmployer, sharedContent, usualWording } from './state.ts';

const organization = 'Lakeside Clinic';
const source: Content = {
  schema: 1,
  baseText: 'Flu vaccines are here.',
  link: 'https://lakeside.example.org/flu',
  images: [],
  variants: { mastodon: { text: 'Flu vaccines are here. #flu' } },
  channelIds: ['11111111-1111-4111-8111-111111111111'],
  language: 'en',
};

describe('the line that says who shares it', () => {
  const line = (text: string, language: 'en' | 'es' = 'en') =>
    disclosureFor(manifests.bluesky, { text, link: null, wording: usualWording[language], organization });

  test('names the employer and that the view is one’s own', () => {
    expect(line('Flu vaccines are here.')).toBe('I work at Lakeside Clinic. Views are my own.');
    expect(line('Ya hay vacunas.', 'es')).toBe('Trabajo en Lakeside Clinic. Las opiniones son mías.');
  });

  test('is the short one where the limit is near, and never left out', () => {
    const whole = 'I work at Lakeside Clinic. Views are my own.';
    const short = 'I work at Lakeside Clinic; views mine.';
    const room = manifests.bluesky.text.maxLength - whole.length - 2;
    expect(line('x'.repeat(room))).toBe(whole);
    expect(line('x'.repeat(room + 1))).toBe(short);
    expect(line('x'.repeat(manifests.bluesky.text.maxLength - short.length - 2))).toBe(short);
    expect(line('x'.repeat(manifests.bluesky.text.maxLength - short.length - 1))).toBeNull();
  });

  test('counts the link as the network does', () => {
    const text = 'x'.repeat(manifests.x.text.maxLength - 60);
    const made = { text, wording: usualWording.en, organization };
    expect(disclosureFor(manifests.x, { ...made, link: null })).toContain('Views are my own.');
    expect(disclosureFor(manifests.x, { ...made, link: source.link })).toBeNull();
  });

  test('takes a name as it is, signs of patterns and all', () => {
    const made = { text: '', link: null, wording: usualWording.en, organization: 'A$& {organization}' };
    expect(disclosureFor(manifests.bluesky, made)).toBe('I work at A$& {organization}. Views are my own.');
  });

  test('of the house has to name the employer in both forms', () => {
    expect(namesEmployer(usualWording.en)).toBe(true);
    expect(namesEmployer(usualWording.es)).toBe(true);
    expect(namesEmployer({ ...usualWording.en, short: 'Views mine.' })).toBe(false);
    expect(namesEmployer({ ...usualWording.en, employer: 'I work here.' })).toBe(false);
  });
});

describe('what is shared', () => {
  const on = (network: 'mastodon' | 'bluesky') => ({ network, channelId: 'own', disclosure: 'I work at Lakeside.' });

  test('is the wording for that network with the line, for that account alone', () => {
    expect(sharedContent(source, on('mastodon'))).toEqual({
      schema: 1,
      baseText: 'Flu vaccines are here. #flu\n\nI work at Lakeside.',
      link: source.link,
      images: [],
      variants: {},
      channelIds: ['own'],
      language: 'en',
    });
    expect(sharedContent(source, on('bluesky')).baseText).toBe('Flu vaccines are here.\n\nI work at Lakeside.');
  });

  test('carries the permissions on which it rests, and no first comment', () => {
    const permission = { purpose: 'education' as const, authorizationIds: ['22222222-2222-4222-8222-222222222222'] };
    const shared = sharedContent({ ...source, permission, firstComment: 'More inside.' }, on('bluesky'));
    expect(shared.permission).toEqual(permission);
    expect(shared.firstComment).toBeUndefined();
  });

  test('is never a piece of a thread', () => {
    const thread = { ...source, variants: { bluesky: { text: 'One', thread: [{ text: 'Two' }] } } };
    expect(isOnePiece(thread, 'bluesky')).toBe(false);
    expect(isOnePiece(thread, 'mastodon')).toBe(true);
  });

  test('counts on the network with its line', () => {
    const { baseText } = sharedContent(source, on('bluesky'));
    expect(countText(manifests.bluesky, baseText).over).toBe(false);
  });
});

describe('an entry of the library', () => {
  const now = new Date('2027-03-01T12:00:00Z');
  const entry = { versionId: 'v1', networks: ['bluesky'], endsAt: new Date('2027-03-02T00:00:00Z'), removedAt: null };
  const asked = { versionId: 'v1', network: 'bluesky', stage: 'published', now } as const;

  test('lets its version be shared on its networks until its end', () => {
    expect(isInLibrary(entry, asked)).toBe(true);
    expect(isInLibrary(entry, { ...asked, stage: 'approved' })).toBe(true);
  });

  test.each([
    ['there is none', null, asked],
    ['it was taken out', { ...entry, removedAt: now }, asked],
    ['its end has come', { ...entry, endsAt: now }, asked],
    ['it is of another version', { ...entry, versionId: 'v0' }, asked],
    ['it is for another network', { ...entry, networks: ['mastodon'] }, asked],
    ['the post was taken down', entry, { ...asked, stage: 'taken_down' as const }],
    ['the post was put away', entry, { ...asked, stage: 'discarded' as const }],
    ['the post is being written anew', entry, { ...asked, stage: 'draft' as const }],
    ['the post is kept back', entry, { ...asked, stage: 'parked' as const }],
  ])('lets nothing be shared where %s', (_why, row, of) => {
    expect(isInLibrary(row, of)).toBe(false);
  });
});
