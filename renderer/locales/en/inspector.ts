export const inspector = {
  title: 'Inspector',
} as const
