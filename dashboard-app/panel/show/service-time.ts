/** The service's clock as far as this page can know it: what it last told, and how long ago that was. */
export type ServiceTime = {
  heard(at: number): void;
  now(): number;
};

/** Before the service has told a time, this machine's own. The difference alone is counted, so a wrong clock does no harm. */
export function serviceTime(pageNow: () => number): ServiceTime {
  let ahead = 0;
  return {
    heard: (at) => void (ahead = at - pageNow()),
    now: () => pageNow() + ahead,
  };
}
