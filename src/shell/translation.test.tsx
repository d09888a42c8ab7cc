import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { installTranslationGuard } from './translation'

let undo = () => {}
beforeEach(() => {
  undo = installTranslationGuard()
})
afterEach(() => {
  undo()
  cleanup()
})

interface PartsProps {
  /** Text beside other text, which React keeps as nodes of its own. */
  texts: readonly string[]
  badge?: string
}

const Parts = ({ texts, badge }: PartsProps) => (
  <p role="status">
    {texts.map((text) => text)}
    {badge !== undefined && <b>{badge}</b>}
    {texts.length > 2 && 'more'}
  </p>
)

type Wrap = (text: ChildNode, font: HTMLElement) => void

const WRAPS: Readonly<Record<string, Wrap>> = {
  'in one step': (text, font) => text.replaceWith(font),
  'before it is removed': (text, font) => {
    text.before(font)
    text.remove()
  },
  'behind it before it is removed': (text, font) => {
    text.after(font)
    text.remove()
  },
  'around it': (text, font) => {
    text.before(font)
    font.replaceChildren(text)
  },
}

/** Mutation observers have run. */
const settle = () => Promise.resolve()

it.each<[string, PartsProps, PartsProps, string]>([
  ['changed text', { texts: ['1s', 'of', '2s'] }, { texts: ['3s', 'of', '4s'] }, '3sof4smore'],
  ['text that is removed', { texts: ['1s', 'of', '2s'] }, { texts: [] }, ''],
  ['text that is added', { texts: ['1s'] }, { texts: ['1s', '2s', '3s'], badge: 'new' }, '1s2s3snewmore'],
  ['an element before text', { texts: ['1', '2', '3'] }, { texts: ['1', '2', '3'], badge: 'x' }, '123xmore'],
  ['an element that goes', { texts: ['1'], badge: 'x' }, { texts: ['2'] }, '2'],
])('a translated page shows %s', async (_, before, after, expected) => {
  for (const wrap of Object.values(WRAPS)) {
    const { rerender, unmount } = render(<Parts {...before} />)
    const status = screen.getByRole('status')
    translate(status, wrap)
    await settle()
    rerender(<Parts {...after} />)
    await settle()
    expect(status.textContent).toBe(expected)
    unmount()
  }
})

it('a text that is translated again and again shows its present value, or none when it is gone', async () => {
  const { rerender } = render(<Parts texts={['1', '/']} />)
  for (const value of ['2', '3', '4']) {
    translate(screen.getByRole('status'), (text, font) => text.replaceWith(font))
    await settle()
    rerender(<Parts texts={[value, '/']} />)
    await settle()
    expect(screen.getByRole('status').textContent).toBe(`${value}/`)
  }
  rerender(<Parts texts={[]} />)
  expect(screen.getByRole('status').textContent).toBe('')
})

/** Puts two nested `font` elements in the place of every text. */
function translate(root: Node, wrap: Wrap) {
  for (const text of listTexts(root)) {
    const font = document.createElement('font')
    font.append(Object.assign(document.createElement('font'), { textContent: text.textContent }))
    wrap(text, font)
  }
}

function listTexts(root: Node): ChildNode[] {
  if (root instanceof Text) return [root]
  return Array.from(root.childNodes).flatMap(listTexts)
}
