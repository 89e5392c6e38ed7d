/** One server-sent event; a comment, which only shows that the line lives, is none. */
export type ServerSent = { event: string; id: string | null; data: string };

/**
 * Cuts a stream of server-sent events, as it comes in pieces, into events (WHATWG HTML, "server-sent events"). Each piece
 * of text gives the events that it completes.
 */
export function eventCutter(): (piece: string) => ServerSent[] {
  let rest = '';
  return (piece) => {
    // A carriage return may be the first half of a line's end.
    const text = (rest + piece).replace(/\r\n|\r(?!$)/g, '\n');
    const blocks = text.split('\n\n');
    rest = blocks.pop() ?? '';
    return blocks.flatMap(eventIn);
  };
}

function eventIn(block: string): ServerSent[] {
  const fields = block.split('\n').flatMap((line) => {
    const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
    return name === '' ? [] : [{ name, value }];
  });
  const last = (wanted: string): string | null => fields.filter(({ name }) => name === wanted).at(-1)?.value ?? null;
  const data = fields.filter(({ name }) => name === 'data').map(({ value }) => value);
  return data.length === 0 ? [] : [{ event: last('event') ?? 'message', id: last('id'), data: data.join('\n') }];
}
