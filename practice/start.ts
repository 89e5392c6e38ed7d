import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { type Clock, createClock } from './clock';
import { noFaults } from './faults';
import { createLedger } from './ledger';
import { settleIn } from './model/first-day';
import { connectLine, lineAccount } from './model/sms';
import { createWorld } from './model/world';
import { createRandom } from './random';
import { accountRoutes } from './server/account-routes';
import { answerRefusals, serveOn } from './server/answering';
import { readBodies } from './server/body-reading';
import { openCable } from './server/cable';
import { contactRoutes } from './server/contact-routes';
import { controlRoutes } from './server/control-routes';
import { conversationRoutes } from './server/conversation-routes';
import { faultGate } from './server/fault-gate';
import { messageRoutes } from './server/message-routes';
import { pageRoutes } from './server/page-routes';
import { notFound } from './server/refusal';
import { createScriptedClients } from './server/scripted-client';
import { profileRoutes, sessionRoutes } from './server/session-routes';
import { settingsRoutes } from './server/settings-routes';
import { shiftRoutes } from './server/shift-routes';
import { sendWebhooks } from './server/webhook-sender';
import { widgetRoutes } from './server/widget-routes';
import { createCarrier } from './twilio/carrier';
import { carrierControl } from './twilio/control-routes';
import { phoneRoutes } from './twilio/phone-routes';
import { serveCarrier } from './twilio/serve-carrier';

/** `port` 0: any free one. `seed`: the same one gives the same tokens, names and chances. */
export type PracticeOptions = {
  port?: number;
  host?: string;
  seed?: number;
  /** Model seconds for each real one; 0: time stands still and is moved by `clock.advance`. Not used with `clock`. */
  speed?: number;
  /** Real time, ms, at which model time and real time are the same; two programs that share it agree on the time. */
  anchor?: number;
  clock?: Clock;
  /** The token of the carrier's account; else a made-up one. */
  twilioToken?: string;
};

export type Practice = Awaited<ReturnType<typeof startPractice>>;

/** A whole stand-in Chatwoot, in this process, on a port of its own. Its `tokens.agents` go by first name: ana, ben, cleo. */
export async function startPractice(options: PracticeOptions = {}) {
  const { port = 0, host = '127.0.0.1', seed = 1, clock = createClock(options) } = options;
  const world = createWorld(clock, createRandom(seed));
  settleIn(world, seed);
  const faults = noFaults();
  const ledger = createLedger(clock);
  const carrier = createCarrier({
    clock,
    random: createRandom(seed + 1),
    faults,
    account: lineAccount(world, options),
  });
  const desk = { world, faults, ledger, carrier };
  const clients = createScriptedClients(world, carrier);
  connectLine(world, carrier);
  sendWebhooks(desk);

  const app = express();
  const [account, own] = [express.Router({ mergeParams: true }), express.Router()];
  app.disable('x-powered-by').set('json escape', true).set('etag', false);
  readBodies(app);
  controlRoutes(app, desk, clients);
  carrierControl(app, carrier);
  phoneRoutes(app, world, carrier);
  pageRoutes(app, world);
  shiftRoutes(app, world, clients);
  serveCarrier(app, carrier);
  app.use(faultGate(desk));
  sessionRoutes(app, desk);
  widgetRoutes(app, desk);
  profileRoutes(serveOn(own, desk));
  const serve = serveOn(account, desk);
  for (const routes of [accountRoutes, settingsRoutes, contactRoutes, conversationRoutes, messageRoutes]) routes(serve);
  app.use('/api/v1', own).use('/api/v1/accounts/:account', account);
  app.use((_req, _res, next) => next(notFound()));
  app.use(answerRefusals);

  const server = createServer(app);
  const closeCable = openCable(server, desk);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const [admin, ...agents] = world.users.map((user) => [user.email.split('@')[0], user.access_token] as const);
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    tokens: { admin: admin?.[1] ?? '', agents: Object.fromEntries(agents) as Record<string, string> },
    ...{ model: world, clock, faults, ledger, clients, twilio: carrier },
    close: () =>
      new Promise<void>((resolve) => {
        clock.stop();
        closeCable();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
