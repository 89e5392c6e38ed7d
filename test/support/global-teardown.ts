/** Jest calls this once, after the last test. */
module.exports = async (): Promise<void> => {
  await (globalThis as { stopTestRedis?: () => Promise<void> }).stopTestRedis?.();
};
