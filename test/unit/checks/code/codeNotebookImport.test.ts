import assert from 'node:assert/strict';
import { codeNotebookImport } from '../../../../src/core/checks/code/codeNotebookImport';
import { notebookText } from '../notebook/notebooks';
import { judge, lines, memoryWorld, nextSteps, scope } from '../memoryWorld';

async function said(file: string, text: string): Promise<readonly string[]> {
  const outcome = await judge(codeNotebookImport, { files: file }, memoryWorld({ [file]: text }));
  return lines(outcome);
}

describe('code.notebook-import', () => {
  it('passes with modules, comments, strings that nobody runs, and notebooks that are only read', async () => {
    const text = [
      '"""Replaces papermill explore.ipynb, once run by jupyter nbconvert --execute."""',
      'import nbformat, subprocess',
      'from ipynb_tools import x',
      '# import import_ipynb',
      'notebook = nbformat.read("explore.ipynb", 4)',
      'print("jupyter nbconvert --execute explore.ipynb")',
      'subprocess.run(["jupyter", "nbconvert", "--to", "html", "explore.ipynb"])',
      'subprocess.run(["python", "train.py"])',
      'get_ipython().run_line_magic("run", "helpers.py")',
      'x = 5 %run',
    ].join('\n');
    assert.deepEqual(await said('a.py', text), ['pass: Notebooks imported or run by code: 0, in files: 1.']);
  });

  it('warns of imports, at their place, with the next step', async () => {
    const text =
      'import import_ipynb\nimport nbimporter as n\nfrom importnb import Notebook\nfrom ipynb.fs.full.explore import f\n';
    assert.deepEqual(await said('a.py', text), [
      'warn: Notebooks imported or run by code: 4, in files: 1.',
      'warn a.py:0:7 "import_ipynb" imports a notebook as if it were a module.',
      'warn a.py:1:7 "nbimporter" imports a notebook as if it were a module.',
      'warn a.py:2:5 "importnb" imports a notebook as if it were a module.',
      'warn a.py:3:5 "ipynb.fs.full.explore" imports a notebook as if it were a module.',
    ]);
    const outcome = await judge(codeNotebookImport, {}, memoryWorld({ 'a.py': text }));
    assert.deepEqual(new Set(nextSteps(outcome)).size, 1);
  });

  it('warns of runs, by whatever name they were imported', async () => {
    const text = [
      'import papermill as pm',
      'from papermill import execute_notebook as go',
      'from nbconvert.preprocessors import ExecutePreprocessor',
      'import nbclient',
      'def run():',
      '    pm.execute_notebook("a.ipynb", "b.ipynb")',
      '    go("a.ipynb", "b.ipynb")',
      '    ExecutePreprocessor(timeout=600).preprocess(nb)',
      '    nbclient.NotebookClient(nb).execute()',
      '    dbutils.notebook.run("./prepare", 60)',
    ].join('\n');
    assert.deepEqual((await said('a.py', text)).slice(1), [
      'warn a.py:5:4 "papermill.execute_notebook" runs a notebook.',
      'warn a.py:6:4 "papermill.execute_notebook" runs a notebook.',
      'warn a.py:7:4 "nbconvert.preprocessors.ExecutePreprocessor" runs a notebook.',
      'warn a.py:8:4 "nbclient.NotebookClient" runs a notebook.',
      'warn a.py:9:4 "dbutils.notebook.run" runs a notebook.',
    ]);
  });

  it('warns of commands', async () => {
    const text = [
      'import os, sys',
      'from subprocess import check_call',
      'os.system("jupyter nbconvert --to notebook --execute explore.ipynb")',
      'check_call(["jupyter", "nbconvert", "--execute", f"{name}.ipynb"])',
      'check_call([sys.executable, "-m", "papermill", "a.ipynb", "b.ipynb"])',
      'os.popen("cd notebooks && papermill a.ipynb b.ipynb")',
      'BashOperator(task_id="t", bash_command="jupyter execute a.ipynb")',
    ].join('\n');
    assert.deepEqual((await said('a.py', text)).slice(1), [
      'warn a.py:2:0 The command "jupyter nbconvert --to notebook --execute explore.ipynb" runs a notebook.',
      'warn a.py:3:0 The command "jupyter nbconvert --execute {name}.ipynb" runs a notebook.',
      'warn a.py:4:0 The command "-m papermill a.ipynb b.ipynb" runs a notebook.',
      'warn a.py:5:0 The command "cd notebooks && papermill a.ipynb b.ipynb" runs a notebook.',
      'warn a.py:6:0 The command "jupyter execute a.ipynb" runs a notebook.',
    ]);
  });

  it('warns of magics in scripts and in notebooks that are named', async () => {
    const script = "x = 1\n%run ../notebooks/explore.ipynb\nget_ipython().run_line_magic('run', 'a.ipynb')\n";
    assert.deepEqual((await said('a.py', script)).slice(1), [
      'warn a.py:1:0 "%run ../notebooks/explore.ipynb" runs a notebook.',
      'warn a.py:2:0 "%run a.ipynb" runs a notebook.',
    ]);
    const notebook = notebookText([
      { type: 'markdown', source: '%run a.ipynb' },
      { source: 'x = 1\n%run -i "my notes.ipynb"\n%run a.py\n!papermill a.ipynb b.ipynb' },
      { source: 'import papermill\npapermill.execute_notebook("a", "b")' },
    ]);
    assert.deepEqual((await said('b.ipynb', notebook)).slice(1), [
      'warn b.ipynb#1:1:0 "%run -i "my notes.ipynb"" runs a notebook.',
      'warn b.ipynb#1:3:0 "!papermill a.ipynb b.ipynb" runs a notebook.',
      'warn b.ipynb#2:1:0 "papermill.execute_notebook" runs a notebook.',
    ]);
    const databricks = '# Databricks notebook source\n# MAGIC %run ./prepare\n# MAGIC %sql select 1\n';
    assert.deepEqual((await said('c.py', databricks)).slice(1), [
      'warn c.py:1:0 "%run ./prepare" runs a notebook.',
    ]);
    assert.equal((await said('c.py', databricks.replace('# Databricks notebook source\n', ''))).length, 1);
  });

  it('reads shell scripts, comments and messages left aside', async () => {
    const text =
      '#!/bin/sh\n# papermill a.ipynb b.ipynb\necho "papermill a.ipynb"\n  jupyter nbconvert \\\n    --execute a.ipynb\npython -m papermill a.ipynb b.ipynb\n';
    assert.deepEqual((await said('run.sh', text)).slice(1), [
      'warn run.sh:3:2 The command "jupyter nbconvert --execute a.ipynb" runs a notebook.',
      'warn run.sh:5:0 The command "python -m papermill a.ipynb b.ipynb" runs a notebook.',
    ]);
  });

  it('cannot judge what is missing or broken', async () => {
    assert.match((await said('a.ipynb', '{"cells": '))[0] ?? '', /^error: a\.ipynb cannot be read/);
    const none = await judge(codeNotebookImport, {}, memoryWorld({}));
    assert.equal(none.verdict, 'error');
  });

  it('consumes the linked code, notebooks not', () => {
    const given = codeNotebookImport.parameters.parse({}) as never;
    const linked = scope({ code: ['a.py'], notebooks: ['b.ipynb'] });
    assert.deepEqual(codeNotebookImport.consumes(given, linked).patterns, ['a.py']);
  });
});
