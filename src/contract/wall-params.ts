/** What the address of a wall says, the same on every route. */
export interface WallParams {
  on: boolean
  /** The poll interval; null: the one of the run's status. */
  everyMs: number | null
  /** Asks the browser to keep the screen on. */
  awake: boolean
  /** A sound, once, when a run or node begins to fail. */
  chime: boolean
}

/** The parameters of a wall, kept on every link within and through reloads. */
export const WALL_PARAMS = ['wall', 'every', 'awake', 'chime'] as const

/** Seconds. The server does not ask DGC more often than every 5 s, and an hour is the longest useful interval. */
const MIN_EVERY = 5
const MAX_EVERY = 3600

/** Cannot fail: invalid values become the default. */
export function parseWallParams(search: URLSearchParams): WallParams {
  const flag = (name: string): boolean => search.get(name) === '1'
  const every = search.get('every') ?? ''
  const seconds = /^\d{1,4}$/.test(every) ? Number(every) : 0
  const known = seconds >= MIN_EVERY && seconds <= MAX_EVERY
  return {
    on: flag('wall'),
    everyMs: known ? seconds * 1000 : null,
    awake: flag('awake'),
    chime: flag('chime'),
  }
}

/** Omits defaults. */
export function writeWallParams(search: URLSearchParams, wall: WallParams): URLSearchParams {
  const next = new URLSearchParams(search)
  for (const name of WALL_PARAMS) next.delete(name)
  if (!wall.on) return next
  next.set('wall', '1')
  if (wall.everyMs !== null) next.set('every', String(wall.everyMs / 1000))
  if (wall.awake) next.set('awake', '1')
  if (wall.chime) next.set('chime', '1')
  return next
}
