/**
 * Chromium knows no `workbench:` scheme unless Electron teaches it. The stand-in shows it the same paths under an
 * https origin that no DNS can ever resolve, and main.js the addresses it expects.
 */
const shown = 'https://app.workbench.invalid'
const meant = 'workbench://app'

export function toBrowser(address: string): string {
  return address === meant || address.startsWith(`${meant}/`) ? shown + address.slice(meant.length) : address
}

export function fromBrowser(address: string): string {
  return address.replace(/^(blob:)?https:\/\/app\.workbench\.invalid(?=\/|$)/, `$1${meant}`)
}
