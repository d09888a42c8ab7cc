// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { makeChime } from './chime'

/** A browser's sound: `allows` is whether it lets a page play now. */
const sound = { allows: false, resumed: 0 }

class FakeContext {
  state: AudioContextState = 'suspended'
  async resume() {
    sound.resumed += 1
    if (!sound.allows) throw new DOMException('not by this', 'NotAllowedError')
    this.state = 'running'
  }
  async suspend() {
    this.state = 'suspended'
  }
  async close() {
    this.state = 'closed'
  }
}

beforeEach(() => {
  Object.assign(sound, { allows: false, resumed: 0 })
  vi.stubGlobal('AudioContext', FakeContext)
})
afterEach(() => vi.unstubAllGlobals())

const gesture = async (type: string) => {
  document.dispatchEvent(new Event(type))
  await new Promise(setImmediate)
}

it.each(['pointerup', 'click', 'keydown'])('a %s unlocks the sound', async (type) => {
  const onBlocked = vi.fn<(blocked: boolean) => void>()
  const chime = makeChime(onBlocked)
  sound.allows = true
  await gesture(type)
  expect(onBlocked).toHaveBeenCalledExactlyOnceWith(false)
  chime?.close()
})

it('a gesture that the browser does not take for one leaves the next its chance, and after that no more is asked', async () => {
  const onBlocked = vi.fn<(blocked: boolean) => void>()
  const chime = makeChime(onBlocked)
  for (const type of ['click', 'click', 'keydown']) await gesture(type)
  expect(onBlocked).not.toHaveBeenCalled()
  sound.allows = true
  await gesture('click')
  expect(onBlocked).toHaveBeenCalledExactlyOnceWith(false)
  const { resumed } = sound
  for (const type of ['pointerup', 'click', 'keydown']) await gesture(type)
  expect(sound.resumed).toBe(resumed)
  chime?.close()
})

it('a chime that is closed listens to nobody', async () => {
  const chime = makeChime(() => undefined)
  chime?.close()
  const { resumed } = sound
  await gesture('click')
  expect(sound.resumed).toBe(resumed)
})
