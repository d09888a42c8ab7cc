import { type Interface } from 'node:readline'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { hashPassword } from './password'
import { decodeText } from '../settings/text-file'
import { isUserName, normalizeUserName } from '../settings/users'

// `npm run hash-password`: prints a line for AUTH_USERS_FILE. On a terminal it asks for name and password and hides the password; in a
// pipe the name is an argument and the password is read from stdin.

const MIN_LENGTH = 10

interface Credentials {
  name: string
  password: string
}

/** Echoes what is typed, unless it is a secret. */
class Echo extends Writable {
  isQuiet = false

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    if (!this.isQuiet) process.stderr.write(chunk)
    done()
  }
}

async function promptForCredentials(givenName: string | undefined): Promise<Credentials> {
  const echo = new Echo()
  const terminal = createInterface({ input: process.stdin, output: echo, terminal: true })
  const secret = async (question: string): Promise<string> => {
    process.stderr.write(question)
    echo.isQuiet = true
    const answer = await terminal.question('')
    echo.isQuiet = false
    process.stderr.write('\n')
    return answer
  }
  stopOnInterrupt(terminal)
  const name = givenName ?? (await terminal.question('User name: '))
  const password = await secret('Password: ')
  const again = await secret('Password again: ')
  terminal.close()
  if (password !== again) fail('The two passwords differ.')
  return { name, password }
}

const stopOnInterrupt = (terminal: Pick<Interface, 'on'>): void =>
  void terminal.on('SIGINT', () => process.exit(130))

async function readCredentials(givenName: string | undefined): Promise<Credentials> {
  if (givenName === undefined) fail('Give the user name: hash-password NAME < file-with-the-password')
  const pieces: Buffer[] = []
  for await (const piece of process.stdin) pieces.push(Buffer.from(piece))
  const text = decodeText(Buffer.concat(pieces)) ?? fail('The password is not text in UTF-8.')
  return { name: givenName, password: text.replace(/\r?\n$/, '') }
}

function fail(why: string): never {
  process.stderr.write(`${why}\n`)
  process.exit(1)
}

const [givenName] = process.argv.slice(2)
const readInput = process.stdin.isTTY ? promptForCredentials : readCredentials
const typed = await readInput(givenName).catch(() => fail('The input ended too early.'))
const name = normalizeUserName(typed.name)
if (!isUserName(name)) fail('A user name has 1 to 64 characters without colons, and begins with no #.')
if (typed.password.length < MIN_LENGTH) fail(`A password has at least ${MIN_LENGTH} characters.`)
process.stdout.write(`${name}:${await hashPassword(typed.password)}\n`)
