/** Fields that are called the same here and there. */
const plain = [
  'link',
  'images',
  'channelIds',
  'language',
  'visibility',
  'partImages',
  'firstComment',
  'permission',
] as const;
type Plain = (typeof plain)[number];

export type FieldName =
  | { readonly kind: 'baseText' }
  | { readonly kind: Plain }
  | { readonly kind: 'variant'; readonly network: string }
  | { readonly kind: 'threadPart'; readonly network: string; readonly index: number }
  | { readonly kind: 'contentWarning' }
  | { readonly kind: 'altText'; readonly index: number }
  | { readonly kind: 'other' };

/** Takes a field name of a finding apart, so that it can be said in words. */
export function readFieldName(field: string): FieldName {
  if (field === 'baseText') return { kind: 'baseText' };
  const known = plain.find((name) => name === field);
  if (known !== undefined) return { kind: known };
  if (field === 'options.mastodon.contentWarning') return { kind: 'contentWarning' };
  const part = /^variants\.([a-z]+)\.thread\.(\d+)$/.exec(field);
  if (part) return { kind: 'threadPart', network: part[1] ?? '', index: Number(part[2]) };
  if (field.startsWith('variants.')) return { kind: 'variant', network: field.slice('variants.'.length) };
  const image = /^images\.(\d+)\.altText$/.exec(field);
  return image ? { kind: 'altText', index: Number(image[1]) } : { kind: 'other' };
}
