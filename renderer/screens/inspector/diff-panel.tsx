import Button from '@mui/material/Button'
import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { diffPdus, type PduDiff } from '../../../shared/diff/diff-pdus.ts'
import { IgnoredFields } from '../../../shared/diff/ignored-fields.ts'
import { readingOf } from '../../../shared/profiles/inspect-options.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import { copyText } from '../../parts/copy-text.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Progress } from '../../parts/progress.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { endCompare } from '../../stores/compare-store.ts'
import { type CapturedPdu, loadPdu, usePdus } from '../../stores/pdu-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import { DiffFields } from './diff-fields.tsx'
import { DiffOctets } from './diff-octets.tsx'
import { diffText } from './diff-text.ts'
import type { DiffedPdu } from './diffed-pdu.ts'
import { KeyButton } from './pdu-head.tsx'
import { commandWord } from './row-words.ts'
import './diff.css'

/** Two PDUs field by field, their octets beneath. */
export function DiffPanel({ a, b }: { readonly a: number; readonly b: number }) {
  const { t } = useTranslation('compare')
  const pdus = usePdus((state) => state.pdus)
  const failures = usePdus((state) => state.failures)
  useEffect(() => {
    void loadPdu(a)
    void loadPdu(b)
  }, [a, b])
  const [pduA, pduB] = [pdus[a], pdus[b]]
  if (pduA !== undefined && pduB !== undefined) return <Comparison a={pduA} b={pduB} onClose={endCompare} />
  const isGone = failures[a] !== undefined || failures[b] !== undefined
  return isGone ? <EmptyState title={t('title')}>{t('gone')}</EmptyState> : <Progress />
}

interface ComparisonProps {
  readonly a: CapturedPdu
  readonly b: CapturedPdu
  /** Of PDUs of two captures: their numbers alone do not tell them apart. The same value at each draw. */
  readonly titles?: { readonly a: string; readonly b: string }
  /** The same value at each draw. */
  readonly ignored?: IgnoredFields
  readonly onClose: () => void
  /** Further actions. */
  readonly children?: ReactNode
}

/** The fields that differ, the others on request, and the octets. */
export function Comparison({ a, b, titles, ignored = nothingIgnored, onClose, children }: ComparisonProps) {
  const { t } = useTranslation('compare')
  const language = useLanguage()
  const [isShort, setShort] = useState(true)
  const sides = useMemo(() => ({ a: diffed(a, titles?.a), b: diffed(b, titles?.b) }), [a, b, titles])
  const diff = useDiff(sides, ignored)
  const copy = async () => {
    await copyText(diffText(diff, sides, language))
    notifyDone(t('copied'))
  }
  return (
    <section className="detail" aria-label={t('title')}>
      <div className="detail-head">
        <h2 className="mono cut">
          {sides.a.title} {commandWord(a.row)} ↔ {sides.b.title} {commandWord(b.row)}
        </h2>
        <span className={diff.differing === 0 ? 'ok nowrap' : 'warn nowrap'} role="status">
          {diff.differing === 0 ? t('same') : t('differ', { count: diff.differing })}
        </span>
        <span className="grow" />
        <FormControlLabel
          className="diff-switch"
          label={t('onlyDifferences')}
          control={
            <Switch size="small" checked={isShort} onChange={(_event, checked) => setShort(checked)} />
          }
        />
        {children}
        <Button onClick={() => void copy()}>{t('copy')}</Button>
        <KeyButton letter="Esc" label={t('close')} onClick={onClose} />
      </div>
      <div className="diff-body">
        <DiffFields diff={diff} sides={sides} isShort={isShort} />
        <DiffOctets diff={diff} sides={sides} />
      </div>
    </section>
  )
}

const nothingIgnored = new IgnoredFields([])

function diffed(pdu: CapturedPdu, title = `#${pdu.row.seq}`): DiffedPdu {
  return { pdu, octets: fromHex(pdu.hex) ?? new Uint8Array(), title }
}

function useDiff(
  { a, b }: { readonly a: DiffedPdu; readonly b: DiffedPdu },
  ignored: IgnoredFields,
): PduDiff {
  const catalogue = useCatalogue()
  return useMemo(() => {
    const [one, other] = [a, b].map(({ pdu, octets }) => ({ octets, options: readingOf(catalogue, pdu.row) }))
    const nothing = { octets: new Uint8Array(), options: {} }
    return diffPdus(one ?? nothing, other ?? nothing, ignored)
  }, [catalogue, a, b, ignored])
}
