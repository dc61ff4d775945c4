/** The themes that pictures are taken in. */
export const allThemes = ['light', 'dark', 'high-contrast'] as const;
export type Theme = (typeof allThemes)[number];

/** Name in the setting `workbench.colorTheme`, and the file whose name the page bears once it is applied. */
export const themes: Readonly<Record<Theme, { readonly setting: string; readonly file: string }>> = {
  light: { setting: 'Default Light Modern', file: 'light_modern' },
  dark: { setting: 'Default Dark Modern', file: 'dark_modern' },
  'high-contrast': { setting: 'Default High Contrast', file: 'hc_black' },
};
