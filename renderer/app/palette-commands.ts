import type { TFunction } from 'i18next'
import type { Connection } from '../../shared/contract/connections.ts'
import type { SessionState } from '../../shared/contract/session.ts'
import { shownName } from '../parts/shown-name.ts'
import { bindsOf } from '../stores/binds.ts'
import { goTo, openConnection, screenIds } from '../stores/navigation-store.ts'
import { closeConnection, openSession } from '../stores/sessions-store.ts'
import { changeSettings } from '../stores/settings-store.ts'
import { tryIt } from '../stores/try-it-store.ts'

export interface PaletteCommand {
  readonly id: string
  readonly group: 'groupGo' | 'groupRun' | 'groupSee'
  readonly title: string
  readonly run: () => void
}

/** Everything the palette can do, in the order it is listed. */
export function paletteCommands(
  t: TFunction<'common'>,
  connections: readonly Connection[],
  sessions: Readonly<Record<string, SessionState>>,
): PaletteCommand[] {
  const commands: PaletteCommand[] = screenIds.map((screen) => ({
    id: `go-${screen}`,
    group: 'groupGo',
    title: t('palette.goTo', { screen: t(`screens.${screen}`) }),
    run: () => goTo(screen),
  }))
  for (const { connectionId, name: ownName } of connections) {
    const name = shownName(ownName, t)
    const isLive = bindsOf(sessions, connectionId).some(({ phase }) => phase !== 'closed')
    commands.push({
      id: `bind-${connectionId}`,
      group: 'groupRun',
      title: t(isLive ? 'palette.unbind' : 'palette.bind', { name }),
      run: () => {
        // The form shows how it goes, and why when it fails.
        openConnection(connectionId)
        void (isLive ? closeConnection(connectionId, 'unbind') : openSession(connectionId))
      },
    })
    commands.push({
      id: `edit-${connectionId}`,
      group: 'groupGo',
      title: t('palette.edit', { name }),
      run: () => openConnection(connectionId),
    })
  }
  commands.push(
    { id: 'new', group: 'groupRun', title: t('palette.newConnection'), run: () => openConnection('') },
    {
      id: 'try-it',
      group: 'groupRun',
      title: t('palette.tryIt'),
      run: () => {
        openConnection('local-simulator')
        void tryIt()
      },
    },
  )
  const themes = {
    system: 'palette.themeSystem',
    light: 'palette.themeLight',
    dark: 'palette.themeDark',
  } as const
  for (const theme of ['system', 'light', 'dark'] as const) {
    commands.push({
      id: `theme-${theme}`,
      group: 'groupSee',
      title: t(themes[theme]),
      run: () => void changeSettings({ theme }),
    })
  }
  commands.push(
    {
      id: 'language-en',
      group: 'groupSee',
      title: t('palette.languageEn'),
      run: () => void changeSettings({ language: 'en' }),
    },
    {
      id: 'language-ru',
      group: 'groupSee',
      title: t('palette.languageRu'),
      run: () => void changeSettings({ language: 'ru' }),
    },
  )
  const order = ['groupGo', 'groupRun', 'groupSee']
  return commands.sort((one, other) => order.indexOf(one.group) - order.indexOf(other.group))
}

/** Commands whose title holds every word typed, in their own order. */
export function matchingCommands(commands: readonly PaletteCommand[], typed: string): PaletteCommand[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return commands.filter(({ title }) => {
    const text = title.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
