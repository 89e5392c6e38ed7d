import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { type Clock, createClock } from './clock';
import { type Faults, noFaults } from './faults';
import { createLedger, type Ledger } from './ledger';
import { settleIn } from './model/first-day';
import { connectLine } from './model/sms';
import { createWorld, type World } from './model/world';
import { createRandom } from './random';
import { accountRoutes, profileRoutes } from './server/account-routes';
import { answerRefusals, serveOn } from './server/answering';
import { readBodies } from './server/body-reading';
import { openCable } from './server/cable';
import { contactRoutes } from './server/contact-routes';
import { controlRoutes } from './server/control-routes';
import { conversationRoutes } from './server/conversation-routes';
import { faultGate } from './server/fault-gate';
import { messageRoutes } from './server/message-routes';
import { pageRoutes } from './server/page-routes';
import { createScriptedClients, type ScriptedClients } from './server/scripted-client';
import { sessionRoutes } from './server/session-routes';
import { settingsRoutes } from './server/settings-routes';
import { sendWebhooks } from './server/webhook-sender';
import { widgetRoutes } from './server/widget-routes';

export type PracticeOptions = {
  /** 0: any free one. */
  port?: number;
  host?: string;
  /** Model seconds for each real one; 0: time stands still and is moved by `clock.advance`. Not used with `clock`. */
  speed?: number;
  /** Real time, ms, at which model time and real time are the same; two programs that share it agree on the time. */
  anchor?: number;
  clock?: Clock;
  /** The same seed gives the same tokens, names and chances. */
  seed?: number;
};

export type Practice = {
  url: string;
  /** `agents` by first name: ana, ben, cleo. */
  tokens: { admin: string; agents: Record<string, string> };
  model: World;
  clock: Clock;
  faults: Faults;
  ledger: Ledger;
  clients: ScriptedClients;
  close(): Promise<void>;
};

/** A whole stand-in Chatwoot, in this process, on a port of its own. */
export async function startPractice(options: PracticeOptions = {}): Promise<Practice> {
  const { port = 0, host = '127.0.0.1', seed = 1, clock = createClock(options) } = options;
  const world = createWorld(clock, createRandom(seed));
  settleIn(world, seed);
  const desk = { world, faults: noFaults(), ledger: createLedger(clock) };
  const clients = createScriptedClients(world);
  connectLine(world);
  sendWebhooks(desk);

  const app = express();
  app.disable('x-powered-by').set('json escape', true).set('etag', false);
  readBodies(app);
  controlRoutes(app, desk, clients);
  pageRoutes(app);
  app.use(faultGate(desk));
  sessionRoutes(app, desk);
  widgetRoutes(app, desk);
  profileRoutes(serveOn(mounted(app, '/api/v1'), desk));
  const serve = serveOn(mounted(app, '/api/v1/accounts/:account'), desk);
  for (const routes of [accountRoutes, settingsRoutes, contactRoutes, conversationRoutes, messageRoutes]) routes(serve);
  app.use((_req, res) => void res.status(404).json({ error: 'Resource could not be found' }));
  app.use(answerRefusals);

  const server = createServer(app);
  const closeCable = openCable(server, desk);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const { port: opened } = server.address() as AddressInfo;
  const [admin, ...agents] = world.users;
  return {
    url: `http://${host}:${opened}`,
    tokens: {
      admin: admin?.access_token ?? '',
      agents: Object.fromEntries(agents.map((user) => [user.email.split('@')[0], user.access_token])),
    },
    model: world,
    ...{ clock, faults: desk.faults, ledger: desk.ledger, clients },
    close: () =>
      new Promise((resolve) => {
        clock.stop();
        closeCable();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function mounted(app: express.Express, path: string): express.Router {
  const router = express.Router({ mergeParams: true });
  app.use(path, router);
  return router;
}
