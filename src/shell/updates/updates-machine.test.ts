import { describe, expect, it } from 'vitest'
import {
  availableBuild,
  BROKEN,
  CURRENT,
  reduceUpdates,
  type UpdatesContext,
  type UpdatesEvent,
  type UpdatesState,
} from './updates-machine'

const MINUTE = 60_000
const NOW = 1_790_000_000_000

/** A wall of build `old`. */
const context = (given: Partial<UpdatesContext> = {}): UpdatesContext => ({
  ownBuild: 'old',
  pastReloads: [],
  isWall: true,
  nowMs: NOW,
  pageAgeMs: 0,
  random: 0.5,
  ...given,
})
const READER = context({ isWall: false })
const JUST_RELOADED = context({ pastReloads: [{ reason: 'x', atMs: NOW }], pageAgeMs: MINUTE })

const seen = (build: string): UpdatesEvent => ({ kind: 'build-seen', build })
const nextPage = (build: string | null): UpdatesEvent => ({ kind: 'next-page', build })
const broken: UpdatesEvent = { kind: 'sections-broken' }
const timer: UpdatesEvent = { kind: 'timer' }
const notKept: UpdatesEvent = { kind: 'reload-not-kept' }

const available: UpdatesState = { kind: 'update-available', build: 'new' }
const waiting = (reason: string, minutes: number): UpdatesState => ({
  kind: 'waiting-to-reload',
  reason,
  delayMs: minutes * MINUTE,
})
const checking = (reason: string): UpdatesState => ({ kind: 'checking-next-page', reason })
const reloading = (reason: string): UpdatesState => ({
  kind: 'reloading',
  reason,
  reloads: [{ reason, atMs: NOW }],
})
const stuck = (reason: string): UpdatesState => ({ kind: 'cannot-reload', reason })

describe('a page that sees a build', () => {
  it.each<[string, UpdatesState, UpdatesEvent, UpdatesContext, UpdatesState]>([
    ['is current by its own build', CURRENT, seen('old'), context(), CURRENT],
    ['offers a reader another', CURRENT, seen('new'), READER, available],
    ['offers a reader the newest', available, seen('c'), READER, { kind: 'update-available', build: 'c' }],
    ['takes the offer back with the build', available, seen('old'), READER, CURRENT],
    ['reloads a wall within two minutes', CURRENT, seen('new'), context(), waiting('new', 1)],
    ['reloads a reader’s page that became a wall', available, seen('new'), context(), waiting('new', 1)],
    ['reloads no wall twice in ten minutes', CURRENT, seen('new'), JUST_RELOADED, waiting('new', 9)],
    ['waits once, whatever is seen meanwhile', waiting('b', 1), seen('c'), context(), waiting('b', 1)],
    ['cancels the reload with the build', waiting('new', 1), seen('old'), context(), CURRENT],
    ['cancels the check with the build', checking('new'), seen('old'), context(), CURRENT],
    ['tries again once it could not', stuck('new'), seen('old'), context(), CURRENT],
    ['does nothing without a build of its own', CURRENT, seen('new'), context({ ownBuild: null }), CURRENT],
  ])('%s', (_, state, event, given, next) => {
    expect(reduceUpdates(state, event, given)).toEqual(next)
  })
})

describe('a page with broken sections', () => {
  it.each<[string, UpdatesState, UpdatesEvent, UpdatesContext, UpdatesState]>([
    ['stays before a reader', CURRENT, broken, READER, CURRENT],
    ['is reloaded on a wall', CURRENT, broken, context(), waiting(BROKEN, 1)],
    [
      'waits for the build that it already waits for',
      waiting('new', 1),
      broken,
      context(),
      waiting('new', 1),
    ],
    ['is broken by any build', waiting(BROKEN, 1), seen('old'), context(), waiting(BROKEN, 1)],
    ['is reloaded into its own build', checking(BROKEN), nextPage('old'), context(), reloading(BROKEN)],
    ['stays when its wall is left', waiting(BROKEN, 1), timer, READER, CURRENT],
    [
      'waits longer each time that a reload did not help',
      CURRENT,
      broken,
      context({ pastReloads: [30, 20].map((ago) => ({ reason: BROKEN, atMs: NOW - ago * MINUTE })) }),
      waiting(BROKEN, 40),
    ],
  ])('%s', (_, state, event, given, next) => {
    expect(reduceUpdates(state, event, given)).toEqual(next)
  })
})

describe('a wall that is to reload', () => {
  it.each<[string, UpdatesState, UpdatesEvent, UpdatesContext, UpdatesState]>([
    ['fetches the new page first', waiting('new', 1), timer, context(), checking('new')],
    ['reloads and records it', checking('new'), nextPage('new'), context(), reloading('new')],
    [
      'checks again when nothing whole would load',
      checking('new'),
      nextPage(null),
      context(),
      waiting('new', 1),
    ],
    [
      'checks again while its own build would load',
      checking('new'),
      nextPage('old'),
      context(),
      waiting('new', 1),
    ],
    ['stays where no record of it is kept', reloading('new'), notKept, context(), stuck('new')],
    ['stays then, though the build is seen again', stuck('new'), seen('new'), context(), stuck('new')],
    ['becomes a reader’s page by then', waiting('new', 1), timer, READER, available],
    ['becomes a reader’s page while it checks', checking('new'), nextPage('new'), READER, available],
    ['ignores a check that it no longer needs', CURRENT, nextPage('new'), context(), CURRENT],
  ])('%s', (_, state, event, given, next) => {
    expect(reduceUpdates(state, event, given)).toEqual(next)
  })

  it('spreads its reload over two minutes', () => {
    const delays = [0, 0.25, 1].map((random) => reduceUpdates(CURRENT, seen('new'), context({ random })))
    expect(delays).toEqual([waiting('new', 0), waiting('new', 0.5), waiting('new', 2)])
  })
})

it.each([waiting('new', 1), checking('new'), stuck('new')])('%j is not entered twice', (state) => {
  expect(reduceUpdates(state, seen('new'), context())).toBe(state)
})

it.each<[UpdatesState, string | null]>([
  [CURRENT, null],
  [available, 'new'],
  [waiting('new', 1), 'new'],
  [waiting(BROKEN, 1), null],
])('the note of %j is for %j', (state, build) => expect(availableBuild(state)).toBe(build))
