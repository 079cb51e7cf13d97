import { useSyncExternalStore } from 'react'
import { useSettings } from '../stores/settings-store.ts'
import type { Scheme } from './theme.ts'

const systemDark = window.matchMedia('(prefers-color-scheme: dark)')

function subscribe(onChange: () => void): () => void {
  systemDark.addEventListener('change', onChange)
  return () => systemDark.removeEventListener('change', onChange)
}

/** The colour scheme in force: the chosen one, or the system's as it changes. */
export function useScheme(): Scheme {
  const theme = useSettings((state) => state.settings.theme)
  const isSystemDark = useSyncExternalStore(subscribe, () => systemDark.matches)
  if (theme !== 'system') return theme
  return isSystemDark ? 'dark' : 'light'
}
