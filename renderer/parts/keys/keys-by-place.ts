import { commandKey } from '../command-key.ts'

/** What must be held with a key: Ctrl or ⌘, Alt, nothing but perhaps Shift, or exactly Shift. */
type Held = 'command' | 'alt' | 'none' | 'shift'

/** A key of the window. Those without a code are keys of the element that has the focus, which handles them itself. */
interface KeyRow {
  /** As they are written on the keyboard. */
  readonly shown: readonly string[]
  /** Places on the keyboard, so that letters work under a Russian layout too. */
  readonly codes?: readonly string[]
  /** What the key types; for signs that lie elsewhere under another layout. */
  readonly types?: string
  readonly held?: Held
  /** While something is typed too. */
  readonly whileTyping?: true
  /** Only where the focused element matches this selector. */
  readonly at?: string
  /** Not where it matches this one: a focused button is pressed by the space bar. */
  readonly notAt?: string
}

type StepKey = KeyRow & { readonly codes: readonly string[] }

const isMac = commandKey === '⌘'
/** On a Mac Alt with an arrow goes from word to word. */
export const stepKeys: Readonly<Record<'mac' | 'other', Readonly<Record<'back' | 'forward', StepKey>>>> = {
  mac: {
    back: { shown: ['⌘', '['], codes: ['BracketLeft'], held: 'command' },
    forward: { shown: ['⌘', ']'], codes: ['BracketRight'], held: 'command' },
  },
  other: {
    back: { shown: ['Alt', '←'], codes: ['ArrowLeft'], held: 'alt' },
    forward: { shown: ['Alt', '→'], codes: ['ArrowRight'], held: 'alt' },
  },
}
const ownStepKeys = stepKeys[isMac ? 'mac' : 'other']

/** Every key of the workbench, by place: what handles them and what tells of them are both made from here. */
export const keyTable = {
  everywhere: {
    palette: { shown: [commandKey, 'K'], codes: ['KeyK'], held: 'command', whileTyping: true },
    rooms: {
      shown: [commandKey, '1', '2', '…'],
      // The settings and Help have keys of their own as well.
      codes: ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => `Digit${digit}`),
      held: 'command',
      whileTyping: true,
    },
    settings: { shown: [commandKey, ','], codes: ['Comma'], held: 'command', whileTyping: true },
    back: { ...ownStepKeys.back, whileTyping: true },
    forward: { ...ownStepKeys.forward, whileTyping: true },
    help: { shown: ['F1'], codes: ['F1'], held: 'none', whileTyping: true },
    keys: { shown: ['?'], types: '?' },
    escape: { shown: ['Esc'] },
  },
  connect: {
    save: { shown: [commandKey, 'S'], codes: ['KeyS'], held: 'command', whileTyping: true },
    saveHere: { shown: ['Enter'] },
  },
  compose: {
    send: { shown: [commandKey, 'Enter'], codes: ['Enter'], held: 'command', whileTyping: true },
  },
  lists: {
    search: { shown: ['/'], codes: ['Slash'], types: '/', held: 'none' },
    intoList: { shown: ['↓', 'Enter'] },
    walk: { shown: ['↑', '↓', 'PgUp', 'PgDn', 'Home', 'End'] },
  },
  messages: {
    reply: { shown: ['R'], codes: ['KeyR'], held: 'none' },
    selectMore: { shown: ['Shift', '↑', '↓'] },
    selectAll: { shown: [commandKey, 'A'] },
    sort: { shown: ['Space'] },
  },
  inspect: {
    tree: { shown: ['→'], codes: ['ArrowRight'], held: 'none', at: '[role=grid]' },
    pause: { shown: ['Space'], codes: ['Space'], held: 'none', notAt: 'button' },
    pair: { shown: ['R'], codes: ['KeyR'], held: 'none' },
    message: { shown: ['M'], codes: ['KeyM'], held: 'none' },
    ticket: { shown: ['C'], codes: ['KeyC'], held: 'none' },
    bookmark: { shown: ['B'], codes: ['KeyB'], held: 'none' },
    comment: { shown: ['E'], codes: ['KeyE'], held: 'none' },
    previousMark: { shown: ['['], codes: ['BracketLeft'], held: 'none' },
    nextMark: { shown: [']'], codes: ['BracketRight'], held: 'none' },
    compare: { shown: ['D'], codes: ['KeyD'], held: 'none' },
    endCompare: { shown: ['Esc'], codes: ['Escape'], held: 'none' },
  },
  errors: {
    previousError: { shown: ['Shift', 'F8'], codes: ['F8'], held: 'shift' },
    nextError: { shown: ['F8'], codes: ['F8'], held: 'none' },
  },
  differences: {
    leave: { shown: ['Esc'], codes: ['Escape'], held: 'none' },
  },
  pdu: {
    fields: { shown: ['↑', '↓', '←', '→'] },
    octets: { shown: ['↑', '↓', '←', '→', 'Home', 'End'] },
  },
} as const satisfies Record<string, Record<string, KeyRow>>

export type KeyPlace = keyof typeof keyTable

type Rows<P extends KeyPlace> = (typeof keyTable)[P]
/** Keys of a place that are handled in the window, not by the element that has the focus. */
export type KeyOf<P extends KeyPlace> = {
  [K in keyof Rows<P>]: Rows<P>[K] extends { codes: unknown } | { types: unknown } ? K : never
}[keyof Rows<P>] &
  string

/** What a key does at a place; undefined for one that does nothing there. */
export function keyOf<P extends KeyPlace>(place: P, event: KeyboardEvent): KeyOf<P> | undefined {
  const rows: readonly (readonly [string, KeyRow])[] = Object.entries(keyTable[place])
  return rows.find(([, row]) => isPressed(row, event))?.[0] as KeyOf<P> | undefined
}

function isPressed(row: KeyRow, event: KeyboardEvent): boolean {
  const isItsKey =
    (row.types !== undefined && event.key === row.types) ||
    (row.codes?.includes(event.code) === true && isHeld(row.held ?? 'none', event))
  if (!isItsKey || (row.whileTyping !== true && isTyping(event.target))) return false
  const { target } = event
  if (!(target instanceof Element)) return row.at === undefined
  return (
    (row.at === undefined || target.matches(row.at)) &&
    (row.notAt === undefined || !target.matches(row.notAt))
  )
}

function isHeld(held: Held, { ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  const isCommand = ctrlKey || metaKey
  switch (held) {
    case 'command':
      return isCommand && !altKey && !shiftKey
    case 'alt':
      return altKey && !isCommand && !shiftKey
    case 'shift':
      return shiftKey && !altKey && !isCommand
    case 'none':
      return !isCommand && !altKey && !shiftKey
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable)
  )
}
