import { deriveSecret, type Keyring } from '../../kernel/crypto/keyring.ts';

/** Short words that are easy to read out and to type; none is a name. 64 of them, so that each stands for six bits. */
const WORDS = (
  'acorn apple badge basket beacon birch bridge butter cable candle canoe cedar chalk cloud compass ' +
  'copper cotton dune eagle engine falcon feather field fossil garden gravel granite harbor hammer hockey ' +
  'island inlet kettle lantern lemon linen maple marble mango mint mirror north onion orchard otter ' +
  'paper pebble pepper pillow planet pocket prairie ribbon rocket saddle sailor silver spruce summit ' +
  'tulip velvet valley walnut window'
).split(' ');

const WORD_COUNT = 4;

/**
 * A password of four words and four digits that no other installation has: about 37 bits out of this installation's
 * own key, behind a sign-in that slows down guessing. Made anew it is the same, so that a set-up that was cut off can
 * be gone through again.
 */
export function readablePassword(keyring: Keyring): string {
  const secret = deriveSecret(keyring, 'sample-organization');
  const words = Array.from({ length: WORD_COUNT }, (_, index) => WORDS[secret.readUInt8(index) % WORDS.length]);
  const digits = String(secret.readUInt32BE(WORD_COUNT) % 10_000).padStart(4, '0');
  return [...words, digits].join('-');
}
