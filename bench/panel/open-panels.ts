import { Agent, request, type ClientRequest } from 'node:http';

/** What a panel was shown, and when: the whole event as text. `performance.now()`, in ms. */
export type Shown = (panel: number, event: string, at: number) => void;

export type OpenPanels = {
  /** How long each waited for its first event, in ms. */
  first: readonly number[];
  close: () => void;
};

const PATIENCE = 60_000;

/** Opens `count` streams at once, as so many pages do, and reads them; resolves when each was shown something. */
export async function openPanels(
  port: number,
  headersOf: (panel: number) => Record<string, string>,
  count: number,
  shown: Shown,
): Promise<OpenPanels> {
  const agent = new Agent({ maxSockets: Infinity });
  const asked: ClientRequest[] = [];
  const began = performance.now();
  const first = await Promise.all(
    Array.from({ length: count }, (_, panel) => {
      return new Promise<number>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`panel ${panel} was shown nothing`)), PATIENCE);
        const one = request({ agent, port, host: '127.0.0.1', path: '/panel/stream', headers: headersOf(panel) });
        asked.push(one);
        one.on('error', () => {});
        one.on('response', (response) => {
          if (response.statusCode !== 200) reject(new Error(`panel ${panel} was answered ${response.statusCode}`));
          let rest = '';
          response.on('error', () => {});
          response.setEncoding('utf8').on('data', (piece: string) => {
            const events = (rest + piece).split('\n\n');
            rest = events.pop() ?? '';
            for (const event of events) {
              if (!event.includes('event: view')) continue;
              clearTimeout(timer);
              resolve(performance.now() - began);
              shown(panel, event, performance.now());
            }
          });
        });
        one.end();
      });
    }),
  );
  return {
    first,
    close() {
      for (const one of asked) one.destroy();
      agent.destroy();
    },
  };
}
