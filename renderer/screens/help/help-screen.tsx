import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isGuidePage } from '../../../shared/guide/guide-table.ts'
import { useSearchKey } from '../../parts/keys/use-keys.ts'
import { RoomTitle } from '../../parts/room-title.tsx'
import { SearchField } from '../../parts/search-field.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { readWholeGuide, seekInGuide, useHelp } from '../../stores/help-store.ts'
import { useNavigation } from '../../stores/navigation-store.ts'
import { GuideContents } from './guide-contents.tsx'
import { GuideFinds } from './guide-finds.tsx'
import { GuideReader } from './guide-reader.tsx'
import { UnknownPage } from './unknown-page.tsx'
import './help.css'

/** The guide: its contents or what a search finds at the left, a page at the right. */
export function HelpScreen() {
  const { t } = useTranslation('help')
  const language = useLanguage()
  const help = useNavigation((state) => state.help)
  const sought = useHelp((state) => state.sought)
  const search = useRef<HTMLInputElement>(null)
  useSearchKey(search)
  const isSought = sought.trim() !== ''
  useEffect(() => {
    if (isSought) void readWholeGuide(language)
  }, [isSought, language])
  return (
    <div className="guide">
      <nav className="guide-side" aria-label={t('contents')}>
        <RoomTitle room="help" />
        <SearchField
          inputRef={search}
          label={t('search')}
          hint={t('search')}
          inForce={sought}
          onSearch={seekInGuide}
        />
        <div className="guide-list" data-list>
          {isSought ? <GuideFinds sought={sought} /> : <GuideContents page={help.page} />}
        </div>
      </nav>
      {isGuidePage(help.page) ? (
        <GuideReader page={help.page} place={help} />
      ) : (
        <UnknownPage page={help.page} />
      )}
    </div>
  )
}
