/** The addresses of a list as drags carry it, one a line; comments begin with `#`. */
export function addressesIn(list: string): readonly string[] {
  return list.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
}

/** The kinds of data by which the editor and the system tell of dragged files, the most telling first. */
export const FILE_TYPES = ['application/vnd.code.uri-list', 'text/uri-list', 'resourceurls'] as const;

/** Whether a drag may carry files. Its data cannot be read before the drop. */
export function carriesFiles(types: readonly string[]): boolean {
  return types.some((type) => FILE_TYPES.some((own) => own === type.toLowerCase()));
}

/** So begin addresses of files, on this machine or on the one that the window is connected to. */
const FILE = /^(?:file|vscode-remote):\/\//i;

/**
 * Addresses of the files of a drop, each once and `most` of them. `dataOf`: what it carries of a type, perhaps nothing.
 * The editor's own list has all of them; of the standard one the browser may keep the first only.
 */
export function droppedFiles(dataOf: (type: string) => string, most: number): readonly string[] {
  for (const type of FILE_TYPES) {
    const data = dataOf(type);
    const addresses = type === 'resourceurls' ? textsOf(data) : addressesIn(data);
    const files = [...new Set(addresses)].filter((address) => FILE.test(address));
    if (files.length > 0) return files.slice(0, most);
  }
  return [];
}

/** Texts of a JSON list; none where it is something else. */
function textsOf(json: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
  } catch {
    return [];
  }
}
