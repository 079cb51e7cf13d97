import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { revealRow } from '../../stores/capture-reveal.ts'
import { statusWord } from './row-words.ts'
import type { TimelineStep } from './timeline-steps.ts'

interface TimelineStationProps {
  readonly step: TimelineStep
  readonly chosenSeq: number | null
  readonly isFile: boolean
}

/** One station: a button that goes to its PDU, or what is missing. */
export function TimelineStation({ step, chosenSeq, isFile }: TimelineStationProps) {
  const { t } = useTranslation('inspector')
  const look = `station ${lookOf(step, isFile)}`
  const seq = 'seq' in step ? step.seq : null
  const text = textOf(step, isFile, t)
  const isMissing = seq === null && (isFile || step.kind === 'came')
  if (step.kind === 'open' || step.kind === 'unknown' || isMissing)
    return <span className={look}>{text}</span>
  return (
    <button
      type="button"
      className={look}
      disabled={seq === null}
      aria-current={seq !== null && seq === chosenSeq ? 'step' : undefined}
      onClick={() => seq !== null && void revealRow(seq)}
    >
      {text}
    </button>
  )
}

function lookOf(step: TimelineStep, isFile: boolean): '' | 'ok' | 'bad' | 'warn' {
  switch (step.kind) {
    case 'submit':
      return isFile && step.seq === null ? 'warn' : ''
    case 'accepted':
      return 'ok'
    case 'refused':
      return 'bad'
    case 'receipt':
      return step.isDelivered ? 'ok' : step.final ? 'bad' : 'warn'
    case 'came':
      return step.seq === null ? 'warn' : ''
    case 'open':
    case 'unknown':
      return 'warn'
  }
}

const openWords = {
  waiting: 'waiting',
  sent: 'answer',
  accepted: 'receipt',
  'timed-out': 'timedOut',
  'in-doubt': 'inDoubt',
  // None of these is open.
  refused: 'answer',
  delivered: 'answer',
  failed: 'answer',
} as const
/** Of a file nothing is awaited. */
const missingWords = { ...openWords, waiting: 'answer', 'timed-out': 'answer', 'in-doubt': 'answer' } as const

function textOf(step: TimelineStep, isFile: boolean, t: TFunction<'inspector'>): string {
  switch (step.kind) {
    case 'submit':
      if (isFile && step.seq === null) return `submit${ofParts(step)}: ${t('missing.submit')}`
      return `submit${ofParts(step)}${step.isRepeat ? ` · ${t('mark.repeat')}` : ''}`
    case 'accepted':
      return step.id === '' ? t('accepted') : `id ${step.id}`
    case 'refused':
      return statusWord(step.commandStatus, t)
    case 'receipt':
      return `${t('receipt')}${ofParts(step)} ${step.stat}`
    case 'open':
      return isFile
        ? `${t(`missing.${missingWords[step.state]}`)}${ofParts(step)}`
        : `${t(`open.${openWords[step.state]}`)}${ofParts(step)}`
    case 'came':
      return t(step.seq === null ? 'partMissing' : 'partCame', { part: step.part, parts: step.parts })
    case 'unknown':
      return step.id === null ? t('receiptOfNone') : t('receiptOfUnknown', { id: step.id })
  }
}

function ofParts({ part, parts }: { readonly part: number; readonly parts: number }): string {
  return parts === 1 ? '' : ` ${part}/${parts}`
}
