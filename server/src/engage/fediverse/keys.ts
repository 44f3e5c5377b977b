import { z } from 'zod';
import { openJson, sealJson } from '../../kernel/crypto/seal.ts';
import type { Services } from '../../kernel/scope/scope.ts';
import type { Fedify } from './library.ts';

/** A JSON Web Key (RFC 7517), private or public; WebCrypto checks what is in it. */
const jwk = z.record(z.string(), z.unknown());
const pair = z.object({ privateKey: jwk, publicKey: jwk });
/** What is sealed: RSA signs requests, which every server understands, and Ed25519 signs objects. */
const keyring = z.object({ rsa: pair, ed25519: pair });
type SealedKeys = z.infer<typeof keyring>;

export type AccountKeys = { readonly rsa: CryptoKeyPair; readonly ed25519: CryptoKeyPair };

type Place = { readonly services: Pick<Services, 'keyring'>; readonly organizationId: string };

/** Opened for another organization, sealed keys fail. */
const aadOf = ({ organizationId }: Place) => `fediverse_account|${organizationId}|keys_sealed`;

/** Makes both key pairs of an account, sealed for its row. */
export async function makeKeys(fedify: Fedify, place: Place): Promise<Uint8Array> {
  const [rsa, ed25519] = await Promise.all([
    fedify.generateCryptoKeyPair('RSASSA-PKCS1-v1_5'),
    fedify.generateCryptoKeyPair('Ed25519'),
  ]);
  const keys: SealedKeys = { rsa: await exported(fedify, rsa), ed25519: await exported(fedify, ed25519) };
  return sealJson(place.services.keyring, keys, aadOf(place));
}

/** The key pairs of an account, in clear. Throws `BedsideError` of codes `CRYPTO_…`. */
export async function openKeys(fedify: Fedify, place: Place, sealed: Uint8Array): Promise<AccountKeys> {
  const keys = keyring.parse(openJson(place.services.keyring, sealed, aadOf(place)));
  const [rsa, ed25519] = await Promise.all([imported(fedify, keys.rsa), imported(fedify, keys.ed25519)]);
  return { rsa, ed25519 };
}

async function exported(fedify: Fedify, { privateKey, publicKey }: CryptoKeyPair): Promise<z.infer<typeof pair>> {
  const [secret, open] = await Promise.all([fedify.exportJwk(privateKey), fedify.exportJwk(publicKey)]);
  return { privateKey: { ...secret }, publicKey: { ...open } };
}

async function imported(fedify: Fedify, keys: z.infer<typeof pair>): Promise<CryptoKeyPair> {
  const [privateKey, publicKey] = await Promise.all([
    fedify.importJwk(keys.privateKey, 'private'),
    fedify.importJwk(keys.publicKey, 'public'),
  ]);
  return { privateKey, publicKey };
}
