import Dialog from '@mui/material/Dialog'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PastedItem } from '../../shared/paste/pasted-item.ts'
import { usePasteReading } from '../parts/pasted/use-paste-reading.ts'
import { useLanguage } from '../parts/use-language.ts'
import { useConnections } from '../stores/connections-store.ts'
import { openPaste } from '../stores/explain-store.ts'
import { useFilter } from '../stores/filter-store.ts'
import { messageFilter } from '../stores/messages-filter-store.ts'
import { openCodes, setPaletteOpen } from '../stores/navigation-store.ts'
import { useSessions } from '../stores/sessions-store.ts'
import { loadTemplates, useTemplates } from '../stores/templates-store.ts'
import { matchingCommands, type PaletteCommand, paletteCommands } from './palette-commands.ts'
import { deedCommands, seekCommands } from './palette-finds.ts'
import { PaletteList } from './palette-list.tsx'
import { PaletteReading } from './palette-reading.tsx'
import './command-palette.css'

const shownCommands = 40

/** One field: goes anywhere, runs anything, and reads what is pasted into it. */
export function CommandPalette() {
  const { t } = useTranslation('common')
  const id = useId()
  const [typed, setTyped] = useState('')
  const { items, commands } = useAnswers(typed)
  const close = () => setPaletteOpen(false)
  const run = (command: PaletteCommand | undefined) => {
    if (command === undefined) return
    close()
    command.run()
  }
  const [chosen, setChosen] = useState(0)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setChosen((chosen + step + commands.length) % Math.max(1, commands.length))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      run(commands[chosen])
    }
  }
  return (
    <Dialog
      open
      onClose={close}
      maxWidth={false}
      slotProps={{
        paper: { className: 'palette', 'aria-label': t('palette.label') },
        container: { className: 'palette-place' },
      }}
    >
      <input
        autoFocus
        className="palette-input"
        role="combobox"
        aria-expanded={commands.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={commands.length === 0 ? undefined : `${id}-${chosen}`}
        aria-label={t('palette.label')}
        placeholder={t('palette.placeholder')}
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          // Another list starts from its first entry.
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          // A field of one line would join the lines of a dump.
          const text = event.clipboardData.getData('text/plain')
          if (!text.trim().includes('\n')) return
          event.preventDefault()
          openPaste(text)
        }}
      />
      {items.length > 0 && <PaletteReading items={items} onDone={close} />}
      <PaletteList id={id} commands={commands} chosen={chosen} onPoint={setChosen} onRun={run}>
        {items.length === 0 && t('palette.empty')}
      </PaletteList>
      <div className="palette-keys dim">{t('palette.keys')}</div>
    </Dialog>
  )
}

/** What the typed text is, and the commands that its words find; those that explain it come first. */
function useAnswers(typed: string): {
  readonly items: readonly PastedItem[]
  readonly commands: readonly PaletteCommand[]
} {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const connections = useConnections((state) => state.connections)
  const sessions = useSessions((state) => state.sessions)
  const { read } = usePasteReading(typed.trim().length < 2 ? '' : typed, null)
  const pdus = useFilter((state) => state.saved)
  const messages = messageFilter.useFilter((state) => state.saved)
  const templates = useTemplates((state) => state.templates)
  useEffect(() => void loadTemplates(), [])
  const found = [
    ...matchingCommands(paletteCommands(t, connections, sessions, { pdus, messages }), typed),
    ...(typed.trim() === '' ? [] : matchingCommands(deedCommands(t, templates, language), typed)),
  ].slice(0, shownCommands)
  const sought = seekCommands(t, typed)
  // Words that find a command are meant for it, unless they are written as a code is.
  const all = read?.content === typed ? read.reading.items : nothing
  const items = found.length > 0 && all.every(isOfWords) ? nothing : all
  if (items.length === 0) return { items, commands: [...found, ...sought] }
  const code = typed.trim()
  const explain: PaletteCommand = {
    id: 'explain-paste',
    group: 'groupGo',
    title: t('palette.explain'),
    run: () => openPaste(typed),
  }
  const inCodes: PaletteCommand = {
    id: 'all-codes',
    group: 'groupGo',
    title: t('palette.allMeanings', { code }),
    run: () => openCodes({ code }),
  }
  const isCode = items.every(({ kind }) => kind === 'code')
  return { items, commands: [...(isCode ? [inCodes, explain] : [explain]), ...found, ...sought] }
}

const nothing: readonly PastedItem[] = []

/** Neither a number nor a name of the specification. */
function isOfWords(item: PastedItem): boolean {
  return item.kind === 'code' && item.field === null && /^[\p{Ll}\s.,-]+$/u.test(item.code)
}
