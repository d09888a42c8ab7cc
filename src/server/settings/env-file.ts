import { parseEnv } from 'node:util'
import { readTextFile } from './text-file'
import { type Env, type Problem } from './variables'

type ReadEnvFile = { env: Env; problem?: never } | { env?: never; problem: Problem }

const MAX_BYTES = 1024 * 1024
const LINE = /^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=(.*)$/
const QUOTED = /^[ \t]*(["'`])(?:(?!\1).)*\1(?:[ \t]+#.*)?[ \t]*$/
/** These may contain a space before `#` as well. */
const SECRET = /(PASSWORD|SECRET|TOKEN|_AK|_SK)$/

/** Reads a `.env` file. */
export function readEnvFile(file: string): ReadEnvFile {
  const { text, problem } = readTextFile(file, MAX_BYTES)
  return problem === undefined ? parseEnvFile(text) : { problem: { name: '.env', why: problem } }
}

/** Refuses what Node's parser would silently shorten or skip: half a password, sent a few times, locks an account. */
export function parseEnvFile(text: string): ReadEnvFile {
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const problem = findProblem(line, index + 1)
    if (problem !== null) return { problem }
  }
  return { env: parseEnv(text) }
}

function findProblem(line: string, number: number): Problem | null {
  if (/^[ \t]*(#|$)/.test(line)) return null
  const [, name, value = ''] = LINE.exec(line) ?? []
  if (name === undefined) return { name: '.env', why: `has a line ${number} that is not NAME=value` }
  const inLine = `in line ${number} of .env`
  if (/^[ \t]*["'`]/.test(value))
    return QUOTED.test(value) ? null : { name, why: `does not end with its quote ${inLine}` }
  const isCut = SECRET.test(name) ? value.includes('#') : /(^|[^ \t])#/.test(value)
  return isCut ? { name, why: `would be cut at # ${inLine}: put the value in quotes` } : null
}
