import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { planMessage } from '../../../shared/message/build-submits.ts'
import { cutClusters } from '../../../shared/text/cut-clusters.ts'
import type { Gsm7Shifts } from '../../../shared/text/gsm7.ts'
import { isGsm7 } from '../../../shared/text/message-options.ts'
import { nationalNames } from '../../../shared/text/national-names.ts'
import { isInNationalTable } from '../../../shared/text/national-tables.ts'
import { surrogatePairs } from '../../../shared/text/ucs2.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { changeIntent } from '../../stores/composer-store.ts'
import type { Preview } from './build-preview.ts'

/** Why the plan is what it is, and what another choice would cost; each offer is a click. */
export function PlanNotes({ preview }: { preview: Preview }) {
  const { t } = useTranslation('composer')
  const { intent, plan } = preview
  const pairs = plan.encoding === 'ucs2' ? surrogatePairs(intent.text) : 0
  return (
    <ul className="plan-notes" aria-label={t('planNotes.title')}>
      <EncodingNotes preview={preview} />
      <ClusterNotes preview={preview} />
      {pairs > 0 && <li>{t('planNotes.surrogates', { count: pairs })}</li>}
      {plan.encoding === 'gsm7' && intent.text.includes('@') && <li>{t('planNotes.zeroAt')}</li>}
      <Latin1Note preview={preview} />
      {plan.encoding === 'gsm7-packed' && plan.segments.some((part) => part.units % 8 === 7) && (
        <li>{t('planNotes.packedAt')}</li>
      )}
    </ul>
  )
}

function Offer({ children, onTake }: { children: string; onTake: () => void }) {
  return (
    <button type="button" className="link-button" onClick={onTake}>
      {children}
    </button>
  )
}

/** Why it is this encoding, and what national tables would save. */
function EncodingNotes({ preview }: { preview: Preview }) {
  const { t } = useTranslation('composer')
  const tables = useTablesInWords()
  const { intent, plan } = preview
  const national = useMemo(() => nationalOffer(preview), [preview])
  const isAutomatic = intent.encoding === 'auto' || plan.reason === 'national'
  return (
    <>
      {isAutomatic && plan.encoding !== 'binary' && plan.reason !== 'chosen' && (
        <li>
          {t(`planNotes.reason.${plan.reason}`, {
            encoding: t(`encoding.${plan.encoding}`),
            tables: tables(plan.shifts),
          })}
        </li>
      )}
      {national !== null && (
        <li>
          {t('planNotes.national', {
            tables: tables(national.shifts),
            parts: national.parts,
            now: plan.segments.length,
          })}{' '}
          <Offer onTake={() => changeIntent({ nationalSingleShift: 'auto', nationalLockingShift: 'auto' })}>
            {t('planNotes.useNational')}
          </Offer>
        </li>
      )}
    </>
  )
}

/** Cuts inside what is seen as one character, and what it costs to keep those whole. */
function ClusterNotes({ preview }: { preview: Preview }) {
  const { t } = useTranslation('composer')
  const { intent, plan } = preview
  const isCut = plan.encoding !== 'binary' && plan.segments.length > 1
  const cuts = isCut ? cutClusters(intent.text, plan) : 0
  const whole = useMemo(
    () => (cuts === 0 ? null : planMessage({ ...intent, graphemes: true }).segments.length),
    [cuts, intent],
  )
  const isKept = useMemo(() => keepsClusters(preview), [preview])
  const extra = whole === null ? 0 : whole - plan.segments.length
  return (
    <>
      {cuts > 0 && (
        <li>
          {t('planNotes.clusters', { count: cuts })}{' '}
          <Offer onTake={() => changeIntent({ graphemes: true })}>
            {extra === 0 ? t('planNotes.keepFree') : t('planNotes.keepCost', { count: extra })}
          </Offer>
        </li>
      )}
      {isKept && (
        <li>
          {t('planNotes.kept')}{' '}
          <Offer onTake={() => changeIntent({ graphemes: false })}>{t('planNotes.cutAnywhere')}</Offer>
        </li>
      )}
    </>
  )
}

function Latin1Note({ preview }: { preview: Preview }) {
  const { t } = useTranslation('composer')
  const parts = useMemo(() => latin1Offer(preview), [preview])
  if (parts === null) return null
  return (
    <li>
      {t('planNotes.latin1', { count: parts, now: preview.plan.segments.length })}{' '}
      <Offer onTake={() => changeIntent({ encoding: 'latin1' })}>{t('planNotes.useLatin1')}</Offer>
    </li>
  )
}

/** National tables in words: "single shift Turkish, locking shift Turkish". */
function useTablesInWords(): (shifts: Gsm7Shifts) => string {
  const { t } = useTranslation('composer')
  const language = useLanguage()
  return ({ singleShift, locking }) =>
    [
      singleShift === undefined
        ? null
        : t('planNotes.tables.single', { language: nationalNames[singleShift]?.[language] ?? singleShift }),
      locking === undefined
        ? null
        : t('planNotes.tables.locking', { language: nationalNames[locking]?.[language] ?? locking }),
    ]
      .filter((words) => words !== null)
      .join(', ')
}

/** National tables that would save parts of a text in UCS-2; null when they would not, or are chosen already. */
function nationalOffer({ intent, plan }: Preview): { shifts: Gsm7Shifts; parts: number } | null {
  const isOpen = intent.nationalSingleShift === undefined && intent.nationalLockingShift === undefined
  if (!isOpen || plan.encoding !== 'ucs2' || plan.segments.length < 2) return null
  if (!plan.outsideGsm.every(({ character }) => isInNationalTable(character))) return null
  const other = planMessage({ ...intent, nationalSingleShift: 'auto', nationalLockingShift: 'auto' })
  if (!isGsm7(other.encoding) || other.segments.length >= plan.segments.length) return null
  return { shifts: other.shifts, parts: other.segments.length }
}

/** True when keeping characters whole moved a cut; otherwise the note is left out. */
function keepsClusters({ intent, plan }: Preview): boolean {
  if (intent.graphemes !== true || plan.encoding === 'binary' || plan.segments.length < 2) return false
  return cutClusters(intent.text, planMessage({ ...intent, graphemes: false })) > 0
}

/** Parts in Latin-1 of a text that is in UCS-2 for letters like ç and á alone; null when it saves none. */
function latin1Offer({ intent, plan }: Preview): number | null {
  if (intent.encoding !== 'auto' || plan.encoding !== 'ucs2' || plan.segments.length < 2) return null
  const codings = intent.textRules?.dataCodings
  if (/[^\0-\xFF]/.test(intent.text) || codings?.includes(3) === false) return null
  const { segments } = planMessage({ ...intent, encoding: 'latin1' })
  return segments.length < plan.segments.length ? segments.length : null
}
