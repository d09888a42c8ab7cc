/** Saves a text as a file on the user's device. */
export const downloadText = (name: string, type: string, text: string): void =>
  downloadBlob(name, new Blob([text], { type }))

export function downloadBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  // A job name may hold characters that a file system does not take.
  link.download = name.replace(/[^\p{L}\p{N}.+_-]+/gu, '_')
  link.click()
  URL.revokeObjectURL(url)
}
