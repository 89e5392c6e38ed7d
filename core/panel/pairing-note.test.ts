import { pairingNote, readPairingNote } from './pairing-note';

describe('a pairing code', () => {
  it.each([pairingNote('48217709'), '/code 4821-7709', ' /CODE 48217709 ', '/code 4821 - 7709\n', '/code 4821\\-7709'])(
    'is read from %j',
    (typed) => expect(readPairingNote(typed)).toBe('48217709'),
  );

  it.each(['/code 4821-770', '/code 4821-77091', 'my /code 4821-7709', '/code 4821-7709 please', '/ok chat', ''])(
    'is not in %j',
    (typed) => expect(readPairingNote(typed)).toBeNull(),
  );
});
