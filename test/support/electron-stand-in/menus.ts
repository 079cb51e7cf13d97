import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { answerQuestion } from './control.ts'

interface MenuTemplate {
  readonly label?: string
  readonly role?: string
  readonly type?: string
  readonly accelerator?: string
  readonly click?: () => void
  readonly submenu?: readonly MenuTemplate[]
}

let menu: readonly MenuTemplate[] = []
export const Menu = {
  buildFromTemplate: (template: readonly MenuTemplate[]) => template,
  setApplicationMenu(template: readonly MenuTemplate[]): void {
    menu = template
  },
}

const trays: Tray[] = []

/** An icon that nobody sees; it throws for an image that is none. */
export class Tray extends EventEmitter {
  menu: readonly MenuTemplate[] = []

  constructor(image: { isEmpty(): boolean }) {
    super()
    if (image.isEmpty()) throw new Error('the image of the tray is empty')
    trays.push(this)
  }
  setToolTip(): void {}
  setContextMenu(items: readonly MenuTemplate[]): void {
    this.menu = items
  }
  destroy(): void {
    trays.splice(trays.indexOf(this), 1)
  }
}

class NativeImage {
  readonly #octets: Buffer
  constructor(octets: Buffer) {
    this.#octets = octets
  }
  addRepresentation({ buffer }: { buffer: Buffer }): void {
    if (!isPng(buffer)) throw new Error('the image is no PNG')
  }
  isEmpty(): boolean {
    return !isPng(this.#octets)
  }
}
export const nativeImage = { createFromBuffer: (octets: Buffer) => new NativeImage(octets) }

function isPng(octets: Buffer): boolean {
  return octets.subarray(1, 4).toString('latin1') === 'PNG'
}

/** Functions do not cross to the test. */
const shown = (items: readonly MenuTemplate[]): unknown[] =>
  items.map(({ click: _click, submenu, ...item }) => ({
    ...item,
    ...(submenu === undefined ? {} : { submenu: shown(submenu) }),
  }))

answerQuestion('menu', () => shown(menu))
answerQuestion('trays', () => trays.map((tray) => shown(tray.menu)))
answerQuestion('pressMenu', (label) =>
  press(
    menu.flatMap(({ submenu }) => submenu ?? []),
    label as string,
  ),
)
answerQuestion('pressTray', (label) =>
  press(
    trays.flatMap((tray) => tray.menu),
    label as string,
  ),
)

function press(items: readonly MenuTemplate[], label: string): void {
  const item = items.find((one) => one.label === label)
  if (item === undefined) throw new Error(`there is no item ${label}`)
  if (item.click !== undefined) item.click()
  else if (item.role === 'quit') app.quit()
  else if (item.role === 'close') for (const window of [...app.windows]) window.close()
  else throw new Error(`the stand-in does nothing at the role ${item.role}`)
}
