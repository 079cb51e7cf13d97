import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { explainItem } from '../../../shared/paste/explain-item.ts'
import type { PastedItem } from '../../../shared/paste/pasted-item.ts'
import { spacedHex } from '../../../shared/words/hex-text.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { openCodes } from '../../stores/navigation-store.ts'
import { PastedOctets } from './pasted-octets.tsx'

const shownMeanings = 4

/** One recognised thing: what it is, its content, and what its codes mean. */
export function ItemCard({ item, profileId }: { item: PastedItem; profileId: string | null }) {
  const { t } = useTranslation('explain')
  return (
    <article className="pane explain-card">
      <header className="explain-head">
        <h2>{t(`kind.${item.kind}`)}</h2>
        <span className="mono dim">{item.style}</span>
        <span className="dim">{t('lines', { first: item.lines[0], last: item.lines[1] })}</span>
      </header>
      <Content item={item} profileId={profileId} />
      <Meanings item={item} profileId={profileId} />
    </article>
  )
}

function Content({ item, profileId }: { item: PastedItem; profileId: string | null }) {
  const { t } = useTranslation('explain')
  switch (item.kind) {
    case 'pdu':
      return (
        <>
          {item.missingOctets > 0 && <p className="warn">{t('missing', { count: item.missingOctets })}</p>}
          {item.fromFields && <p className="dim">{t('fromFields')}</p>}
          {item.unsaid.length > 0 && <p className="dim">{t('unsaid', { fields: item.unsaid.join(', ') })}</p>}
          <PastedOctets octets={item.octets} profileId={profileId} />
        </>
      )
    case 'receipt':
      return <Written text={item.text} />
    case 'code':
      return <Written text={item.field === null ? item.code : `${item.field} ${item.code}`} />
    case 'time':
      return <Written text={item.written} />
    case 'text':
      return item.readings.map(({ encoding, text, isClean }) => (
        <Written key={encoding} text={`${encoding}: ${text}`} isDim={!isClean} />
      ))
    case 'capture':
      return null
    case 'tlv':
    case 'udh':
      return <Written text={spacedHex([...item.octets])} />
  }
}

function Written({ text, isDim = false }: { text: string; isDim?: boolean }) {
  return (
    <p className={isDim ? 'mono foreign explain-written dim' : 'mono foreign explain-written'}>
      <ForeignText text={text} />
    </p>
  )
}

/** Likeliest first; each leads to the code's page. */
function Meanings({ item, profileId }: { item: PastedItem; profileId: string | null }) {
  const language = useLanguage()
  const catalogue = useCatalogue()
  const meanings = useMemo(
    () => explainItem(item, { catalogue, language, ...(profileId === null ? {} : { profileId }) }),
    [item, catalogue, language, profileId],
  )
  return meanings.slice(0, shownMeanings).map((code) => (
    <button
      key={code.id}
      type="button"
      className="plain-button explain-meaning"
      onClick={() => openCodes({ code: code.code, ...(code.field === null ? {} : { field: code.field }) })}
    >
      <b className="strong">{code.title}</b>
      <span className="dim">{code.profileName}</span>
      <span>{code.meaning}</span>
      <span className="dim">{code.next.join(' ')}</span>
    </button>
  ))
}
