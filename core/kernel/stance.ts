/** What a verdict took sides for; most take none. */
export type Stance = 'there' | 'gone' | 'neither';
