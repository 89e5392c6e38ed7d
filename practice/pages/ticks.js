import { el } from './cable.js';

/**
 * Chatwoot's ticks, wrong as Chatwoot is: what it has merely stored for a web chat it draws like a delivered message; read
 * is the same in blue. Of a text one tick means that the carrier took it.
 */
export function ticks({ status, source_id: sid }, channel) {
  if (status === 'failed') return '! not sent';
  if (status === 'read') return el('span', { class: 'seen' }, '✓✓ read');
  if (channel === 'Channel::WebWidget' || channel === 'Channel::Api' || status === 'delivered') return '✓✓ delivered';
  return sid ? '✓ sent' : '◷ sending';
}

/** Chatwoot's dot: a sign of some page of theirs within the last 90 s. Nobody is told when it goes out. */
export function dot({ meta }) {
  const isOn = meta.sender.availability_status === 'online';
  return el('span', { class: isOn ? 'on' : '' }, isOn ? '● Online' : '○ Offline');
}
