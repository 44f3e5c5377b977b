import type { TemplateContent } from '@bedside/server/contract/registers/templates';
import { expect, test } from 'vitest';
import { applyTemplate, placesOf, templateOf, wordsOf } from './apply-template.ts';
import { emptyContent } from './draft-content.ts';

const content = (made: Partial<TemplateContent>): TemplateContent => ({
  text: '',
  link: null,
  variants: {},
  firstComment: '',
  channelIds: [],
  tags: [],
  ...made,
});
const template = (made: Partial<TemplateContent>) => ({
  kind: 'post' as const,
  name: 'Clinic',
  language: 'es' as const,
  content: content(made),
});
const image = { mediaId: 'm', sha256: 'a'.repeat(64), altText: 'A nurse' };

test('a template asks for the places of all its texts', () => {
  const made = template({ text: '{{service}} {{time}}', variants: { bluesky: { text: '{{time}} {{place}}' } } });
  expect(placesOf(made)).toEqual(['service', 'time', 'place']);
});

test('it takes the place of the words and leaves the images', () => {
  const now = { ...emptyContent('en', ['a']), baseText: 'Before', link: 'https://example.org', images: [image] };
  const made = template({ text: '{{service}} opens', variants: { bluesky: { text: '{{service}}!' } } });
  const used = {
    ...now,
    ...applyTemplate(now, made, { words: { service: 'Flu clinic' }, channelIds: new Set(['a']) }),
  };
  expect(used).toEqual({
    ...now,
    baseText: 'Flu clinic opens',
    variants: { bluesky: { text: 'Flu clinic!' } },
    language: 'es',
  });
});

test('channels that are gone are left out; where none is left, those that were chosen stay', () => {
  const now = emptyContent('en', ['a']);
  const made = template({ text: 'x', channelIds: ['b', 'gone'] });
  const here = (...ids: string[]) => ({ words: {}, channelIds: new Set(ids) });
  expect(applyTemplate(now, made, here('a', 'b')).channelIds).toEqual(['b']);
  expect(applyTemplate(now, made, here('a')).channelIds).toBeUndefined();
});

test('hashtags come with their signs, and a snippet with its words filled in', () => {
  expect(wordsOf({ kind: 'hashtags', content: content({ tags: ['Flu', 'Salud'] }) }, {})).toBe('#Flu #Salud');
  expect(wordsOf({ kind: 'snippet', content: content({ text: 'Call {{phone}}.' }) }, { phone: '555-0142' })).toBe(
    'Call 555-0142.',
  );
});

test('a draft that is kept as a template and used again is the same draft, but for its images', () => {
  const draft = {
    ...emptyContent('en', ['a']),
    baseText: 'Walk in.',
    link: 'https://example.org',
    variants: { practice: { text: 'Walk in!' } },
    images: [image],
  };
  const kept = templateOf(draft);
  const used = applyTemplate(
    emptyContent('es'),
    { ...kept, name: 'x', content: content(kept.content) },
    { words: {}, channelIds: new Set(['a']) },
  );
  expect({ ...emptyContent('es'), ...used }).toEqual({ ...draft, images: [] });
});
