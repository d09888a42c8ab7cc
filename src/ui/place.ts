import {
  autoUpdate,
  computePosition,
  flip,
  offset,
  shift,
  size,
  type Placement,
  type ReferenceElement,
} from '@floating-ui/dom'

const GAP_PX = 4
const EDGE_PX = 8

/** Keeps an element of the top layer beside its anchor and within the window, and says that it has its place by `data-placed`; returns a function that stops. */
export function place(anchor: ReferenceElement, floating: HTMLElement, placement: Placement): () => void {
  const update = async () => {
    const { x, y } = await computePosition(anchor, floating, {
      strategy: 'fixed',
      placement,
      middleware: [
        offset(GAP_PX),
        flip({ padding: EDGE_PX }),
        shift({ padding: EDGE_PX }),
        size({
          padding: EDGE_PX,
          apply: ({ availableHeight }) => {
            floating.style.maxHeight = `${Math.max(96, availableHeight)}px`
          },
        }),
      ],
    })
    floating.style.left = `${x}px`
    floating.style.top = `${y}px`
    floating.dataset['placed'] = ''
  }
  return autoUpdate(anchor, floating, () => void update())
}
