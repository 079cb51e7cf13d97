import Button from '@mui/material/Button'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type MessageAction, messageActions } from '../../../shared/message/message-action.ts'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { openSelectionExport } from '../../stores/handover-store.ts'
import { clearSelection, selectionOf, useSelection } from '../../stores/message-selection-store.ts'
import { startWork } from '../../stores/message-work-store.ts'
import { actionWord } from './action-word.ts'
import { WorkButton } from './work-button.tsx'
import { WorkDialog } from './work-dialog.tsx'

/** How many messages are selected, and what can be done with them, each with how many it is about. */
export function SelectionBar() {
  const { t } = useTranslation('messages')
  const language = useLanguage()
  const { selected, counts } = useSelection()
  const [asked, setAsked] = useState<MessageAction | null>(null)
  const selection = selectionOf(selected)
  if (selection === null) return null
  const count = selected.kind === 'some' ? selected.ids.size : (counts?.messages ?? null)
  const begin = (action: MessageAction) => {
    setAsked(null)
    startWork(action, selection, counts?.applies[action] ?? null)
  }
  return (
    <section className="messages-selection" aria-label={t('selection.title')}>
      <span role="status" className="strong">
        {count === null
          ? t('selection.counting')
          : t('selection.count', { count, formatted: formatCount(count, language) })}
        {selected.kind === 'all' && <span className="dim"> · {t('selection.all')}</span>}
      </span>
      {messageActions.map((action) => {
        const applies = counts?.applies[action] ?? 0
        if (applies === 0) return null
        return (
          <WorkButton
            key={action}
            label={`${actionWord(action, t)} · ${formatCount(applies, language)}`}
            title={t(`selection.help.${action}`)}
            onBegin={() => setAsked(action)}
          />
        )
      })}
      <Button variant="outlined" size="small" onClick={() => openSelectionExport(selection)}>
        {t('selection.export')}
      </Button>
      <Button size="small" onClick={clearSelection}>
        {t('selection.clear')}
      </Button>
      {asked !== null && (
        <WorkDialog
          action={asked}
          applies={counts?.applies[asked] ?? 0}
          selected={count ?? 0}
          onClose={() => setAsked(null)}
          onBegin={() => begin(asked)}
        />
      )}
    </section>
  )
}
