import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PaletteCommand } from './palette-commands.ts'

interface PaletteListProps {
  /** Of the palette: its field names the list and the chosen entry by it. */
  readonly id: string
  readonly commands: readonly PaletteCommand[]
  readonly chosen: number
  readonly onPoint: (index: number) => void
  readonly onRun: (command: PaletteCommand) => void
  /** Said when there is no command; false says nothing. */
  readonly children: ReactNode
}

/** The commands in their groups; the chosen one stays in view. */
export function PaletteList({ id, commands, chosen, onPoint, onRun, children }: PaletteListProps) {
  const { t } = useTranslation('common')
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen entry comes into view
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <div ref={list} id={`${id}-list`} className="palette-list" role="listbox" aria-label={t('palette.label')}>
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
            onPointerMove={() => onPoint(index)}
            onClick={() => onRun(command)}
          >
            {command.title}
          </div>
        </div>
      ))}
      {commands.length === 0 && children !== false && <p className="palette-none dim">{children}</p>}
    </div>
  )
}
