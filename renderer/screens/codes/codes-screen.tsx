import Button from '@mui/material/Button'
import { useDeferredValue, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { readCode } from '../../../shared/explain/read-code.ts'
import { searchCodes } from '../../../shared/explain/search.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { useSearchKey } from '../../parts/keys/use-keys.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { loadStatusCounts, setCodesQuery, setReadIn, useCodes } from '../../stores/codes-store.ts'
import { takeRequest, useNavigation } from '../../stores/navigation-store.ts'
import { useProfileInForce } from '../../stores/profile-in-force.ts'
import { useSettings } from '../../stores/settings-store.ts'
import { CodeAnswers } from './code-answers.tsx'
import { CodeSearchBar } from './code-search-bar.tsx'
import { CodeTable } from './code-table.tsx'
import { isReadIn, placeOf, readInOf } from './read-in.ts'
import './codes.css'

const limit = 60

/** Any code, by number, name or words: what it means here, why, and what to do next. */
export function CodesScreen() {
  const language = useLanguage()
  const catalogue = useCatalogue()
  const query = useCodes((state) => state.query)
  const readIn = useCodes((state) => state.readIn)
  const profileId = useProfileInForce()
  const inputRef = useRef<HTMLInputElement>(null)
  useRequest()
  useStatusCounts()
  // The search field has the focus when the screen opens: a code is typed next.
  useEffect(() => inputRef.current?.focus(), [])
  useSearchKey(inputRef)

  const asked = useDeferredValue(query.trim())
  const answers = useMemo(
    () => searchCodes(catalogue, asked, { language, profileId, limit, ...placeOf(readIn) }),
    [catalogue, asked, language, profileId, readIn],
  )
  const readings = readCode(asked)
  const isCode = readings.length > 0 || answers[0]?.name.toLowerCase() === asked.toLowerCase()
  return (
    <div className="codes">
      <CodeSearchBar query={query} readIn={readIn} profileId={profileId} inputRef={inputRef} />
      <div className="codes-body">
        {asked === '' ? (
          <CodeTable profileId={profileId} field={placeOf(readIn).field} />
        ) : answers.length > 0 ? (
          <CodeAnswers
            key={`${asked} ${readIn} ${profileId}`}
            answers={answers}
            isCode={isCode}
            mayBeErr={readings[0] !== undefined && readings[0].form !== 'hex'}
            readIn={readIn}
            limit={limit}
          />
        ) : (
          <NoAnswer asked={asked} readIn={readIn} />
        )}
      </div>
    </div>
  )
}

/** Takes what another screen wants explained. */
function useRequest(): void {
  const request = useNavigation((state) => state.codes)
  useEffect(() => {
    const asked = request === null ? null : takeRequest('codes')
    if (asked === null) return
    useCodes.setState({
      query: asked.code,
      readIn: readInOf(asked),
      ...(asked.profileId === undefined ? {} : { profileId: asked.profileId }),
    })
  }, [request])
}

/** Reads the counts when the screen is opened, and again as the capture grows. */
function useStatusCounts(): void {
  const captured = useSettings((state) => state.status?.capturedPdus ?? 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the counts grow with the capture
  useEffect(() => void loadStatusCounts(), [Math.ceil(captured / countStep)])
}

function NoAnswer({ asked, readIn }: { asked: string; readIn: string }) {
  const { t } = useTranslation('codes')
  return (
    <EmptyState
      title={t('emptyTitle', { query: asked })}
      actions={
        <>
          {readIn !== 'any' && (
            <Button variant="outlined" onClick={() => setReadIn('any')}>
              {t('anywhere')}
            </Button>
          )}
          <Button variant="outlined" onClick={() => setCodesQuery('')}>
            {t('showTable')}
          </Button>
        </>
      }
    >
      {t('emptyText')}{' '}
      {isReadIn(readIn) && readIn !== 'any' && t('emptyPlace', { place: t(`places.${readIn}`) })}
    </EmptyState>
  )
}

/** PDUs after which the counts are asked for again. */
const countStep = 200
