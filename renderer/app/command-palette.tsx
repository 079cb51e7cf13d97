import Dialog from '@mui/material/Dialog'
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readPasted } from '../../shared/explain/recognise.ts'
import { useLanguage } from '../parts/use-language.ts'
import { useCatalogue } from '../stores/catalogue-store.ts'
import { useConnections } from '../stores/connections-store.ts'
import { openCodes, setPaletteOpen } from '../stores/navigation-store.ts'
import { useSessions } from '../stores/sessions-store.ts'
import { matchingCommands, type PaletteCommand, paletteCommands } from './palette-commands.ts'
import { PaletteList } from './palette-list.tsx'
import { PaletteReading } from './palette-reading.tsx'
import './command-palette.css'

const shownCommands = 40

/** One field: goes anywhere, runs anything, and reads what is pasted into it. */
export function CommandPalette() {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const id = useId()
  const [typed, setTyped] = useState('')
  const asked = useDeferredValue(typed)
  const reading = useMemo(() => readPasted(catalogue, asked, language), [catalogue, asked, language])
  const commands = useCommands(typed, reading?.kind === 'codes')
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
      aria-label={t('palette.label')}
      slotProps={{ paper: { className: 'palette' }, container: { className: 'palette-place' } }}
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
      />
      {reading !== null && <PaletteReading reading={reading} onDone={close} />}
      <PaletteList id={id} commands={commands} chosen={chosen} onPoint={setChosen} onRun={run}>
        {reading === null && t('palette.empty')}
      </PaletteList>
      <div className="palette-keys dim">{t('palette.keys')}</div>
    </Dialog>
  )
}

/** Commands that the typed words find; for a code, the one for all its meanings comes first. */
function useCommands(typed: string, isCode: boolean): readonly PaletteCommand[] {
  const { t } = useTranslation('common')
  const connections = useConnections((state) => state.connections)
  const sessions = useSessions((state) => state.sessions)
  const found = matchingCommands(paletteCommands(t, connections, sessions), typed).slice(0, shownCommands)
  if (!isCode) return found
  const code = typed.trim()
  return [
    {
      id: 'all-codes',
      group: 'groupGo',
      title: t('palette.allMeanings', { code }),
      run: () => openCodes({ code }),
    },
    ...found,
  ]
}
