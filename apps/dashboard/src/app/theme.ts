import { createTheme, type CSSVariablesResolver } from '@mantine/core';

/** How the page looks: the system's letters, calm colours, and contrast for everybody. */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 7 },
  autoContrast: true,
  luminanceThreshold: 0.34,
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  headings: { fontWeight: '650' },
});

/** Quiet texts that still have a contrast of 4.5 to 1 (WCAG 2.2, 1.4.3). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5c636a',
    '--mantine-color-placeholder': '#666d75',
    '--mantine-color-error': '#c92a2a',
    '--mantine-color-indigo-light-color': '#2b3d9e',
    '--mantine-color-teal-light-color': '#06664a',
    '--mantine-color-yellow-light-color': '#8a4b00',
    '--mantine-color-gray-light-color': '#343a40',
    '--mantine-color-orange-light-color': '#8a3200',
    '--mantine-color-red-light-color': '#a01a1a',
    '--page-background': '#f6f7f9',
  },
  dark: {
    '--mantine-color-dimmed': '#b0b5ba',
    '--mantine-color-placeholder': '#9aa0a6',
    '--mantine-color-error': '#ff8787',
    '--page-background': '#16181b',
  },
});
