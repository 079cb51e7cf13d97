import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanNeeds } from '../../../shared/plan/plan-needs.ts'
import { FileButton } from '../../parts/file-button.tsx'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { chooseData, chooseTexts, type PlanFiles, usePlans } from '../../stores/plans-store.ts'

/** Names of files that the plan needs and that were not chosen yet. */
export function missingFiles(
  { dataFile, textFiles }: PlanNeeds,
  { data, texts }: PlanFiles,
): readonly string[] {
  return [
    ...(dataFile !== null && data === null ? [dataFile] : []),
    ...textFiles.filter((name) => texts[name] === undefined),
  ]
}

/** The files that the plan reads, each with a way to choose it. */
export function PlanFilesPanel({ needs }: { needs: PlanNeeds }) {
  const { t } = useTranslation('plans')
  const { data, texts } = usePlans((view) => view.files)
  const isUploading = usePlans((view) => view.isUploading)
  const [isTooMuch, setTooMuch] = useState(false)
  const { dataFile, textFiles, hasOpenTextFiles } = needs
  if (dataFile === null && textFiles.length === 0 && !hasOpenTextFiles) return null
  const take = async (chosen: readonly { readonly name: string; readonly file: File }[]) =>
    setTooMuch(!(await chooseTexts(chosen)))
  const others = Object.keys(texts).filter((name) => !textFiles.includes(name))
  return (
    <section aria-labelledby="plans-files">
      <h3 id="plans-files">{t('files.title')}</h3>
      <p className="dim">{t('files.about')}</p>
      <ul className="plans-files">
        {dataFile !== null && (
          <Line
            name={dataFile}
            what={t('files.data')}
            chosen={isUploading ? t('files.reading') : data?.file.name}
          >
            <FileButton
              label={t('files.choose', { name: dataFile })}
              accept=".csv,.txt,.tsv,.xlsx"
              isDisabled={isUploading}
              onFiles={([file]) => file !== undefined && void chooseData(file)}
            />
          </Line>
        )}
        {textFiles.map((name) => (
          <Line
            key={name}
            name={name}
            what={t('files.text')}
            chosen={
              texts[name] === undefined ? undefined : t('files.characters', { count: texts[name].length })
            }
          >
            <FileButton
              label={t('files.choose', { name })}
              accept=".txt,text/*"
              onFiles={([file]) => file !== undefined && void take([{ name, file }])}
            />
          </Line>
        ))}
        {hasOpenTextFiles && (
          <Line name="" what={t('files.open')} chosen={others.length === 0 ? undefined : others.join(', ')}>
            <FileButton
              label={t('files.chooseOpen')}
              accept=".txt,text/*"
              isMultiple
              onFiles={(files) => void take(files.map((file) => ({ name: file.name, file })))}
            />
          </Line>
        )}
      </ul>
      {isTooMuch && (
        <p className="plans-bad" role="alert">
          {t('files.tooMuch')}
        </p>
      )}
    </section>
  )
}

function Line({
  name,
  what,
  chosen,
  children,
}: {
  name: string
  what: string
  /** undefined: nothing is chosen. */
  chosen: string | undefined
  children: ReactNode
}) {
  const { t } = useTranslation('plans')
  return (
    <li>
      {children}
      <span>
        {what}{' '}
        {name !== '' && (
          <span className="mono">
            <ForeignText text={name} />
          </span>
        )}
      </span>
      <span className={chosen === undefined ? 'warn' : 'dim'}>
        {chosen === undefined ? t('files.none') : <ForeignText text={chosen} />}
      </span>
    </li>
  )
}
