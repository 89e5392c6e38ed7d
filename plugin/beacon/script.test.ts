import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beaconModule, bundleBeacon } from '../../cli/bundle-beacon';
import { BEACON_SCRIPT } from './script.generated';

describe('the beacon’s script', () => {
  it('is what its sources make: run `npm run generate` when this fails', () => {
    expect(readFileSync(join(__dirname, 'script.generated.ts'), 'utf8')).toBe(beaconModule());
    expect(BEACON_SCRIPT).toBe(bundleBeacon().trimEnd());
  });

  it('has at most 3 kB gzipped', () => {
    expect(gzipSync(BEACON_SCRIPT, { level: 9 }).length).toBeLessThanOrEqual(3_000);
  });

  it('keeps nothing on the device and asks nobody but us', () => {
    expect(BEACON_SCRIPT).not.toMatch(/localStorage|sessionStorage|indexedDB|caches|XMLHttpRequest|https:\/\/[a-z]/);
    expect(BEACON_SCRIPT.match(/fetch\(/g)).toHaveLength(1);
    expect(BEACON_SCRIPT.match(/document\.cookie=/g)).toHaveLength(2);
  });
});
