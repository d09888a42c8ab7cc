import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

/** A page that has just been opened: what an earlier one held in memory is gone, what it stored is not. */
async function openPage() {
  vi.resetModules()
  return import('./storage')
}

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

const refuse = () => {
  throw new DOMException('refused', 'QuotaExceededError')
}

describe('a choice', () => {
  it('lasts beyond the page', async () => {
    const { writeStored } = await openPage()
    writeStored('lang', 'zh-CN')
    expect((await openPage()).readStored('lang')).toBe('zh-CN')
  })

  it('is taken back beyond the page', async () => {
    const { writeStored, readStored } = await openPage()
    writeStored('lang', 'zh-CN')
    writeStored('lang', null)
    expect(readStored('lang')).toBeNull()
    expect((await openPage()).readStored('lang')).toBeNull()
  })

  it('that is kept only as long as the page is reported as such', async () => {
    const { writeStored, isStored } = await openPage()
    writeStored('lang', 'zh-CN')
    expect(isStored('lang')).toBe(true)
    vi.stubGlobal('localStorage', { setItem: refuse })
    writeStored('lang', 'en')
    expect(isStored('lang')).toBe(false)
  })

  it('stands under a name of ours: other pages of this host have theirs', async () => {
    localStorage.setItem('lang', 'fr')
    const { writeStored, readStored } = await openPage()
    expect(readStored('lang')).toBeNull()
    writeStored('lang', 'en')
    expect([localStorage.getItem('lang'), localStorage.getItem('nodeline.lang')]).toEqual(['fr', 'en'])
  })

  it.each(['__proto__', 'constructor', 'length', '订单'])('may be called %s', async (name) => {
    const { writeStored, readStored } = await openPage()
    expect(readStored(name)).toBeNull()
    writeStored(name, 'x')
    expect(readStored(name)).toBe('x')
  })
})

describe('what all tabs share', () => {
  it('is what another tab made of it', async () => {
    const { writeStored, readShared } = await openPage()
    writeStored('watched', 'mine')
    const other = await openPage()
    other.writeStored('watched', 'theirs')
    expect(readShared('watched')).toBe('theirs')
    other.writeStored('watched', null)
    expect(readShared('watched')).toBeNull()
  })

  it('is this page’s own where nothing can be stored', async () => {
    vi.stubGlobal('localStorage', { getItem: () => null, setItem: refuse, removeItem: refuse })
    const { writeStored, readShared } = await openPage()
    writeStored('watched', 'mine')
    expect(readShared('watched')).toBe('mine')
  })

  it('may be denied altogether', async () => {
    vi.stubGlobal('localStorage', undefined)
    const { writeStored, readShared } = await openPage()
    expect(readShared('watched')).toBeNull()
    writeStored('watched', 'mine')
    expect(readShared('watched')).toBe('mine')
  })
})

describe('storage', () => {
  it.each<[string, () => void]>([
    ['that is absent', () => vi.stubGlobal('localStorage', undefined)],
    [
      'that the browser denies',
      () => {
        vi.stubGlobal('localStorage', undefined)
        Object.defineProperty(window, 'localStorage', { configurable: true, get: refuse })
      },
    ],
    [
      'that refuses everything',
      () => vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse }),
    ],
    [
      'that is full',
      () => vi.stubGlobal('localStorage', { getItem: () => null, setItem: refuse, removeItem: () => {} }),
    ],
  ])('%s keeps a choice as long as the page', async (_, break_) => {
    break_()
    const { writeStored, readStored } = await openPage()
    expect(readStored('lang')).toBeNull()
    writeStored('lang', 'zh-CN')
    expect(readStored('lang')).toBe('zh-CN')
    writeStored('lang', null)
    expect(readStored('lang')).toBeNull()
    expect((await openPage()).readStored('lang')).toBeNull()
  })

  it('that is full shows the choice made now, not the one kept before', async () => {
    vi.stubGlobal('localStorage', { getItem: () => 'en', setItem: refuse, removeItem: refuse })
    const { writeStored, readStored } = await openPage()
    writeStored('lang', 'zh-CN')
    expect(readStored('lang')).toBe('zh-CN')
  })
})
