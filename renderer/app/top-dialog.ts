import { useSyncExternalStore } from 'react'

/** What holds the paper of the dialog on top; null while none is open. */
export function useTopDialog(): Element | null {
  return useSyncExternalStore(watchDialogs, topDialog)
}

/** Dialogs are children of the body. */
function watchDialogs(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange)
  observer.observe(document.body, { childList: true })
  return () => observer.disconnect()
}

function topDialog(): Element | null {
  return [...document.querySelectorAll('body > .MuiDialog-root .MuiDialog-container')].at(-1) ?? null
}
