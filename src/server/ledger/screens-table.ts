import { type Database, type Row, bytesOf } from './database'

/** A screen that waits for a user to approve it. Secret and code are hashes. */
export interface Pairing {
  secret: string
  code: string
  askedAtMs: number
  endsAtMs: number
  /** The client address; empty when it is not known. */
  from: string
  browser: string
  width: number
  height: number
  /** What it was to show, and its name when it was paired before; empty when not known. */
  address: string
  name: string
  /** The user who typed the code. */
  chooser: string | null
  /** The id of the screen that it became; empty when it was refused. */
  result: string | null
}

/** A screen that was approved. Its token is a hash; null until it was fetched. */
export interface Screen {
  id: string
  token: string | null
  name: string
  address: string
  by: string
  pairedAtMs: number
  seenAtMs: number | null
  revokedAtMs: number | null
  revokedBy: string | null
}

/** Screens, and those that ask to become one. */
export interface ScreensTable {
  addPairing: (pairing: Pairing) => void
  /** Also when it has ended. */
  findPairing: (by: 'secret' | 'code', hash: string) => Pairing | null
  countPairings: () => number
  setChooser: (secret: string, chooser: string) => void
  /** `result` as in a Pairing. */
  endPairing: (secret: string, result: string, endsAtMs: number) => void
  removePairing: (secret: string) => void
  /** Those whose screen has fetched its token. */
  removePairingsOf: (screen: string) => void

  addScreen: (screen: Screen) => void
  findScreen: (by: 'id' | 'token', value: string) => Screen | null
  /** Those that are not revoked, in the order of their names. */
  listScreens: () => Screen[]
  setToken: (id: string, token: string) => void
  setSeen: (id: string, seenAtMs: number) => void
  change: (id: string, name: string, address: string) => void
  revoke: (id: string, by: string, atMs: number) => void
  /** Pairings that ended before `nowMs`, and screens that were not seen, or paired, since `seenAtMs`. */
  prune: (nowMs: number, seenAtMs: number) => void
  /** Removes the screens that anyone else approved. */
  keepOnlyOf: (users: readonly string[]) => void
}

/** A row as one JSON text. */
const asJson = (columns: string): string => bytesOf(`json_array(${columns})`)

const PAIRING =
  'secret, code, asked_ms, ends_ms, source, browser, width, height, address, name, chooser, result'
const SCREEN = 'id, token, name, address, paired_by, paired_ms, seen_ms, revoked_ms, revoked_by'

export function createScreensTable(db: Database): ScreensTable {
  const insertPairing = db.prepare(
    `INSERT INTO pairings (${PAIRING}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const pairings = {
    secret: db.prepare(`SELECT ${asJson(PAIRING)} FROM pairings WHERE secret = ?`),
    code: db.prepare(`SELECT ${asJson(PAIRING)} FROM pairings WHERE code = ?`),
  }
  const count = db.prepare('SELECT count(*) FROM pairings')
  const setChooser = db.prepare('UPDATE pairings SET chooser = ? WHERE secret = ?')
  const endPairing = db.prepare('UPDATE pairings SET result = ?, ends_ms = ? WHERE secret = ?')
  const removePairing = db.prepare('DELETE FROM pairings WHERE secret = ?')
  const removePairingsOf = db.prepare('DELETE FROM pairings WHERE result = ?')

  const insertScreen = db.prepare(`INSERT INTO screens (${SCREEN}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const screens = {
    id: db.prepare(`SELECT ${asJson(SCREEN)} FROM screens WHERE id = ?`),
    token: db.prepare(`SELECT ${asJson(SCREEN)} FROM screens WHERE token = ?`),
  }
  const listScreens = db.prepare(
    `SELECT ${asJson(SCREEN)} FROM screens WHERE revoked_ms IS NULL ORDER BY name, id`,
  )
  const setToken = db.prepare('UPDATE screens SET token = ? WHERE id = ?')
  const setSeen = db.prepare('UPDATE screens SET seen_ms = ? WHERE id = ?')
  const change = db.prepare('UPDATE screens SET name = ?, address = ? WHERE id = ?')
  const revoke = db.prepare(
    'UPDATE screens SET revoked_ms = ?, revoked_by = ? WHERE id = ? AND revoked_ms IS NULL',
  )
  const removeEnded = db.prepare('DELETE FROM pairings WHERE ends_ms <= ?')
  const removeUnseen = db.prepare('DELETE FROM screens WHERE max(paired_ms, coalesce(seen_ms, 0)) < ?')
  const removeOfOthers = db.prepare(
    'DELETE FROM screens WHERE paired_by NOT IN (SELECT value FROM json_each(?))',
  )

  return {
    addPairing: (pairing) =>
      insertPairing.run(
        pairing.secret,
        pairing.code,
        pairing.askedAtMs,
        pairing.endsAtMs,
        pairing.from,
        pairing.browser,
        pairing.width,
        pairing.height,
        pairing.address,
        pairing.name,
        pairing.chooser,
        pairing.result,
      ),
    findPairing: (by, hash) => {
      const row = pairings[by].get(hash)
      return row === undefined ? null : readPairing(row)
    },
    countPairings: () => Number(count.get()?.[0]),
    setChooser: (secret, chooser) => setChooser.run(chooser, secret),
    endPairing: (secret, result, endsAtMs) => endPairing.run(result, endsAtMs, secret),
    removePairing: (secret) => removePairing.run(secret),
    removePairingsOf: (screen) => removePairingsOf.run(screen),

    addScreen: (screen) =>
      insertScreen.run(
        screen.id,
        screen.token,
        screen.name,
        screen.address,
        screen.by,
        screen.pairedAtMs,
        screen.seenAtMs,
        screen.revokedAtMs,
        screen.revokedBy,
      ),
    findScreen: (by, value) => {
      const row = screens[by].get(value)
      return row === undefined ? null : readScreen(row)
    },
    listScreens: () => listScreens.all().map(readScreen),
    setToken: (id, token) => setToken.run(token, id),
    setSeen: (id, seenAtMs) => setSeen.run(seenAtMs, id),
    change: (id, name, address) => change.run(name, address, id),
    revoke: (id, by, atMs) => revoke.run(atMs, by, id),
    prune: (nowMs, seenAtMs) => {
      removeEnded.run(nowMs)
      removeUnseen.run(seenAtMs)
    },
    keepOnlyOf: (users) => removeOfOthers.run(JSON.stringify(users)),
  }
}

function readPairing(row: Row): Pairing {
  const [secret, code, askedAtMs, endsAtMs, from, browser, width, height, address, name, chooser, result] =
    JSON.parse(String(row[0])) as [
      string,
      string,
      number,
      number,
      string,
      string,
      number,
      number,
      string,
      string,
      string | null,
      string | null,
    ]
  return {
    secret,
    code,
    askedAtMs,
    endsAtMs,
    from,
    browser,
    width,
    height,
    address,
    name,
    chooser,
    result,
  }
}

function readScreen(row: Row): Screen {
  const [id, token, name, address, by, pairedAtMs, seenAtMs, revokedAtMs, revokedBy] = JSON.parse(
    String(row[0]),
  ) as [string, string | null, string, string, string, number, number | null, number | null, string | null]
  return { id, token, name, address, by, pairedAtMs, seenAtMs, revokedAtMs, revokedBy }
}
