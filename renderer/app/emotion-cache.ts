import createCache, { type EmotionCache } from '@emotion/cache'
import { pageNonce } from '../parts/page-nonce.ts'

/** Styles that MUI makes at run time carry the page's nonce, so the policy needs no 'unsafe-inline'. */
export function makeEmotionCache(): EmotionCache {
  const nonce = pageNonce()
  return createCache({ key: 'mui', prepend: true, ...(nonce === null ? {} : { nonce }) })
}
