import type { ClientCertificate } from '../../shared/contract/certificates.ts'
import type { Handlers } from '../../shared/contract/contract.ts'
import type { CheckedCertificate, ConnectionBook } from '../storage/connection-book.ts'
import { readClientCertificate } from '../wire/client-certificate.ts'

type Calls = Pick<
  Handlers,
  | 'certificates.read'
  | 'connections.list'
  | 'connections.save'
  | 'connections.remove'
  | 'connections.duplicate'
>

export function connectionHandlers({ connectionBook }: { readonly connectionBook: ConnectionBook }): Calls {
  return {
    'connections.list': async () => connectionBook.list(),
    'connections.save': async ({ connectionId, draft, password, clientCertificate, outbindPassword }) =>
      connectionBook.save(connectionId, draft, {
        password,
        certificate: checked(clientCertificate ?? null),
        outbindPassword: outbindPassword ?? null,
      }),
    'certificates.read': async ({ certificate }) => readClientCertificate(certificate),
    'connections.remove': async ({ connectionId }) => {
      await connectionBook.remove(connectionId)
      return {}
    },
    'connections.duplicate': ({ connectionId, name }) => connectionBook.duplicate(connectionId, name),
  }
}

/** Throws `certificate.*` for one that cannot be used: nothing is saved then. */
function checked(material: ClientCertificate | '' | null): CheckedCertificate | '' | null {
  return material === null || material === '' ? material : { material, view: readClientCertificate(material) }
}
