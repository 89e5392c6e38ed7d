import { client, conversation, desk, parseSubjectKey, shardOf, SHARDS, subjectKey } from './subject';

describe('a subject', () => {
  it.each([conversation(1, 42), client(7, 77), desk(3)])('is found again by its key: %j', (subject) => {
    expect(parseSubjectKey(subjectKey(subject))).toEqual(subject);
  });

  it.each(['', 'c:1', 'c:1:x', 'x:1:2', 'd:1:2', 'c:1:42 '])('is not made of %j', (key) => {
    expect(parseSubjectKey(key)).toBeNull();
  });

  it('has a shard from 0 to 15, and the shards are about equally full', () => {
    const full = new Map<number, number>();
    for (let id = 1; id <= 16_000; id += 1) {
      const shard = shardOf(subjectKey(conversation(1, id)));
      full.set(shard, (full.get(shard) ?? 0) + 1);
    }
    expect([...full.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: SHARDS }, (_, shard) => shard));
    expect(Math.min(...full.values())).toBeGreaterThan(800);
    expect(Math.max(...full.values())).toBeLessThan(1_200);
  });
});
