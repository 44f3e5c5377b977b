/** Fields that are called the same here and there. */
const plain = [
  'link',
  'images',
  'channelIds',
  'language',
  'choices',
  'partImages',
  'firstComment',
  'permission',
  'video',
  'cover',
  'document',
  'links',
] as const;
type Plain = (typeof plain)[number];

/** Options that are words, by the names that findings use. */
const optionWords = [
  'contentWarning',
  'title',
  'event.title',
  'offer.couponCode',
  'offer.terms',
  'offer.redeemUrl',
  'action.url',
] as const;
export type OptionWords = (typeof optionWords)[number];

export type FieldName =
  | { readonly kind: 'baseText' }
  | { readonly kind: Plain }
  | { readonly kind: 'variant'; readonly network: string }
  | { readonly kind: 'threadPart'; readonly network: string; readonly index: number }
  /** Words that were chosen for one network: `name` is that of the option. */
  | { readonly kind: 'option'; readonly network: string; readonly name: OptionWords }
  /** A campaign value; `name` is what follows `utm_`. */
  | { readonly kind: 'utm'; readonly name: string }
  | { readonly kind: 'leadsTo' }
  | { readonly kind: 'videoAltText' | 'documentTitle' }
  | { readonly kind: 'altText'; readonly index: number }
  | { readonly kind: 'other' };

/** Takes a field name of a finding apart, so that it can be said in words. */
export function readFieldName(field: string): FieldName {
  if (field === 'baseText') return { kind: 'baseText' };
  const known = plain.find((name) => name === field);
  if (known !== undefined) return { kind: known };
  const option = /^options\.([a-z-]+)\.([A-Za-z.]+)$/.exec(field);
  const words = optionWords.find((name) => name === option?.[2]);
  if (option && words !== undefined) return { kind: 'option', network: option[1] ?? '', name: words };
  if (field.startsWith('links.utm.')) return { kind: 'utm', name: field.slice('links.utm.'.length) };
  if (field.startsWith('addresses.')) return { kind: 'leadsTo' };
  if (field === 'video.altText') return { kind: 'videoAltText' };
  if (field === 'document.title') return { kind: 'documentTitle' };
  const part = /^variants\.([a-z-]+)\.thread\.(\d+)$/.exec(field);
  if (part) return { kind: 'threadPart', network: part[1] ?? '', index: Number(part[2]) };
  if (field.startsWith('variants.')) return { kind: 'variant', network: field.slice('variants.'.length) };
  const image = /^images\.(\d+)\.altText$/.exec(field);
  return image ? { kind: 'altText', index: Number(image[1]) } : { kind: 'other' };
}
