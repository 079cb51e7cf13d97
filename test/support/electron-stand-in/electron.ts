/** What `import … from 'electron'` finds in the main process under the stand-in. */
export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { dialog } from './dialogs.ts'
export { ipcMain } from './ipc-main.ts'
export { Menu, nativeImage, Tray } from './menus.ts'
export { protocol, session } from './session.ts'
export { clipboard, nativeTheme, powerMonitor, safeStorage, screen, shell } from './system.ts'
