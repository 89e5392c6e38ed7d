import { createTurns } from './turns';

type Step = () => void;

/** Work whose end the test decides; `began` tells of each turn in order. */
function slowWork() {
  const began: string[] = [];
  const ends: Step[] = [];
  const work = (subject: string) => {
    began.push(subject);
    return new Promise<void>((resolve) => ends.push(resolve));
  };
  return { began, endNext: () => ends.shift()?.(), work };
}

const never = (error: unknown): never => {
  throw error;
};

test('a subject that is rung for while it is handled is handled once more, afterwards', async () => {
  const { began, endNext, work } = slowWork();
  const turns = createTurns(work, 4, never);
  const first = turns.take('a');
  const second = turns.take('a');
  const third = turns.take('a');
  expect(began).toEqual(['a']);
  endNext();
  await first;
  expect(began).toEqual(['a', 'a']);
  endNext();
  await Promise.all([second, third]);
  expect(began).toEqual(['a', 'a']);
});

test('more than fit wait, and one that is under way holds up no other', async () => {
  const { began, endNext, work } = slowWork();
  const turns = createTurns(work, 2, never);
  const taken = ['a', 'a', 'b', 'c'].map((subject) => turns.take(subject));
  expect(began).toEqual(['a', 'b']);
  endNext();
  await taken[0];
  expect(began).toEqual(['a', 'b', 'a']);
  for (let i = 0; i < 3; i += 1) {
    endNext();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(taken);
  expect(began).toEqual(['a', 'b', 'a', 'c']);
});

test('what is known with the bell is given to a turn that begins at once, and to no later one', async () => {
  const given: unknown[] = [];
  const ends: Step[] = [];
  const work = (subject: string, known: string | undefined) => {
    given.push([subject, known]);
    return new Promise<void>((resolve) => ends.push(resolve));
  };
  const turns = createTurns<string>(work, 1, never);
  const taken = [turns.take('a', 'new'), turns.take('a', 'old by then'), turns.take('b', 'old too')];
  for (let i = 0; i < 3; i += 1) {
    ends.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(taken);
  expect(given).toEqual([
    ['a', 'new'],
    ['a', undefined],
    ['b', undefined],
  ]);
});

test('one whose handling fails is told of, and the next has its turn', async () => {
  const errors: unknown[] = [];
  const turns = createTurns(
    (subject) => (subject === 'bad' ? Promise.reject(new Error('bad')) : Promise.resolve()),
    1,
    (error) => errors.push(error),
  );
  await Promise.all([turns.take('bad'), turns.take('good')]);
  expect(errors).toEqual([new Error('bad')]);
});

test('a stop waits for what is under way and begins nothing new', async () => {
  const { began, endNext, work } = slowWork();
  const turns = createTurns(work, 1, never);
  const all = [turns.take('a'), turns.take('b')];
  let stopped = false;
  const stopping = turns.stop().then(() => (stopped = true));
  await turns.take('c');
  await all[1];
  expect(stopped).toBe(false);
  endNext();
  await stopping;
  expect(began).toEqual(['a']);
});
