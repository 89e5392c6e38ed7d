import { eventCutter } from './read-events';

const cut = (...pieces: string[]) => {
  const read = eventCutter();
  return pieces.flatMap(read);
};
const view = { event: 'view', id: '7', data: '{"a":1}' };

describe('a stream of events, cut', () => {
  test.each<[string, string[], unknown[]]>([
    ['in one piece', ['event: view\nid: 7\ndata: {"a":1}\n\n'], [view]],
    ['in pieces, wherever they were torn', [...'event: view\nid: 7\ndata: {"a":1}\n\n'], [view]],
    ['with the line ends of Windows', [...'event: view\r\nid: 7\r\ndata: {"a":1}\r\n\r\n'], [view]],
    [
      'two of them',
      ['event: view\nid: 7\ndata: {"a":1}\n\ndata: x\n\n'],
      [view, { event: 'message', id: null, data: 'x' }],
    ],
    ['without a blank behind the colon', ['event:view\nid:7\ndata:{"a":1}\n\n'], [view]],
    ['in several lines', ['data: a\ndata: b\n\n'], [{ event: 'message', id: null, data: 'a\nb' }]],
    ['a comment is none', [': still here\n\n'], []],
    ['half of one is none yet', ['event: view\ndata: {"a":1}\n'], []],
  ])('%s', (_what, pieces, events) => expect(cut(...pieces)).toEqual(events));
});
