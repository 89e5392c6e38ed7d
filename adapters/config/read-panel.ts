import type { Fault, Reading } from '../faults';
import type { PanelConfig } from './config';
import { readVariables, variableFault, type Environment } from './variable';
import { CHATWOOT_VARIABLES, LOCAL_VARIABLES, PANEL_VARIABLES } from './variables';

const { CHATWOOT_URL } = CHATWOOT_VARIABLES;
const { PUBLIC_URL } = LOCAL_VARIABLES;

/** Where the panel is and how it proves who asks; null while no address is known at which browsers reach us. */
export function readPanel(env: Environment): Reading<PanelConfig | null> {
  const { values, faults } = readVariables({ ...PANEL_VARIABLES, CHATWOOT_URL, PUBLIC_URL }, env);
  // Those two are read and complained of elsewhere.
  const ours = faults.filter(({ where }) => where in PANEL_VARIABLES);
  if (ours.length > 0) return { ok: false, faults: ours };
  const url = values.PANEL_URL ?? values.PUBLIC_URL;
  if (faults.length > 0 || !url) return { ok: true, value: null };
  const wrong = elsewhere(values.PANEL_EXCHANGE_URL, values.CHATWOOT_URL);
  if (wrong) return { ok: false, faults: [wrong] };
  return { ok: true, value: { secret: values.PANEL_SECRET, url, ...exchangeAt(url, values) } };
}

function exchangeAt(
  url: string,
  { PANEL_EXCHANGE_URL, CHATWOOT_URL: chatwoot }: { PANEL_EXCHANGE_URL: string | undefined; CHATWOOT_URL: string },
): Pick<PanelConfig, 'exchangeUrl' | 'identity'> {
  if (PANEL_EXCHANGE_URL) return { exchangeUrl: PANEL_EXCHANGE_URL, identity: 'prefix' };
  const sameHost = new URL(url).hostname === new URL(chatwoot).hostname;
  return { exchangeUrl: `${url}/exchange`, identity: sameHost ? 'same-host' : 'code' };
}

/** Chatwoot's cookie goes to Chatwoot's host alone: an exchange elsewhere would never see it. */
function elsewhere(exchange: string | undefined, chatwoot: string): Fault | null {
  if (!exchange || new URL(exchange).hostname === new URL(chatwoot).hostname) return null;
  return variableFault('PANEL_EXCHANGE_URL', PANEL_VARIABLES.PANEL_EXCHANGE_URL, exchange);
}
