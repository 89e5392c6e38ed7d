import { Router } from 'express';
import type { World } from '../../adapters/world';
import { codeDoor } from './code-door';
import { commandDoor } from './command-door';
import { exchangeDoor } from './exchange-door';
import { goodbyeDoor } from './goodbye-door';
import type { Live } from './live';
import { onlyOurPages } from './origins';
import { peopleDoor } from './people-door';
import { rotaDoor } from './rota-door';
import { settingsDoor } from './settings-door';
import { viewDoor } from './view-door';

/** Everything that the panel's page asks. Without an address at which browsers reach us none of it is there. */
export function panelDoors(world: World, live: Live): Router {
  const router = Router();
  const { panel } = world;
  if (panel === null) return router;
  const command = commandDoor(world, panel);
  router.use('/exchange', exchangeDoor(world, panel, command));
  router.use('/panel', settingsDoor(world, panel));
  const asked = Router();
  asked.use(['/view', '/stream', '/command', '/people', '/code', '/goodbye', '/desk'], onlyOurPages(world, panel));
  asked.use(viewDoor(world, panel, live));
  asked.post('/command', ...command);
  asked.post('/goodbye', ...goodbyeDoor(world, panel, live));
  asked.use(peopleDoor(world, panel));
  asked.use('/code', codeDoor(world, panel));
  asked.use('/desk/rota', rotaDoor(world, panel));
  router.use('/panel', asked);
  return router;
}
