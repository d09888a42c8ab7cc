import { expect, it } from 'vitest'
import { drawLink, drawStairs, type Stair } from './draw-lines'

const step = (row: number, from: number, to: number): Stair => ({ row, from, to })

it.each<[string, Stair[], number, string, string]>([
  ['one node', [step(0, 10, 30)], 100, 'M10 25H30', ''],
  ['two nodes', [step(0, 10, 30), step(2, 30, 50)], 100, 'M10 25H30M30 25V81M30 81H50', ''],
  ['an order against time', [step(1, 10, 30), step(0, 30, 50)], 100, 'M10 53H30M30 53V25M30 25H50', ''],
  ['a step that is hidden', [step(0, 10, 30), step(1, 40, 50)], 100, 'M10 25H30M30 25V53H40M40 53H50', ''],
  ['a node that runs', [step(0, 10, 30)], 20, 'M10 25H20', 'M20 25H30'],
  ['a node ahead', [step(0, 10, 30), step(1, 30, 40)], 20, 'M10 25H20', 'M20 25H30M30 25V53M30 53H40'],
  ['nothing', [], 20, '', ''],
])('the stairs of %s', (_, stairs, nowX, past, ahead) => {
  expect(drawStairs(stairs, { rowPx: 28, nowX })).toEqual({ past, ahead })
})

it('a link goes down between two bars where there is room, else behind where it leaves', () => {
  expect(drawLink({ fromRow: 0, fromX: 10, toRow: 1, toX: 40 }, 28)).toBe('M10 13.5H15V41.5H40')
  expect(drawLink({ fromRow: 0, fromX: 10, toRow: 1, toX: 12 }, 28)).toBe('M10 13.5H15V41.5H12')
})
