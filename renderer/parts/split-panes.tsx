import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import './parts.css'

/**
 * Two panes with a draggable line between them; sizes are percentages and are remembered under `id`. Double-click
 * on the line restores the default.
 */
export function SplitPanes({
  id,
  orientation,
  first,
  second,
  firstSize,
  firstMin = '160px',
  secondMin = '160px',
}: {
  id: string
  orientation: 'horizontal' | 'vertical'
  first: ReactNode
  second: ReactNode
  firstSize: number
  firstMin?: string
  secondMin?: string
}) {
  const { t } = useTranslation('common')
  const remembered = useDefaultLayout({ id: `split.${id}`, storage: localStorage })
  return (
    <Group
      id={id}
      orientation={orientation}
      className="split"
      defaultLayout={remembered.defaultLayout}
      onLayoutChanged={remembered.onLayoutChanged}
    >
      <Panel id={`${id}.first`} defaultSize={`${firstSize}%`} minSize={firstMin} className="split-pane">
        {first}
      </Panel>
      <Separator className="split-line" aria-label={t('split')} title={t('split')} />
      <Panel
        id={`${id}.second`}
        defaultSize={`${100 - firstSize}%`}
        minSize={secondMin}
        className="split-pane"
      >
        {second}
      </Panel>
    </Group>
  )
}
