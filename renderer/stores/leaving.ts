import { canReopen } from '../link/open-port.ts'

const holders = new Set<string>()
const ask = (event: BeforeUnloadEvent) => event.preventDefault()

/**
 * While somebody holds it a browser asks before it leaves the page: what goes on would end with it. All else goes on in the
 * engine. The desktop asks by itself, and a page that does as well would keep its window from closing without a word.
 */
export function holdPage(by: string, isHeld: boolean): void {
  if (!canReopen()) return
  if (isHeld) holders.add(by)
  else holders.delete(by)
  if (holders.size > 0) window.addEventListener('beforeunload', ask)
  else window.removeEventListener('beforeunload', ask)
}
