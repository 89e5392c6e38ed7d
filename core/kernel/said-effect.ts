import type { Instant } from './instant';

/**
 * Something an advocate said through the panel, which went out within their click: no word of it is here, so nobody else
 * can say it. What is left to do when its outcome is not known is to look for it. `deadline`: when it was clicked.
 */
export type SaidEffect = { kind: 'said'; isPrivate: boolean; deadline: Instant };
