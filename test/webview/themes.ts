/** Themes of the editor, by the names that its body classes carry. */
export const THEMES = ['light', 'dark', 'high-contrast'] as const;
export type Theme = (typeof THEMES)[number];

/** The editor's class and `data-vscode-theme-kind` of a theme. */
export function themeKind(theme: Theme): string {
  return theme === 'high-contrast' ? 'vscode-high-contrast' : `vscode-${theme}`;
}

const SHARED: Readonly<Record<string, string>> = {
  'font-family': '-apple-system, "Segoe WPC", "Segoe UI", system-ui, Ubuntu, "Droid Sans", sans-serif',
  'font-size': '13px',
  'font-weight': 'normal',
  'editor-font-family': 'Menlo, Consolas, "DejaVu Sans Mono", monospace',
  'editor-font-size': '14px',
};

/** The variables of Light Modern, Dark Modern and Dark High Contrast that the board and its controls read. */
const COLORS: Readonly<Record<Theme, Readonly<Record<string, string>>>> = {
  light: {
    foreground: '#3b3b3b',
    'editor-background': '#ffffff',
    'editor-foreground': '#3b3b3b',
    descriptionForeground: '#3b3b3b',
    focusBorder: '#005fb8',
    'charts-foreground': '#3b3b3b',
    'charts-red': '#e51400',
    'charts-blue': '#1a85ff',
    'charts-yellow': '#bf8803',
    'charts-orange': '#d18616',
    'charts-green': '#388a34',
    'charts-purple': '#652d90',
    'button-background': '#005fb8',
    'button-foreground': '#ffffff',
    'button-hoverBackground': '#0258a8',
    'button-border': '#0000001a',
    'button-secondaryBackground': '#e5e5e5',
    'button-secondaryForeground': '#3b3b3b',
    'button-secondaryHoverBackground': '#cccccc',
    'badge-background': '#cccccc',
    'badge-foreground': '#3b3b3b',
    'textLink-foreground': '#005fb8',
    'textLink-activeForeground': '#005fb8',
    'dropdown-background': '#ffffff',
    'dropdown-border': '#cecece',
    'dropdown-foreground': '#3b3b3b',
    'settings-dropdownListBorder': '#c8c8c8',
    'list-activeSelectionBackground': '#e8e8e8',
    'list-activeSelectionForeground': '#000000',
    'list-hoverBackground': '#f2f2f2',
    'progressBar-background': '#005fb8',
  },
  dark: {
    foreground: '#cccccc',
    'editor-background': '#1f1f1f',
    'editor-foreground': '#cccccc',
    descriptionForeground: '#9d9d9d',
    focusBorder: '#0078d4',
    'charts-foreground': '#cccccc',
    'charts-red': '#f14c4c',
    'charts-blue': '#3794ff',
    'charts-yellow': '#cca700',
    'charts-orange': '#d18616',
    'charts-green': '#89d185',
    'charts-purple': '#b180d7',
    'button-background': '#0078d4',
    'button-foreground': '#ffffff',
    'button-hoverBackground': '#026ec1',
    'button-border': '#ffffff12',
    'button-secondaryBackground': '#313131',
    'button-secondaryForeground': '#cccccc',
    'button-secondaryHoverBackground': '#3c3c3c',
    'badge-background': '#616161',
    'badge-foreground': '#f8f8f8',
    'textLink-foreground': '#4daafc',
    'textLink-activeForeground': '#4daafc',
    'dropdown-background': '#313131',
    'dropdown-border': '#3c3c3c',
    'dropdown-foreground': '#cccccc',
    'settings-dropdownListBorder': '#454545',
    'list-activeSelectionBackground': '#04395e',
    'list-activeSelectionForeground': '#ffffff',
    'list-hoverBackground': '#2a2d2e',
    'progressBar-background': '#0078d4',
  },
  'high-contrast': {
    foreground: '#ffffff',
    'editor-background': '#000000',
    'editor-foreground': '#ffffff',
    descriptionForeground: '#ffffffb3',
    focusBorder: '#f38518',
    contrastBorder: '#6fc3df',
    contrastActiveBorder: '#f38518',
    'charts-foreground': '#ffffff',
    'charts-red': '#f48771',
    'charts-blue': '#59a4f9',
    'charts-yellow': '#ffd370',
    'charts-orange': '#d18616',
    'charts-green': '#89d185',
    'charts-purple': '#b180d7',
    'button-background': '#000000',
    'button-foreground': '#ffffff',
    'button-border': '#6fc3df',
    'button-secondaryBackground': '#000000',
    'button-secondaryForeground': '#ffffff',
    'badge-background': '#000000',
    'badge-foreground': '#ffffff',
    'textLink-foreground': '#21a6ff',
    'textLink-activeForeground': '#21a6ff',
    'dropdown-background': '#000000',
    'dropdown-border': '#6fc3df',
    'dropdown-foreground': '#ffffff',
    'progressBar-background': '#6fc3df',
  },
};

/** What the editor puts on the page before a theme's first paint. */
export function themeStyles(theme: Theme): string {
  const variables = Object.entries({ ...SHARED, ...COLORS[theme] }).map(
    ([name, value]) => `--vscode-${name}: ${value};`,
  );
  return `:root { ${variables.join(' ')} }
    html { scrollbar-color: #79797966 transparent; }
    body { background-color: transparent; color: var(--vscode-editor-foreground); margin: 0; padding: 0 20px; }`;
}
