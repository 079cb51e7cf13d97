export const codes = {
  title: 'Codes',
} as const
