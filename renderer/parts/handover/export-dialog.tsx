import Dialog from '@mui/material/Dialog'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type CaptureFormName,
  captureFormSchema,
  type MaskChoice,
  maxChosenPdus,
  usualMasks,
} from '../../../shared/contract/capture-export.ts'
import { captureRows, useCapture } from '../../stores/capture-store.ts'
import { useShownFile } from '../../stores/files-store.ts'
import { closeHandover } from '../../stores/handover-store.ts'
import { useSettings } from '../../stores/settings-store.ts'
import { useShownCapture } from '../../stores/shown-capture.ts'
import { Choices } from '../choices.tsx'
import { formatCount, formatSize } from '../format.ts'
import { useLanguage } from '../use-language.ts'
import { ExportPreview, previewForm } from './export-preview.tsx'
import { MakingActions } from './making-actions.tsx'
import { MakingLine } from './making-line.tsx'
import { MaskFields } from './mask-fields.tsx'
import { fileName } from './saved-name.ts'
import { useFileMaking } from './use-file-making.ts'
import { useFilePreview } from './use-file-preview.ts'
import './handover.css'

type Which = 'all' | 'found' | 'chosen'

/** PDUs that the preview shows, and the size is reckoned from. */
const previewPdus = 8

/** Writes captured PDUs into a file: which of them, in which form, and what is hidden in it. */
export function ExportDialog({ chosen }: { chosen: readonly number[] }) {
  const { t } = useTranslation('handover')
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const id = useId()
  const filter = useCapture((state) => state.filter)
  const [which, setWhich] = useState<Which>(filter === '' ? (chosen.length > 1 ? 'chosen' : 'all') : 'found')
  const [form, setForm] = useState<CaptureFormName>('pcapng')
  const [mask, setMask] = useState<MaskChoice>(usualMasks)
  const { making, start, stop } = useFileMaking('capture.export')
  const captureId = useShownCapture((state) => state.captureId)
  const order = {
    ...(captureId === null ? {} : { captureId }),
    form,
    filter: which === 'found' ? filter : '',
    seqs: which === 'chosen' ? chosen.slice(0, maxChosenPdus) : null,
    mask,
    language,
    limit: null,
  }
  const shown = useFilePreview('capture.export', { ...order, form: previewForm(form), limit: previewPdus })
  const sized = useFilePreview(
    'capture.export',
    previewForm(form) === form ? null : { ...order, limit: previewPdus },
  )
  const count = useCounts(chosen)[which]
  const whole = previewForm(form) === form ? shown : sized
  const octets =
    count !== null && whole.phase === 'ready' && whole.pdus > 0 ? (whole.octets / whole.pdus) * count : null
  return (
    <Dialog open onClose={closeHandover} fullWidth maxWidth="md" aria-labelledby={`${id}-title`}>
      <DialogTitle id={`${id}-title`}>{t('exportTitle')}</DialogTitle>
      <DialogContent className="handover">
        <div className="handover-form">
          <WhichField which={which} chosen={chosen} onChange={setWhich} />
          <div>
            <span className="field-label">{t('form')}</span>
            <Choices
              label={t('form')}
              value={form}
              choices={captureFormSchema.options.map((value) => ({ value, label: t(`forms.${value}`) }))}
              onChange={setForm}
            />
            <p className="dim">{t(`formHelp.${form}`)}</p>
          </div>
          <MaskFields mask={mask} onChange={setMask} />
        </div>
        <section className="handover-preview" aria-label={t('preview')}>
          <h3 className="field-label">{t('preview')}</h3>
          <ExportPreview form={form} preview={shown} nothing={t('nothing')} />
        </section>
      </DialogContent>
      <MakingLine making={making} />
      <MakingActions
        making={making}
        isReady={shown.phase === 'ready' && shown.pdus > 0}
        label={t('export')}
        onStart={() => start(order, fileName('smpp', form))}
        onStop={stop}
      >
        <span className="handover-foot grow dim">
          {count !== null && octets !== null && making.phase === 'idle'
            ? t('estimate', {
                pdus: t('pdus', { count, formatted: formatCount(count, language) }),
                size: formatSize(Math.round(octets), common),
              })
            : ''}
        </span>
      </MakingActions>
    </Dialog>
  )
}

/** PDUs of each choice; null where nobody has counted them. */
function useCounts(chosen: readonly number[]): Readonly<Record<Which, number | null>> {
  const captured = useSettings((state) => state.status?.capturedPdus ?? 0)
  const found = useCapture(({ search }) => (search?.isDone === true ? search.found : null))
  useCapture((state) => state.version)
  const file = useShownFile()
  const all = file === undefined ? Math.max(captured, captureRows.count) : file.pdus
  return { all, found, chosen: chosen.length }
}

function WhichField({
  which,
  chosen,
  onChange,
}: {
  which: Which
  chosen: readonly number[]
  onChange: (which: Which) => void
}) {
  const { t } = useTranslation('handover')
  const language = useLanguage()
  const filter = useCapture((state) => state.filter)
  const counts = useCounts(chosen)
  const can = { all: true, found: filter !== '', chosen: chosen.length > 0 }
  const options = (['all', 'found', 'chosen'] as const).filter((value) => can[value])
  const labelOf = (value: Which) => {
    const count = counts[value]
    return count === null ? t(`which.${value}`) : `${t(`which.${value}`)} · ${formatCount(count, language)}`
  }
  return (
    <div>
      <span className="field-label">{t('pdusOf')}</span>
      <Choices
        label={t('pdusOf')}
        value={which}
        choices={options.map((value) => ({ value, label: labelOf(value) }))}
        onChange={onChange}
      />
      {which === 'found' && <p className="dim mono cut foreign">{filter}</p>}
    </div>
  )
}
