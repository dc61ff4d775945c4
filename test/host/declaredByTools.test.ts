import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering } from './support/answers';
import { ScratchProject } from './support/scratchProject';
import { until } from './support/until';

const PROJECT = 'version: 1\nname: scratch\n';

/** A project as a tool has it, and the links that it declares: as the editor lists them. */
interface Tool {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly lines: readonly string[];
}

const TOOLS: readonly Tool[] = [
  {
    name: 'kedro',
    files: {
      'conf/base/catalog.yml':
        'companies:\n  type: pandas.CSVDataset\n  filepath: data/01_raw/companies.csv\n',
      'src/space/pipelines/data_science/pipeline.py':
        'from kedro.pipeline import Pipeline, node\nfrom .nodes import train_model\n\n\ndef create_pipeline(**kwargs):\n    return Pipeline([node(func=train_model, inputs="companies", outputs="m")])\n',
      'src/space/pipelines/data_science/nodes.py': 'def train_model(rows): ...\n',
      'data/01_raw/companies.csv': 'id\n1\n',
    },
    lines: [
      'conf/base/catalog.yml',
      'data/01_raw/companies.csv | Collect · conf/base/catalog.yml:1 | Kedro dataset "companies" of the layer "raw"',
      'src/space/pipelines/data_science/pipeline.py',
      'src/space/pipelines/data_science/nodes.py | Train · src/space/pipelines/data_science/pipeline.py | code of the Kedro pipeline "data_science"',
      'src/space/pipelines/data_science/pipeline.py | Train · src/space/pipelines/data_science/pipeline.py | code of the Kedro pipeline "data_science"',
    ],
  },
  {
    name: 'mlflow',
    files: {
      MLproject:
        'name: churn\npython_env: env.yaml\nentry_points:\n  main:\n    command: "python train.py"\n',
      'train.py': '',
      'env.yaml': '',
    },
    lines: [
      'MLproject',
      'train.py | Train · MLproject:4 | run by the MLflow entry point "main"',
      'env.yaml | Build · MLproject:2 | settings of the MLflow entry point "python_env"',
    ],
  },
  {
    name: 'snakemake',
    files: {
      Snakefile: 'rule train:\n    input: "data/a.csv"\n    output: "models/m.pkl"\n    script: "fit.py"\n',
      'fit.py': '',
      'data/a.csv': 'id\n1\n',
      'models/m.pkl': '',
    },
    lines: [
      'Snakefile',
      'data/a.csv | Collect · Snakefile:1 | read by the Snakemake rule "train" and written by none',
      'fit.py | Train · Snakefile:1 | run by the Snakemake rule "train"',
      'models/m.pkl | Train · Snakefile:1 | written by the Snakemake rule "train"',
    ],
  },
  {
    name: 'make',
    files: {
      Makefile: 'features: src/f.py\n\tpython src/f.py\n\nserve:\n\tpython src/app.py\n',
      'src/f.py': '',
      'src/app.py': '',
    },
    lines: [
      'Makefile',
      'src/f.py | Transform · Makefile:1 | run by the Make target "features"',
      'src/app.py | Code · Makefile:4 | run by the Make target "serve"',
    ],
  },
  {
    name: 'cookiecutter',
    files: {
      'data/raw/a.csv': 'id\n1\n',
      'data/processed/a.csv': 'id\n1\n',
      'notebooks/2.0-jqp-train-forest.ipynb':
        '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
      'src/models/train_model.py': '',
    },
    lines: [
      'Layout of the folders',
      'data/raw | Collect | where cookiecutter-data-science keeps it: data/raw/',
      'data/processed | Transform | where cookiecutter-data-science keeps it: data/processed/',
      'notebooks/2.0-jqp-train-forest.ipynb | Train | where cookiecutter-data-science keeps it: notebooks/**/*.ipynb',
      'src/models/train_model.py | Train | where cookiecutter-data-science keeps it: src/models/**/*.py',
    ],
  },
];

describe('What each tool declares', () => {
  for (const { name, files, lines } of TOOLS) {
    it(`is offered, with where it stands, and linked: ${name}`, async () => {
      const project = await ScratchProject.create(name, { 'ml-lifecycle.yaml': PROJECT, ...files });
      const [asked] = await answering([/./], () =>
        vscode.commands.executeCommand('mlLifecycle.suggestLinks', project.root),
      );
      assert.deepEqual(asked?.lines, lines);
      const linked = () => project.snapshot?.stages.flatMap(({ artifacts }) => artifacts) ?? [];
      const offered = lines.filter((line) => line.includes(' | '));
      await until('all linked', () => linked().length === offered.length);
      await project.remove();
    });
  }
});
