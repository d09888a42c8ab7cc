import { readFileSync } from 'node:fs'

type ReadText = { text: string; problem?: never } | { text?: never; problem: string }

/** Reads a file of UTF-8 text, without the byte order mark that some editors write. `problem` continues "a file that". */
export function readTextFile(file: string, maxBytes: number): ReadText {
  let content: Buffer
  try {
    content = readFileSync(file)
  } catch {
    return { problem: 'cannot be read' }
  }
  if (content.byteLength > maxBytes) return { problem: 'is too large' }
  const text = decodeText(content)
  return text === null ? { problem: 'is not text in UTF-8' } : { text }
}

/** Null for bytes that are not UTF-8, and for NUL, which UTF-16 without a mark is full of. Drops one byte order mark. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}
