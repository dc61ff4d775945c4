import { notebookFolder, NOTEBOOKS_A_FOLDER, type ScaleSize } from './scaleTree';

/** The project file of the benchmark: every stage links its notebooks, the checks are spread evenly over the stages. */
export function scaleProject(size: ScaleSize, stages: readonly string[]): string {
  const folders = Math.ceil(size.notebooks / NOTEBOOKS_A_FOLDER / stages.length);
  const lines = ['version: 1', 'name: scale', 'stages:'];
  for (const [at, stage] of stages.entries()) {
    lines.push(`  ${stage}:`, `    links: ["notebooks/${stage}/**/*.ipynb"]`);
    lines.push(`    inputs: [params/${stage}.yaml]`, '    checks:');
    for (let index = at; index < size.checks; index += stages.length) {
      lines.push(
        `      check-${String(index)}: ${checkOf(stage, Math.floor(index / stages.length), folders)}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Of four checks one each reads a folder of notebooks, a module, files of one name anywhere, and all of the stage. */
function checkOf(stage: string, index: number, folders: number): string {
  const notebooks = `${notebookFolder(stage, index % folders)}/*.ipynb`;
  switch (index % 4) {
    case 0:
      return `{ uses: notebook.errors, with: { files: "${notebooks}" } }`;
    case 1:
      return `{ run: "true", inputs: ["src/area-${String(index % 40).padStart(2, '0')}/module_*7/*.py"] }`;
    case 2:
      return `{ run: "true", inputs: ["**/file_${String(index)}[0-9]7.csv", params/${stage}.yaml] }`;
    default:
      return '{ run: "true" }';
  }
}
