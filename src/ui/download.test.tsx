import { afterEach, describe, expect, it, vi } from 'vitest'
import { downloadText } from './download'

describe('a download', () => {
  afterEach(() => vi.unstubAllGlobals())

  it.each([
    ['a plain name', 'job_batch-34765.csv', 'job_batch-34765.csv'],
    ['a name with a zone', 'job_1_2026-11-28T025107+0800.html', 'job_1_2026-11-28T025107+0800.html'],
    ['a name in Chinese', '订单 作业-1.csv', '订单_作业-1.csv'],
    ['a name that leads elsewhere', '../../etc/passwd', '.._.._etc_passwd'],
    ['a name that no file system takes', 'a<b>:"c"|?*\u202e\n.csv', 'a_b_c_.csv'],
  ])('of %s', async (_, name, expected) => {
    const blobs: Blob[] = []
    const revoked = vi.fn<(url: string) => void>()
    const createObjectURL = (blob: Blob) => `blob:${blobs.push(blob)}`
    vi.stubGlobal('URL', Object.assign(class extends URL {}, { createObjectURL, revokeObjectURL: revoked }))
    const clicked: { name: string; href: string }[] = []
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      clicked.push({ name: this.download, href: this.href })
    })
    downloadText(name, 'text/csv', 'a,b')
    expect(clicked).toEqual([{ name: expected, href: 'blob:1' }])
    expect(revoked).toHaveBeenCalledExactlyOnceWith('blob:1')
    expect(blobs.map(({ type, size }) => [type, size])).toEqual([['text/csv', 3]])
  })
})
