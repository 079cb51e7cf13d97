export const composer = {
  title: 'Composer',
} as const
