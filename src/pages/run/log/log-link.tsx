import { createContext, useContext, useState, useSyncExternalStore, type ReactNode } from 'react'

/** When a line was written. */
interface LineMoment {
  ms: number
  /** Its number; null where it is not known. */
  line: number | null
}

/** What log and timeline tell each other: which moment is pointed at, and which are in view. */
interface LogMoments {
  /** Of the line under the pointer. */
  hover: LineMoment | null
  /** Of a line that stays shown after its log was closed, until another log is open. */
  pinned: LineMoment | null
  /** The moments of the first and last lines in view. */
  fromMs: number | null
  toMs: number | null
}

const NOTHING: LogMoments = { hover: null, pinned: null, fromMs: null, toMs: null }

/** Where one reads in a log: the log by its node, the place by a byte. */
interface ReadingPlace {
  node: string
  room: string
  byte: number
}

export interface LogLink {
  read: () => LogMoments
  subscribe: (listener: () => void) => () => void
  show: (moments: Partial<LogMoments>) => void
  /** Only what is pinned stays. */
  clear: () => void
  /** Shows the line of a moment. False without an open log. */
  seek: (ms: number) => boolean
  onSeek: (handler: (ms: number) => void) => () => void
  keepPlace: (place: ReadingPlace | null) => void
  /** The byte at which a log was left in another room: it goes on there. */
  findPlace: (node: string, room: string) => number | null
}

function createLogLink(): LogLink {
  let moments = NOTHING
  let handle: ((ms: number) => void) | null = null
  let place: ReadingPlace | null = null
  const listeners = new Set<() => void>()
  const set = (next: LogMoments) => {
    moments = next
    for (const listener of listeners) listener()
  }
  return {
    read: () => moments,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    show: (some) => {
      const next = { ...moments, ...some }
      const names = Object.keys(next) as (keyof LogMoments)[]
      if (names.some((name) => next[name] !== moments[name])) set(next)
    },
    clear: () => set({ ...NOTHING, pinned: moments.pinned }),
    seek: (ms) => {
      handle?.(ms)
      return handle !== null
    },
    onSeek: (handler) => {
      handle = handler
      return () => {
        if (handle === handler) handle = null
      }
    },
    keepPlace: (left) => {
      place = left
    },
    findPlace: (node, room) => (place?.node === node && place.room !== room ? place.byte : null),
  }
}

const LogLinkContext = createContext<LogLink | null>(null)

export function LogLinkProvider({ children }: { children: ReactNode }) {
  const [link] = useState(createLogLink)
  return <LogLinkContext value={link}>{children}</LogLinkContext>
}

export function useLogLink(): LogLink {
  const link = useContext(LogLinkContext)
  if (!link) throw new Error('useLogLink needs a LogLinkProvider above')
  return link
}

/** Whether the moment of a line stays shown without its log. */
export function useHasPinnedMoment(): boolean {
  const link = useLogLink()
  return useSyncExternalStore(link.subscribe, () => link.read().pinned !== null)
}

export function useLogMoments(): LogMoments {
  const link = useLogLink()
  return useSyncExternalStore(link.subscribe, link.read)
}
