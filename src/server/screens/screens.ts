import { createHash, randomBytes } from 'node:crypto'
import { CODE_LENGTH, CODE_SIGNS, type PairedScreen, type PairingState } from '../../contract/pairing'
import { type Clock } from '../../lib/time/clock'
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { type Ledger } from '../ledger/ledger'
import { type Pairing, type Screen, type ScreensTable } from '../ledger/screens-table'

export interface ScreensOptions {
  ledger: Pick<Ledger, 'readScreens' | 'writeScreens'>
  clock: Clock
  /** A screen may see no more than the user who approved it: it ends when that user is removed. Null: this server has no users of its own. */
  users: ReadonlySet<string> | null
}

/** A screen that wants to be paired, as its request describes it. */
interface Question {
  from: string
  browser: string
  width: number
  height: number
  address: string
  /** Its secret and its token of before, if it has any. */
  oldSecret: string | null
  oldToken: string | null
}

interface AskedFor {
  secret: string
  code: string
  endsAtMs: number
  /** Who ended its pairing of before. */
  revoked: { by: string; atMs: number } | null
}

export type KnownScreen =
  | { state: 'paired'; id: string; name: string; address: string; by: string }
  | { state: 'revoked'; name: string; by: string; atMs: number }

/** Screens without a keyboard. What they hold and show as proof is stored as hashes alone. */
export interface Screens {
  /** Null while too many screens wait. */
  ask: (question: Question) => AskedFor | null
  /** Whether a secret is that of a screen whose code has not ended. */
  isWaiting: (secret: string) => boolean
  /** How it stands with a secret. Once approved, it comes with the token, until that was used. */
  poll: (secret: string) => { state: PairingState; token: string | null }
  /** The screen that shows a code; it is told who typed it. */
  find: (code: string, user: string) => Pairing | null
  /** Uses the code up. `unknown`: no screen shows it. `full`: the limit of screens is reached. */
  approve: (
    code: string,
    screen: Pick<Screen, 'name' | 'address' | 'by'>,
  ) => PairedScreen | 'unknown' | 'full'
  /** False: no screen shows this code. */
  refuse: (code: string) => boolean

  list: () => PairedScreen[]
  /** False: there is no such screen. */
  change: (id: string, to: { name: string; address: string }) => boolean
  revoke: (id: string, by: string) => boolean

  /** The screen that a token belongs to; null for a token of none. */
  identify: (token: string) => KnownScreen | null
  /** It asked what to show. */
  touch: (id: string) => void
}

const CODE_MS = 10 * MINUTE_MS
const UNSEEN_MS = 90 * DAY_MS
/** A list of screens needs no better. */
const SEEN_STEP_MS = 10 * SECOND_MS
const MAX_WAITING = 1_000
const MAX_SCREENS = 500

export function createScreens({ ledger, clock, users }: ScreensOptions): Screens {
  // At the start alone: a process that still has the former users must not end the screens of a user it does not know.
  if (users !== null) ledger.writeScreens((table) => table.keepOnlyOf([...users]))

  const isAlive = (screen: Screen): boolean =>
    Math.max(screen.pairedAtMs, screen.seenAtMs ?? 0) >= clock.nowMs() - UNSEEN_MS &&
    users?.has(screen.by) === true

  function readKnown(screen: Screen | null): KnownScreen | null {
    if (screen === null || !isAlive(screen)) return null
    const { id, name, address, by, revokedAtMs, revokedBy } = screen
    return revokedAtMs === null
      ? { state: 'paired', id, name, address, by }
      : { state: 'revoked', name, by: revokedBy ?? '', atMs: revokedAtMs }
  }

  const identifyIn = (table: ScreensTable, token: string): KnownScreen | null =>
    readKnown(table.findScreen('token', hash('token', token)))

  /** The screen that shows a code and waits. */
  function findWaiting(table: ScreensTable, code: string): Pairing | null {
    const found = table.findPairing('code', hash('code', code))
    return found !== null && found.result === null && found.endsAtMs > clock.nowMs() ? found : null
  }

  /** What a screen asked with a secret, unless that has ended. */
  function findAsked(secret: string): Pairing | null {
    const found = ledger.readScreens((table) => table.findPairing('secret', hash('secret', secret)))
    return found !== null && found.endsAtMs > clock.nowMs() ? found : null
  }

  function prune(table: ScreensTable): void {
    const nowMs = clock.nowMs()
    table.prune(nowMs, nowMs - UNSEEN_MS)
  }

  return {
    ask: ({ oldSecret, oldToken, ...described }) =>
      ledger.writeScreens((table) => {
        prune(table)
        if (oldSecret !== null) table.removePairing(hash('secret', oldSecret))
        if (table.countPairings() >= MAX_WAITING) return null
        const before = oldToken === null ? null : identifyIn(table, oldToken)
        const { secret, code } = createUnused(table)
        const nowMs = clock.nowMs()
        const endsAtMs = nowMs + CODE_MS
        table.addPairing({
          ...described,
          secret: hash('secret', secret),
          code: hash('code', code),
          askedAtMs: nowMs,
          endsAtMs,
          name: before?.name ?? '',
          chooser: null,
          result: null,
        })
        const revoked = before?.state === 'revoked' ? { by: before.by, atMs: before.atMs } : null
        return { secret, code, endsAtMs, revoked }
      }),

    isWaiting: (secret) => findAsked(secret) !== null,

    poll: (secret) => {
      const found = findAsked(secret)
      if (found === null) return { state: { state: 'ended' }, token: null }
      const { result, chooser, endsAtMs } = found
      if (result === null) {
        const endsInMs = endsAtMs - clock.nowMs()
        return { state: { state: 'waiting', code: codeOf(secret), endsInMs, chooser }, token: null }
      }
      if (result === REFUSED) return { state: { state: 'refused' }, token: null }
      return ledger.writeScreens((table) => {
        const screen = readKnown(table.findScreen('id', result))
        if (screen?.state !== 'paired') return { state: { state: 'ended' }, token: null }
        const token = hash('screen of', secret)
        table.setToken(screen.id, hash('token', token))
        const { name, by, address } = screen
        return { state: { state: 'approved', name, by, address }, token }
      })
    },

    find: (code, user) =>
      ledger.writeScreens((table) => {
        const found = findWaiting(table, code)
        if (found !== null) table.setChooser(found.secret, user)
        return found
      }),

    approve: (code, { name, address, by }) =>
      ledger.writeScreens((table) => {
        const found = findWaiting(table, code)
        if (found === null) return 'unknown'
        prune(table)
        if (table.listScreens().length >= MAX_SCREENS) return 'full'
        const id = randomBytes(12).toString('base64url')
        const pairedAtMs = clock.nowMs()
        table.addScreen({
          id,
          token: null,
          name,
          address,
          by,
          pairedAtMs,
          seenAtMs: null,
          revokedAtMs: null,
          revokedBy: null,
        })
        table.endPairing(found.secret, id, pairedAtMs + CODE_MS)
        return { id, name, address, by, pairedAtMs, seenAtMs: null }
      }),

    refuse: (code) =>
      ledger.writeScreens((table) => {
        const found = findWaiting(table, code)
        if (found !== null) table.endPairing(found.secret, REFUSED, found.endsAtMs)
        return found !== null
      }),

    list: () =>
      ledger
        .readScreens((table) => table.listScreens())
        .filter(isAlive)
        .map(({ id, name, address, by, pairedAtMs, seenAtMs }) => ({
          id,
          name,
          address,
          by,
          pairedAtMs,
          seenAtMs,
        })),

    change: (id, { name, address }) =>
      ledger.writeScreens((table) => {
        const isPaired = readKnown(table.findScreen('id', id))?.state === 'paired'
        if (isPaired) table.change(id, name, address)
        return isPaired
      }),

    revoke: (id, by) =>
      ledger.writeScreens((table) => {
        const isPaired = table.findScreen('id', id)?.revokedAtMs === null
        if (isPaired) table.revoke(id, by, clock.nowMs())
        return isPaired
      }),

    identify: (token) => ledger.readScreens((table) => identifyIn(table, token)),

    touch: (id) => {
      const nowMs = clock.nowMs()
      const seenAtMs = ledger.readScreens((table) => table.findScreen('id', id)?.seenAtMs ?? null)
      if (seenAtMs !== null && nowMs - seenAtMs < SEEN_STEP_MS) return
      ledger.writeScreens((table) => {
        table.setSeen(id, nowMs)
        // The screen has its token; no other browser may get one by the same code.
        table.removePairingsOf(id)
      })
    },
  }
}

/** Instead of the id of a screen. */
const REFUSED = ''

/** 256 bits. */
const createSecret = (): string => randomBytes(32).toString('base64url')

/** Each kind has hashes of its own, so that none can stand for another. */
const hash = (kind: 'secret' | 'code' | 'code of' | 'screen of' | 'token', text: string): string =>
  createHash('sha256').update(`nodeline ${kind}\0${text}`).digest('base64url')

/** Code and token follow from the secret, so that all tabs of a browser, which share its cookies, have the same ones. */
function codeOf(secret: string): string {
  let number = Buffer.from(hash('code of', secret), 'base64url').readUIntBE(0, 6)
  return Array.from({ length: CODE_LENGTH }, () => {
    const sign = number % CODE_SIGNS.length
    number = (number - sign) / CODE_SIGNS.length
    return CODE_SIGNS[sign]
  }).join('')
}

function createUnused(table: ScreensTable): { secret: string; code: string } {
  for (;;) {
    const secret = createSecret()
    const code = codeOf(secret)
    if (table.findPairing('code', hash('code', code)) === null) return { secret, code }
  }
}
