import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

const teal: MantineColorsTuple = [
  '#E8F5F4',
  '#CFE8E7',
  '#A3D3D1',
  '#73BCB9',
  '#4AA5A3',
  '#2A8F8E',
  '#177E7E',
  '#0B6E6E',
  '#085757',
  '#054141',
];
const gray: MantineColorsTuple = [
  '#F7F8F9',
  '#EEF1F3',
  '#E3E8EB',
  '#D3DADF',
  '#B8C2CA',
  '#93A1AC',
  '#66737F',
  '#51606D',
  '#33414D',
  '#16212B',
];
const dark: MantineColorsTuple = [
  '#DDE5EA',
  '#B7C3CC',
  '#9AA8B3',
  '#7C8B97',
  '#3A4854',
  '#2D3944',
  '#222D36',
  '#172028',
  '#121A21',
  '#0C1217',
];
const block: MantineColorsTuple = [
  '#FEF3F2',
  '#FEE4E2',
  '#FECDCA',
  '#FDA29B',
  '#F97066',
  '#F04438',
  '#D92D20',
  '#B42318',
  '#912018',
  '#7A271A',
];
const warn: MantineColorsTuple = [
  '#FFFAEB',
  '#FEF0C7',
  '#FEDF89',
  '#FEC84B',
  '#FDB022',
  '#F79009',
  '#DC6803',
  '#B54708',
  '#93370D',
  '#7A2E0E',
];
const pass: MantineColorsTuple = [
  '#ECFDF3',
  '#DCFAE6',
  '#ABEFC6',
  '#75E0A7',
  '#47CD89',
  '#17B26A',
  '#079455',
  '#067647',
  '#085D3A',
  '#074D31',
];
const info: MantineColorsTuple = [
  '#EFF8FF',
  '#D1E9FF',
  '#B2DDFF',
  '#84CAFF',
  '#53B1FD',
  '#2E90FA',
  '#1570EF',
  '#175CD3',
  '#1849A9',
  '#194185',
];

/** Quiet surfaces of the accent and the four states come from the variables below, so that both schemes are designed. */
const softNames = new Map([
  ['teal', 'accent'],
  ['block', 'block'],
  ['warn', 'warn'],
  ['pass', 'pass'],
  ['info', 'info'],
]);
const variantColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  const name = softNames.get(input.color ?? input.theme.primaryColor);
  if (name === undefined || (input.variant !== 'light' && input.variant !== 'subtle')) return colors;
  const background = input.variant === 'light' ? `var(--bedside-${name}-soft)` : 'transparent';
  const hover = `color-mix(in srgb, var(--bedside-${name}) 14%, var(--bedside-surface))`;
  return { ...colors, background, hover, color: `var(--bedside-${name})`, hoverColor: `var(--bedside-${name})` };
};

const smallest = 'var(--mantine-font-size-xs)';

/** The tokens of the house: one accent, four states, five sizes, one shadow. Shade 7 is the token itself. */
export const theme = createTheme({
  colors: { teal, gray, dark, block, warn, pass, info },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 6 },
  black: '#16212B',
  white: '#FFFFFF',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '1rem', lg: '1.25rem', xl: '1.75rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.4', xl: '1.25' },
  fontWeights: { regular: '400', medium: '500', bold: '650' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.25' },
      h2: { fontSize: '1.25rem', lineHeight: '1.4' },
      h3: { fontSize: '1rem', lineHeight: '1.5' },
    },
  },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '8px', xl: '8px' },
  defaultRadius: 'md',
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  shadows: {
    xs: 'var(--bedside-shadow)',
    sm: 'var(--bedside-shadow)',
    md: 'var(--bedside-shadow)',
    lg: 'var(--bedside-shadow)',
    xl: 'var(--bedside-shadow)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver: variantColors,
  components: {
    Text: { defaultProps: { size: 'sm' } },
    InputWrapper: { styles: { description: { fontSize: smallest }, error: { fontSize: smallest } } },
    Checkbox: { styles: { description: { fontSize: smallest }, error: { fontSize: smallest } } },
    Radio: { styles: { description: { fontSize: smallest }, error: { fontSize: smallest } } },
    Fieldset: { styles: { legend: { fontWeight: 500 } } },
    SegmentedControl: { styles: { root: { backgroundColor: 'var(--bedside-quiet-soft)' } } },
    // The library's header element would count as a second banner of the page.
    Modal: {
      defaultProps: {
        transitionProps: { duration: 120 },
        centered: true,
        attributes: { header: { role: 'none' } },
        styles: { title: { fontSize: 'var(--mantine-font-size-lg)', fontWeight: 650 } },
      },
    },
    // The focus placeholder is a child that a menu may not have.
    Menu: { defaultProps: { transitionProps: { duration: 100 }, withInitialFocusPlaceholder: false } },
    Drawer: {
      defaultProps: {
        transitionProps: { duration: 150 },
        attributes: { header: { role: 'none' } },
        styles: { title: { fontSize: 'var(--mantine-font-size-lg)', fontWeight: 650 } },
      },
    },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 80 } } },
    Badge: { defaultProps: { tt: 'none' } },
  },
});

/** Colours that Mantine leaves too pale for 4.5 : 1, and the surfaces of both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#51606D',
    '--mantine-color-placeholder': '#66737F',
    '--mantine-color-error': '#B42318',
    '--mantine-color-anchor': '#0B6E6E',
    '--bedside-canvas': '#F7F8F9',
    '--bedside-surface': '#FFFFFF',
    '--bedside-line': '#E3E8EB',
    '--bedside-field': '#84929E',
    '--bedside-accent': '#0B6E6E',
    '--bedside-accent-soft': '#E8F5F4',
    '--bedside-shadow': '0 1px 2px rgb(22 33 43 / 6%), 0 8px 24px rgb(22 33 43 / 8%)',
    '--bedside-block': '#B42318',
    '--bedside-block-soft': '#FEF3F2',
    '--bedside-warn': '#B54708',
    '--bedside-warn-soft': '#FFFAEB',
    '--bedside-pass': '#067647',
    '--bedside-pass-soft': '#ECFDF3',
    '--bedside-info': '#175CD3',
    '--bedside-info-soft': '#EFF8FF',
    '--bedside-quiet': '#51606D',
    '--bedside-quiet-soft': '#EEF1F3',
  },
  dark: {
    '--mantine-color-dimmed': '#A3B1BD',
    '--mantine-color-placeholder': '#8D9BA7',
    '--mantine-color-error': '#FDA29B',
    '--mantine-color-anchor': '#73BCB9',
    '--mantine-color-text': '#DDE5EA',
    '--bedside-canvas': '#121A21',
    '--bedside-surface': '#172028',
    '--bedside-line': '#2D3944',
    '--bedside-field': '#66737F',
    '--bedside-accent': '#73BCB9',
    '--bedside-accent-soft': '#14302F',
    '--bedside-shadow': '0 1px 2px rgb(0 0 0 / 40%), 0 8px 24px rgb(0 0 0 / 36%)',
    '--bedside-block': '#FDA29B',
    '--bedside-block-soft': '#3A1D1B',
    '--bedside-warn': '#FEC84B',
    '--bedside-warn-soft': '#362810',
    '--bedside-pass': '#75E0A7',
    '--bedside-pass-soft': '#12301F',
    '--bedside-info': '#84CAFF',
    '--bedside-info-soft': '#152B47',
    '--bedside-quiet': '#A3B1BD',
    '--bedside-quiet-soft': '#222D36',
  },
});
