/** Programs that open an address without anybody reading: link previews of networks and messengers, search engines, tools. */
const names =
  /bot\b|bot\/|crawl|spider|slurp|preview|facebookexternalhit|facebookcatalog|meta-external|whatsapp|telegram|discord|slack|skype|viber|embedly|iframely|cardyb|bluesky|mastodon|pleroma|akkoma|misskey|snapchat|pinterest|linkedin|quora link|flipboard|tumblr|nuzzel|vkshare|w3c_validator|google-read-aloud|googleother|mediapartners|feedfetcher|lighthouse|headlesschrome|curl|wget|python|go-http-client|okhttp|node-fetch|undici|axios|java\/|libwww|scrapy|monitor|uptime|probe/iu;

/**
 * Whether an opened address counts as a click of somebody: a GET of a program that calls itself a browser and is not just
 * loading ahead. Apps of networks open addresses in a browser of their own, whose name has the app's in it: those count.
 */
export function isClick(request: Request): boolean {
  if (request.method !== 'GET') return false;
  const { headers } = request;
  const purpose = `${headers.get('sec-purpose') ?? ''} ${headers.get('purpose') ?? ''} ${headers.get('x-moz') ?? ''}`;
  if (/prefetch|prerender|preview/iu.test(purpose)) return false;
  const agent = headers.get('user-agent') ?? '';
  if (/\[(?:FBAN|FB_IAB|LinkedInApp|Pinterest)|Instagram \d|Snapchat\/\d|LinkedInApp/u.test(agent)) {
    return agent.startsWith('Mozilla/');
  }
  return agent.startsWith('Mozilla/') && !names.test(agent);
}
