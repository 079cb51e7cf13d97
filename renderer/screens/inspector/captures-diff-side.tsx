import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Side } from '../../../shared/diff/waiting-rows.ts'
import { filterFaultText } from '../../../shared/filter/filter-fault-table.ts'
import { faultOf } from '../../parts/filter/filter-fault.ts'
import { FormField } from '../../parts/form-field.tsx'
import { SelectInput } from '../../parts/select-input.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { type ComparedSide, changeDiffForm, useCapturesDiff } from '../../stores/captures-diff-store.ts'
import { sessionsOf } from '../../stores/compared-pdus.ts'
import { useFiles } from '../../stores/files-store.ts'

/** Stands for the live capture in a list of choices. */
const live = 'live'

/** One of the two captures: which, which session of it, and which of its PDUs. */
export function CapturesDiffSide({ side }: { side: Side }) {
  const { t } = useTranslation('diff')
  const language = useLanguage()
  const own = useCapturesDiff((state) => state.form[side])
  const sessions = useSessionNames(own.captureId)
  const change = (part: Partial<ComparedSide>) => changeDiffForm({ [side]: { ...own, ...part } })
  const fault = faultOf(own.filter)
  return (
    <fieldset className="captures-diff-side">
      <legend className="visually-hidden">{t(`sides.${side}`)}</legend>
      <CaptureField side={side} own={own} />
      <FormField label={t('session', { side: t(`sides.${side}`) })}>
        {(ids) => (
          <SelectInput
            ids={ids}
            value={own.session}
            choices={[
              { value: '', label: t('allSessions') },
              ...sessions.map((name) => ({ value: name, label: name })),
            ]}
            onChange={(session) => change({ session })}
          />
        )}
      </FormField>
      <FormField
        label={t('filter', { side: t(`sides.${side}`) })}
        problem={fault === null ? undefined : filterFaultText(fault, language)}
      >
        {(ids) => (
          <TextInput
            ids={ids}
            isMono
            value={own.filter}
            placeholder={t('filterExample')}
            onChange={(filter) => change({ filter })}
          />
        )}
      </FormField>
    </fieldset>
  )
}

function CaptureField({ side, own }: { side: Side; own: ComparedSide }) {
  const { t } = useTranslation('diff')
  const { t: inspector } = useTranslation('inspector')
  const files = useFiles((state) => state.files)
  const file = files.find(({ captureId }) => captureId === own.captureId)
  const isClosed = own.captureId !== null && file === undefined
  const choices = [
    { value: live, label: inspector('live') },
    ...files.map(({ captureId, name }) => ({ value: captureId, label: name })),
    ...(isClosed ? [{ value: own.captureId, label: t('closed') }] : []),
  ]
  return (
    <FormField label={t(`sides.${side}`)} problem={isClosed ? t('why.closed') : undefined}>
      {(ids) => (
        <SelectInput
          ids={ids}
          value={own.captureId ?? live}
          choices={choices}
          onChange={(chosen) =>
            changeDiffForm({
              [side]: { ...own, captureId: chosen === live ? null : chosen, session: '' },
            })
          }
        />
      )}
    </FormField>
  )
}

function useSessionNames(captureId: string | null): readonly string[] {
  const [names, setNames] = useState<readonly string[]>([])
  const pdus = useFiles((state) => state.files.find((file) => file.captureId === captureId)?.state)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a file that is read has all its sessions
  useEffect(() => {
    let isWanted = true
    void sessionsOf(captureId).then((found) => {
      if (isWanted) setNames(found)
    })
    return () => {
      isWanted = false
    }
  }, [captureId, pdus])
  return names
}
