/**
 * `GET /panel/people/now` and `…/lately`: colleagues by name, as Chatwoot has them, or had them 20 s ago. It is asked when
 * names are to be shown and kept by nobody; what is known of a conversation knows only their ids.
 */
export type PanelPeople = {
  agents: readonly { id: number; name: string; availability: Availability }[];
  teams: readonly { id: number; name: string }[];
};

export type Availability = 'online' | 'busy' | 'offline';

/** `GET /panel/people/receivers`: what whoever hands on should know of those they may choose, at this moment; by id. */
export type PanelReceivers = {
  /** How each of them is. */
  agents: readonly { id: number; availability: Availability }[];
  /** Who has as many open conversations as one person can hold. */
  full: readonly number[];
  /** How whoever of a team is most at hand is; a team of which nobody could say is not in it. */
  teams: readonly { id: number; availability: Availability }[];
  /** Who takes over from whoever asks, those who are there first, and from when; null: no such shift is written down. */
  nextShift: { from: number; people: readonly number[] } | null;
};
