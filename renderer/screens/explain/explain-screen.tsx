import { useCallback, useEffect, useRef, useState } from 'react'
import type { Lines, PasteReading } from '../../../shared/paste/pasted-item.ts'
import { usePasteReading } from '../../parts/pasted/use-paste-reading.ts'
import { SplitPanes } from '../../parts/split-panes.tsx'
import { type Pasted, useExplain } from '../../stores/explain-store.ts'
import { keepPaste } from '../../stores/paste-history-store.ts'
import { useProfileInForce } from '../../stores/profile-in-force.ts'
import { focusFirstAnswer, showAnswer } from './answer-focus.ts'
import { AnswerList } from './answer-list.tsx'
import { EmptyExplain } from './empty-explain.tsx'
import { ExplainBar } from './explain-bar.tsx'
import { PastePane } from './paste-pane.tsx'
import './explain.css'

/** A paste is kept in the history once nothing changed in it for so long. */
const keptAfterMs = 1200

/** Whatever is pasted or dropped: what it is, what it says, and what to do. */
export function ExplainScreen() {
  const pasted = useExplain((state) => state.pasted)
  const profileId = useProfileInForce() ?? null
  const { read, progress } = usePasteReading(pasted.content, pasted.fileOctets)
  const [lit, setLit] = useState<Lines | null>(null)
  const [wanted, setWanted] = useState<{ readonly line: number } | null>(null)
  const answers = useRef<HTMLDivElement>(null)
  const seek = useCallback((line: number) => setWanted({ line }), [])
  const isEmpty = pasted.content.length === 0
  // The answers of the paste before stay until those of this one are there.
  const reading = isEmpty || read === null ? null : read.reading
  const isCurrent = read !== null && read.content === pasted.content
  useKeptPaste(pasted, isCurrent ? reading : null)

  return (
    <section className="explain">
      <ExplainBar reading={isCurrent ? reading : null} profileId={profileId} />
      <SplitPanes
        id="explain"
        orientation="horizontal"
        firstSize={38}
        firstMin="260px"
        secondMin="420px"
        first={
          <PastePane
            pasted={pasted}
            reading={isCurrent ? reading : null}
            lit={lit}
            wanted={wanted}
            onLight={setLit}
            onLine={(line) => showAnswer(answers.current, line)}
            onLeave={() => focusFirstAnswer(answers.current)}
          />
        }
        second={
          <div ref={answers} className="explain-answers">
            {reading === null ? (
              isEmpty && <EmptyExplain />
            ) : (
              <AnswerList
                reading={reading}
                text={typeof pasted.content === 'string' ? pasted.content : ''}
                profileId={profileId}
                progress={progress}
                lit={lit}
                onLight={setLit}
                onSeek={seek}
              />
            )}
          </div>
        }
      />
    </section>
  )
}

/** Keeps a paste once it is read and rests, or gives way to another; typed on, it stays the same one of the history. */
function useKeptPaste(pasted: Pasted, reading: PasteReading | null): void {
  const pasteId = useExplain((state) => state.pasteId)
  useEffect(() => {
    if (reading === null) return
    let isKept = false
    const keep = () => {
      isKept = true
      keepPaste(pasted, reading.items, pasteId)
    }
    const timer = setTimeout(keep, keptAfterMs)
    return () => {
      clearTimeout(timer)
      if (!isKept && useExplain.getState().pasteId !== pasteId) keep()
    }
  }, [pasted, reading, pasteId])
}
