import type { Line, SendingSwitch } from '../kernel/facts';

/** The newer of two accounts of our line. In a tie trouble wins: the stricter one. */
export function laterLine(known: Line | null, heard: Line): Line {
  const line = { trouble: heard.trouble, since: heard.since };
  if (known === null || line.since > known.since) return line;
  if (line.since < known.since) return known;
  return (line.trouble ?? '') > (known.trouble ?? '') ? line : known;
}

/** The newer of two positions of the sending switch. In a tie "stopped" wins: the stricter one. */
export function laterSwitch(known: SendingSwitch | null, heard: SendingSwitch): SendingSwitch {
  if (known === null || heard.since > known.since) return heard;
  return heard.since === known.since && heard.stopped ? heard : known;
}
