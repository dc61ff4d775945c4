import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PRESETS } from '../../../src/core/lifecycle/presets';
import { PROJECT_FILE } from '../../../src/core/project/project';
import { PRESET_CHOICES } from '../../../src/editor/commands/presetChoices';
import {
  COLORS,
  COMMANDS,
  CONTEXT_KEYS,
  JOURNAL_CONTEXTS,
  NODE_ABILITIES,
  NODE_CONTEXTS,
  SETTINGS,
  TASK_TYPE,
  VIEWS,
} from '../../../src/editor/manifest';

interface MenuItem {
  readonly command: string;
  readonly when?: string;
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
      readonly icon?: string;
    }[];
    readonly configuration: {
      readonly properties: Readonly<Record<string, { readonly type: string; readonly default: unknown }>>;
    };
    readonly viewsContainers: {
      readonly activitybar: readonly { readonly id: string; readonly icon: string }[];
    };
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly {
      readonly view: string;
      readonly contents: string;
      readonly when: string;
    }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly taskDefinitions: readonly { readonly type: string; readonly properties: object }[];
    readonly colors: readonly { readonly id: string; readonly defaults: Readonly<Record<string, string>> }[];
    readonly yamlValidation: readonly { readonly fileMatch: string }[];
  };
  readonly activationEvents: readonly string[];
}

const root = path.join(__dirname, '..', '..', '..');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const manifest = read('package.json') as Manifest;
const strings = read('package.nls.json') as Readonly<Record<string, string>>;
const { contributes } = manifest;

const sorted = (items: Iterable<string>): readonly string[] => [...items].sort();

describe('The table of commands, settings, views and keys', () => {
  it('lists the commands of package.json with their icons and category', () => {
    const declared = contributes.commands.map(({ command, title, category, icon }) => ({
      command,
      title,
      category,
      icon,
    }));
    const expected = Object.entries(COMMANDS).map(([name, entry]) => ({
      command: entry.id,
      title: `%command.${name}%`,
      category: '%category%',
      icon: 'icon' in entry ? entry.icon : undefined,
    }));
    assert.deepEqual(declared, expected);
  });

  it('names every command by its id', () => {
    for (const [name, { id }] of Object.entries(COMMANDS)) assert.equal(id, `mlLifecycle.${name}`);
  });

  it('keeps from the palette exactly the commands that need to know what they are called on', () => {
    const hidden = contributes.menus['commandPalette'] ?? [];
    assert.ok(hidden.every(({ when }) => when === 'false'));
    const expected = Object.values(COMMANDS).filter(({ palette }) => !palette);
    assert.deepEqual(sorted(hidden.map(({ command }) => command)), sorted(expected.map(({ id }) => id)));
  });

  it('puts only known commands into menus, under known keys', () => {
    const ids = new Set<string>(Object.values(COMMANDS).map(({ id }) => id));
    const keys = new Set<string>([...Object.values(CONTEXT_KEYS), ...Object.values(VIEWS)]);
    for (const { command, when } of Object.values(contributes.menus).flat()) {
      assert.ok(ids.has(command), command);
      for (const key of when?.match(/mlLifecycle\.\w+/g) ?? []) assert.ok(keys.has(key), key);
    }
    for (const { when } of contributes.viewsWelcome) {
      for (const key of when.match(/mlLifecycle\.\w+/g) ?? []) assert.ok(keys.has(key), key);
    }
  });

  it('matches in tree menus only words that nodes carry', () => {
    const known = new Set<string>([...NODE_CONTEXTS, ...NODE_ABILITIES, ...JOURNAL_CONTEXTS]);
    for (const { when } of contributes.menus['view/item/context'] ?? []) {
      const pattern = /viewItem =~ \/(.*)\//.exec(when ?? '')?.[1] ?? '';
      const words = pattern.replaceAll('\\b', '').match(/\w+/g) ?? [];
      assert.ok(words.length > 0 && words.every((word) => known.has(word)), pattern);
    }
  });

  it('lists the settings of package.json', () => {
    const declared = Object.entries(contributes.configuration.properties).map(
      ([key, { type, default: value }]) => ({
        key,
        type,
        default: value,
      }),
    );
    assert.deepEqual(declared, Object.values(SETTINGS));
  });

  it('lists the views, the task type and the project file', () => {
    assert.deepEqual(
      contributes.viewsContainers.activitybar.map(({ id }) => id),
      [VIEWS.container],
    );
    assert.deepEqual(
      contributes.views[VIEWS.container]?.map(({ id }) => id),
      [VIEWS.lifecycle, VIEWS.currentFile, VIEWS.journal],
    );
    assert.deepEqual(
      contributes.taskDefinitions.map(({ type }) => type),
      [TASK_TYPE],
    );
    assert.deepEqual(
      contributes.yamlValidation.map(({ fileMatch }) => fileMatch),
      [PROJECT_FILE],
    );
    assert.ok(manifest.activationEvents.includes(`onWebviewPanel:${VIEWS.board}`));
    assert.ok(manifest.activationEvents.includes(`workspaceContains:**/${PROJECT_FILE}`));
  });

  it('lists the colours, each for every kind of theme', () => {
    assert.deepEqual(
      contributes.colors.map(({ id }) => id),
      Object.values(COLORS),
    );
    for (const { defaults } of contributes.colors) {
      assert.deepEqual(Object.keys(defaults), ['dark', 'light', 'highContrast', 'highContrastLight']);
    }
  });

  it('has words for everything in package.json, and no words for what is not there', () => {
    const used = new Set(
      Array.from(JSON.stringify(manifest).matchAll(/"%([\w.]+)%"/g), (match) => match[1] ?? ''),
    );
    assert.deepEqual(sorted(Object.keys(strings)), sorted(used));
    assert.ok(Object.values(strings).every((text) => text.trim() !== ''));
  });

  it('calls only known commands from the welcome pages', () => {
    const ids = new Set<string>(Object.values(COMMANDS).map(({ id }) => id));
    const called = Object.values(strings).flatMap(
      (text) => text.match(/(?<=command:)mlLifecycle\.\w+/g) ?? [],
    );
    assert.ok(called.length > 0 && called.every((id) => ids.has(id)));
  });

  it('offers at set-up the lifecycles that there are', () => {
    assert.deepEqual(
      PRESET_CHOICES.map(({ preset }) => preset),
      PRESETS.map(({ preset }) => preset),
    );
  });
});
