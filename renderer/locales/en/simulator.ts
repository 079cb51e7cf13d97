export const simulator = {
  title: 'Simulator',
} as const
