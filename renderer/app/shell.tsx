import { lazy, Suspense, useEffect } from 'react'
import { Progress } from '../parts/progress.tsx'
import { setPaletteOpen, useNavigation } from '../stores/navigation-store.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { HostGone } from './host-gone.tsx'
import { Rail } from './rail.tsx'
import { screenTable } from './screen-table.tsx'
import { StatusBar } from './status-bar.tsx'
import { Toasts } from './toasts.tsx'
import { TopBar } from './top-bar.tsx'
import './shell.css'

/** Brings the code tables and the PDU reader with it: fetched when first opened. */
const fetchPalette = () => import('./command-palette.tsx')
const CommandPalette = lazy(() => fetchPalette().then((module) => ({ default: module.CommandPalette })))
/** Then it is there before the first key is typed into it. */
const idleMs = 1500

export function Shell() {
  const screen = useNavigation((state) => state.screen)
  const isPaletteOpen = useNavigation((state) => state.isPaletteOpen)
  const Screen = screenTable.find((row) => row.id === screen)?.component

  useEffect(() => {
    const timer = setTimeout(() => void fetchPalette(), idleMs)
    return () => clearTimeout(timer)
  }, [])

  useEffect(() => {
    const openPalette = (event: KeyboardEvent) => {
      // By code, so that the shortcut works under a Russian layout too.
      if (event.code !== 'KeyK' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      setPaletteOpen(!useNavigation.getState().isPaletteOpen)
    }
    window.addEventListener('keydown', openPalette)
    return () => window.removeEventListener('keydown', openPalette)
  }, [])

  return (
    <div className="shell">
      <Rail />
      <TopBar />
      <main className="screen">
        <ErrorBoundary resetKey={screen}>
          <Suspense fallback={<Progress />}>{Screen !== undefined && <Screen />}</Suspense>
        </ErrorBoundary>
      </main>
      <StatusBar />
      {isPaletteOpen && (
        <Suspense>
          <CommandPalette />
        </Suspense>
      )}
      <Toasts />
      <HostGone />
    </div>
  )
}
