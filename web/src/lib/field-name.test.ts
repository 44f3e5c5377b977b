import { textFields } from '@bedside/server/contract/flow/compose';
import { expect, it } from 'vitest';
import { readFieldName } from './field-name.ts';

it('names each text of a post as findings name it', () => {
  const fields = textFields({
    baseText: 'Flu shots are here',
    link: 'https://example.org/flu',
    variants: { bluesky: { text: 'Flu shots!' } },
    images: [{ mediaId: 'm', sha256: 's', altText: 'A nurse' }],
    links: { shorten: true, utm: { campaign: 'spring' } },
  });
  expect(fields).toEqual([
    { field: 'baseText', text: 'Flu shots are here' },
    { field: 'variants.bluesky', text: 'Flu shots!' },
    { field: 'images.0.altText', text: 'A nurse' },
    { field: 'link', text: 'https://example.org/flu' },
    { field: 'links.utm.campaign', text: 'spring' },
  ]);
  expect(fields.map(({ field }) => readFieldName(field))).toEqual([
    { kind: 'baseText' },
    { kind: 'variant', network: 'bluesky' },
    { kind: 'altText', index: 0 },
    { kind: 'link' },
    { kind: 'utm', name: 'campaign' },
  ]);
  expect(readFieldName('addresses.0')).toEqual({ kind: 'leadsTo' });
  expect(readFieldName('images.x.altText')).toEqual({ kind: 'other' });
});
