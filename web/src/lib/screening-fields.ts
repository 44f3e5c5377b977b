import type { Content } from '@bedside/server/contract/flow/compose';

export type TextField = { readonly field: string; readonly text: string };

/** Every text of a post that is screened, under the names that findings use. A link is screened as it is written. */
export function screenedFields(content: Pick<Content, 'baseText' | 'variants' | 'images' | 'link'>): TextField[] {
  const fields: TextField[] = [{ field: 'baseText', text: content.baseText }];
  for (const [network, variant] of Object.entries(content.variants)) {
    if (variant !== undefined) fields.push({ field: `variants.${network}`, text: variant.text });
  }
  content.images.forEach((image, index) => fields.push({ field: `images.${index}.altText`, text: image.altText }));
  if (content.link !== null && content.link !== '') fields.push({ field: 'link', text: content.link });
  return fields;
}

export type FieldName =
  | { readonly kind: 'baseText' }
  | { readonly kind: 'link' }
  | { readonly kind: 'variant'; readonly network: string }
  | { readonly kind: 'altText'; readonly index: number }
  | { readonly kind: 'other' };

/** Takes a field name of a finding apart, so that it can be said in words. */
export function readFieldName(field: string): FieldName {
  if (field === 'baseText') return { kind: 'baseText' };
  if (field === 'link') return { kind: 'link' };
  if (field.startsWith('variants.')) return { kind: 'variant', network: field.slice('variants.'.length) };
  const image = /^images\.(\d+)\.altText$/.exec(field);
  return image ? { kind: 'altText', index: Number(image[1]) } : { kind: 'other' };
}
