import { type App, type Session, shell, type WebContents } from 'electron'
import { originOf, pageOrigin } from '../hosts/ipc-host.ts'

/** Sites that the page may send the operator to, in their own browser. */
const outsideHosts: ReadonlySet<string> = new Set([
  'smpp.org',
  'www.smpp.org',
  'www.3gpp.org',
  'www.etsi.org',
  // Pages of releases that Settings found.
  'github.com',
])

/** Every page of the application, whoever opens it: no other address, no second window, no embedded page. */
export function closeDoors(app: App): void {
  app.on('web-contents-created', (_event, contents) => closeContents(contents))
}

function closeContents(contents: WebContents): void {
  const stayHome = (event: { preventDefault(): void; url: string }) => {
    if (originOf(event.url) !== pageOrigin) event.preventDefault()
  }
  contents.on('will-navigate', stayHome)
  contents.on('will-frame-navigate', (event) => {
    // A report is looked at in a frame whose content stands in the page itself, sandboxed.
    if (event.isMainFrame || event.url !== 'about:srcdoc') stayHome(event)
  })
  contents.on('will-redirect', stayHome)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) void shell.openExternal(url)
    return { action: 'deny' }
  })
}

/** https to a listed host, without credentials or a port of its own choosing. */
function mayOpenOutside(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, port, username, password } = new URL(address)
  return (
    protocol === 'https:' && outsideHosts.has(hostname) && port === '' && username === '' && password === ''
  )
}

/**
 * Denies devices, camera and the rest, and lets nothing be fetched from anywhere but the app. Our page may copy, and
 * show notices of the system while the settings ask for them.
 */
export function closeSession(session: Session, mayNotify: () => boolean): void {
  const isGranted = (permission: string, address: string) =>
    originOf(address) === pageOrigin &&
    (permission === 'clipboard-sanitized-write' || (permission === 'notifications' && mayNotify()))
  session.setPermissionRequestHandler((contents, permission, callback) => {
    callback(isGranted(permission, contents.getURL()))
  })
  session.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin))
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event, item) => {
    // The page saves files it made itself; anything else would be an address it was tricked into.
    if (!/^(blob:workbench:\/\/app\/|data:)/.test(item.getURL())) event.preventDefault()
  })
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !/^(workbench:|blob:workbench:|data:|devtools:)/.test(details.url) })
  })
}
