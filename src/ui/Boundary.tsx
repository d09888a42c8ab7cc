import { Component, createContext, type ReactNode } from 'react'
import { parseWallParams } from '../contract/wall-params'
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

const isWall = () => parseWallParams(new URLSearchParams(window.location.search)).on

/** What the parts within draw: the same value for as long as it says the same. What failed by one may be well by the next. */
export const Drawn = createContext<unknown>(undefined)

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
 * Keeps a fault of one part within that part. For a reader it tries again when the data are others, and seldom, or the page would flicker under
 * her; a wall has no hand, and what is missing comes back unseen.
 */
export class Boundary extends Component<BoundaryProps, State> {
  static override contextType = Drawn
  override state: State = { error: null, failed: false }
  #timer = 0
  #tries = 0
  #failedAtMs = 0
  #isGone = false
  #drawn: unknown = undefined

  static getDerivedStateFromError(error: unknown) {
    return { error, failed: true }
  }

  override componentDidMount() {
    this.#isGone = false
    this.#drawn = this.context
  }

  override componentDidUpdate(_: BoundaryProps, before: State) {
    const isSame = this.#drawn === this.context
    this.#drawn = this.context
    // What fails by this very change would fail again.
    if (isSame || !before.failed || !this.state.failed || this.#heals()) return
    const waitMs = this.#failedAtMs + AGAIN_MS - performance.now()
    window.clearTimeout(this.#timer)
    this.#timer = window.setTimeout(this.#again, Math.max(0, waitMs))
  }

  override componentDidCatch() {
    window.clearTimeout(this.#timer)
    const nowMs = performance.now()
    this.#tries = nowMs - this.#failedAtMs > WELL_MS ? 1 : this.#tries + 1
    this.#failedAtMs = nowMs
    this.#waitAndTry()
  }

  override componentWillUnmount() {
    this.#isGone = true
    window.clearTimeout(this.#timer)
  }

  /** Without other data. */
  #heals() {
    return this.state.error instanceof MissingPart || isWall()
  }

  #waitAndTry() {
    if (this.#isGone || !this.#heals()) return
    const isMissing = this.state.error instanceof MissingPart
    if (isWall() && this.#tries > TRIES) window.dispatchEvent(new Event(BROKEN_EVENT))
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
