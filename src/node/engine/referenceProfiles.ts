import { readdirSync } from 'node:fs';
import path from 'node:path';
import {
  MOST_REFERENCES,
  summariseReference,
  type ReferenceSummary,
} from '../../core/charts/referenceSummary';
import {
  isReferenceName,
  REFERENCES_FOLDER,
  referencePath,
} from '../../core/checks/data/reference/referenceName';
import { parseProfile } from '../../core/checks/data/reference/referenceProfile';
import type { ReferenceProfiles } from '../../protocol/engine';
import { readText } from '../files/readText';

/** Larger profiles are none: bytes. */
const MOST_BYTES = 16 * 1024 * 1024;
const ENDING = '.json';

/** The references that a project has stored, by name; none where there is no folder of them. */
export function readReferences(root: string): ReferenceProfiles {
  const names = namesIn(path.join(root, REFERENCES_FOLDER));
  const shown = names.slice(0, MOST_REFERENCES);
  return {
    references: shown.map((name) => summaryOf(root, name)),
    left: names.length - shown.length,
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith(ENDING))
      .map((file) => file.slice(0, -ENDING.length))
      .filter(isReferenceName)
      .sort();
  } catch {
    // There is no such folder, or it cannot be listed.
    return [];
  }
}

function summaryOf(root: string, name: string): ReferenceSummary {
  const content = readText(path.join(root, referencePath(name)), MOST_BYTES);
  if (content.kind === 'unreadable') return { kind: 'unusable', name, reason: content.reason };
  const reading = parseProfile(content.text);
  if (reading.kind === 'unusable') return { kind: 'unusable', name, reason: reading.reason };
  return summariseReference(reading.profile, name);
}
