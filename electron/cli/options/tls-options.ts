import { type Command, InvalidArgumentError } from 'commander'
import type { ClientCertificate } from '../../../shared/contract/certificates.ts'
import type { ConnectionDraft } from '../../../shared/contract/connections.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { readClientCertificate } from '../../wire/client-certificate.ts'
import type { Cli } from '../console/cli.ts'
import { oneOf } from './common-options.ts'
import { readOctets, readPemFile } from './pem-file.ts'

export interface TlsOptions {
  readonly tls?: boolean
  readonly ca?: string
  readonly insecure?: boolean
  readonly serverName?: string
  readonly pin?: string
  readonly minTls?: '1.2' | '1.3'
  readonly cert?: string
  readonly key?: string
  readonly pfx?: string
  readonly keyPassphraseEnv?: string
}

/** A command line shows its words to every user of the machine, so the passphrase comes from a variable. */
const passphraseVariable = 'SMPP_KEY_PASSPHRASE'

/** `--tls`, how the peer is checked, and the certificate it is shown. */
export function addTlsOptions(command: Command, cli: Cli): Command {
  const { say } = cli
  return command
    .option('--tls', say({ en: 'connect with TLS', ru: 'соединяться по TLS' }))
    .option(
      '--ca <file>',
      say({
        en: 'file (PEM or DER) of the authority that signed its certificate',
        ru: 'файл (PEM или DER) центра, подписавшего его сертификат',
      }),
    )
    .option(
      '--insecure',
      say({
        en: 'do not verify the certificate: the peer is then anybody',
        ru: 'не проверять сертификат: собеседником может быть кто угодно',
      }),
    )
    .option(
      '--server-name <name>',
      say({
        en: 'name in the certificate and SNI, where it is not the host',
        ru: 'имя в сертификате и SNI, если это не --host',
      }),
    )
    .option(
      '--pin <sha256>',
      say({
        en: 'SHA-256 of the one certificate that is accepted, as hex',
        ru: 'SHA-256 единственного принимаемого сертификата, в шестнадцатеричной записи',
      }),
      (text) => fingerprintOf(cli, text),
    )
    .option(
      '--min-tls <version>',
      say({ en: 'oldest TLS version: 1.2 or 1.3', ru: 'самая старая версия TLS: 1.2 или 1.3' }),
      oneOf(cli, ['1.2', '1.3']),
    )
    .option(
      '--cert <file>',
      say({
        en: 'file (PEM or DER) of our client certificate and its chain; may hold the key as well',
        ru: 'файл (PEM или DER) нашего клиентского сертификата с цепочкой; может содержать и ключ',
      }),
    )
    .option(
      '--key <file>',
      say({ en: 'file (PEM or DER) of its private key', ru: 'файл (PEM или DER) его закрытого ключа' }),
    )
    .option(
      '--pfx <file>',
      say({ en: 'PFX (PKCS #12) file with both', ru: 'файл PFX (PKCS #12) с тем и другим' }),
    )
    .option(
      '--key-passphrase-env <variable>',
      say({
        en: `environment variable with the passphrase of the key or PFX; ${passphraseVariable} when not given`,
        ru: `переменная окружения с паролем ключа или PFX; без параметра ${passphraseVariable}`,
      }),
    )
}

/** Every option of `addTlsOptions` that means nothing without the first, by its key. */
const needTls = {
  ca: '--ca',
  insecure: '--insecure',
  serverName: '--server-name',
  pin: '--pin',
  minTls: '--min-tls',
  cert: '--cert',
  key: '--key',
  pfx: '--pfx',
  keyPassphraseEnv: '--key-passphrase-env',
} as const satisfies Partial<Record<keyof TlsOptions, string>>

/**
 * The part of a connection that is about TLS. Reads the files. Throws Fault cli.option-needs, cli.option-conflict,
 * cli.cannot-read, cli.no-passphrase, certificate.*.
 */
export async function tlsOf(
  cli: Cli,
  options: TlsOptions,
): Promise<{ tls: ConnectionDraft['tls']; clientCertificate: ClientCertificate | null }> {
  checkTls(options)
  const clientCertificate = await certificateOf(cli, options)
  if (clientCertificate !== null) readClientCertificate(clientCertificate)
  return {
    tls: {
      enabled: options.tls ?? false,
      verify: !options.insecure,
      serverName: options.serverName ?? '',
      caPem: options.ca === undefined ? '' : await readPemFile(options.ca),
      minVersion: options.minTls === '1.3' ? 'TLSv1.3' : 'TLSv1.2',
      pinnedSha256: options.pin ?? '',
    },
    clientCertificate,
  }
}

/** Throws when a TLS option is given without --tls: sending in the clear instead would be worse. */
function checkTls(options: TlsOptions): void {
  if (options.tls) return
  const given = new Set(Object.entries(options).flatMap(([key, value]) => (value === undefined ? [] : [key])))
  const found = Object.entries(needTls).find(([key]) => given.has(key))
  if (found !== undefined) throw new Fault('cli.option-needs', { option: found[1], needs: '--tls' })
}

async function certificateOf(cli: Cli, options: TlsOptions): Promise<ClientCertificate | null> {
  const { cert, key, pfx, keyPassphraseEnv } = options
  if (pfx !== undefined && (cert !== undefined || key !== undefined)) {
    throw new Fault('cli.option-conflict', {
      first: '--pfx',
      second: cert === undefined ? '--key' : '--cert',
    })
  }
  if (pfx === undefined && cert === undefined) {
    const option =
      key !== undefined ? '--key' : keyPassphraseEnv !== undefined ? '--key-passphrase-env' : null
    if (option !== null) throw new Fault('cli.option-needs', { option, needs: '--cert' })
    return null
  }
  const passphrase = passphraseOf(cli, keyPassphraseEnv)
  if (pfx !== undefined) {
    return { format: 'pfx', pfxBase64: (await readOctets(pfx)).toString('base64'), passphrase }
  }
  return {
    format: 'pem',
    certificatePem: cert === undefined ? '' : await readPemFile(cert),
    keyPem: key === undefined ? '' : await readPemFile(key),
    passphrase,
  }
}

function passphraseOf(cli: Cli, variable: string | undefined): string {
  const passphrase = cli.environment[variable ?? passphraseVariable]
  if (variable !== undefined && passphrase === undefined) throw new Fault('cli.no-passphrase', { variable })
  return passphrase ?? ''
}

function fingerprintOf(cli: Cli, text: string): string {
  if (/^([0-9a-f]{2}:?){31}[0-9a-f]{2}$/i.test(text)) return text
  throw new InvalidArgumentError(
    cli.say({ en: 'Expected 32 octets as hex.', ru: 'Нужны 32 октета в шестнадцатеричной записи.' }),
  )
}
