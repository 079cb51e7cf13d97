import { createTheme, type Theme } from '@mui/material/styles'

export type Scheme = 'light' | 'dark'

/**
 * The colours of both themes. app.css carries the same values as CSS variables for plain elements; a test
 * compares them.
 */
export const tokens = {
  dark: {
    ground: '#111418',
    pane: '#171b21',
    line: '#2a313b',
    text: '#e3e7ee',
    dim: '#949eae',
    accent: '#5aa7ff',
    ok: '#4cc38a',
    warn: '#f0b429',
    bad: '#ff6b6b',
    received: '#b58cff',
  },
  light: {
    ground: '#f4f6f9',
    pane: '#ffffff',
    line: '#e1e5ec',
    text: '#1a2130',
    dim: '#5c667a',
    accent: '#1766d6',
    ok: '#0c7a4d',
    warn: '#8f5600',
    bad: '#b92c26',
    received: '#6a3fd1',
  },
} as const satisfies Record<Scheme, Record<string, string>>

const textFont = "'Inter Variable', system-ui, sans-serif"

/** MUI's theme for frames, forms and dialogs; live rows use the CSS variables instead. */
export function makeTheme(scheme: Scheme): Theme {
  const color = tokens[scheme]
  return createTheme({
    palette: {
      mode: scheme,
      primary:
        scheme === 'dark'
          ? { main: color.accent, dark: '#82bcff', contrastText: '#0b1016' }
          : { main: color.accent, contrastText: '#ffffff' },
      success: { main: color.ok },
      warning: { main: color.warn },
      error: { main: color.bad },
      text: { primary: color.text, secondary: color.dim },
      divider: color.line,
      background: { default: color.ground, paper: color.pane },
    },
    shape: { borderRadius: 6 },
    spacing: 8,
    typography: {
      fontFamily: textFont,
      fontSize: 13,
      body1: { fontSize: 13, lineHeight: 1.5 },
      body2: { fontSize: 12, lineHeight: 1.5 },
      h1: { fontSize: 18, fontWeight: 600, lineHeight: 1.3 },
      h2: { fontSize: 14, fontWeight: 600, lineHeight: 1.4 },
      h3: { fontSize: 13, fontWeight: 600, lineHeight: 1.4 },
      button: { fontSize: 13, fontWeight: 500, textTransform: 'none' },
      caption: { fontSize: 11.5, lineHeight: 1.4 },
    },
    transitions: {
      duration: {
        shortest: 80,
        shorter: 100,
        short: 120,
        standard: 150,
        complex: 150,
        enteringScreen: 120,
        leavingScreen: 100,
      },
    },
    components: { ...frames(scheme), ...fields(scheme) },
  })
}

/** Buttons, switches and what floats above the page. */
function frames(scheme: Scheme): NonNullable<Theme['components']> {
  const color = tokens[scheme]
  return {
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiButton: {
      defaultProps: { disableElevation: true, size: 'small' },
      styleOverrides: {
        root: { minHeight: 30, padding: '3px 12px', whiteSpace: 'nowrap' },
        outlined: {
          borderColor: color.line,
          color: color.text,
          '&[aria-pressed="true"]': {
            borderColor: color.accent,
            backgroundColor: 'var(--accent-soft)',
            fontWeight: 600,
          },
        },
      },
    },
    MuiIconButton: { defaultProps: { size: 'small' } },
    MuiToggleButton: {
      styleOverrides: {
        root: {
          minHeight: 30,
          padding: '3px 12px',
          borderColor: color.line,
          color: color.dim,
          '&.Mui-selected, &.Mui-selected:hover': {
            backgroundColor: 'var(--accent-soft)',
            color: color.accent,
            fontWeight: 600,
          },
        },
      },
    },
    MuiTextField: { defaultProps: { size: 'small', fullWidth: true } },
    MuiSelect: { defaultProps: { size: 'small' } },
    MuiFormControl: { defaultProps: { size: 'small' } },
    MuiFormControlLabel: {
      // The knob, not the space around it, stands where the form's other controls begin.
      styleOverrides: { root: { '&:has(.MuiSwitch-root)': { marginLeft: -4 } } },
    },
    MuiSwitch: { defaultProps: { size: 'small' } },
    MuiCheckbox: { defaultProps: { size: 'small' } },
    MuiRadio: { defaultProps: { size: 'small' } },
    MuiTooltip: {
      // What it tells is not the name of what it stands at.
      defaultProps: { enterDelay: 350, arrow: true, describeChild: true },
      styleOverrides: {
        tooltip: {
          fontSize: 12,
          maxWidth: 360,
          backgroundColor: scheme === 'dark' ? '#343d49' : '#1a2130',
        },
        arrow: { color: scheme === 'dark' ? '#343d49' : '#1a2130' },
      },
    },
    MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiDialog: { defaultProps: { maxWidth: 'sm' } },
    MuiPopover: {
      styleOverrides: {
        paper: { border: `1px solid ${color.line}`, boxShadow: '0 8px 28px rgb(0 0 0 / 28%)' },
      },
    },
  }
}

/** Input fields. */
function fields(scheme: Scheme): NonNullable<Theme['components']> {
  const color = tokens[scheme]
  return {
    MuiOutlinedInput: {
      styleOverrides: {
        root: {
          fontSize: 13,
          backgroundColor: scheme === 'dark' ? color.ground : color.pane,
          // Labels stand above their fields, so that the frame needs no gap for one.
          '& .MuiOutlinedInput-notchedOutline': {
            top: 0,
            borderColor: color.line,
            '& legend': { display: 'none' },
          },
          '&:hover .MuiOutlinedInput-notchedOutline': { borderColor: color.dim },
          '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderColor: color.accent },
          '&.Mui-error .MuiOutlinedInput-notchedOutline': { borderColor: color.bad },
          '&.Mui-disabled .MuiOutlinedInput-notchedOutline': { borderColor: color.line },
        },
        input: { height: 18, padding: '7px 10px' },
        multiline: { padding: 0 },
      },
    },
    MuiInputLabel: {
      styleOverrides: {
        root: {
          position: 'static',
          maxWidth: '100%',
          marginBottom: 3,
          color: color.dim,
          fontSize: 12,
          lineHeight: 1.5,
          pointerEvents: 'auto',
          transform: 'none',
          '&.Mui-focused': { color: color.dim },
          '&.Mui-error': { color: color.bad },
        },
      },
    },
    MuiFormHelperText: { styleOverrides: { root: { marginLeft: 0, marginRight: 0, fontSize: 11.5 } } },
    MuiMenuItem: { styleOverrides: { root: { fontSize: 13, minHeight: 30 } } },
  }
}
