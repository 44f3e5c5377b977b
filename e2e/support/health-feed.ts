import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Entry = { readonly name: string; readonly title: string; readonly text: string; readonly day: string };

export type HealthFeed = {
  readonly url: string;
  /** What the feed shows from now on, the newest first. */
  show(entries: readonly Entry[]): void;
  stop(): Promise<void>;
};

/** The feed of an invented health department, on this machine. */
export async function startHealthFeed(entries: readonly Entry[]): Promise<HealthFeed> {
  let shown = entries;
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feedOf(shown));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server on a TCP port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/notices.xml`,
    show: (next) => {
      shown = next;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function feedOf(entries: readonly Entry[]): string {
  const items = entries.map(
    ({ name, title, text, day }) =>
      `<item><guid isPermaLink="false">${name}</guid><title>${title}</title><link>https://health.example.org/${name}</link><pubDate>${day}</pubDate><description>${text}</description></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbor County Health Department</title><link>https://health.example.org/</link><language>en</language>${items.join('')}</channel></rss>`;
}
