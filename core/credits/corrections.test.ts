import type { Cell } from './cell';
import { correctionsIn } from './corrections';

const cell: Cell = { day: '2026-11-22', inboxId: 3, direction: 'inbound', channel: 'sms' };

it('lists what was put right with its reason and both counts, and nothing else', () => {
  const known = new Map([
    ['SMagrees', { cell, heard: 1, billed: 1 }],
    ['SMuncompared', { cell, heard: 1, billed: null }],
    ['SMmissing', { cell, heard: null, billed: 2 }],
    ['SMextra', { cell, heard: 2, billed: 0 }],
    ['SMdiffers', { cell, heard: 1, billed: 3 }],
    ['SMcalledoff', { cell, heard: null, billed: 0 }],
  ]);
  expect(correctionsIn(known)).toEqual([
    { id: 'SMmissing', cell, why: 'missing', counted: null, billed: 2 },
    { id: 'SMextra', cell, why: 'extra', counted: 2, billed: 0 },
    { id: 'SMdiffers', cell, why: 'differs', counted: 1, billed: 3 },
  ]);
});
