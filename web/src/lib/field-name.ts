export type FieldName =
  | { readonly kind: 'baseText' }
  | { readonly kind: 'link' | 'images' | 'channelIds' | 'language' }
  | { readonly kind: 'variant'; readonly network: string }
  | { readonly kind: 'altText'; readonly index: number }
  | { readonly kind: 'other' };

/** Takes a field name of a finding apart, so that it can be said in words. */
export function readFieldName(field: string): FieldName {
  if (field === 'baseText') return { kind: 'baseText' };
  if (field === 'link' || field === 'images' || field === 'channelIds' || field === 'language') return { kind: field };
  if (field.startsWith('variants.')) return { kind: 'variant', network: field.slice('variants.'.length) };
  const image = /^images\.(\d+)\.altText$/.exec(field);
  return image ? { kind: 'altText', index: Number(image[1]) } : { kind: 'other' };
}
