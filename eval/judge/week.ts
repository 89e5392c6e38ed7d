const DAY = 86_400_000;

/** The week by ISO 8601 on a wall clock `offset` ms ahead of UTC, "2026-W48": the one of its Thursday. By our own sums. */
export function isoWeek(at: number, offset = 0): string {
  const days = Math.floor((at + offset) / DAY);
  // 1970-01-01 was a Thursday.
  const thursday = days - ((days + 3) % 7) + 3;
  const year = new Date(thursday * DAY).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0, 1) / DAY) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
