import { parsePasswordHash } from './password-hash'

/** Password hashes by user name, as written in the users file. */
export type Users = ReadonlyMap<string, string>

type ParsedUsers =
  { users: Users; problem?: never } | { users?: never; problem: { line: number; why: string } }

const NAME = /^[^\p{C}:#\s]([^\p{C}:]{0,62}[^\p{C}:\s])?$/u

/** Gives names that look the same the same spelling. */
export const normalizeUserName = (name: string): string => name.normalize('NFC').trim()

export const isUserName = (name: string): boolean => NAME.test(name) && name === normalizeUserName(name)

/** Parses lines `name:scrypt$N$r$p$salt$key`; `#` starts a comment line. A problem names the line, never its content. */
export function parseUsers(text: string): ParsedUsers {
  const users = new Map<string, string>()
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const row = raw.trim()
    if (row === '' || row.startsWith('#')) continue
    const line = index + 1
    const at = row.indexOf(':')
    const name = row.slice(0, at).normalize('NFC')
    const hash = row.slice(at + 1)
    if (at < 0 || !isUserName(name) || parsePasswordHash(hash) === null)
      return { problem: { line, why: 'is not name:scrypt$N$r$p$salt$hash' } }
    if (users.has(name)) return { problem: { line, why: 'repeats a name' } }
    users.set(name, hash)
  }
  return { users }
}
