import type { TFunction } from 'i18next'

/** As the engine names the connection that ships; whoever renames it keeps the new name as typed. */
const shippedName = 'Local simulator'

/** A connection's or session's name; the one that ships reads in the window's language. */
export function shownName(name: string, t: TFunction<'common'>): string {
  return name === shippedName ? t('localSimulator') : name
}
