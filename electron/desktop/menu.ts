import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Language } from '../../shared/words/words.ts'

type Role = NonNullable<MenuItemConstructorOptions['role']>
/** What the menu has of ours; the rest is the system's. */
export type MenuAction = 'open' | 'settings' | 'guide' | 'keys' | 'folder' | 'about'

interface RoleRow {
  readonly role: Role
  readonly en: string
  readonly ru: string
}
interface ActionRow {
  readonly action: MenuAction
  readonly en: string
  readonly ru: string
  readonly accelerator?: string
  /** The page takes this key itself; the menu shows it only. */
  readonly isPageKey?: true
}
interface MenuRow {
  readonly en: string
  readonly ru: string
  readonly items: readonly (RoleRow | ActionRow | 'separator')[]
}

const menuTable: readonly MenuRow[] = [
  {
    en: 'File',
    ru: 'Файл',
    items: [
      { action: 'open', en: 'Open Capture…', ru: 'Открыть запись…', accelerator: 'CmdOrCtrl+O' },
      'separator',
      {
        ...{ action: 'settings', en: 'Settings', ru: 'Настройки' },
        ...{ accelerator: 'CmdOrCtrl+,', isPageKey: true },
      },
      'separator',
      { role: 'close', en: 'Close Window', ru: 'Закрыть окно' },
      { role: 'quit', en: 'Quit', ru: 'Выйти' },
    ],
  },
  {
    en: 'Edit',
    ru: 'Правка',
    items: [
      { role: 'undo', en: 'Undo', ru: 'Отменить' },
      { role: 'redo', en: 'Redo', ru: 'Повторить' },
      'separator',
      { role: 'cut', en: 'Cut', ru: 'Вырезать' },
      { role: 'copy', en: 'Copy', ru: 'Копировать' },
      { role: 'paste', en: 'Paste', ru: 'Вставить' },
      { role: 'selectAll', en: 'Select All', ru: 'Выделить всё' },
    ],
  },
  {
    en: 'View',
    ru: 'Вид',
    items: [
      { role: 'reload', en: 'Reload Window', ru: 'Обновить окно' },
      'separator',
      { role: 'resetZoom', en: 'Actual Size', ru: 'Обычный размер' },
      { role: 'zoomIn', en: 'Zoom In', ru: 'Крупнее' },
      { role: 'zoomOut', en: 'Zoom Out', ru: 'Мельче' },
      'separator',
      { role: 'togglefullscreen', en: 'Full Screen', ru: 'Во весь экран' },
    ],
  },
  {
    en: 'Help',
    ru: 'Справка',
    items: [
      { action: 'guide', en: 'User Guide', ru: 'Руководство', accelerator: 'F1', isPageKey: true },
      { action: 'keys', en: 'Keyboard', ru: 'Клавиатура' },
      'separator',
      { action: 'folder', en: 'Open Data Folder', ru: 'Открыть папку данных' },
      { action: 'about', en: 'About', ru: 'О программе' },
    ],
  },
]

/** The menu bar. The system's own items keep its accelerators and enabling; ours are told to `act`. */
export function setMenu(language: Language, act: (action: MenuAction) => void): void {
  const menus = menuTable.map(
    (menu): MenuItemConstructorOptions => ({
      label: menu[language],
      submenu: menu.items.map((item) => itemOf(item, language, act)),
    }),
  )
  const applicationMenu: MenuItemConstructorOptions[] =
    process.platform === 'darwin' ? [{ role: 'appMenu' }] : []
  Menu.setApplicationMenu(Menu.buildFromTemplate([...applicationMenu, ...menus]))
}

function itemOf(
  item: MenuRow['items'][number],
  language: Language,
  act: (action: MenuAction) => void,
): MenuItemConstructorOptions {
  if (item === 'separator') return { type: 'separator' }
  if ('role' in item) return { role: item.role, label: item[language] }
  const { action, accelerator, isPageKey } = item
  return {
    label: item[language],
    click: () => act(action),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: isPageKey !== true }),
  }
}
