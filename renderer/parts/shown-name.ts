import type { TFunction } from 'i18next'

/** The engine's name of the shipped connection; a new name stays as typed. */
const shippedName = 'Local simulator'

/** A connection's or session's name; the one that ships reads in the window's language. */
export function shownName(name: string, t: TFunction<'common'>): string {
  return name === shippedName ? t('localSimulator') : name
}
