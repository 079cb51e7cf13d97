/** Begins with a capital, except where the first word is a name of the wire: sm_length, data_coding, bind. */
export function sentenceCase(text: string): string {
  const first = text.split(' ', 1)[0] ?? ''
  if (first.includes('_') || /\d/.test(first)) return text
  return text.charAt(0).toUpperCase() + text.slice(1)
}
