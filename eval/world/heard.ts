/** One beat of the beacon, in the words of its own contract (docs/beacon.md); ages in ms. */
export type BeatTold = {
  v: 1;
  source: string;
  page: string;
  n: number;
  seq: number;
  device: 'desktop' | 'phone';
  state: 'visible' | 'hidden' | 'offline' | 'left';
  since: number;
  born: number;
  chat: 'open' | 'closed';
  ready?: number;
  shown?: number;
  offline?: [number, number];
  popup?: boolean;
  inPage?: [number, number][];
  onScreen?: [number, number][];
  exit?: number;
};

/** What reached us, in the simulator's words. `at`: the time inside it. */
export type Told =
  | { tells: 'wrote'; id: number; at: number }
  | { tells: 'typing'; at: number; on: boolean }
  | { tells: 'opened'; at: number }
  | { tells: 'dot'; at: number; on: boolean }
  | { tells: 'stored'; id: number; at: number; taken: boolean }
  | { tells: 'status'; id: number; status: 'sent' | 'delivered' | 'read' | 'failed'; at: number; code: number | null }
  | { tells: 'beat'; beat: BeatTold }
  | { tells: 'line'; trouble: boolean; at: number };

export type Heard = { heardAt: number; told: Told };
