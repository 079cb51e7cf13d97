import Dialog from '@mui/material/Dialog'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type MaskChoice, usualMasks } from '../../../shared/contract/capture-export.ts'
import type { MessageSelection } from '../../../shared/contract/message-export.ts'
import {
  type MessageExportOrder,
  type MessageFormName,
  messageFormSchema,
} from '../../../shared/contract/message-export.ts'
import { closeHandover } from '../../stores/handover-store.ts'
import { useMessages, wholeFilter } from '../../stores/messages-store.ts'
import { Choices } from '../choices.tsx'
import { formatCount } from '../format.ts'
import { useLanguage } from '../use-language.ts'
import { ExportPreview } from './export-preview.tsx'
import { MakingActions } from './making-actions.tsx'
import { MakingLine } from './making-line.tsx'
import { MaskFields } from './mask-fields.tsx'
import { fileName } from './saved-name.ts'
import { useFileMaking } from './use-file-making.ts'
import { useFilePreview } from './use-file-preview.ts'
import './handover.css'

type Which = 'all' | 'found' | 'chosen'

const everything: MessageSelection = { messageIds: null, filter: '', newest: null, except: [] }

/** Messages that the preview shows. */
const previewMessages = 8

/** Writes messages into a file: which of them, in which form, and what is hidden in it. */
export function MessageExportDialog({ chosen }: { chosen: MessageSelection | null }) {
  const { t } = useTranslation('handover')
  const id = useId()
  const filter = useMessages(wholeFilter)
  const [which, setWhich] = useState<Which>(
    (chosen?.messageIds?.length ?? (chosen === null ? 0 : 2)) > 1
      ? 'chosen'
      : filter === ''
        ? 'all'
        : 'found',
  )
  const [form, setForm] = useState<MessageFormName>('csv')
  const [mask, setMask] = useState<MaskChoice>(usualMasks)
  const order: MessageExportOrder = {
    form,
    ...(which === 'chosen' && chosen !== null ? chosen : everything),
    ...(which === 'found' ? { filter } : {}),
    mask: { numbers: mask.numbers, texts: mask.texts },
    limit: null,
  }
  const preview = useFilePreview('message.export', { ...order, limit: previewMessages })
  return (
    <Dialog open onClose={closeHandover} fullWidth maxWidth="md" aria-labelledby={`${id}-title`}>
      <DialogTitle id={`${id}-title`}>{t('messagesTitle')}</DialogTitle>
      <DialogContent className="handover">
        <div className="handover-form">
          <WhichField which={which} chosen={chosen} onChange={setWhich} />
          <div>
            <span className="field-label">{t('form')}</span>
            <Choices
              label={t('form')}
              value={form}
              choices={messageFormSchema.options.map((value) => ({ value, label: t(`forms.${value}`) }))}
              onChange={setForm}
            />
            <p className="dim">{t(`messagesFormHelp.${form}`)}</p>
          </div>
          <MaskFields mask={mask} parts={['numbers', 'texts']} onChange={setMask} />
        </div>
        <section className="handover-preview" aria-label={t('preview')}>
          <h3 className="field-label">{t('preview')}</h3>
          <ExportPreview form={form} preview={preview} nothing={t('noMessages')} />
        </section>
      </DialogContent>
      <Making order={order} isReady={preview.phase === 'ready' && preview.pdus > 0} />
    </Dialog>
  )
}

/** The file on its way, and the buttons that start and stop it. */
function Making({ order, isReady }: { order: MessageExportOrder; isReady: boolean }) {
  const { t } = useTranslation('handover')
  const { making, start, stop } = useFileMaking('message.export')
  return (
    <>
      <MakingLine making={making} of="messages" />
      <MakingActions
        {...{ making, isReady }}
        label={t('export')}
        onStart={() => start(order, fileName('messages', order.form))}
        onStop={stop}
      />
    </>
  )
}

interface WhichFieldProps {
  readonly which: Which
  /** What is selected. */
  readonly chosen: MessageSelection | null
  readonly onChange: (which: Which) => void
}

function WhichField({ which, chosen, onChange }: WhichFieldProps) {
  const { t } = useTranslation('handover')
  const language = useLanguage()
  const filter = useMessages(wholeFilter)
  const found = useMessages(({ search }) => (search?.isDone === true ? search.found : null))
  const can = { all: true, found: filter !== '', chosen: chosen !== null }
  const counts = { all: null, found, chosen: chosen?.messageIds?.length ?? null }
  const choices = (['all', 'found', 'chosen'] as const)
    .filter((value) => can[value])
    .map((value) => {
      const count = counts[value]
      const label = t(`which.${value}`)
      return { value, label: count === null ? label : `${label} · ${formatCount(count, language)}` }
    })
  return (
    <div>
      <span className="field-label">{t('messagesOf')}</span>
      <Choices label={t('messagesOf')} value={which} choices={choices} onChange={onChange} />
      {which === 'found' && <p className="dim mono cut foreign">{filter}</p>}
    </div>
  )
}
