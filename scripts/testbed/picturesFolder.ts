import { join } from 'node:path';
import { projectRoot } from './projectRoot';
import type { Release } from './releases';

/** Where the journeys in a release keep their pictures, one folder per theme. */
export function picturesFolder(release: Release): string {
  return join(projectRoot, '.test-out', release.name === 'newest' ? 'journeys' : `journeys-${release.name}`);
}
