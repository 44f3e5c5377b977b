export { getNotice, listNotices, markNotice } from './notices.ts';
export { namesSource, passOn, passOnNow } from './pass-on.ts';
export { addSource, changeSource, failingSources, listSources, lookNow, probeSource, removeSource } from './sources.ts';
