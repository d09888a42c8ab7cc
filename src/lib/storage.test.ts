// @vitest-environment jsdom
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
  it('is nothing before it was made', async () => {
    expect((await openPage()).recall('lang')).toBeNull()
  })

  it('lasts beyond the page', async () => {
    const { remember } = await openPage()
    remember('lang', 'zh-CN')
    expect((await openPage()).recall('lang')).toBe('zh-CN')
  })

  it('is taken back beyond the page', async () => {
    const { remember, recall } = await openPage()
    remember('lang', 'zh-CN')
    remember('lang', null)
    expect(recall('lang')).toBeNull()
    expect((await openPage()).recall('lang')).toBeNull()
  })

  it('that lasts no longer than the page is known to be such', async () => {
    const { remember, isStored } = await openPage()
    remember('lang', 'zh-CN')
    expect(isStored('lang')).toBe(true)
    vi.stubGlobal('localStorage', { setItem: refuse })
    remember('lang', 'en')
    expect(isStored('lang')).toBe(false)
  })

  it('is the latest one', async () => {
    const { remember, recall } = await openPage()
    remember('lang', 'zh-CN')
    remember('lang', 'en')
    expect(recall('lang')).toBe('en')
  })

  it('may be the empty text', async () => {
    const { remember, recall } = await openPage()
    remember('lang', '')
    expect(recall('lang')).toBe('')
  })

  it('stands under a name of ours: other pages of this host have theirs', async () => {
    localStorage.setItem('lang', 'fr')
    const { remember, recall } = await openPage()
    expect(recall('lang')).toBeNull()
    remember('lang', 'en')
    expect([localStorage.getItem('lang'), localStorage.getItem('nodeline.lang')]).toEqual(['fr', 'en'])
  })

  it.each(['__proto__', 'constructor', 'length', '订单'])('may be called %s', async (name) => {
    const { remember, recall } = await openPage()
    expect(recall(name)).toBeNull()
    remember(name, 'x')
    expect(recall(name)).toBe('x')
  })
})

describe('what all tabs share', () => {
  it('is what another tab made of it', async () => {
    const { remember, recallShared } = await openPage()
    remember('watched', 'mine')
    const other = await openPage()
    other.remember('watched', 'theirs')
    expect(recallShared('watched')).toBe('theirs')
    other.remember('watched', null)
    expect(recallShared('watched')).toBeNull()
  })

  it('is this page’s own where nothing can be stored', async () => {
    vi.stubGlobal('localStorage', { getItem: () => null, setItem: refuse, removeItem: refuse })
    const { remember, recallShared } = await openPage()
    remember('watched', 'mine')
    expect(recallShared('watched')).toBe('mine')
  })

  it('may be denied altogether', async () => {
    vi.stubGlobal('localStorage', undefined)
    const { remember, recallShared } = await openPage()
    expect(recallShared('watched')).toBeNull()
    remember('watched', 'mine')
    expect(recallShared('watched')).toBe('mine')
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
    const { remember, recall } = await openPage()
    expect(recall('lang')).toBeNull()
    remember('lang', 'zh-CN')
    expect(recall('lang')).toBe('zh-CN')
    remember('lang', null)
    expect(recall('lang')).toBeNull()
    expect((await openPage()).recall('lang')).toBeNull()
  })

  it('that is full shows the choice made now, not the one kept before', async () => {
    vi.stubGlobal('localStorage', { getItem: () => 'en', setItem: refuse, removeItem: refuse })
    const { remember, recall } = await openPage()
    remember('lang', 'zh-CN')
    expect(recall('lang')).toBe('zh-CN')
  })
})
