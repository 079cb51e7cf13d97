import Button from '@mui/material/Button'
import { useDeferredValue, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { pasteProblemText } from '../../../shared/paste/paste-problem-table.ts'
import { maxPasteOctets, readPaste } from '../../../shared/paste/read-paste.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { setExplainProfile, setPasted, useExplain } from '../../stores/explain-store.ts'
import { examples } from './examples.ts'
import { ItemCard } from './item-card.tsx'
import './explain.css'

const shownItems = 50

/** Whatever is pasted or dropped: what it is, what it says, and what to do. */
export function ExplainScreen() {
  const { t } = useTranslation('explain')
  const pasted = useExplain((state) => state.pasted)
  useEffect(() => {
    const onPaste = ({ target, clipboardData }: ClipboardEvent) => {
      if (target instanceof HTMLElement && target.matches('input, textarea')) return
      const text = clipboardData?.getData('text/plain') ?? ''
      if (text !== '') setPasted(text)
    }
    window.addEventListener('paste', onPaste)
    return () => window.removeEventListener('paste', onPaste)
  }, [])
  return (
    <section
      className="explain"
      aria-label={t('input')}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        const file = event.dataTransfer.files[0]
        if (file === undefined) setPasted(event.dataTransfer.getData('text/plain'))
        else void readFile(file).then(setPasted)
      }}
    >
      <div className="explain-bar">
        <ProfileChoice />
        <Button disabled={pasted === ''} onClick={() => setPasted('')}>
          {t('clear')}
        </Button>
      </div>
      <textarea
        className="pane mono explain-input"
        aria-label={t('input')}
        placeholder={t('hint')}
        spellCheck={false}
        value={typeof pasted === 'string' ? pasted : ''}
        onChange={(event) => setPasted(event.target.value)}
      />
      {pasted === '' ? <Examples /> : <Answers />}
    </section>
  )
}

async function readFile(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(0, maxPasteOctets + 1).arrayBuffer())
}

function ProfileChoice() {
  const { t } = useTranslation('explain')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const profileId = useExplain((state) => state.profileId)
  return (
    <label className="explain-profile">
      <span className="dim">{t('profile')}</span>
      <select
        value={profileId ?? ''}
        onChange={({ target }) => setExplainProfile(target.value === '' ? null : target.value)}
      >
        <option value="">{t('noProfile')}</option>
        {catalogue.all().map(({ id, name }) => (
          <option key={id} value={id}>
            {name[language]}
          </option>
        ))}
      </select>
    </label>
  )
}

function Examples() {
  const { t } = useTranslation('explain')
  return (
    <EmptyState
      title={t('emptyTitle')}
      actions={(['receipt', 'dump', 'code'] as const).map((id) => (
        <Button key={id} variant="outlined" onClick={() => setPasted(examples[id])}>
          {t(`example.${id}`)}
        </Button>
      ))}
    >
      {t('emptyText')}
    </EmptyState>
  )
}

function Answers() {
  const { t } = useTranslation('explain')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const profileId = useExplain((state) => state.profileId)
  const pasted = useDeferredValue(useExplain((state) => state.pasted))
  const { items, unread, problems } = useMemo(() => readPaste(pasted, { catalogue }), [pasted, catalogue])
  return (
    <div className="explain-answers">
      {items.length === 0 && <p role="status">{t('nothing')}</p>}
      {problems.slice(0, shownItems).map((problem) => (
        <p key={JSON.stringify(problem)} className="warn">
          {pasteProblemText(problem, language)}
        </p>
      ))}
      {items.slice(0, shownItems).map((item) => (
        <ItemCard
          key={`${item.kind} ${item.lines.join()} ${items.indexOf(item)}`}
          item={item}
          profileId={profileId}
        />
      ))}
      {items.length > shownItems && (
        <p className="dim">
          {t('more', { shown: shownItems, formatted: formatCount(items.length, language) })}
        </p>
      )}
      {unread.slice(0, shownItems).map(({ lines, text }) => (
        <div key={lines[0]} className="dim">
          {t('unread')} · {t('lines', { first: lines[0], last: lines[1] })}
          <pre className="mono explain-unread">{text.slice(0, 2000)}</pre>
        </div>
      ))}
    </div>
  )
}
