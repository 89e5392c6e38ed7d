import { isLoopback, isPrivateAddress } from '../../adapters/config/private-address';

/** `pluginUrl`: where Chatwoot posts to us. `panelUrl`: where browsers find us. Both without a slash at their ends. */
export type Addresses = { pluginUrl: string; panelUrl: string };

const USUAL_PORT = '4000';
/** Our name in docker/compose.yaml, which opens the port itself. */
const IN_DOCKER = 'helpline-service';
export const IN_DOCKER_URL = `http://${IN_DOCKER}:${USUAL_PORT}`;

/**
 * What the environment says of where we are. With one address for all it is PUBLIC_URL alone. Else Chatwoot's own way to us
 * is WEBHOOK_URL, and PUBLIC_URL is where everybody outside comes, Twilio among them: the panel's address, or one that a
 * person wrote there. What stood there by an earlier run is never left behind wrong.
 */
export function addressVariables(
  { pluginUrl, panelUrl }: Addresses,
  written: ReadonlyMap<string, string>,
): readonly (readonly [string, string])[] {
  const before = written.get('PUBLIC_URL');
  const byHand = before && !isPrivateAddress(before) && (written.get('WEBHOOK_URL') || written.get('PANEL_URL'));
  const publicUrl = pluginUrl !== panelUrl && byHand ? before : panelUrl;
  const whereItDiffers = (name: string, value: string) =>
    value !== publicUrl || written.get(name) ? [[name, value] as const] : [];
  return [
    ['PUBLIC_URL', publicUrl],
    ...whereItDiffers('WEBHOOK_URL', pluginUrl),
    ...whereItDiffers('PANEL_URL', panelUrl),
    ...(written.get('HOST') || !comesStraight(pluginUrl, written) ? [] : [['HOST', '0.0.0.0'] as const]),
  ];
}

/** Chatwoot comes to our own port from beyond this machine, with no proxy between: we have to listen beyond it. */
export function comesStraight(pluginUrl: string, written: ReadonlyMap<string, string>): boolean {
  const { protocol, hostname, port } = new URL(pluginUrl);
  const isOurs = protocol === 'http:' && hostname !== IN_DOCKER && port === (written.get('PORT') || USUAL_PORT);
  return isOurs && isPrivateAddress(pluginUrl) && !isLoopback(pluginUrl);
}
