import type { Finding, Outcome } from '../../evidence/evidence';
import { say, type Message } from '../../text/message';
import { chosenFiles, type DefaultFiles } from '../chosenFiles';
import { cannotJudge, judged, type Fault } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import { readYamlDocuments, type YamlDocuments } from '../yaml/yamlDocuments';
import { judgeContainer, type Container, type ContainerRule } from './containerRules';

interface ManifestParameters {
  readonly files?: string | readonly string[] | undefined;
  readonly require: readonly ContainerRule[];
  readonly ignore: readonly string[];
}

/** Judges all containers of all files together; files without any container are fine as long as one has some. */
export async function judgeManifests(
  given: ManifestParameters,
  world: CheckWorld,
  files: DefaultFiles,
  containersOf: (documents: YamlDocuments) => readonly Container[],
  none: Message,
): Promise<Outcome> {
  const chosen = chosenFiles(given, world, files);
  const faults: Fault[] = [...chosen.faults];
  const containers: Container[] = [];
  for (const path of chosen.files) {
    const documents = await readYamlDocuments(path, world);
    if (documents.kind === 'fault') faults.push(documents.fault);
    else containers.push(...containersOf(documents));
  }
  const kept = containers.filter(({ name }) => !given.ignore.includes(name));
  if (faults.length === 0 && kept.length === 0) faults.push({ message: none, next: nameOthers() });
  const findings: Finding[] = kept.flatMap((container) => judgeContainer(container, given.require));
  if (faults.length > 0) return cannotJudge(faults, findings);
  const summary =
    findings.length === 0
      ? say('Containers: {0}, all with limits, probes and versions as asked.', kept.length)
      : say('Containers: {0}, warnings: {1}.', kept.length, findings.length);
  return judged(summary, findings, { containers: kept.length, files: chosen.files.length });
}

function nameOthers(): Message {
  return say('Name the files that describe what runs in production.');
}
