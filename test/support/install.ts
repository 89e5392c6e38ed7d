import { systemClock } from '../../adapters/clock';
import type { ChatwootConfig, PanelConfig } from '../../adapters/config/config';
import { readConfig } from '../../adapters/config/read-config';
import { setUp } from '../../cli/setup/set-up';

const NOTHING_YET = { botId: null, deskConversationId: null, webhookSecrets: [], panelSecret: null };

/** What `setup` left: how to speak with Chatwoot, and where the panel is. */
export type Installed = { chatwoot: ChatwootConfig; panel: PanelConfig | null };

/**
 * Sets up the practice Chatwoot as `npm run setup` would, and gives the configuration that goes with it. `byHand`: what an
 * administrator wrote into `.env` besides; the tab opens its PANEL_URL.
 */
export async function install(
  url: string,
  adminToken: string,
  webhookUrl: string,
  byHand: Readonly<Record<string, string>> = {},
): Promise<Installed> {
  const pluginUrl = new URL(webhookUrl).origin;
  const { environment } = await setUp({
    ...{
      url,
      accountId: 1,
      adminToken,
      pluginUrl,
      panelUrl: byHand['PANEL_URL'] ?? pluginUrl,
      supervisors: [],
      known: NOTHING_YET,
      onlyLook: false,
    },
    clock: systemClock(),
    requestsPerSecond: 1_000,
  });
  const usual = { ...Object.fromEntries(environment ?? []), CHATWOOT_REQUESTS_PER_SECOND: '20' };
  const config = readConfig({ ...usual, ...byHand });
  if (!config.ok)
    throw new Error(`setup left a configuration with faults: ${config.faults.map(({ where }) => where).join()}`);
  return { chatwoot: config.value.chatwoot, panel: config.value.panel };
}
