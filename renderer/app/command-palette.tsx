import Dialog from '@mui/material/Dialog'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readPasted } from '../../shared/explain/recognise.ts'
import { useLanguage } from '../parts/use-language.ts'
import { useCatalogue } from '../stores/catalogue-store.ts'
import { useConnections } from '../stores/connections-store.ts'
import { openCodes, setPaletteOpen } from '../stores/navigation-store.ts'
import { useSessions } from '../stores/sessions-store.ts'
import { matchingCommands, type PaletteCommand, paletteCommands } from './palette-commands.ts'
import { PaletteReading } from './palette-reading.tsx'
import './command-palette.css'

const shownCommands = 40

export function CommandPalette() {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const connections = useConnections((state) => state.connections)
  const sessions = useSessions((state) => state.sessions)
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const asked = useDeferredValue(typed)
  const reading = useMemo(() => readPasted(catalogue, asked, language), [catalogue, asked, language])
  const close = () => setPaletteOpen(false)

  const commands: PaletteCommand[] = [
    ...(reading?.kind === 'codes'
      ? [
          {
            id: 'all-codes',
            group: 'groupGo' as const,
            title: t('palette.allMeanings', { code: typed.trim() }),
            run: () => openCodes({ code: typed.trim() }),
          },
        ]
      : []),
    ...matchingCommands(paletteCommands(t, connections, sessions), typed).slice(0, shownCommands),
  ]

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts from its first entry
  useEffect(() => setChosen(0), [typed])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen entry comes into view
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  const run = (command: PaletteCommand | undefined) => {
    if (command === undefined) return
    close()
    command.run()
  }
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
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {reading !== null && <PaletteReading reading={reading} onDone={close} />}
      <div
        ref={list}
        id={`${id}-list`}
        className="palette-list"
        role="listbox"
        aria-label={t('palette.label')}
      >
        {commands.map((command, index) => (
          <div key={command.id}>
            {command.group !== commands[index - 1]?.group && (
              <div className="palette-group">{t(`palette.${command.group}`)}</div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above handles the keys */}
            <div
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              className="palette-item cut"
              onPointerMove={() => setChosen(index)}
              onClick={() => run(command)}
            >
              {command.title}
            </div>
          </div>
        ))}
        {commands.length === 0 && reading === null && (
          <p className="palette-none dim">{t('palette.empty')}</p>
        )}
      </div>
      <div className="palette-keys dim">{t('palette.keys')}</div>
    </Dialog>
  )
}
