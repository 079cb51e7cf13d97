/** registered_delivery values with a name of their own (SMPP 3.4 §5.2.17; 3 is 5.0's). */
export const receiptValues = [
  { value: 0, name: 'none' },
  { value: 1, name: 'final' },
  { value: 2, name: 'failure' },
  { value: 3, name: 'success' },
  { value: 0x11, name: 'intermediate' },
] as const
