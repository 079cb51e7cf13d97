/** The nonce that the host wrote into the page, or null when it serves the page without one. */
export function pageNonce(): string | null {
  const meta = document.querySelector('meta[name="csp-nonce"]')
  if (meta === null) return null
  // Browsers hide the content of a `nonce` attribute from scripts' getAttribute but not from the property.
  const value = meta.getAttribute('content') || (meta instanceof HTMLElement ? meta.nonce : '')
  return value ? value : null
}
