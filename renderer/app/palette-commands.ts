import type { TFunction } from 'i18next'
import type { Connection } from '../../shared/contract/connections.ts'
import type { SessionState } from '../../shared/contract/session.ts'
import { shownName } from '../parts/shown-name.ts'
import { bindsOf } from '../stores/binds.ts'
import { hideCapturesDiff, openCapturesDiff } from '../stores/captures-diff-store.ts'
import { applyFilter } from '../stores/filter-store.ts'
import { openMessageExport } from '../stores/handover-store.ts'
import type { SavedFilter } from '../stores/kept-filters.ts'
import { showMessages } from '../stores/messages-filter-store.ts'
import { useMessages } from '../stores/messages-store.ts'
import { goTo, goToRoom, openConnection } from '../stores/navigation-store.ts'
import { roomIds, rooms, type TabId } from '../stores/rooms.ts'
import { closeConnection, openSession } from '../stores/sessions-store.ts'
import { changeSettings } from '../stores/settings-store.ts'
import { tryIt } from '../stores/try-it.ts'

export interface PaletteCommand {
  readonly id: string
  readonly group: 'groupGo' | 'groupRun' | 'groupSee'
  readonly title: string
  /** Other words to find it by. */
  readonly also?: string
  readonly run: () => void
}

/** Everything the palette can do, in the order it is listed. */
export function paletteCommands(
  t: TFunction<'common'>,
  connections: readonly Connection[],
  sessions: Readonly<Record<string, SessionState>>,
  filters: { readonly pdus: readonly SavedFilter[]; readonly messages: readonly SavedFilter[] },
): PaletteCommand[] {
  const commands = [
    ...placeCommands(t),
    ...connections.flatMap((connection) => connectionCommands(t, connection, sessions)),
    ...runCommands(t),
    ...filters.pdus.map((filter) => filterCommand(t, filter)),
    ...filters.messages.map((filter) => messageFilterCommand(t, filter)),
    ...lookCommands(t),
  ]
  const order = ['groupGo', 'groupRun', 'groupSee']
  return commands.sort((one, other) => order.indexOf(one.group) - order.indexOf(other.group))
}

/** Bind or unbind it, and open its form. */
function connectionCommands(
  t: TFunction<'common'>,
  { connectionId, name: ownName }: Connection,
  sessions: Readonly<Record<string, SessionState>>,
): PaletteCommand[] {
  const name = shownName(ownName, t)
  const isLive = bindsOf(sessions, connectionId).some(({ phase }) => phase !== 'closed')
  return [
    {
      id: `bind-${connectionId}`,
      group: 'groupRun',
      title: t(isLive ? 'palette.unbind' : 'palette.bind', { name }),
      run: () => {
        // The form shows how it goes, and why when it fails.
        openConnection(connectionId)
        void (isLive ? closeConnection(connectionId, 'unbind') : openSession(connectionId))
      },
    },
    {
      id: `edit-${connectionId}`,
      group: 'groupGo',
      title: t('palette.edit', { name }),
      run: () => openConnection(connectionId),
    },
  ]
}

function runCommands(t: TFunction<'common'>): PaletteCommand[] {
  return [
    { id: 'new', group: 'groupRun', title: t('palette.newConnection'), run: () => openConnection('') },
    { id: 'compare-captures', group: 'groupRun', title: t('palette.compareCaptures'), run: openCapturesDiff },
    {
      id: 'export-messages',
      group: 'groupRun',
      title: t('palette.exportMessages'),
      run: () => {
        goTo('messages')
        const { selectedId } = useMessages.getState()
        openMessageExport(selectedId === null ? [] : [selectedId])
      },
    },
    {
      id: 'try-it',
      group: 'groupRun',
      title: t('palette.tryIt'),
      run: () => {
        openConnection('local-simulator')
        void tryIt()
      },
    },
  ]
}

/** The saved filter, in force in the inspector. */
function filterCommand(t: TFunction<'common'>, { id, name, text }: SavedFilter): PaletteCommand {
  return {
    id: `filter-${id}`,
    group: 'groupRun',
    title: t('palette.applyFilter', { name }),
    also: text,
    run: () => {
      goTo('live')
      hideCapturesDiff()
      applyFilter(text)
    },
  }
}

/** The saved filter, in force in Messages. */
function messageFilterCommand(t: TFunction<'common'>, { id, name, text }: SavedFilter): PaletteCommand {
  return {
    id: `message-filter-${id}`,
    group: 'groupRun',
    title: t('palette.applyMessageFilter', { name }),
    also: text,
    run: () => showMessages(text),
  }
}

const themes = {
  system: 'palette.themeSystem',
  light: 'palette.themeLight',
  dark: 'palette.themeDark',
} as const
const languages = { en: 'palette.languageEn', ru: 'palette.languageRu' } as const

/** Theme and language. */
function lookCommands(t: TFunction<'common'>): PaletteCommand[] {
  return [
    ...(['system', 'light', 'dark'] as const).map((theme) => ({
      id: `theme-${theme}`,
      group: 'groupSee' as const,
      title: t(themes[theme]),
      run: () => void changeSettings({ theme }),
    })),
    ...(['en', 'ru'] as const).map((language) => ({
      id: `language-${language}`,
      group: 'groupSee' as const,
      title: t(languages[language]),
      run: () => void changeSettings({ language }),
    })),
  ]
}

/** Rooms, and the tabs of those that have several. */
function placeCommands(t: TFunction<'common'>): PaletteCommand[] {
  return roomIds().flatMap((room) => {
    const tabs: readonly TabId[] = rooms[room]
    const own: PaletteCommand = {
      id: `go-${room}`,
      group: 'groupGo',
      title: t('palette.goTo', { room: t(`rooms.${room}`) }),
      also: tabs.map((tab) => t(`tabs.${tab}.name`)).join(' '),
      run: () => goToRoom(room),
    }
    if (tabs.length === 1) return [own]
    return [
      own,
      ...tabs.map((tab) => ({
        id: `go-${tab}`,
        group: 'groupGo' as const,
        title: t('palette.goToTab', { room: t(`rooms.${room}`), tab: t(`tabs.${tab}.name`) }),
        run: () => goTo(tab),
      })),
    ]
  })
}

/** Commands whose words hold every word typed, in their own order. */
export function matchingCommands(commands: readonly PaletteCommand[], typed: string): PaletteCommand[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return commands.filter(({ title, also = '' }) => {
    const text = `${title} ${also}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
