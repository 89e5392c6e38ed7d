import nock from 'nock';

/**
 * A stand-in for somebody's HTTP server. The only place that may call nock: nock 14 never answers a request that asks to
 * keep its connection, unless it says how long its answer is.
 */
export function mockHttp(url: string): nock.Scope {
  if (!nock.isActive()) nock.activate();
  nock.disableNetConnect();
  return nock(url).replyContentLength();
}

/** After each test: nothing that was mocked or is under way reaches into the next one. Says what nobody asked for. */
export function forgetMocks(): string[] {
  const pending = nock.pendingMocks();
  nock.abortPendingRequests();
  nock.cleanAll();
  return pending;
}

/** After the last test: Node's own HTTP again. */
export function endMocks(): void {
  forgetMocks();
  nock.enableNetConnect();
  nock.restore();
}
