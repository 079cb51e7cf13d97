/** Hands a file to the reader's browser, or to the desktop's own dialog. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The click has taken the address by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
