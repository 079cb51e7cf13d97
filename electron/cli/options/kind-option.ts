import { InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { wordSchema } from '../../../shared/message/intent-values.ts'
import { messageKindSchema, type SendIntent } from '../../../shared/message/send-intent.ts'
import type { Cli } from '../console/cli.ts'

/** Ports as a script gives them: the source is 0 and the width 16 where they are not said. */
export const scriptPortsSchema = z
  .object({
    destination: wordSchema,
    source: wordSchema.default(0),
    width: z.union([z.literal(8), z.literal(16)]).default(16),
  })
  // Element 0x04 has an octet for each: a larger number would become another port.
  .refine(({ destination, source, width }) => width === 16 || Math.max(destination, source) <= 0xff, {
    error: 'width 8: 0…255',
  })

/** `--kind`: all of what makes a message more than a text, as the composer copies it. */
export function kindOf(cli: Cli): (text: string) => Partial<SendIntent> {
  const schema = messageKindSchema.extend({ ports: scriptPortsSchema.nullable().optional() }).strict()
  return (text) => {
    const read = schema.safeParse(parsedJson(text))
    if (read.success) return Object.fromEntries(Object.entries(read.data))
    const [issue] = read.error.issues
    throw new InvalidArgumentError(
      cli.say({
        en: `Expected JSON such as {"messageClass":0}. ${issue?.path.join('.') ?? ''}`,
        ru: `Нужен JSON вида {"messageClass":0}. ${issue?.path.join('.') ?? ''}`,
      }),
    )
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (problem) {
    // undefined fails every schema, so that all errors give the one sentence above.
    if (problem instanceof SyntaxError) return undefined
    throw problem
  }
}
