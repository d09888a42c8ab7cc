/** Saves a text as a file on the user's device. */
export function downloadText(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  // A job name may hold characters that a file system does not take.
  link.download = name.replace(/[^\p{L}\p{N}._-]+/gu, '_')
  link.click()
  URL.revokeObjectURL(url)
}
