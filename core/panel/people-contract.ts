/**
 * `GET /panel/people`: colleagues by name, as Chatwoot has them at this moment. It is asked when names are to be shown and
 * kept by nobody; what is known of a conversation knows only their ids.
 */
export type PanelPeople = {
  agents: readonly { id: number; name: string; availability: 'online' | 'busy' | 'offline' }[];
  teams: readonly { id: number; name: string }[];
};

/** `GET /panel/people/receivers`: what whoever hands on should know of those they may choose, at this moment; by id. */
export type PanelReceivers = {
  /** Who has as many open conversations as one person can hold. */
  full: readonly number[];
  /** Teams of which nobody is online. */
  emptyTeams: readonly number[];
  /** Who takes over from whoever asks, those who are there first, and from when; null: no such shift is written down. */
  nextShift: { from: number; people: readonly number[] } | null;
};
