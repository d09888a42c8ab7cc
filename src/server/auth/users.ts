import { isPasswordHash } from './password'

/** The hash of each user's password by name, both as they stand in the file. */
export type Users = ReadonlyMap<string, string>

type ParsedUsers =
  { users: Users; problem?: never } | { users?: never; problem: { line: number; why: string } }

const NAME = /^[^\p{C}:#\s]([^\p{C}:]{0,62}[^\p{C}:\s])?$/u

/** One spelling for what looks the same. */
export const nameOf = (typed: string): string => typed.normalize('NFC').trim()

export const isUserName = (name: string): boolean => NAME.test(name) && name === nameOf(name)

/** Lines `name:scrypt$N$r$p$salt$hash`; a `#` begins a line that is a comment. A problem says where, never what stands there. */
export function parseUsers(text: string): ParsedUsers {
  const users = new Map<string, string>()
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const row = raw.trim()
    if (row === '' || row.startsWith('#')) continue
    const line = index + 1
    const at = row.indexOf(':')
    const name = row.slice(0, at).normalize('NFC')
    const hash = row.slice(at + 1)
    if (at < 0 || !isUserName(name) || !isPasswordHash(hash))
      return { problem: { line, why: 'is not name:scrypt$N$r$p$salt$hash' } }
    if (users.has(name)) return { problem: { line, why: 'repeats a name' } }
    users.set(name, hash)
  }
  return { users }
}
