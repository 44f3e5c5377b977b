/** What an address alone tells: whether it hides where it leads, and what in it follows its readers. */

/** Services whose addresses say nothing of where they lead; they also see every reader. */
const shorteners = new Set([
  'bit.ly',
  'buff.ly',
  'cutt.ly',
  'dlvr.it',
  'fb.me',
  'goo.gl',
  'is.gd',
  'lnkd.in',
  'ow.ly',
  'rb.gy',
  'rebrand.ly',
  's.id',
  'shorturl.at',
  'short.io',
  't.co',
  't.ly',
  'tiny.cc',
  'tinyurl.com',
  'trib.al',
  'v.gd',
  'wp.me',
  'youtu.be',
  'amzn.to',
  'hubs.ly',
  'hubs.la',
  'qrco.de',
  'linktr.ee',
]);
/** Both lead to one known place and are what people are used to. */
const openlyShort = new Set(['youtu.be', 'linktr.ee']);

/** Parameters that only tell who clicked from where; the page is the same without them. */
const trackers =
  /^(?:utm_[a-z_]+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|mc_cid|mc_eid|igshid|igsh|yclid|twclid|ttclid|li_fat_id|_hsenc|_hsmi|hsctatracking|mkt_tok|oly_enc_id|oly_anon_id|vero_id|wickedid|rb_clickid|s_cid|ref_src|ref_url|cmpid|_openstat|epik|srsltid)$/iu;

export type AddressFacts = {
  readonly isShortener: boolean;
  readonly trackingParameters: string[];
  /** The same address without what follows its readers; null where there is nothing to leave out. */
  readonly cleanUrl: string | null;
};

/** Reads an address that `URL` can parse. */
export function readAddress(address: string): AddressFacts {
  const url = new URL(address);
  const host = hostOf(address);
  const trackingParameters = [...new Set([...url.searchParams.keys()].filter((name) => trackers.test(name)))];
  return {
    isShortener: shorteners.has(host) && !openlyShort.has(host),
    trackingParameters,
    cleanUrl: trackingParameters.length === 0 ? null : withoutParameters(url),
  };
}

/** Cuts parameters out of the address as it is written, so that nothing else of it changes. */
function withoutParameters(url: URL): string {
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => !trackers.test(decodeName(pair.split('=', 1)[0] ?? '')))
    .join('&');
  const clean = new URL(url);
  clean.search = kept === '' ? '' : `?${kept}`;
  return clean.href;
}

function decodeName(name: string): string {
  return [...new URLSearchParams(name).keys()][0] ?? '';
}

/** Whether two addresses are on servers of different names; `www.` makes none. */
export function leadsElsewhere(from: string, to: string): boolean {
  return hostOf(from) !== hostOf(to);
}

function hostOf(address: string): string {
  return new URL(address).hostname.replace(/^www\./u, '');
}
