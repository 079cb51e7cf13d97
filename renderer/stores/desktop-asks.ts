import type { Asked, HandedKind } from '../../shared/contract/app.ts'
import { i18n } from '../locales/i18n.ts'
import { followAlways } from './host-store.ts'
import { goTo, openHelp, setKeysOpen } from './navigation-store.ts'
import type { TabId } from './rooms.ts'
import { notifyDone, notifyRefusal } from './toast-store.ts'

/** Where a file of each kind belongs; null: nothing here reads it. */
const tabOfKind: Readonly<Record<HandedKind, TabId | null>> = {
  plan: 'plans',
  table: 'many',
  json: 'connections',
  unknown: 'paste',
  missing: null,
}

/** Does what the desktop asks: its menu, and files that were handed to the program. */
export function startAsks(): void {
  followAlways(
    'app.asked',
    () => ({}),
    (items) => items.forEach(answer),
  )
}

function answer(asked: Asked): void {
  const t = i18n.getFixedT(null, 'common')
  if (asked.ask === 'fault') notifyRefusal(asked.fault)
  else if (asked.ask === 'reloaded') notifyDone(t('desktop.reloaded'))
  else if (asked.ask === 'file') {
    const { name, kind } = asked
    const tab = tabOfKind[kind]
    const action = tab === null ? null : { label: t('desktop.goThere'), run: () => goTo(tab) }
    notifyDone(t(`desktop.files.${kind}`, { name }), action)
  } else if (asked.ask === 'guide') openHelp()
  else if (asked.ask === 'keys') setKeysOpen(true)
  else goTo('settings')
}
