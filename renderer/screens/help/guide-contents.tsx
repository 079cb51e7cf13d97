import {
  type GuideChapter,
  guideChapters,
  guidePageIds,
  guidePageRow,
  guidePages,
} from '../../../shared/guide/guide-table.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { openHelp } from '../../stores/navigation-store.ts'

const chapters = Object.keys(guideChapters) as GuideChapter[]

/** The pages by chapter; the one on show is marked. */
export function GuideContents({ page }: { page: string }) {
  const language = useLanguage()
  return chapters.map((chapter) => (
    <section key={chapter}>
      <h2>{guideChapters[chapter][language]}</h2>
      {guidePageIds()
        .filter((id) => guidePageRow(id).chapter === chapter)
        .map((id) => (
          <button
            key={id}
            type="button"
            className="guide-entry"
            aria-current={id === page ? 'page' : undefined}
            onClick={() => openHelp(id)}
          >
            {guidePages[id].title[language]}
          </button>
        ))}
    </section>
  ))
}
