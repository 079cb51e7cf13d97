import type { TFunction } from 'i18next'
import type { Template } from '../../shared/contract/templates.ts'
import { guidePageIds, guidePages } from '../../shared/guide/guide-table.ts'
import { isAnswerable } from '../../shared/message/reply-intent.ts'
import { pduLayouts } from '../../shared/smpp/pdu-layout.ts'
import type { Language } from '../../shared/words/words.ts'
import { useCards } from '../stores/cards-store.ts'
import { applyFilter } from '../stores/filter-store.ts'
import { openExport } from '../stores/handover-store.ts'
import { showMessages } from '../stores/messages-filter-store.ts'
import { useMessages } from '../stores/messages-store.ts'
import { composeWith, goTo, openHelp, setKeysOpen } from '../stores/navigation-store.ts'
import { chooseOperation } from '../stores/operations-store.ts'
import { stepBack, stepForward } from '../stores/place-history.ts'
import { replyTo } from '../stores/reply-store.ts'
import { showCapture } from '../stores/shown-capture.ts'
import { filledIntent, templateVariables } from '../stores/templates-store.ts'
import type { PaletteCommand } from './palette-commands.ts'

/** Shorter ones find everything. */
const leastSought = 3

/** What is done within the rooms: found by its words, and not listed before something is typed. */
export function deedCommands(
  t: TFunction<'common'>,
  templates: readonly Template[] | null,
  language: Language,
): readonly PaletteCommand[] {
  const operations = pduLayouts.filter(({ isResponse, command }) => !isResponse && command !== 'generic_nack')
  return [
    { id: 'back', group: 'groupGo', title: t('palette.back'), run: stepBack },
    { id: 'forward', group: 'groupGo', title: t('palette.forward'), run: stepForward },
    { id: 'keys', group: 'groupSee', title: t('palette.keysOf'), also: '?', run: () => setKeysOpen(true) },
    {
      id: 'export',
      group: 'groupRun',
      title: t('palette.export'),
      also: 'pcapng pcap CSV JSON hex',
      run: () => {
        goTo('live')
        openExport([])
      },
    },
    ...replyCommand(t),
    ...guideCommands(t, language),
    ...operations.map(({ command }) => ({
      id: `operation-${command}`,
      group: 'groupRun' as const,
      title: t('palette.operation', { command }),
      run: () => {
        chooseOperation(command)
        goTo('operation')
      },
    })),
    ...(templates ?? [])
      // Those with variables ask for them: the composer's own list does.
      .filter((template) => templateVariables(template).length === 0)
      .map((template) => ({
        id: `template-${template.templateId}`,
        group: 'groupRun' as const,
        title: t('palette.template', { name: template.name }),
        also: template.folder,
        run: () => composeWith({ intent: filledIntent(template, {}) }),
      })),
  ]
}

/** The pages of the guide, by their titles in the language of the window. */
function guideCommands(t: TFunction<'common'>, language: Language): readonly PaletteCommand[] {
  return guidePageIds().map((page) => ({
    id: `guide-${page}`,
    group: 'groupSee',
    title: t('palette.help', { title: guidePages[page].title[language] }),
    also: 'F1',
    run: () => openHelp(page),
  }))
}

/** While a received message is chosen in Messages. */
function replyCommand(t: TFunction<'common'>): readonly PaletteCommand[] {
  const { selectedId } = useMessages.getState()
  const card = selectedId === null ? undefined : useCards.getState().cards[selectedId]
  if (card === undefined || !isAnswerable(card)) return []
  const title = t('palette.reply', { to: card.source.addr })
  return [{ id: 'reply', group: 'groupRun', title, also: 'R', run: () => replyTo(card) }]
}

/** The typed text as what is sought: a number, words of a message, an id. */
export function seekCommands(t: TFunction<'common'>, typed: string): readonly PaletteCommand[] {
  const sought = isNumber(typed) ? typed.replace(/[^\d]/g, '') : typed.trim()
  if (sought.length < leastSought || sought.includes('\n')) return []
  return [
    {
      id: 'seek-messages',
      group: 'groupRun',
      title: t('palette.inMessages', { sought }),
      run: () => showMessages(quoted(sought)),
    },
    {
      id: 'seek-traffic',
      group: 'groupRun',
      title: t('palette.inTraffic', { sought }),
      run: () => {
        goTo('live')
        showCapture(null)
        applyFilter(isNumber(typed) ? `from contains "${sought}" or to contains "${sought}"` : quoted(sought))
      },
    },
  ]
}

/** As it stands in a message to a person, with spaces, brackets and hyphens. */
function isNumber(typed: string): boolean {
  return /^\s*\+?[\d\s()-]{5,24}$/.test(typed) && typed.replace(/\D/g, '').length >= 5
}

/** Words that no filter takes for its own. */
function quoted(words: string): string {
  return `"${words.replace(/["\\]/g, '\\$&')}"`
}
