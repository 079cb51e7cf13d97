import type { Command } from 'commander'
import type { ConnectionMode } from '../../../shared/contract/connections.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { intentFields } from '../../../shared/message/intent-field-table.ts'
import { refusalSuspects } from '../../../shared/message/refusal-suspects.ts'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import { jsonLine } from '../../../shared/words/inert-text.ts'
import type { ConnectionSettings } from '../../session/bind-settings.ts'
import { type Cli, complainOf } from '../console/cli.ts'
import type { SetExitCode } from '../console/exit-codes.ts'
import { workFailed } from '../console/exit-codes.ts'
import {
  addCommonOptions,
  type CommonOptions,
  integerIn,
  oneOf,
  outputLanguage,
  secondsIn,
} from '../options/common-options.ts'
import { addConnectionOptions, type ConnectionOptions, connectionOf } from '../options/connection-options.ts'
import { addIntentOptions, type IntentOptions, intentOf } from '../options/intent-options.ts'
import { buildSendable } from '../options/text-options.ts'
import { SendRun, type SentPart } from '../send-run.ts'
import { peerNotes } from '../views/peer-notes.ts'
import { jsonReport } from '../views/send-json.ts'
import { countsOf, isDelivered, type SendFacts } from '../views/send-report.ts'
import { textReport } from '../views/send-view.ts'
import { type VariantOutcome, variantJson, variantLine } from '../views/variant-view.ts'

interface VaryOptions extends IntentOptions, ConnectionOptions, CommonOptions {
  readonly text: string
  readonly method?: SendIntent['method']
  readonly validity?: string
  readonly field: keyof typeof variations
  readonly most?: number
  readonly waitReceipt?: number
}

/** One way in which the message is sent. */
interface Variant {
  readonly name: string
  readonly intent: SendIntent
  /** Values of the connection that differ. */
  readonly session?: Partial<Pick<ConnectionSettings, 'window' | 'rate'>>
  /** How often the message is sent; absent: once. */
  readonly copies?: number
}

/** Ways of one field, all the rest of the message alike. */
interface Variation {
  readonly variants: (intent: SendIntent, most: number) => Variant[]
  /** What lies behind the first that is not taken would not be either. */
  readonly endsAtFailure: boolean
}

const longMethods = ['udh8', 'udh16', 'sar', 'payload'] as const

const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
const usualMost = 20
/** Twice the largest step and more; odd, so that the low octets differ as well. */
const referencesPerVariant = 2049

/** The message twice for each request that may be open, or for each that leaves in a second. */
const stepped = (field: 'window' | 'rate'): Variation => ({
  variants: (intent, most) =>
    steps
      .filter((step) => step <= most)
      .map((step) => ({ name: `${field} ${step}`, intent, session: { [field]: step }, copies: 2 * step })),
  endsAtFailure: true,
})

const variations = {
  method: {
    variants: (intent) => longMethods.map((method) => ({ name: method, intent: { ...intent, method } })),
    endsAtFailure: false,
  },
  validity: {
    variants: (intent) => {
      if (intent.validity_period === '') {
        throw new Fault('cli.option-needs', { option: '--field validity', needs: '--validity' })
      }
      return [
        { name: intent.validity_period, intent },
        { name: 'empty', intent: { ...intent, validity_period: '' } },
      ]
    },
    endsAtFailure: false,
  },
  window: stepped('window'),
  rate: stepped('rate'),
} as const satisfies Record<string, Variation>
const fields = ['method', 'validity', 'window', 'rate'] as const

const bindModes: readonly ConnectionMode[] = ['transmitter', 'transceiver', 'pair']

/** `vary`: the same message in several ways, one after the other, and what became of each. */
export function addVary(program: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const command = program
    .command('vary')
    .description(
      say({
        en: 'send the same message in several ways, one after the other, and tell what became of each: by every method for long texts, with its validity and without, or with window or rate growing until the SMSC refuses',
        ru: 'отправить одно сообщение несколькими способами подряд и показать, что стало с каждым: всеми способами для длинных текстов, со сроком жизни и без него либо с растущими окном или скоростью, пока SMSC не откажет',
      }),
    )
    .requiredOption('--text <text>', say(intentFields.text.option.words))
    .requiredOption(
      '--field <name>',
      say({ en: `what is varied: ${fields.join(', ')}`, ru: `что меняется: ${fields.join(', ')}` }),
      oneOf(cli, fields),
    )
  command.option(
    '--most <n>',
    say({
      en: `the largest window or rate, each with twice as many messages; ${usualMost} when not given`,
      ru: `наибольшее окно или скорость, сообщений на каждое вдвое больше; без параметра ${usualMost}`,
    }),
    integerIn(cli, 1, 1000),
  )
  addIntentOptions(command, cli).option(
    '--wait-receipt <seconds>',
    say({ en: 'wait for the receipts of each', ru: 'ждать отчётов по каждому' }),
    secondsIn(cli, 0.1, 86_400),
  )
  addConnectionOptions(command, cli, bindModes)
  addCommonOptions(command, cli).action(async (options: VaryOptions) => {
    if (options.to === undefined) throw new Fault('cli.no-destination', {})
    const { waitReceipt: waitSeconds = null, json } = options
    const language = outputLanguage(cli, options)
    const intent = intentOf(cli.catalogue, options, options.text, waitSeconds !== null)
    const { variants: variantsOf, endsAtFailure } = variations[options.field]
    const variants = variantsOf(intent, options.most ?? usualMost)
    for (const variant of variants) buildSendable(variant.intent)
    const connection = await connectionOf(cli, options, waitSeconds === null ? 'transmitter' : 'transceiver')
    let taken = 0
    for (const [index, variant] of variants.entries()) {
      const apart = { ...variant, intent: withReference(variant.intent, index * referencesPerVariant) }
      const outcome = await outcomeOf(cli, apart, { connection, waitSeconds, language, json })
      if (outcome.isWhole) taken++
      cli.output.print(
        json
          ? jsonLine(variantJson(outcome))
          : variantLine(cli.catalogue, outcome, connection.profileId, language),
      )
      if (outcome.fault !== null) complainOf(cli, outcome.fault)
      if (endsAtFailure && !outcome.isWhole) break
    }
    if (taken === 0) setExitCode(workFailed)
  })
}

/** Parts of two messages with one reference would mix in the handset. */
function withReference(intent: SendIntent, further: number): SendIntent {
  return { ...intent, reference: (intent.reference + further) % 0x10000 }
}

interface How {
  readonly connection: ConnectionSettings
  readonly waitSeconds: number | null
  readonly language: SendFacts['language']
  readonly json: boolean | undefined
}

/** Sends the message in one way, over a session of its own. */
async function outcomeOf(
  cli: Cli,
  { name, intent, session, copies = 1 }: Variant,
  how: How,
): Promise<VariantOutcome> {
  const { waitSeconds, language, json } = how
  const connection = { ...how.connection, ...session }
  const { plan, dataCoding } = buildSendable(intent)
  const submits = Array.from(
    { length: copies },
    (_, copy) => buildSendable(withReference(intent, copy)).submits,
  ).flat()
  const facts: SendFacts = {
    parts: submits.length,
    encoding: plan.encoding,
    dataCoding,
    waitsForReceipts: waitSeconds !== null,
    profileId: connection.profileId,
    language,
    suspects: (part, commandStatus) => {
      const submit = submits[part - 1]
      return submit === undefined ? [] : refusalSuspects(commandStatus, submit, language)
    },
  }
  const refusals = new Set<number>()
  const report = json ? jsonReport(cli, facts) : textReport(cli, facts)
  const quiet = {
    ...report,
    bound: () => undefined,
    receipt: () => undefined,
    part: ({ state, commandStatus }: SentPart) => {
      if (state === 'refused' && commandStatus !== null) refusals.add(commandStatus)
    },
  }
  const outcome = await new SendRun(connection, waitSeconds, quiet, peerNotes(cli)).run(submits)
  return {
    variant: name,
    isWhole: isDelivered(outcome, facts),
    parts: submits.length,
    counts: countsOf(outcome),
    refusals: [...refusals],
    fault: outcome.fault,
  }
}
