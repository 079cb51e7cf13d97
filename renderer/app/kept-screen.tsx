import { Activity, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Progress } from '../parts/progress.tsx'
import { useNavigation } from '../stores/navigation-store.ts'
import { roomOf, rooms, type TabId } from '../stores/rooms.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { tabScreens } from './room-table.tsx'
import { focusScreen, rememberFocus } from './screen-focus.ts'

/**
 * A tab's screen, kept with all its state while another is on show: its effects rest, and its elements are out of the
 * page, so that nothing finds them there.
 */
export function KeptScreen({ tab, isShown }: { tab: TabId; isShown: boolean }) {
  const [container] = useState(() => {
    const element = document.createElement('div')
    element.className = 'kept-screen'
    rememberFocus(element)
    return element
  })
  const Screen = tabScreens[tab]
  return (
    <>
      {/* Before the portal, so that the screen's own layout effects find it in the page. */}
      {isShown && <Place tab={tab} container={container} />}
      {createPortal(
        <Activity mode={isShown ? 'visible' : 'hidden'}>
          <ErrorBoundary resetKey={isShown ? 'shown' : 'kept'}>
            <Suspense fallback={<Progress />}>
              <Screen />
            </Suspense>
          </ErrorBoundary>
        </Activity>,
        container,
      )}
    </>
  )
}

/** Where the container stands in the page. Out of it an element forgets its scroll position. */
function Place({ tab, container }: { tab: TabId; container: HTMLElement }) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    place.current?.append(container)
    restore.get(container)?.()
    return () => {
      restore.set(container, scrolledPlaces(container))
      container.remove()
    }
  }, [container])
  // The first screen of the window is not gone to.
  const isGoneTo = useNavigation((state) => state.visited.length > 1)
  useEffect(() => (isGoneTo ? focusScreen(container) : undefined), [container, isGoneTo])
  // A room of one tab shows none that could name its panel.
  const panel = rooms[roomOf(tab)].length > 1 ? { role: 'tabpanel', 'aria-labelledby': `tab-${tab}` } : {}
  return <div ref={place} id={`screen-${tab}`} className="screen-place" {...panel} />
}

const restore = new WeakMap<HTMLElement, () => void>()

/** Notes scroll positions; the returned function puts them back. */
function scrolledPlaces(container: HTMLElement): () => void {
  const scrolled = [...container.querySelectorAll('*')]
    .filter(({ scrollTop, scrollLeft }) => scrollTop !== 0 || scrollLeft !== 0)
    .map((element) => ({ element, top: element.scrollTop, left: element.scrollLeft }))
  return () => {
    for (const { element, top, left } of scrolled) element.scrollTo({ top, left, behavior: 'instant' })
  }
}
