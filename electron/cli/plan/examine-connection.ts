import type { DoctorItem, DoctorLine } from '../../../shared/contract/doctor.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { runDoctor } from '../../checks/doctor.ts'
import { SystemClock } from '../../session/clock.ts'
import type { Cli } from '../console/cli.ts'
import { type SetExitCode, workFailed } from '../console/exit-codes.ts'
import { firstSignal } from '../console/signals.ts'
import { type CommonOptions, outputLanguage } from '../options/common-options.ts'
import { type ConnectionOptions, connectionOf } from '../options/connection-options.ts'
import { doctorJson, doctorLine } from '../views/check-view.ts'

/** `check --doctor`: a line for each check as it is done. */
export async function examineConnection(
  cli: Cli,
  setExitCode: SetExitCode,
  options: ConnectionOptions & CommonOptions,
): Promise<void> {
  const connection = await connectionOf(cli, options, 'transceiver')
  const language = outputLanguage(cli, options)
  const { catalogue } = cli
  const { signalled, release } = firstSignal(cli.output)
  const stop = new AbortController()
  void signalled.then(() => stop.abort())
  const written: Promise<void>[] = []
  const earlier: DoctorLine[] = []
  const tell = (item: DoctorItem) => {
    if (item.kind === 'done') {
      if (item.failed > 0) setExitCode(workFailed)
    } else if (item.state !== 'running') {
      const text = options.json
        ? doctorJson(catalogue, item, connection.profileId, language)
        : doctorLine(catalogue, item, earlier, connection, language)
      earlier.push(item)
      written.push(cli.output.print(text))
    }
  }
  await runDoctor({
    connection,
    catalogue,
    liveSessions: 0,
    clock: new SystemClock(),
    hooks: {},
    keepsMessages: false,
    tell,
    signal: stop.signal,
  })
  release()
  await Promise.all(written)
  if (stop.signal.aborted) throw new Fault('session.not-bound', {})
}
