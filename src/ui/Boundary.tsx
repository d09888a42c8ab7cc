import { Component, type ReactNode } from 'react'
import { readWall } from '../lib/wall'
import { MissingPart } from './lazy-part'

/** Told when a part fails for good: only loading the page anew may help. */
export const BROKEN_EVENT = 'nodeline:broken'

const AGAIN_MS = 30_000
/** Perhaps it was loaded in vain long before somebody wanted to see it. */
const MISSING_AGAIN_MS = 1_000
const TRIES = 3
/** What has been well for this long fails for the first time. */
const WELL_MS = 600_000

export interface Failed {
  again: () => void
  /** Its file could not be loaded: that is tried again by itself. */
  isMissing: boolean
}

interface BoundaryProps {
  children: ReactNode
  /** Shown in place of what failed. Another `key` of the boundary tries again, as does what the function is given. */
  fallback: ReactNode | ((failed: Failed) => ReactNode)
}

interface State {
  error: unknown
  failed: boolean
}

/**
 * Keeps a fault of one part within that part. For a reader it does not try again by itself, or the page would flicker under her; a wall has
 * no hand, and what is missing comes back unseen.
 */
export class Boundary extends Component<BoundaryProps, State> {
  override state: State = { error: null, failed: false }
  #timer = 0
  #tries = 0
  #failedAtMs = 0
  #isGone = false

  static getDerivedStateFromError(error: unknown) {
    return { error, failed: true }
  }

  override componentDidMount() {
    this.#isGone = false
  }

  override componentDidCatch() {
    const nowMs = performance.now()
    this.#tries = nowMs - this.#failedAtMs > WELL_MS ? 1 : this.#tries + 1
    this.#failedAtMs = nowMs
    this.#waitAndTry()
  }

  override componentWillUnmount() {
    this.#isGone = true
    window.clearTimeout(this.#timer)
  }

  #waitAndTry() {
    const isMissing = this.state.error instanceof MissingPart
    const isWall = readWall(new URLSearchParams(window.location.search)).on
    if (this.#isGone || (!isWall && !isMissing)) return
    if (isWall && this.#tries > TRIES) window.dispatchEvent(new Event(BROKEN_EVENT))
    window.clearTimeout(this.#timer)
    this.#timer = window.setTimeout(this.#again, isMissing && this.#tries === 1 ? MISSING_AGAIN_MS : AGAIN_MS)
  }

  readonly #again = () => {
    window.clearTimeout(this.#timer)
    const { error } = this.state
    const show = () => this.setState({ error: null, failed: false })
    if (!(error instanceof MissingPart)) return show()
    error.loadAgain().then(show, () => {
      this.#tries += 1
      this.#waitAndTry()
    })
  }

  override render() {
    const { children, fallback } = this.props
    const { error, failed } = this.state
    if (!failed) return children
    if (typeof fallback !== 'function') return fallback
    return fallback({ again: this.#again, isMissing: error instanceof MissingPart })
  }
}
