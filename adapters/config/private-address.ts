import { isIPv4, isIPv6 } from 'node:net';

/** A name or number that only this network knows: Chatwoot does not post there unless it is told that it may. */
export function isPrivateAddress(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (isIPv4(host))
    return /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(host);
  if (isIPv6(host)) return host === '::1' || /^(f[cd]|fe[89ab])/.test(host);
  return !host.includes('.') || /\.(local|internal|lan|home|test|localhost)$/.test(host);
}

/** An address that means "this very machine" to whoever asks: to a container it is the container itself. */
export function isLoopback(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127\./.test(host);
}
