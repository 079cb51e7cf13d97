/** The reasons that a provider may have a command_status of its own for. */
export const refusalReasons = [
  'encoding',
  'text-limit',
  'registration',
  'forbidden-words',
  'blacklist',
  'balance',
  'tariff',
  'upstream-tariff',
  'transport',
  'repeat',
  'route',
] as const
export type RefusalReason = (typeof refusalReasons)[number]
