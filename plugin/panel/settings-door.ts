import { Router } from 'express';
import type { PanelConfig } from '../../adapters/config/config';
import type { World } from '../../adapters/world';
import type { PanelSettings } from '../../core/panel/exchange-contract';

/** `GET settings.json`: what a page has to know before anybody is known. Addresses only, and nothing of any conversation. */
export function settingsDoor(world: World, { identity, exchangeUrl }: PanelConfig): Router {
  const router = Router();
  router.get('/settings.json', (_request, response) => {
    const settings: PanelSettings = {
      identity,
      chatwootOrigin: world.chatwootOrigin,
      accountId: world.accountId,
      language: world.policy().language,
      exchangeUrl: `${exchangeUrl}/session`,
      sayUrl: `${exchangeUrl}/say`,
      sidebarUrl: `${exchangeUrl}/sidebar`,
    };
    response.set('cache-control', 'no-store').json(settings);
  });
  return router;
}
