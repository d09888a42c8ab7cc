import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createChime } from './chime'

/** The sound of a browser: `allows` is whether a page may play now. */
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
  const onBlocked = vi.fn<(isBlocked: boolean) => void>()
  const chime = createChime(onBlocked)
  sound.allows = true
  await gesture(type)
  expect(onBlocked).toHaveBeenCalledExactlyOnceWith(false)
  chime?.close()
})

it('each gesture is tried until the browser accepts one, and none after that', async () => {
  const onBlocked = vi.fn<(isBlocked: boolean) => void>()
  const chime = createChime(onBlocked)
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

it('a closed chime ignores gestures', async () => {
  const chime = createChime(() => undefined)
  chime?.close()
  const { resumed } = sound
  await gesture('click')
  expect(sound.resumed).toBe(resumed)
})
