import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { Copy } from 'lucide-react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CopyButton } from './CopyButton'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  // First, since what they replaced are fake timers.
  vi.restoreAllMocks()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  Reflect.deleteProperty(document, 'execCommand')
})

const text = vi.fn<() => string>()

function draw() {
  text.mockReset().mockReturnValue('订单 34765')
  render(<CopyButton icon={Copy} label="Copy the id" text={text} done="Copied" failed="Not allowed" />)
}

const said = () => screen.getByRole('status').textContent
const button = () => screen.getByRole('button', { name: 'Copy the id' })

/** Presses it and waits for what the browser answers. */
const press = () =>
  act(async () => {
    fireEvent.click(button())
    await vi.advanceTimersByTimeAsync(0)
  })
const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms))

function secure(writeText: (text: string) => Promise<void>) {
  vi.stubGlobal('isSecureContext', true)
  vi.stubGlobal('navigator', { clipboard: { writeText } })
}

describe('on a secure page', () => {
  it('copies what it is asked for, and says so for a moment', async () => {
    const writeText = vi.fn<(text: string) => Promise<void>>().mockResolvedValue()
    secure(writeText)
    draw()
    expect(text).not.toHaveBeenCalled()
    expect(said()).toBe('')
    await press()
    expect(writeText).toHaveBeenCalledExactlyOnceWith('订单 34765')
    expect(said()).toBe('Copied')
    expect(button().dataset['tip']).toBe('Copied')
    pass(1_999)
    expect(said()).toBe('Copied')
    pass(1)
    expect(said()).toBe('')
    expect(button().dataset['tip']).toBe('Copy the id')
  })

  it('says when the browser did not allow it', async () => {
    secure(() => Promise.reject(new DOMException('no', 'NotAllowedError')))
    draw()
    await press()
    expect(said()).toBe('Not allowed')
    pass(2_000)
    expect(said()).toBe('')
  })

  it('says so, too, where there is no clipboard at all', async () => {
    vi.stubGlobal('isSecureContext', true)
    vi.stubGlobal('navigator', {})
    draw()
    await press()
    expect(said()).toBe('Not allowed')
  })

  it('says what the second press did', async () => {
    secure(vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error('no')).mockResolvedValue())
    draw()
    await press()
    await press()
    expect(said()).toBe('Copied')
    pass(2_000)
    expect(said()).toBe('')
  })

  it('leaves no timer behind', async () => {
    secure(() => Promise.resolve())
    draw()
    const set = vi.spyOn(window, 'setTimeout')
    const clear = vi.spyOn(window, 'clearTimeout')
    await press()
    const timer = set.mock.results[set.mock.calls.findIndex(([, ms]) => ms === 2_000)]
    expect(timer).toBeDefined()
    cleanup()
    expect(clear).toHaveBeenCalledWith(timer?.value)
  })
})

describe('on a plain page', () => {
  /** The old way copies what is selected. */
  function old(allowed: boolean) {
    const selected: string[] = []
    const execCommand = () => {
      const area = document.querySelector('textarea')
      selected.push(area?.value.slice(area.selectionStart, area.selectionEnd) ?? '')
      return allowed
    }
    Object.defineProperty(document, 'execCommand', { configurable: true, value: execCommand })
    vi.stubGlobal('isSecureContext', false)
    return selected
  }

  it('copies in the old way and leaves nothing on the page', async () => {
    const selected = old(true)
    draw()
    await press()
    expect(selected).toEqual(['订单 34765'])
    expect(said()).toBe('Copied')
    expect(document.querySelector('textarea')).toBeNull()
  })

  it('says when the browser refused, and leaves nothing on the page', async () => {
    old(false)
    draw()
    await press()
    expect(said()).toBe('Not allowed')
    expect(document.querySelector('textarea')).toBeNull()
  })
})

it('keeps its own words as its name, and the icon out of it', () => {
  render(
    <CopyButton icon={Copy} label="Copy link" text={text} done="Copied" failed="Not allowed">
      Copy link
    </CopyButton>,
  )
  expect(screen.getByRole('button', { name: 'Copy link' }).hasAttribute('aria-label')).toBe(false)
})
