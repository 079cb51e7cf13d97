import { protocol, type Session } from 'electron'
import { pageOrigin } from '../hosts/ipc-host.ts'
import { type PageFiles, type PageReply, textReply } from '../hosts/page-files.ts'

/** Before `ready`: gives our scheme an origin of its own, fetch and a secure context, as https has. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'workbench', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Answers `workbench://app/…` from what is made for it or the built files, every other address of the scheme with 404. */
export function serveApp(
  session: Session,
  pageFiles: PageFiles,
  made: (path: string) => PageReply | undefined,
): void {
  session.protocol.handle('workbench', async (request) => {
    const { host, pathname } = new URL(request.url)
    const isOurs = `workbench://${host}` === pageOrigin && request.method === 'GET'
    const reply = isOurs
      ? (made(pathname) ?? (await pageFiles.reply(pathname)))
      : textReply(404, 'There is nothing at this address.')
    return new Response(new Uint8Array(reply.body), { status: reply.status, headers: { ...reply.headers } })
  })
}
