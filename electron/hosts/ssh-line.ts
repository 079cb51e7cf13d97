export interface SshEnds {
  /** Port that the host listens on; the tunnel has the same at its near end, since the printed address names it. */
  readonly port: number
  readonly user: string | undefined
  readonly hostName: string
  /** SSH_CONNECTION of the session that started the host: client, its port, our address, our port. */
  readonly sshConnection?: string | undefined
}

/** What to type on one's own machine to reach a host that listens on the loopback address of this one. */
export function sshLine({ port, user, hostName, sshConnection }: SshEnds): string {
  const [, , address = hostName, sshPort = '22'] = (sshConnection ?? '')
    .split(' ')
    .filter((part) => part !== '')
  const other = sshPort === '22' ? '' : `-p ${sshPort} `
  return `ssh -N ${other}-L ${port}:127.0.0.1:${port} ${user === undefined ? '' : `${user}@`}${address}`
}
