import type { HarmlessEdit } from '../edit';
import { cell, cells, notebook, NOTEBOOK, prints, stream, type Cell } from '../notebookEdits';

/** Edits of the notebook, committed: what is not committed is told by a check of its own. */
function edits(all: Readonly<Record<string, HarmlessEdit['apply']>>): readonly HarmlessEdit[] {
  return Object.entries(all).map(([name, apply]) => ({
    family: 'notebook',
    name,
    apply: async (project) => {
      await apply(project);
      project.commit(name);
    },
  }));
}

/** Adds lines to a cell, which was run again: its output says so. */
function ranWith(index: number, ...lines: string[]) {
  return cell(index, (chosen) => {
    chosen.source = [...[chosen.source].flat(), '\n', lines.join('\n')];
    chosen.outputs = [stream(`${lines.length} more\n`)];
  });
}

export const HARMLESS_RUNS = edits({
  'run again, with other outputs and the same counts': cells((all) => {
    for (const { outputs } of all) if (outputs?.[0] !== undefined) outputs[0] = stream('0.811\n');
  }),
  'changed, restarted and run from the top': cells((all) => {
    const [, , load, , , , , score] = all;
    if (load)
      load.source = ['customers = pd.read_csv("data/processed/train.csv").dropna()\n', 'len(customers)'];
    if (load) load.outputs = [stream('1187\n')];
    if (score) score.outputs = [stream('0.805\n')];
  }),
  'a cell more, run with all others': cells((all) => {
    const last = all.at(-1);
    all.splice(7, 0, {
      cell_type: 'code',
      id: 'more',
      metadata: {},
      execution_count: 6,
      outputs: [stream('done\n')],
      source: ['print("done")'],
    });
    if (last) last.execution_count = 7;
  }),
  'an empty cell at the end, as Jupyter leaves it': cells((all) =>
    all.push({
      cell_type: 'code',
      id: 'empty',
      metadata: {},
      execution_count: null,
      outputs: [],
      source: [],
    }),
  ),
  'a cell that is tagged to be left out': cells((all) =>
    all.push({
      cell_type: 'code',
      id: 'slow',
      metadata: { tags: ['skip-execution'] },
      execution_count: null,
      outputs: [],
      source: ['print("a night long")'],
    }),
  ),
  'a cell that shows how something fails': cell(7, (chosen) => {
    chosen.metadata['tags'] = ['raises-exception'];
    chosen.outputs = [
      { output_type: 'error', ename: 'ValueError', evalue: 'no', traceback: ['ValueError: no'] },
    ];
  }),
  'a warning of a library on standard error': cell(7, (chosen) =>
    chosen.outputs?.push({
      output_type: 'stream',
      name: 'stderr',
      text: ['FutureWarning: KeyError in 3.0\n'],
    }),
  ),
  'a picture of three megabytes': cell(3, (chosen) =>
    chosen.outputs?.push({
      output_type: 'display_data',
      metadata: {},
      data: { 'image/png': 'iVBORw0K'.repeat(400_000) },
    }),
  ),
});

export const HARMLESS_WRITING = edits({
  'another indentation of the file': (project) =>
    project.change(NOTEBOOK, (text) => `${JSON.stringify(JSON.parse(text), null, 2)}\n`),
  'the file in one line, characters escaped': (project) =>
    project.change(NOTEBOOK, (text) => JSON.stringify(JSON.parse(text))),
  'members in another order': notebook((all) => {
    all.cells = all.cells.map((was) => Object.fromEntries(Object.entries(was).reverse()) as unknown as Cell);
  }),
  'line ends of Windows': (project) => project.change(NOTEBOOK, (text) => text.replaceAll('\n', '\r\n')),
  'sources saved as one string': cells((all) => {
    for (const one of all) one.source = [one.source].flat().join('');
  }),
  'saved in format 4.4, without ids': notebook((all) => {
    all.nbformat_minor = 4;
    for (const one of all.cells) delete one.id;
  }),
  'other words in Markdown': cell(
    0,
    (chosen) => (chosen.source = ['# Exploration\n', '\n', 'Who leaves, and why?']),
  ),
  'a raw cell': cells((all) =>
    all.splice(1, 0, {
      cell_type: 'raw',
      id: 'raw',
      metadata: {},
      source: ['---\n', 'title: Churn\n', '---'],
    }),
  ),
  'a Markdown cell between others': cells((all) =>
    all.splice(3, 0, { cell_type: 'markdown', id: 'note', metadata: {}, source: ['By plan:'] }),
  ),
  'tags and folded cells': cells((all) => {
    for (const one of all)
      one.metadata = { tags: ['keep'], collapsed: true, jupyter: { source_hidden: true } };
  }),
  'another name of the kernel': notebook((all) => {
    all.metadata = {
      kernelspec: { display_name: 'churn (3.12)', language: 'python', name: 'churn' },
      language_info: { name: 'python', version: '3.12.4' },
      widgets: {},
    };
  }),
  'blanks at the end of a line': cell(2, (chosen) => {
    chosen.source = [chosen.source].flat().map((line) => line.replace(/\n$/, '  \n'));
  }),
});

export const HARMLESS_CONTENT = edits({
  'addresses of examples': prints(3, 'user@example.com and no-reply@mail.example.org\n'),
  'a hash and a UUID in an output': prints(
    3,
    'sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\nrun 3f2504e0-4f89-41d3-9a0c-0305e82c3301\n',
  ),
  'numbers of accounts and orders': prints(3, 'order 4929123456781234 of 1200300400500\n'),
  'a token from the environment': ranWith(2, 'import os', 'token = os.environ["GITHUB_TOKEN"]'),
  'a placeholder for a key': ranWith(2, 'api_key = "<your-api-key>"'),
  'a web route that looks like a path': ranWith(2, 'route = "/api/v1/home/customers"'),
  'an address of the web with folders': ranWith(2, 'page = "https://team.example/home/maria/data.csv"'),
  'a temporary folder': ranWith(2, 'scratch = "/tmp/churn.csv"'),
  'a path from the folder above': ranWith(2, 'other = "../data/raw/customers.csv"'),
  'a fraction and a date with slashes': ranWith(2, 'label = "1/2 on 20/11/2026"'),
});
