import { useTranslation } from 'react-i18next'
import { candidatesLine } from '../../shared/explain/explain-status.ts'
import { explainCodes } from '../../shared/paste/explain-item.ts'
import type { PastedItem } from '../../shared/paste/pasted-item.ts'
import { isProvider } from '../../shared/profiles/catalogue.ts'
import { ForeignText } from '../parts/foreign-text.tsx'
import { itemLine, itemTitle } from '../parts/pasted/item-words.ts'
import { useLanguage } from '../parts/use-language.ts'
import { useCatalogue } from '../stores/catalogue-store.ts'
import { openCodes } from '../stores/navigation-store.ts'
import { useProfileInForce } from '../stores/profile-in-force.ts'

const shownItems = 3
const shownCodes = 5

/** What the pasted text is and what its codes mean, right under it; the screen Explain has the rest. */
export function PaletteReading({ items, onDone }: { items: readonly PastedItem[]; onDone: () => void }) {
  const { t } = useTranslation('explain')
  const language = useLanguage()
  return (
    <section className="palette-reading">
      {items.slice(0, shownItems).map((item) => (
        <div key={`${items.indexOf(item)} ${item.kind}`} className="palette-item-read">
          <h2>
            <b className="strong">{itemTitle(item, t)}</b>{' '}
            <span className="foreign">
              <ForeignText text={itemLine(item, language, t)} />
            </span>
          </h2>
          <Meanings item={item} onDone={onDone} />
        </div>
      ))}
    </section>
  )
}

/** A line a code; of words, the codes that say them. */
function Meanings({ item, onDone }: { item: PastedItem; onDone: () => void }) {
  const language = useLanguage()
  const catalogue = useCatalogue()
  const profileId = useProfileInForce()
  const codes = explainCodes(item, { catalogue, language, profileId })
  const lines = codes.flatMap(({ code, field, candidates }) =>
    item.kind === 'code' && field === null
      ? candidates.slice(0, shownCodes).map((one) => ({
          code: one.code,
          field: one.field,
          owner: one.profileName,
          words: `${one.title} · ${one.advice}`,
        }))
      : [
          {
            code,
            field,
            owner: field ?? '',
            words: candidatesLine(candidates, language, isProvider(catalogue, profileId)),
          },
        ],
  )
  return lines.map(({ code, field, owner, words }) => (
    <button
      key={`${field} ${code} ${owner}`}
      type="button"
      className="plain-button palette-code"
      onClick={() => {
        onDone()
        openCodes({ code, ...(field === null ? {} : { field }) })
      }}
    >
      <span>
        <b className="strong mono">{code}</b> <span className="dim">{owner}</span>
      </span>
      <span>{words}</span>
    </button>
  ))
}
