import { useMemo } from 'react'
import { pageNonce } from '../page-nonce.ts'
import './handover.css'

/**
 * A page that the engine made, in a frame that may do nothing: no script, no address, no form. The frame inherits the
 * window's policy, by which its style needs the window's nonce.
 */
export function PagePreview({ page, title }: { page: string; title: string }) {
  const shown = useMemo(() => {
    const nonce = pageNonce()
    return nonce === null ? page : page.replace('<style>', `<style nonce="${nonce}">`)
  }, [page])
  return <iframe className="handover-page" sandbox="" srcDoc={shown} title={title} />
}
