import { isLoopback, isPrivateAddress } from '../../adapters/config/private-address';
import { comesStraight, type Addresses } from './address-variables';
import type { Hand } from './hand';

type Around = Addresses & { url: string; internalUrl: string | null; written: ReadonlyMap<string, string> };

/** What may keep Chatwoot, browsers or us from reaching one another, and is seen from the addresses alone. */
export function addressesStep(hand: Hand, { url, internalUrl, pluginUrl, panelUrl, written }: Around): void {
  if (isPrivateAddress(pluginUrl)) {
    hand.warn(
      `${pluginUrl} is an address of a private network. Chatwoot posts there only with ` +
        'SAFE_FETCH_ALLOW_PRIVATE_NETWORK=true in the environment of both its containers (rails and sidekiq).',
    );
  } else if (pluginUrl.startsWith('http:')) {
    hand.warn(`${pluginUrl} is not https: whoever is on the way can read what clients write.`);
  }
  if (isLoopback(pluginUrl)) {
    hand.warn(`A Chatwoot that runs in Docker means itself by ${new URL(pluginUrl).hostname}: see docs/install.md.`);
  }
  if (comesStraight(pluginUrl, written) && !written.get('HOST')) {
    hand.warn(
      `So that Chatwoot reaches ${pluginUrl}, the plugin listens at every address of this machine (HOST=0.0.0.0): ` +
        'let your firewall keep its port from the world.',
    );
  }
  if (isLoopback(url) && internalUrl === null) {
    hand.warn(
      `In a container of ours ${url} is that container itself. If you use docker/compose.yaml, put Chatwoot's name on its ` +
        'own network into .env: CHATWOOT_INTERNAL_URL=http://rails:3000',
    );
  }
  if (panelUrl === pluginUrl && isPrivateAddress(panelUrl) && !isLoopback(panelUrl)) {
    hand.warn(`The tab opens ${panelUrl}. If your advocates' browsers do not know that name, give --panel-url.`);
  }
}
