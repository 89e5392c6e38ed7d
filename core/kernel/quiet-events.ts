/** An advocate's panel lost its live line, or has it back (B2.18). It says nothing of the client. */
export type AdvocateLineChanged = { agentId: number; lost: boolean };
