import type { ExchangeAnswer, PanelSettings } from '../../../core/panel/exchange-contract';
import { ask, type Fetch } from '../ask/ask';
import type { Context } from '../context/read-context';
import type { Prover } from './keep-proof';

/** Identities A and B': Chatwoot's cookie goes with the request, to Chatwoot's own host. */
export const byExchange =
  (fetch: Fetch, { exchangeUrl }: PanelSettings, { accountId, conversationId }: Context): Prover =>
  (_signal, before) =>
    ask<ExchangeAnswer>(fetch, exchangeUrl, {
      body: { accountId, scope: { conversationId } },
      cookie: true,
      bearer: before ?? undefined,
    });
