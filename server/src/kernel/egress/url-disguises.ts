/**
 * Ways to write addresses so that a check of the text does not see them, worked out for each address that is worth an
 * attack: this machine, the services that hand out a cloud's credentials, and one of each private range.
 */
const TARGETS = ['127.0.0.1', '169.254.169.254', '10.0.0.1', '172.16.0.1', '192.168.1.1', '100.64.0.1'] as const;

function bytesOf(address: string): readonly [number, number, number, number] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  return [a, b, c, d];
}

const octal = (value: number) => `0${value.toString(8)}`;
const hex = (value: number) => `0x${value.toString(16)}`;

/** IPv4 as inet_aton reads it and browsers repair it: octal, hexadecimal, one number, fewer parts, other digits and dots. */
function disguises(address: string): readonly string[] {
  const bytes = bytesOf(address);
  const [a, b, c, d] = bytes;
  const whole = ((a * 256 + b) * 256 + c) * 256 + d;
  return [
    String(whole),
    hex(whole),
    hex(whole).toUpperCase(),
    `0${whole.toString(8)}`,
    bytes.map(octal).join('.'),
    bytes.map(hex).join('.'),
    bytes.map((value) => `000${octal(value)}`).join('.'),
    `${octal(a)}.${hex(b)}.${c}.${d}`,
    `${a}.${(b * 256 + c) * 256 + d}`,
    `${a}.${b}.${c * 256 + d}`,
    `${hex(a)}.${(b * 256 + c) * 256 + d}`,
    `${address}.`,
    address.replaceAll('.', '。'),
    address.replaceAll('.', '．'),
    address.replaceAll('.', '｡'),
    address.replaceAll('.', '%2e'),
    address.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    address.replace(/\d/g, (digit) => String.fromCodePoint(0x1d7ce + Number(digit))),
    address.replace(/\d/g, (digit) => `%3${digit}`),
  ].map((host) => `https://${host}/`);
}

/** IPv6 that carries the address inside: mapped, compatible, translated, and three kinds of tunnels. */
function wrappings(address: string): readonly string[] {
  const [a, b, c, d] = bytesOf(address);
  const high = (a * 256 + b).toString(16);
  const low = (c * 256 + d).toString(16);
  const inverted = [0xffff - (a * 256 + b), 0xffff - (c * 256 + d)].map((part) => part.toString(16)).join(':');
  return [
    `::ffff:${address}`,
    `::ffff:${high}:${low}`,
    `0:0:0:0:0:ffff:${high}:${low}`,
    `0000:0000:0000:0000:0000:FFFF:${address}`,
    `::${address}`,
    `::ffff:0:${address}`,
    `64:ff9b::${address}`,
    `64:ff9b:1::${high}:${low}`,
    `64:ff9b:1:ffff::${address}`,
    `2002:${high}:${low}::1`,
    `2001:0:4136:e378:8000:63bf:${inverted}`,
    `2600:1f00::5efe:${address}`,
    `2600:1f00::200:5efe:${high}:${low}`,
    `fe80::5efe:${address}`,
  ].map((host) => `https://[${host}]/`);
}

/** What is refused for how it is written. */
export const DISGUISED_URLS: readonly string[] = TARGETS.flatMap(disguises);
/** What is refused for where it leads. */
export const WRAPPED_URLS: readonly string[] = TARGETS.flatMap(wrappings);
