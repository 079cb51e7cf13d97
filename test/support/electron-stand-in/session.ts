import { EventEmitter } from 'node:events'
import { answerQuestion } from './control.ts'

type Handler = (request: Request) => Response | Promise<Response>
type RequestFilter = (details: { url: string }, callback: (decision: { cancel: boolean }) => void) => void
type PermissionRequest = (
  contents: { getURL(): string },
  permission: string,
  callback: (isGranted: boolean) => void,
) => void
type PermissionCheck = (contents: null, permission: string, origin: string) => boolean

class StandInSession extends EventEmitter {
  readonly handlers = new Map<string, Handler>()
  filter: RequestFilter | undefined
  permissionRequest: PermissionRequest | undefined
  permissionCheck: PermissionCheck | undefined
  devicePermission: (() => boolean) | undefined

  readonly protocol = {
    handle: (scheme: string, handler: Handler) => void this.handlers.set(scheme, handler),
  }
  readonly webRequest = {
    onBeforeRequest: (filter: RequestFilter) => {
      this.filter = filter
    },
  }
  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.permissionRequest = handler
  }
  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.permissionCheck = handler
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.devicePermission = handler
  }

  /** Whether main.js lets a request for this address go out. */
  isAllowed(url: string): Promise<boolean> {
    const { filter } = this
    if (filter === undefined) return Promise.resolve(true)
    return new Promise((resolve) => filter({ url }, ({ cancel }) => resolve(!cancel)))
  }
}

export const defaultSession = new StandInSession()
export const session = { defaultSession }

const registeredSchemes: unknown[] = []
export const protocol = {
  registerSchemesAsPrivileged: (schemes: readonly unknown[]) => void registeredSchemes.push(...schemes),
}

answerQuestion('schemes', () => registeredSchemes)
answerQuestion('permission', async (input) => {
  const { permission, url } = input as { permission: string; url: string }
  const { permissionRequest, permissionCheck, devicePermission } = defaultSession
  return {
    asked: await new Promise((resolve) => permissionRequest?.({ getURL: () => url }, permission, resolve)),
    checked: permissionCheck?.(null, permission, url),
    device: devicePermission?.(),
  }
})
