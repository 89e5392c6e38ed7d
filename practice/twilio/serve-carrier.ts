import type { Router } from 'express';
import { API, MESSAGING, notHere, serveTwilio } from './answering';
import { callRoutes } from './call-routes';
import type { Carrier } from './carrier';
import { messageRoutes } from './message-routes';
import { serviceRoutes } from './service-routes';
import { usageRoutes } from './usage-routes';

/** Twilio's API, as far as a helpline uses it. Stands before everything that is Chatwoot. */
export function serveCarrier(router: Router, carrier: Carrier): void {
  const serve = serveTwilio(router, carrier);
  for (const routes of [messageRoutes, callRoutes, usageRoutes]) routes(serve);
  serviceRoutes(serveTwilio(router, carrier, MESSAGING));
  router.use([API, MESSAGING], (req) => {
    throw notHere({ path: req.originalUrl });
  });
}
