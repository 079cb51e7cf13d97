/** What `import … from 'electron'` finds in the main process under the stand-in. */
export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { ipcMain } from './ipc-main.ts'
export { protocol, session } from './session.ts'
export { dialog, Menu, nativeTheme, safeStorage, screen, shell } from './system.ts'
