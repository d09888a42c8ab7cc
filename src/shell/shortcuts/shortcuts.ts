import { useLayoutEffect, useRef } from 'react'
import { readStored, writeStored } from '../../lib/storage'
import { isTextField } from '../../ui/typing'

interface Shortcut {
  group: 'nodes' | 'log' | 'jobs' | 'runs' | 'timeline' | 'wall' | 'page'
  /** Values of `KeyboardEvent.key`. */
  keys: readonly string[]
}

/** Every shortcut of every page, in the order of the help; its name is also its key in the catalogue. */
export const SHORTCUTS = {
  // Before those of the nodes, whose keys they take while the log has use for them.
  findInLog: { group: 'log', keys: ['/'] },
  nextMatch: { group: 'log', keys: ['n'] },
  previousMatch: { group: 'log', keys: ['N'] },
  nextError: { group: 'log', keys: ['e'] },
  previousError: { group: 'log', keys: ['E'] },
  wrap: { group: 'log', keys: ['z'] },
  logFull: { group: 'log', keys: ['L'] },
  next: { group: 'nodes', keys: ['j', 'ArrowDown'] },
  previous: { group: 'nodes', keys: ['k', 'ArrowUp'] },
  open: { group: 'nodes', keys: ['Enter'] },
  log: { group: 'nodes', keys: ['l'] },
  problem: { group: 'nodes', keys: ['n'] },
  filter: { group: 'nodes', keys: ['/'] },
  nextJob: { group: 'jobs', keys: ['j', 'ArrowDown'] },
  previousJob: { group: 'jobs', keys: ['k', 'ArrowUp'] },
  openJob: { group: 'jobs', keys: ['Enter'] },
  latestRun: { group: 'jobs', keys: ['o'] },
  problemJob: { group: 'jobs', keys: ['n'] },
  star: { group: 'jobs', keys: ['s'] },
  setAside: { group: 'jobs', keys: ['e'] },
  filterJobs: { group: 'jobs', keys: ['/'] },
  nextRun: { group: 'runs', keys: ['j', 'ArrowDown'] },
  previousRun: { group: 'runs', keys: ['k', 'ArrowUp'] },
  openRun: { group: 'runs', keys: ['Enter'] },
  newestRun: { group: 'runs', keys: ['o'] },
  problemRun: { group: 'runs', keys: ['n'] },
  mark: { group: 'runs', keys: ['c'] },
  compare: { group: 'runs', keys: ['v'] },
  filterRuns: { group: 'runs', keys: ['/'] },
  why: { group: 'timeline', keys: ['y'] },
  compareRun: { group: 'timeline', keys: ['v'] },
  fit: { group: 'timeline', keys: ['f'] },
  zoom: { group: 'timeline', keys: ['+', '-', '0', '='] },
  pan: { group: 'timeline', keys: ['a', 'd'] },
  path: { group: 'timeline', keys: ['c'] },
  replay: { group: 'timeline', keys: ['r'] },
  stepReplay: { group: 'timeline', keys: [',', '.'] },
  playReplay: { group: 'timeline', keys: [' '] },
  older: { group: 'page', keys: ['['] },
  newer: { group: 'page', keys: [']'] },
  olderProblem: { group: 'page', keys: ['{'] },
  newerProblem: { group: 'page', keys: ['}'] },
  goNewer: { group: 'page', keys: ['g'] },
  // While there is a newer run, the key goes to that one.
  graph: { group: 'timeline', keys: ['g'] },
  holdPicture: { group: 'wall', keys: [' '] },
  nextPicture: { group: 'wall', keys: ['ArrowRight'] },
  previousPicture: { group: 'wall', keys: ['ArrowLeft'] },
  close: { group: 'page', keys: ['Escape'] },
  lookUp: { group: 'page', keys: ['/'] },
  wall: { group: 'page', keys: ['w'] },
  help: { group: 'page', keys: ['?'] },
} as const satisfies Record<string, Shortcut>

export type ShortcutName = keyof typeof SHORTCUTS
export const SHORTCUT_NAMES = Object.keys(SHORTCUTS) as ShortcutName[]

/** Is given the key. False leaves the key to another handler, or to the browser. */
type Handler = (key: string) => unknown
export type ShortcutHandlers = { [Name in ShortcutName]?: Handler | undefined }

const registered = new Set<{ current: ShortcutHandlers }>()
let suspensions = 0

const STORAGE_NAME = 'keys'
export const areShortcutsOn = (): boolean => readStored(STORAGE_NAME) !== 'off'
export const setShortcutsOn = (on: boolean): void => writeStored(STORAGE_NAME, on ? null : 'off')

/** Whether something on the present page answers to a shortcut. */
export const isHandled = (name: ShortcutName): boolean =>
  Array.from(registered).some(({ current }) => current[name])

/**
 * Registers what the calling component does on its shortcuts, for as long as it is mounted: from the moment it is on screen, since a user may
 * type before the effects that come after the paint.
 */
export function useShortcuts(handlers: ShortcutHandlers): void {
  const latest = useRef(handlers)
  useLayoutEffect(() => {
    latest.current = handlers
  })
  useLayoutEffect(() => {
    if (registered.size === 0) document.addEventListener('keydown', onKeyDown)
    registered.add(latest)
    return () => {
      registered.delete(latest)
      if (registered.size === 0) document.removeEventListener('keydown', onKeyDown)
    }
  }, [])
}

/** No shortcut does anything while the calling component, a modal dialog, is mounted. */
export function useSuspendedShortcuts(): void {
  useLayoutEffect(() => {
    suspensions += 1
    return () => {
      suspensions -= 1
    }
  }, [])
}

/** Whether a modal dialog is open. */
export const areShortcutsSuspended = (): boolean => suspensions > 0

/** Whether the focused element uses the arrow keys itself. */
const usesArrows = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('[role=slider], [role=application], input, select, summary') !== null

/** Single keys (WCAG 2.1.4) do nothing while typing, with a modifier, or when the user has switched them off. Esc always works. */
function onKeyDown(event: KeyboardEvent): void {
  const { key, target } = event
  if (suspensions > 0 || event.defaultPrevented) return
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (key.startsWith('Arrow') && (event.shiftKey || usesArrows(target))) return
  if (key !== 'Escape' && (isTextField(target) || !areShortcutsOn())) return
  const names = SHORTCUT_NAMES.filter((name) => (SHORTCUTS[name].keys as readonly string[]).includes(key))
  // The order of the names decides: a filter takes its key before the look-up does.
  for (const name of names) {
    for (const { current } of registered) {
      const handle = current[name]
      if (!handle || handle(key) === false) continue
      event.preventDefault()
      return
    }
  }
}
