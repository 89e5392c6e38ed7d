import express, { type Express } from 'express';
import helmet from 'helmet';
import { beaconDoor } from './beacon/door';
import { healthDoor } from './doors/health';
import { metricsDoor } from './doors/metrics';
import { panelDoors } from './panel/doors';
import type { Live } from './panel/live';
import { lineDoor } from './line/line-door';
import { panelPages } from './panel/page-files';
import { readBuiltLine } from '../adapters/built-line';
import { twilioDoors } from './twilio/doors';
import type { World } from '../adapters/world';

/** Every door but Chatwoot's, which stands in front. A door is added here and nowhere else. */
export function createApp(world: World, live: Live): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(helmet());
  app.use(healthDoor(world));
  app.use(metricsDoor(world));
  app.use(beaconDoor(world));
  app.use(twilioDoors(world));
  app.use(panelPages(world));
  app.use(panelDoors(world, live));
  app.use(lineDoor(world, readBuiltLine()));
  app.use((_request, response) => {
    response.status(404).json({ error: 'there is nothing at this address' });
  });
  return app;
}
