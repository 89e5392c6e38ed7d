/**
 * `GET /panel/people`: colleagues by name, as Chatwoot has them at this moment. It is asked when names are to be shown and
 * kept by nobody; what is known of a conversation knows only their ids.
 */
export type PanelPeople = {
  agents: readonly { id: number; name: string; availability: 'online' | 'busy' | 'offline' }[];
  teams: readonly { id: number; name: string }[];
};

/** `GET /panel/people/full`: who has as many open conversations as one person can hold, at this moment; by id. */
export type PanelFull = { full: readonly number[] };
