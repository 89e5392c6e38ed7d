import { createServer, request as ask, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where a request goes that is made to this name with such a path; null: nobody passes it on. */
export type PassesOn = (host: string, path: string) => string | null;

/** A proxy before everything, as one stands before Chatwoot: many names at one port, each passed on as the test says. */
export async function startProxy(passesOn: PassesOn): Promise<{ port: number; close: () => void }> {
  const server: Server = createServer((request, response) => {
    const { host = '' } = request.headers;
    const to = passesOn(host.replace(/:\d+$/, ''), request.url ?? '/');
    if (to === null) return void response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>');
    const passed = ask(to, { method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy());
    response.on('close', () => passed.destroy());
    request.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { port: (server.address() as AddressInfo).port, close };
}
