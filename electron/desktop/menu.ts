import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Language } from '../../shared/words/words.ts'

type Role = NonNullable<MenuItemConstructorOptions['role']>

interface ItemRow {
  readonly role: Role
  readonly en: string
  readonly ru: string
}
interface MenuRow {
  readonly en: string
  readonly ru: string
  readonly items: readonly (ItemRow | 'separator')[]
}

const menuTable: readonly MenuRow[] = [
  {
    en: 'File',
    ru: 'Файл',
    items: [
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
]

/** The menu bar. Its items are the system's own, so that accelerators and enabling follow each platform. */
export function setMenu(language: Language): void {
  const menus = menuTable.map(
    (menu): MenuItemConstructorOptions => ({
      label: menu[language],
      submenu: menu.items.map((item) =>
        item === 'separator' ? { type: 'separator' } : { role: item.role, label: item[language] },
      ),
    }),
  )
  const applicationMenu: MenuItemConstructorOptions[] =
    process.platform === 'darwin' ? [{ role: 'appMenu' }] : []
  Menu.setApplicationMenu(Menu.buildFromTemplate([...applicationMenu, ...menus]))
}
