import { Agent, request } from 'node:http';
import autocannon from 'autocannon';
import type { Body } from './bodies';

const PATH = '/webhooks/chatwoot';

/** How many a second when 50 connections ask as fast as they are answered; `bad` counts everything but 200. */
export async function saturate(port: number, bodies: readonly Body[], seconds: number) {
  let next = 0;
  const result = await autocannon({
    url: `http://127.0.0.1:${port}${PATH}`,
    connections: 50,
    duration: seconds,
    method: 'POST',
    requests: [
      {
        setupRequest: (asked) => {
          const body = bodies[next % bodies.length] as Body;
          next += 1;
          return { ...asked, path: PATH, method: 'POST', headers: body.headers, body: body.raw };
        },
      },
    ],
  });
  const bad = result.non2xx + result.errors + result.timeouts;
  return { perSecond: result.requests.total / result.duration, bad, repeated: Math.max(0, next - bodies.length) };
}

/**
 * Open loop: each request has its own intended moment, whether or not the one before was answered, and its latency counts
 * from that moment. So a server that stops for a second is seen to have stopped for a second.
 */
export async function openLoop(port: number, bodies: readonly Body[], perSecond: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const began = performance.now() + 50;
  const latencies: number[] = [];
  let bad = 0;
  let last = 0;
  let sent = 0;
  const pending: Promise<void>[] = [];
  while (sent < bodies.length) {
    const due = Math.floor(((performance.now() - began) / 1000) * perSecond);
    while (sent <= due && sent < bodies.length) {
      const intended = began + (sent / perSecond) * 1000;
      pending.push(
        post(agent, port, bodies[sent] as Body).then((status) => {
          last = performance.now();
          if (status !== 200) bad += 1;
          latencies.push(last - intended);
        }),
      );
      sent += 1;
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(pending);
  agent.destroy();
  latencies.sort((a, b) => a - b);
  const at = (share: number): number =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), max: at(1), bad, lastAfter: last - began };
}

function post(agent: Agent, port: number, body: Body): Promise<number> {
  return new Promise((resolve) => {
    const headers = { ...body.headers, 'content-length': body.raw.length };
    const asked = request({ agent, port, host: '127.0.0.1', path: PATH, method: 'POST', headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    asked.on('error', () => resolve(0));
    asked.end(body.raw);
  });
}
