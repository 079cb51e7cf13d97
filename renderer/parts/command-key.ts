const isMac = navigator.platform.startsWith('Mac')

/** The modifier of the window's shortcuts, as it is written on the keyboard. */
export const commandKey = isMac ? '⌘' : 'Ctrl'
