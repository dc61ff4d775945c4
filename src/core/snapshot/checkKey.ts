/** Key of a check within its project, as the command line and evidence files name it. */
export function checkKey(stage: string, check: string): string {
  return `${stage}/${check}`;
}
